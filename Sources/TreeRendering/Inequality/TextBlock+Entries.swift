extension TextBlock {
  /// Names at the left with what is said of each at the right, wrapped; an entry without text is
  /// left out.
  ///
  /// - Parameter indent: The columns that names take.
  static func entries(_ entries: [(String, String?)], indent: Int, width: Int) -> [String] {
    var lines: [String] = []
    for case (let name, let text?) in entries where !text.isEmpty {
      for (index, line) in wrap(text, width: max(1, width - indent)).enumerated() {
        lines.append(padded(index == 0 ? name : "", to: indent) + line)
      }
    }
    return lines
  }
}
