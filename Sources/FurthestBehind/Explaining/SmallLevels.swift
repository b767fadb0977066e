/// Which figures of a node's levels are hidden to protect small cells.
struct SmallLevels {
  /// Unweighted rows from which a rate is shown.
  private let fewest: Int
  private let isWholeHidden: Bool

  /// - Parameter isWholeHidden: whether the node's own rate is hidden.
  init(_ rule: TreeRequest.Suppression, isWholeHidden: Bool) {
    fewest =
      switch rule {
      case .dhs: 25
      case .nchs: 30
      case .none: 0
      }
    self.isWholeHidden = isWholeHidden && rule != .none
  }

  /// Whether the rate of each level is hidden, by the levels' rows.
  ///
  /// With a single small level the next smallest is hidden, too: the node's rate and the others'
  /// would give the small one's away.
  func hidden(_ rows: [Int]) -> [Bool] {
    var hidden = rows.map { isWholeHidden || $0 < fewest }
    let shown = rows.indices.filter { !hidden[$0] }
    if shown.count == rows.count - 1, let next = shown.min(by: { rows[$0] < rows[$1] }) {
      hidden[next] = true
    }
    return hidden
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
