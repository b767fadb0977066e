/// Which figures of the levels of a circumstance are hidden to protect small cells.
struct SmallLevels {
  /// Unweighted rows from which a rate is shown.
  private let fewest: Int
  private let isWholeHidden: Bool
  /// Whether nothing is shown of the node's levels but their rows.
  var hidesWhole: Bool { isWholeHidden }

  /// - Parameter isWholeHidden: whether the node's own rate is hidden.
  init(_ rule: TreeRequest.Suppression, isWholeHidden: Bool) {
    fewest = rule == .none ? 0 : rule.leastRows
    self.isWholeHidden = isWholeHidden && rule != .none
  }

  /// Whether the rate of each level is hidden, by the levels' rows and precision.
  ///
  /// With a single small level, or with several that are small together, the next smallest is
  /// hidden, too: the rate of all and the others' would give theirs away.
  func hidden(_ rows: [Int], isImprecise: [Bool]? = nil) -> [Bool] {
    var hidden = rows.indices.map {
      isWholeHidden || rows[$0] < fewest || isImprecise?[$0] ?? false
    }
    while true {
      let small = rows.indices.filter { hidden[$0] && rows[$0] > 0 }
      guard !small.isEmpty, small.count == 1 || small.reduce(0, { $0 + rows[$1] }) < fewest,
        let next = rows.indices.filter({ !hidden[$0] }).min(by: { rows[$0] < rows[$1] })
      else { return hidden }
      hidden[next] = true
    }
  }

  /// Whether the gain of a division may be shown: it gives the rates of both sides away, and with
  /// them the rate of the hidden levels on a side.
  func showsDivision(_ rows: [Int], _ isHidden: [Bool], _ isLeft: [Bool]) -> Bool {
    if isWholeHidden { return false }
    return [true, false].allSatisfy { side in
      let levels = rows.indices.filter { isLeft[$0] == side }
      let hidden = levels.filter { isHidden[$0] }
      // One hidden level alone on its side would be laid open.
      return levels.reduce(0) { $0 + rows[$1] } >= fewest
        && (hidden.isEmpty || hidden.count > 1 && hidden.reduce(0) { $0 + rows[$1] } >= fewest)
    }
  }
}
