public import FurthestBehind
import SurveyModel

/// The measures of inequality as text for a terminal or a log.
public struct InequalityTextRenderer {
  private let width: Int
  private let style: TextStyle

  /// Creates a renderer.
  ///
  /// - Parameters:
  ///   - width: The most columns a line takes, at least 40; wide characters count as two.
  ///   - colour: Whether ANSI colour codes are written.
  ///   - ascii: Whether the renderer's own characters are ASCII only.
  public init(width: Int = 80, colour: Bool = false, ascii: Bool = false) {
    self.width = max(width, TextRenderer.minimumWidth)
    style = TextStyle(ascii: ascii, colour: colour)
  }

  /// The finding as lines of at most the given width.
  public func render(_ finding: InequalityFinding) -> String {
    let tables = InequalityTables(finding)
    let sections = [
      header(finding),
      InequalitySection(tables.indices, in: .english).lines(style: style, width: width),
      tables.ranking.lines(style: style, width: width),
      tables.comparisons.lines(style: style, width: width),
      tables.regression.lines(style: style, width: width),
      TextBlock.wrap(SampleWords(finding, in: .english).exclusions, width: width),
    ]
    return sections.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }

  private func header(_ finding: InequalityFinding) -> [String] {
    let indicator = IndicatorWords(finding.indicator, in: .english)
    let sample = SampleWords(finding, in: .english)
    let title = TextBlock.wrap("Inequality: " + indicator.title, width: width)
    let underline = title.map { DisplayWidth.of($0) }.max() ?? 0
    let heading = title.map(style.heading) + [String(repeating: style.rule, count: underline)]
    return heading
      + TextBlock.entries(
        [
          ("Direction", finding.indicator.direction.rawValue), ("Definition", sample.definition),
          ("Survey", sample.survey), ("Data", sample.file), ("Sample", sample.sample),
          ("Average", finding.rate.map(Language.english.percent)),
        ], indent: 12, width: width)
  }
}
