import FurthestBehind

/// How far apart the children of every split are, with the test of their difference.
struct SplitTable {
  /// One split.
  struct Row {
    /// The group that is divided and the circumstance that divides it: "Bottom 40: residence".
    let words: String
    /// Right child's rate minus left one's in percentage points; "*" when hidden.
    let difference: String
    /// Its interval.
    let interval: String
    /// The Rao-Scott statistic, its denominator degrees of freedom and its p-value.
    let f: String
    let df: String
    let p: String
  }

  /// Parents before children; empty in a finding without estimates.
  let rows: [Row]

  init(_ finding: Finding, in language: Language) {
    let nodes = FindingTree(finding).nodes.filter { !$0.isLeaf }
    guard nodes.contains(where: { $0.figures.split?.difference != nil }) else {
      rows = []
      return
    }
    let words = GroupWords(finding, in: language)
    rows = nodes.compactMap { node in
      guard let branch = node.branches.first else { return nil }
      let isHidden = node.branches.contains { $0.child.figures.rate == nil }
      let missing = isHidden ? CellText.hidden : CellText.none
      let difference = node.figures.split?.difference
      let test = node.figures.split?.test
      var interval: String?
      if let low = difference?.low, let high = difference?.high {
        interval = language.range(low, high)
      }
      return Row(
        words: words.named(of: node.figures.conditions, by: branch.circumstance),
        difference: difference.map { language.percentNumber($0.value) } ?? missing,
        interval: interval ?? missing, f: test.map { language.ratio($0.f) } ?? missing,
        df: test.map { language.value($0.df2) } ?? missing,
        p: test.map { language.probability($0.p) } ?? missing)
    }
  }
}
