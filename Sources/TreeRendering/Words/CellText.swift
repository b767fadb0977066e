import FurthestBehind

/// A node's figures as they stand in trees and tables, small and hidden cells marked.
struct CellText {
  /// What stands for a hidden figure.
  static let hidden = "*"
  /// What stands for a figure that does not exist.
  static let none = "-"

  private let language: Language
  private let marksSmallCells: Bool

  init(_ finding: Finding, in language: Language) {
    self.language = language
    marksSmallCells = finding.run.options["suppress"] == "dhs"
  }

  /// The rate: "28.3%", "(28.3%)" for a small cell, "*" when hidden.
  func rate(_ node: Finding.Node) -> String {
    guard let rate = node.rate, !node.suppressed else { return CellText.hidden }
    return marked(language.percent(rate), of: node)
  }

  /// The interval in per cent, "25.1-31.7"; "-" when there is none.
  func interval(_ node: Finding.Node) -> String {
    if node.suppressed || node.rate == nil { return CellText.hidden }
    guard let low = node.estimate?.low, let high = node.estimate?.high else {
      return CellText.none
    }
    // Wald's interval may leave the scale.
    return language.range(min(max(low, 0), 1), min(max(high, 0), 1))
  }

  /// PSUs with a case; "-" when they are not counted.
  func psus(_ node: Finding.Node) -> String {
    if isHidden(node) { return CellText.hidden }
    return node.estimate?.psus.map(language.count) ?? CellText.none
  }

  /// Rows: "n 500".
  func rows(_ node: Finding.Node) -> String {
    language.text(.nodeCases, ["n": language.count(node.n)])
  }

  /// Rows, and PSUs where they are counted: "n 500, 30 PSUs".
  func cases(_ node: Finding.Node) -> String {
    guard !isHidden(node), let psus = node.estimate?.psus else { return rows(node) }
    return language.text(
      .nodeCasesPSUs,
      ["n": language.count(node.n), "psus": language.text(.psus, count: psus)])
  }

  /// The weighted share: "share 10.1%".
  func share(_ node: Finding.Node) -> String {
    language.text(.nodeShare, ["share": language.percent(node.share)])
  }

  /// The leaf's share of the deprived.
  func deprivedShare(_ node: Finding.Node) -> String {
    share(node.deprivedShare, of: node)
  }

  /// The share of the deprived in a row's leaf and the worse ones.
  func cumulativeDeprivedShare(_ row: LeafTable.Row) -> String {
    share(row.cumulativeDeprivedShare, of: row.figures)
  }

  /// Whether the node's rate stands in parentheses: 25 to 49 unweighted rows under the DHS rule.
  func isSmall(_ node: Finding.Node) -> Bool {
    marksSmallCells && (25...49).contains(node.n) && !isHidden(node)
  }

  /// Whether the node's rate is not shown.
  func isHidden(_ node: Finding.Node) -> Bool {
    node.suppressed || node.rate == nil
  }

  private func share(_ share: Double?, of node: Finding.Node) -> String {
    if isHidden(node) { return CellText.hidden }
    return share.map(language.percent) ?? CellText.none
  }

  private func marked(_ text: String, of node: Finding.Node) -> String {
    isSmall(node) ? "(" + text + ")" : text
  }
}
