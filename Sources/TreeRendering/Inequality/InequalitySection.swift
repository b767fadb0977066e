import FurthestBehind

/// The section on inequality below a tree.
struct InequalitySection {
  /// The heading.
  static let title = "Inequality"

  private let words: InequalityWords

  /// Nil when the finding has no such figures.
  init?(_ finding: Finding) {
    guard let inequality = finding.inequality else { return nil }
    words = InequalityWords(inequality, label: GroupWords(finding).label)
  }

  init(_ words: InequalityWords) {
    self.words = words
  }

  /// The heading, the entries and the notes, wrapped.
  func lines(style: TextStyle, width: Int) -> [String] {
    let indent = 2 + (words.entries.map { DisplayWidth.of($0.name) }.max() ?? 0)
    return [style.heading(Self.title)]
      + TextBlock.entries(
        words.entries.map { ($0.name, Optional($0.text)) }, indent: indent, width: width)
      + words.notes.flatMap { TextBlock.wrap($0, width: width) }
  }
}
