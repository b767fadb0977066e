/// Wrapping and padding of text by display width.
enum TextBlock {
  /// The text in lines of at most `width` columns, broken at spaces; a word that is longer is
  /// broken between characters.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  static func wrap(_ text: String, width: Int) -> [String] {
    wrap(words: text.split(separator: " ").map(String.init), width: width)
  }

  /// The words in lines of at most `width` columns; a word may hold spaces and then is kept
  /// together where a line can hold it.
  static func wrap(words: [String], width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    for word in words {
      let needed = DisplayWidth.of(word)
      if used > 0, used + 1 + needed <= width {
        line += " " + word
        used += 1 + needed
        continue
      }
      if used > 0 { lines.append(line) }
      var pieces = needed <= width ? [word] : pieces(of: word, width: width)
      line = pieces.popLast() ?? ""
      used = DisplayWidth.of(line)
      lines += pieces
    }
    if used > 0 || lines.isEmpty { lines.append(line) }
    return lines
  }

  /// The text with spaces behind it, up to `width` columns.
  static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - DisplayWidth.of(text)))
  }

  /// The text with spaces before it, up to `width` columns.
  static func rightAligned(_ text: String, to width: Int) -> String {
    String(repeating: " ", count: max(0, width - DisplayWidth.of(text))) + text
  }

  /// The line without spaces at its end.
  static func trimmed(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }

  /// The word in pieces of at most `width` columns, at its own spaces where it has some.
  private static func pieces(of word: String, width: Int) -> [String] {
    if word.contains(" ") { return wrap(word, width: width) }
    var pieces: [String] = []
    var piece = ""
    var used = 0
    for character in word {
      let needed = DisplayWidth.of(String(character))
      if used > 0, used + needed > width {
        pieces.append(piece)
        piece = ""
        used = 0
      }
      piece.append(character)
      used += needed
    }
    pieces.append(piece)
    return pieces
  }
}
