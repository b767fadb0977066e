public import FurthestBehind

/// One finding on a page of its own.
public struct HTMLRenderer: FindingRenderer {
  private let language: Language
  private let dialect: CSVRenderer.Dialect

  /// Creates a renderer.
  ///
  /// - Parameters:
  ///   - language: The language of words and numbers.
  ///   - dialect: How the tables to be saved from the page are written.
  public init(language: Language = .english, dialect: CSVRenderer.Dialect = .plain) {
    self.language = language
    self.dialect = dialect
  }

  /// The finding as a page.
  public func render(_ finding: Finding) -> String {
    let parts = FindingParts(
      finding, isOutsidePublished: finding.published?.isWithin == false, reason: nil, level: 2,
      language: language, dialect: dialect)
    let page = Page(
      language: language, title: FigureNotes(finding, in: language).title,
      lead: [.block("p", [:], FigureNotes(finding, in: language).subtitle)], body: [parts.html],
      foot: [PlainText.line(finding.tool.name + " " + finding.tool.version)])
    return page.document
  }
}
