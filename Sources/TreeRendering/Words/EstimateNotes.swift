import FurthestBehind

/// The footnotes on intervals and on small cells, only those that the figures call for.
struct EstimateNotes {
  private let finding: Finding
  private let nodes: [Finding.Node]

  init(_ finding: Finding) {
    self.finding = finding
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
    let level = nodes.lazy.compactMap { $0.estimate?.confidence }.first ?? 0.95
    return FigureText.value((level * 1000).rounded() / 10) + "% interval"
  }

  /// The interval of the gap in percentage points; nil when there is none.
  var gapInterval: String? {
    guard let gap = finding.gapEstimate, let low = gap.low, let high = gap.high else { return nil }
    return FigureText.range(low, high)
  }

  /// The notes, in the order in which they are printed.
  var notes: [String] {
    [intervals, missingIntervals, hidden, small, fewDegreesOfFreedom].compactMap { $0 }
  }

  /// What is to be known of every test and difference printed; nil where there is none.
  var search: String? {
    guard finding.gapEstimate != nil || nodes.contains(where: { $0.split?.difference != nil })
    else { return nil }
    return "Differences, their intervals and the Rao-Scott tests F are not adjusted for the search "
      + "that chose the groups: they look more certain than they are."
  }

  /// Method, weight and design of the intervals.
  private var intervals: String? {
    guard hasIntervals, let estimate = nodes.lazy.compactMap(\.estimate).first else { return nil }
    let options = finding.run.options
    func column(_ words: String, _ key: String) -> String? {
      options[key].flatMap { $0.isEmpty ? nil : words + " " + PlainText.line($0) }
    }
    let design = [
      column("weight", "weight") ?? "no weight", column("PSU", "psu"),
      column("strata", "strata"), column("finite population", "fpc"), lonePSUs,
    ].compactMap { $0 }
    let text =
      "Rates with their " + intervalHeading + ": " + estimate.method
      + " method, Taylor linearisation, " + design.joined(separator: ", ") + "."
    return finding.sample.psus == nil
      ? text + " No PSU column: each row counts as a PSU, so intervals are likely too narrow."
      : text
  }

  /// How many strata have a single PSU, and what is made of them.
  private var lonePSUs: String? {
    guard let lone = finding.sample.design?.loneStrata, lone > 0 else { return nil }
    let policy = finding.run.options["lone-psu"].map { " (" + PlainText.line($0) + ")" } ?? ""
    return SampleWords.counted(lone, "stratum", "strata") + " with a single PSU" + policy
  }

  /// Why an interval is missing, each reason once.
  private var missingIntervals: String? {
    var reasons: [String] = []
    for note in nodes.compactMap({ $0.estimate?.note }).map(PlainText.line)
    where !note.isEmpty && !reasons.contains(note) {
      reasons.append(note)
    }
    return reasons.isEmpty ? nil : "Standard errors: " + reasons.joined(separator: "; ") + "."
  }

  private var hidden: String? {
    guard nodes.contains(where: CellText(finding).isHidden) else { return nil }
    return
      (finding.run.options["suppress"] == "nchs"
      ? "* Hidden: too few rows or too uncertain, or needed to protect such a group."
      : "* Hidden: too few rows, or needed to protect a group with too few rows.")
      + " Two hidden groups count as the one that they make up; furthest behind and ahead are"
      + " among the groups shown."
  }

  private var small: String? {
    guard nodes.contains(where: CellText(finding).isSmall) else { return nil }
    return "( ) Rate from 25 to 49 unweighted rows: to be read with care."
  }

  /// Under the NCHS standards a rate on fewer than 8 degrees of freedom is to be reviewed.
  private var fewDegreesOfFreedom: String? {
    guard finding.run.options["suppress"] == "nchs" else { return nil }
    let letters = nodes.filter { ($0.estimate?.df ?? 8) < 8 && !CellText(finding).isHidden($0) }
      .compactMap(\.letter).map(PlainText.line)
    guard !letters.isEmpty else { return nil }
    return "Fewer than 8 degrees of freedom, to be read with care: "
      + letters.joined(separator: ", ")
      + "."
  }
}
