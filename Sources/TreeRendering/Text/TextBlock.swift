/// Wrapping and padding of text by display width.
enum TextBlock {
  /// The text in lines of at most `width` columns, broken at spaces; a word that is longer is
  /// broken between characters.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  static func wrap(_ text: String, width: Int) -> [String] {
    wrap(words: LineBreaking.words(of: text), width: width)
  }

  /// The words in lines of at most `width` columns; a word may hold spaces and then is kept
  /// together where a line can hold it.
  static func wrap(words: [String], width: Int) -> [String] {
    LineBreaking.lines(of: words, width: width, space: 1) { DisplayWidth.of($0) }
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
    guard line.utf8.last == UInt8(ascii: " ") else { return line }
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }
}
