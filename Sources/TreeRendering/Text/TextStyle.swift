/// Glyphs and colours of the text format.
struct TextStyle {
  /// Whether the renderer's own characters are ASCII only; labels stay as they are.
  let ascii: Bool
  /// Whether ANSI colour codes are written.
  let colour: Bool

  /// The character that underlines a heading.
  var rule: String { ascii ? "=" : "═" }

  /// What points at a marked node: "◀ furthest behind".
  func marker(_ extreme: Extreme, in language: Language) -> String {
    (ascii ? "< " : "◀ ") + extreme.words(in: language)
  }

  /// The strokes before a child, `indent` (1-3) columns wide.
  func branch(isLast: Bool, indent: Int) -> String {
    let strokes = ascii ? (isLast ? "`-- " : "|-- ") : (isLast ? "└─ " : "├─ ")
    if indent == 1 { return String(strokes.prefix(1)) }
    return String(strokes.prefix(indent - 1)) + " "
  }

  /// The strokes beside what hangs below a child, `indent` (1-3) columns wide.
  func stem(isLast: Bool, indent: Int) -> String {
    let bar = ascii ? "|" : "│"
    return (isLast ? " " : bar) + String(repeating: " ", count: indent - 1)
  }

  /// A heading in bold.
  func heading(_ text: String) -> String {
    painted(colour ? BidirectionalText.marked(text) : text, "1")
  }

  /// A line in which figures keep their place beside an Arabic label; a painted line is marked
  /// already.
  func marked(_ line: String) -> String {
    line.utf8.contains(0x1B) ? line : BidirectionalText.marked(line)
  }

  /// Text in the colour of one end: vermilion or blue, which colour-blind readers tell apart.
  func painted(_ text: String, _ extreme: Extreme) -> String {
    painted(text, extreme == .behind ? "1;38;5;166" : "1;38;5;32")
  }

  private func painted(_ text: String, _ code: String) -> String {
    colour ? "\u{1B}[" + code + "m" + text + "\u{1B}[0m" : text
  }
}
