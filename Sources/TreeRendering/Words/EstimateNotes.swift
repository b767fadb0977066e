import FurthestBehind

/// The footnotes on intervals and on small cells, only those that the figures call for.
struct EstimateNotes {
  private let finding: Finding
  private let language: Language
  private let nodes: [Finding.Node]

  init(_ finding: Finding, in language: Language) {
    self.finding = finding
    self.language = language
    nodes = FindingTree(finding).nodes.map(\.figures)
  }

  /// Whether any node carries an interval.
  var hasIntervals: Bool {
    nodes.contains { $0.estimate?.low != nil && $0.estimate?.high != nil }
  }

  /// Whether any node tells its PSUs.
  var hasPSUs: Bool {
    nodes.contains { $0.estimate?.psus != nil }
  }

  /// "95% interval".
  var intervalHeading: String {
    language.intervalName(nodes.lazy.compactMap { $0.estimate?.confidence }.first ?? 0.95)
  }

  /// The interval of the gap in percentage points; nil when there is none.
  var gapInterval: String? {
    guard let gap = finding.gapEstimate, let low = gap.low, let high = gap.high else { return nil }
    return language.range(low, high)
  }

  /// The notes, in the order in which they are printed.
  var notes: [String] {
    [intervals, missingIntervals, hidden, small, fewDegreesOfFreedom].compactMap { $0 }
  }

  /// What is to be known of every test and difference printed; nil where there is none.
  var search: String? {
    guard finding.gapEstimate != nil || nodes.contains(where: { $0.split?.difference != nil })
    else { return nil }
    return language[.searchNote]
  }

  /// Method, weight and design of the intervals.
  private var intervals: String? {
    guard hasIntervals, let estimate = nodes.lazy.compactMap(\.estimate).first else { return nil }
    func column(_ phrase: Phrase, _ key: String) -> String? {
      finding.run.options[key].flatMap {
        $0.isEmpty ? nil : language.text(phrase, ["column": PlainText.line($0)])
      }
    }
    let design = [
      column(.weightColumn, "weight") ?? language[.noWeight], column(.psuColumn, "psu"),
      column(.strataColumn, "strata"), column(.fpcColumn, "fpc"), lonePSUs,
    ].compactMap { $0 }
    let note = language.text(
      .intervalsNote,
      [
        "interval": intervalHeading, "method": PlainText.line(estimate.method),
        "design": design.joined(separator: ", "),
      ])
    return finding.sample.psus == nil ? note + " " + language[.rowsAsPSUs] : note
  }

  /// How many strata have a single PSU, and what is made of them.
  private var lonePSUs: String? {
    guard let lone = finding.sample.design?.loneStrata, lone > 0 else { return nil }
    let strata = language.text(.lonePSUs, count: lone)
    guard let policy = finding.run.options["lone-psu"] else { return strata }
    return language.text(
      .lonePSUsPolicy, ["strata": strata, "policy": PlainText.line(policy)])
  }

  /// Why an interval is missing, each reason once.
  private var missingIntervals: String? {
    var reasons: [String] = []
    for note in nodes.compactMap({ $0.estimate?.note }).map(language.remark)
    where !note.isEmpty && !reasons.contains(note) {
      reasons.append(note)
    }
    return reasons.isEmpty
      ? nil
      : language.text(.standardErrors, ["reasons": reasons.joined(separator: language[.semicolon])])
  }

  private var hidden: String? {
    guard nodes.contains(where: CellText(finding, in: language).isHidden) else { return nil }
    let isNCHS = finding.run.options["suppress"] == "nchs"
    return language[isNCHS ? .hiddenNoteNCHS : .hiddenNote] + " " + language[.hiddenPairs]
  }

  private var small: String? {
    guard nodes.contains(where: CellText(finding, in: language).isSmall) else { return nil }
    return language[.smallNote]
  }

  /// Under the NCHS standards a rate on fewer than 8 degrees of freedom is to be reviewed.
  private var fewDegreesOfFreedom: String? {
    guard finding.run.options["suppress"] == "nchs" else { return nil }
    let cells = CellText(finding, in: language)
    let letters = nodes.filter { ($0.estimate?.df ?? 8) < 8 && !cells.isHidden($0) }
      .compactMap(\.letter).map(PlainText.line)
    guard !letters.isEmpty else { return nil }
    return language.text(.fewDegrees, ["letters": letters.joined(separator: ", ")])
  }
}
