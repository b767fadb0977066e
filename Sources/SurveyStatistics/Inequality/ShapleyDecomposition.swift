package import SurveyModel

/// The exact Shapley decomposition of D into the parts of circumstances.
///
/// The value of a set S is D over the cells merged to S, 0 for the empty set; the part of a
/// circumstance is the mean over all orders of entry of what it adds. Parts sum to D, a constant
/// circumstance gets 0, and circumstances that always agree get equal parts.
///
/// Source: Shorrocks (2013), Decomposition procedures for distributional analysis; Hoyos and
/// Narayan (2011) for D.
package struct ShapleyDecomposition: Sendable, Equatable {
  /// Why a decomposition cannot be made.
  package enum Failure: Error, Equatable {
    /// More circumstances (or groups) than can be decomposed exactly.
    case tooManyCircumstances(count: Int, limit: Int)
    /// Circumstances with so many levels that their combinations cannot be coded.
    case tooManyLevels
  }

  /// A way to share work out: what a closure makes of the numbers below a count, in their order.
  package typealias Map = (_ count: Int, (Int) -> [[Double]]) -> [[[Double]]]

  /// The circumstances, or groups of circumstances, that can be decomposed.
  package static let limit = 12

  /// The part of each group of circumstances, in the order given, in units of D.
  package let contributions: [Double]
  /// D over the cells of all circumstances decomposed.
  package let d: Double

  /// The contributions as shares of D (0-1, or negative); nil when D is 0.
  package var shares: [Double]? { d > 0 ? contributions.map { $0 / d } : nil }

  /// Decomposes D of cells among all their circumstances, or among groups of them.
  ///
  /// A circumstance in no group is merged away; one in two groups counts in both. All parts are 0
  /// when there is no weight or nobody has access.
  ///
  /// - Parameters:
  ///   - access: The cells' totals of access, where they are at hand.
  ///   - levels: The levels of every circumstance, where they have been counted.
  ///   - groups: Circumstances by index, those that enter together in one list.
  ///   - parts: Threads to share the work out to; their number changes nothing.
  ///   - map: Calls its argument with 0 ..< `parts`, from several threads, and returns the results
  ///     in that order.
  /// - Complexity: O(2^G N) at most for N cells and G groups; much less when merging shrinks the
  ///   cells.
  package init(
    cells: CircumstanceCells, access: AccessTotals? = nil, levels: [LevelCount]? = nil,
    groups: [[Int]]? = nil, direction: Direction, parts: Int = 1,
    _ map: Map = { (0..<$0).map($1) }
  ) throws(Failure) {
    let groups = groups ?? (0..<cells.circumstanceCount).map { [$0] }
    guard groups.count <= Self.limit else {
      throw .tooManyCircumstances(count: groups.count, limit: Self.limit)
    }
    guard !groups.isEmpty, cells.weight.contains(where: { $0 > 0 }) else {
      contributions = groups.map { _ in 0 }
      d = 0
      return
    }
    let access = access ?? AccessTotals(cells, direction: direction)
    let (sums, order) = try Self.sums(cells, levels, groups, access.surplus, parts, map)
    let values = sums.map(access.dissimilarity(sumOfDeviations:))
    var contributions = [Double](repeating: 0, count: groups.count)
    for (position, group) in order.enumerated() {
      contributions[group] = shapleyValue(of: position, among: groups.count, values: values)
    }
    self.contributions = contributions
    d = values[values.count - 1]
  }

  /// The sum of absolute surpluses over cells merged to every set of groups: bit p of an index
  /// says that group `order[p]` is in the set.
  private static func sums(
    _ cells: CircumstanceCells, _ levels: [LevelCount]?, _ groups: [[Int]], _ surplus: [Double],
    _ parts: Int, _ map: Map
  ) throws(Failure) -> (sums: [Double], order: [Int]) {
    if let dense = DenseSubsetTable.sums(
      cells, levels: levels, groups: groups, surplus: surplus, parts: parts, map)
    {
      return dense
    }
    let surplus = zip(surplus, cells.weight).filter { $1 > 0 }.map(\.0)
    let coded = groups.map(cells.withWeight.combinations)
    // Rich circumstances first: the first is dropped once, the last from half of all subsets.
    let order = coded.indices.sorted { (coded[$1].count, $0) < (coded[$0].count, $1) }
    let levels = order.map { coded[$0].codes }
    let levelCounts = order.map { coded[$0].count }
    if let layout = LevelCodeLayout<UInt64>(levelCounts: levelCounts) {
      return (
        SubsetLattice.sums(levels: levels, surplus: surplus, layout: layout), order
      )
    }
    if let layout = LevelCodeLayout<WideLevelCode>(levelCounts: levelCounts) {
      return (
        SubsetLattice.sums(levels: levels, surplus: surplus, layout: layout), order
      )
    }
    throw .tooManyLevels
  }
}

/// The Shapley value of one of `count` players, from the value of every set of them (bit i of an
/// index: player i is in the set).
private func shapleyValue(of player: Int, among count: Int, values: [Double]) -> Double {
  // Weight of a set of size s without the player: s! (count - s - 1)! / count!.
  var weights = [1 / Double(count)]
  for size in 1..<max(1, count) {
    weights.append(weights[size - 1] * Double(size) / Double(count - size))
  }
  var value = 0.0
  for set in values.indices where set & (1 << player) == 0 {
    value += weights[set.nonzeroBitCount] * (values[set | 1 << player] - values[set])
  }
  return value
}
