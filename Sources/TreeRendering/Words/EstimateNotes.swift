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

  /// The notes, in the order in which they are printed.
  var notes: [String] {
    [intervals, missingIntervals, hidden, small].compactMap { $0 }
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
      column("strata", "strata"), column("lone PSU", "lone-psu"),
    ].compactMap { $0 }
    let text =
      "Rates with their " + intervalHeading + ": " + estimate.method
      + " method, Taylor linearisation, " + design.joined(separator: ", ") + "."
    return finding.sample.psus == nil
      ? text + " No PSU column: each row counts as a PSU, so intervals are likely too narrow."
      : text
  }

  /// Why an interval is missing, each reason once.
  private var missingIntervals: String? {
    guard hasIntervals else { return nil }
    var reasons: [String] = []
    for note in nodes.compactMap({ $0.estimate?.note }).map(PlainText.line)
    where !note.isEmpty && !reasons.contains(note) {
      reasons.append(note)
    }
    return reasons.isEmpty ? nil : "Standard errors: " + reasons.joined(separator: "; ") + "."
  }

  private var hidden: String? {
    guard nodes.contains(where: CellText(finding).isHidden) else { return nil }
    return "* Hidden: too few rows, or needed to protect a group with too few rows."
      + " Furthest behind and ahead are among the groups shown."
  }

  private var small: String? {
    guard nodes.contains(where: CellText(finding).isSmall) else { return nil }
    return "( ) Rate from 25 to 49 unweighted rows: to be read with care."
  }
}
