import FurthestBehind

/// Everything that a page says of one finding, from what is most important to how it was made.
struct FindingParts {
  private let finding: Finding
  private let isOutsidePublished: Bool
  private let reason: String?
  private let level: Int
  private let language: Language
  private let dialect: CSVRenderer.Dialect

  /// - Parameters:
  ///   - isOutsidePublished: Whether the average contradicts the published figure.
  ///   - reason: Why the tree is not passed off as good.
  ///   - level: The level of the parts' headings.
  init(
    _ finding: Finding, isOutsidePublished: Bool, reason: String?, level: Int,
    language: Language, dialect: CSVRenderer.Dialect
  ) {
    self.finding = finding
    self.isOutsidePublished = isOutsidePublished
    self.reason = reason
    self.level = level
    self.language = language
    self.dialect = dialect
  }

  /// The parts, each under its heading.
  var html: HTML {
    .joined([
      caution, verdict, sentences, figure, groups,
      part(.targeting, TargetingPart(finding, in: language).html),
      part(.robustness, RobustnessPart(finding, in: language).html),
      part(.search, SearchPart(finding, in: language).html),
      part(.inequality, InequalityPart(finding, in: language).html),
      part(.warnings, warnings),
      part(.method, MethodPart(finding, in: language).html),
    ])
  }

  /// A part that can be folded away; nothing without content.
  private func part(_ heading: Phrase, _ content: [HTML]) -> HTML {
    let content = HTML.joined(content)
    guard content != .nothing else { return .nothing }
    return .block(
      "details", ["open": "open"],
      .block("summary", [:], .inline("h\(level)", [:], language[heading])), content)
  }

  // MARK: What is most important

  private var caution: HTML {
    guard isOutsidePublished else { return .nothing }
    var words = language[.outsidePublishedCaution]
    if let published = finding.published,
      let average = FindingEnds(finding, in: language).root?.rate
    {
      words = language.text(
        .publishedDiffers,
        [
          "average": language.perCent(average), "published": language.perCent(published.rate),
          "tolerance": language.points(published.tolerance),
        ])
    }
    return .block(
      "div", ["class": "caution"], .block("p", [:], .inline("strong", [:], words)),
      .block("p", [:], reason ?? ""))
  }

  private var verdict: HTML {
    guard let judgement = finding.verdict,
      let words = RobustnessWords(finding, in: language).verdict
    else {
      return .nothing
    }
    let kind =
      switch judgement.value {
      case .robust?: "robust"
      case .sensitive?: "sensitive"
      case .doNotQuote?: "refused"
      case nil: ""
      }
    return .block("p", ["class": "verdict finding " + kind], words)
  }

  private var sentences: HTML {
    let sentences = FindingSentences(finding, in: language)
    return .joined(
      [sentences.behind, sentences.ahead].map { .block("p", ["class": "finding"], $0) })
  }

  private var figure: HTML {
    let svg = SVGRenderer(language: language).render(finding)
    return FigureFrame(
      svg: svg, file: DataLink.fileName(IndicatorWords(finding, in: language).title, ending: "svg"),
      language: language
    ).html
  }

  // MARK: The groups

  private var groups: HTML {
    let words = EstimateNotes(finding, in: language)
    let csv = DataLink.link(
      language[.saveTable],
      file: DataLink.fileName(IndicatorWords(finding, in: language).title, ending: "csv"),
      type: "text/csv;charset=utf-8",
      content: CSVRenderer(dialect: dialect, language: language).render(finding))
    return .joined([
      GroupTables(finding, in: language).leaves,
      .block("p", ["class": "download"], csv),
      notes(words.notes),
      GroupTables(finding, in: language).tree,
      GroupTables(finding, in: language).splits,
      notes([words.search].compactMap { $0 }),
    ])
  }

  private func notes(_ notes: [String]) -> HTML {
    .joined(notes.map { .block("p", ["class": "note"], $0) })
  }

  private var warnings: [HTML] {
    [.block("ul", of: finding.run.warnings.map { .block("li", [:], language.remark($0)) })]
  }
}
