/// Breaks text between words so that no line is longer than `width`, unless one word is.
///
/// Widths count characters. Line breaks in the text are kept.
func wrapped(_ text: String, to width: Int) -> [String] {
  let paragraphs: [Substring] = text.split(separator: "\n", omittingEmptySubsequences: false)
  return paragraphs.flatMap { lines(of: $0.split(separator: " "), to: width) }
}

/// Sets words, which may hold blanks of their own, into lines of at most `width` characters.
func lines(of words: [some StringProtocol], to width: Int) -> [String] {
  var lines: [String] = []
  var line = ""
  var length = 0
  for word in words {
    let count = word.count
    if length > 0, length + 1 + count > width {
      lines.append(line)
      line = ""
      length = 0
    }
    if length > 0 { line += " " }
    line += word
    length += (length > 0 ? 1 : 0) + count
  }
  return lines + [line]
}

/// The first sentence of a text, without its full stop: for places where space is short.
func firstSentence(of text: String) -> String {
  var previous: Character?
  for index in text.indices {
    let character = text[index]
    if previous == ".", character.isWhitespace {
      return String(text[..<text.index(before: index)])
    }
    previous = character
  }
  return text.hasSuffix(".") ? String(text.dropLast()) : text
}
