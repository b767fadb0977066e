extension BidirectionalText {
  /// Whether the first letter with a direction runs from right to left.
  static func startsRightToLeft(_ text: String) -> Bool {
    guard text.unicodeScalars.contains(where: isRightToLeft) else { return false }
    for run in runs(of: text) {
      if run.isRightToLeft { return true }
      let hasLetter = run.text.unicodeScalars.contains { $0.properties.isAlphabetic }
      if hasLetter { return false }
    }
    return false
  }

  /// A line that stands by itself: left as it is where it runs from right to left, else marked.
  static func line(_ text: String) -> String {
    startsRightToLeft(text) ? text : marked(text)
  }

  /// A line that stands by itself in a picture: what runs from right to left is embedded as a whole.
  ///
  /// The characters that do so (U+202B, U+202C) are the one way on which browsers, converters and
  /// word processors agree: with the attribute `direction`, some take the line's place for its end.
  static func embedded(_ text: String) -> String {
    startsRightToLeft(text) ? "\u{202B}" + text + "\u{202C}" : marked(text)
  }

  /// Lines that run from left to right, with an invisible mark (U+200E) behind whatever in them
  /// does not, so that figures beside an Arabic label keep their place.
  static func marked(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isRightToLeft) else { return text }
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let runs = joinedRuns(of: String(line))
      return runs.enumerated().map { place, run in
        run.isRightToLeft && place + 1 < runs.count ? run.text + "\u{200E}" : String(run.text)
      }.joined()
    }.joined(separator: "\n")
  }

  /// The runs, those from right to left joined where only numbers stand between them.
  private static func joinedRuns(of line: String) -> [Run] {
    var joined: [Run] = []
    for run in runs(of: line) {
      if run.isRightToLeft, joined.count > 1, let between = joined.last,
        !between.text.unicodeScalars.contains(where: \.properties.isAlphabetic),
        !between.text.contains("  ")
      {
        joined.removeLast()
        let start = joined.removeLast().text.startIndex
        joined.append(Run(text: line[start..<run.text.endIndex], isRightToLeft: true))
      } else {
        joined.append(run)
      }
    }
    return joined
  }
}
