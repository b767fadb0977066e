public import FurthestBehind
import SurveyModel

/// The measures of inequality as text for a terminal or a log.
public struct InequalityTextRenderer {
  private let width: Int
  private let style: TextStyle
  private let language: Language

  /// Creates a renderer.
  ///
  /// - Parameters:
  ///   - width: The most columns a line takes, at least 40; wide characters count as two.
  ///   - colour: Whether ANSI colour codes are written.
  ///   - ascii: Whether the renderer's own characters are ASCII only.
  ///   - language: The language of the words.
  public init(
    width: Int = 80, colour: Bool = false, ascii: Bool = false, language: Language = .english
  ) {
    self.language = language
    self.width = max(width, TextRenderer.minimumWidth)
    style = TextStyle(ascii: ascii, colour: colour)
  }

  /// The finding as lines of at most the given width.
  public func render(_ finding: InequalityFinding) -> String {
    let tables = InequalityTables(finding, in: language)
    let sections = [
      header(finding),
      InequalitySection(tables.indices, in: language).lines(style: style, width: width),
      tables.ranking.lines(style: style, width: width),
      tables.comparisons.lines(style: style, width: width),
      tables.regression.lines(style: style, width: width),
      TextBlock.wrap(SampleWords(finding, in: language).exclusions, width: width),
    ]
    return sections.map { $0.map(style.marked).joined(separator: "\n") + "\n" }
      .joined(separator: "\n")
  }

  private func header(_ finding: InequalityFinding) -> [String] {
    let indicator = IndicatorWords(finding.indicator, in: language)
    let sample = SampleWords(finding, in: language)
    let title = TextBlock.wrap(
      language.text(.inequalityOf, ["title": indicator.title]), width: width)
    let underline = title.map { DisplayWidth.of($0) }.max() ?? 0
    let heading = title.map(style.heading) + [String(repeating: style.rule, count: underline)]
    let entries: [(Phrase, String?)] = [
      (.direction, indicator.directionWord), (.definitionHeading, sample.definition),
      (.survey, sample.survey), (.data, sample.file), (.sample, sample.sample),
      (.average, finding.rate.map(language.percent)),
    ]
    let indent = 2 + (entries.map { DisplayWidth.of(language[$0.0]) }.max() ?? 0)
    return heading
      + TextBlock.entries(
        entries.map { (language[$0.0], $0.1) }, indent: indent, width: width)
  }
}
