import ClassificationTree
import SurveyStatistics

/// Whether measures over the cells of circumstances may stand beside the rates that are shown.
///
/// D, its parts and the geometric HOI are equations between the rates of cells. They give a hidden
/// group's rate away where there are as many of them as rates left unknown.
struct InequalityDisclosure {
  /// Unweighted rows that a group must have to be shown.
  let leastRows: Int
  /// The rates shown of which none follows from the others.
  private let shownRates: Int
  /// Whether the rate of a group is hidden.
  private let hidesGroups: Bool
  /// Whether not even the average is shown.
  private let isWholeHidden: Bool
  /// Equations that other figures add.
  private let otherEquations: Int

  /// Beside a tree and what was found with it.
  init(_ suppression: TreeRequest.Suppression, finding: Finding, shown: ShownGroups) {
    leastRows = suppression.leastRows
    shownRates = shown.rank
    hidesGroups = shown.hidesGroups
    isWholeHidden = suppression != .none && finding.nodes.first?.rate == nil
    otherEquations = 0
  }

  /// Beside comparisons and odds ratios, which tell the rates of the levels that are shown.
  init(
    _ suppression: TreeRequest.Suppression, levelsOf sample: Sample, precision: LevelPrecision,
    hasRanking: Bool
  ) {
    leastRows = suppression.leastRows
    let small = SmallLevels(suppression, isWholeHidden: precision.hidesWhole)
    var (shownRates, hidesGroups) = (1, false)
    for place in sample.cells.circumstances.indices {
      let rows = LevelSums(sample, circumstance: place).rows
      let isHidden = small.hidden(rows, isImprecise: precision.levels(of: place))
      let present = rows.count { $0 > 0 }
      let hidden = rows.indices.count { rows[$0] > 0 && isHidden[$0] }
      // The last level follows from the average.
      shownRates += min(present - hidden, max(0, present - 1))
      if hidden > 0 { hidesGroups = true }
    }
    self.shownRates = shownRates
    self.hidesGroups = hidesGroups
    isWholeHidden = precision.hidesWhole
    otherEquations = hasRanking ? 1 : 0
  }

  /// Whether the measures of cells may be shown.
  ///
  /// - Parameters:
  ///   - rows: unweighted rows of every cell.
  ///   - groups: circumstances, or groups of them, among which D is decomposed.
  func allows(_ rows: [Int32], groups: Int) -> Bool {
    guard leastRows > 1 else { return true }
    let occupied = rows.filter { $0 > 0 }
    guard !isWholeHidden, occupied.reduce(0, { $0 + Int($1) }) >= leastRows else { return false }
    // Of two cells D tells both rates.
    if occupied.count == 2, occupied.contains(where: { $0 < leastRows }) { return false }
    guard hidesGroups else { return true }
    // D, the geometric HOI, and parts that sum to D.
    let parts = groups <= ShapleyDecomposition.limit ? max(0, groups - 1) : 0
    return occupied.count - shownRates > 2 + parts + otherEquations
  }
}
