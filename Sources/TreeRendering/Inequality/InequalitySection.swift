import FurthestBehind

/// The section on inequality below a tree.
struct InequalitySection {
  private let words: InequalityWords
  private let language: Language

  /// Nil when the finding has no such figures.
  init?(_ finding: Finding, in language: Language) {
    guard let inequality = finding.inequality else { return nil }
    words = InequalityWords(
      inequality, in: language, label: GroupWords(finding, in: language).label)
    self.language = language
  }

  init(_ words: InequalityWords, in language: Language) {
    self.language = language
    self.words = words
  }

  /// The heading, the entries and the notes, wrapped.
  func lines(style: TextStyle, width: Int) -> [String] {
    let indent = 2 + (words.entries.map { DisplayWidth.of($0.name) }.max() ?? 0)
    return [style.heading(language[.inequality])]
      + TextBlock.entries(
        words.entries.map { ($0.name, Optional($0.text)) }, indent: indent, width: width)
      + words.notes.flatMap { TextBlock.wrap($0, width: width) }
  }
}
