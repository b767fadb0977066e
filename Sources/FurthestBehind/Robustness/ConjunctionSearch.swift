import ClassificationTree
import SurveyModel

/// Tries every group that is described by up to three conditions, each on another circumstance.
///
/// A condition is a single level or a pair of levels of an unordered circumstance, or a range of
/// an ordered or numeric one; missing values, where they are a level, are a condition of their
/// own. A tree divides step by step and cannot see a group that only a combination sets off; this
/// search looks at all of them, from tables of the totals by three circumstances.
package struct ConjunctionSearch: Sendable {
  /// A group in up to three conditions.
  struct Group: Sendable {
    /// Circumstances with the levels allowed.
    var conditions: [LevelConditions.Condition]
    var total: CellTotal
  }

  /// The cells among which groups are sought.
  let cells: Cells
  private let conditions: [LevelConditions]
  /// Nil where merging cells would gain nothing.
  private let merged: MergedCells?

  /// Circumstances whose conditions were limited: numeric ones in bands, or no pairs of levels.
  let limited: [Int]

  /// The most conditions in a conjunction: 3, or 2 with very many circumstances.
  let mostConditions: Int

  /// The most conjunctions that are tried before pairs of levels are given up.
  private static let mostConjunctions = 2e7
  /// The most additions to the tables of three circumstances before these are given up.
  private static let mostAdditions = 2e8

  /// The conditions on the levels that occur.
  init(_ cells: Cells, totals: [CellTotal]) {
    self.cells = cells
    var conditions = cells.circumstances.indices.map { LevelConditions($0, cells, totals) }
    let count = Double(conditions.count)
    let additions = count * (count - 1) * (count - 2) / 6 * Double(cells.count)
    mostConditions = additions > Self.mostAdditions ? 2 : 3
    while Self.conjunctions(conditions, of: mostConditions) > Self.mostConjunctions,
      let widest = conditions.indices.filter({ conditions[$0].hasPairs })
        .max(by: { conditions[$0].sets.count < conditions[$1].sets.count })
    {
      conditions[widest].dropPairs()
    }
    self.conditions = conditions
    merged = MergedCells(conditions, cells)
    limited = conditions.indices.filter { conditions[$0].isLimited }
  }

  /// The number of conjunctions.
  var count: Int { Int(exactly: Self.conjunctions(conditions, of: mostConditions)) ?? .max }

  private static func conjunctions(_ conditions: [LevelConditions], of most: Int) -> Double {
    // Elementary symmetric sums of the numbers of conditions.
    var sums = [1.0, 0, 0, 0]
    for entry in conditions {
      for size in [3, 2, 1] { sums[size] += sums[size - 1] * Double(entry.sets.count) }
    }
    return sums[1...most].reduce(0, +)
  }

  /// The levels of a circumstance that occur, in level order.
  func levels(of circumstance: Int) -> [Int] {
    conditions[circumstance].levelsOfBin.flatMap(\.self).sorted()
  }

  /// Whether each cell is in a group.
  func members(of group: Group) -> [Bool] {
    var isMember = [Bool](repeating: true, count: cells.count)
    for condition in group.conditions {
      var isAllowed = [Bool](
        repeating: false, count: cells.circumstances[condition.circumstance].levelCount)
      for level in condition.levels { isAllowed[level] = true }
      for cell in isMember.indices where !isAllowed[cells.level(cell, condition.circumstance)] {
        isMember[cell] = false
      }
    }
    return isMember
  }

  /// The group that is worst off among those that satisfy the size rules; nil when none does.
  ///
  /// Of equal rates the group with the larger weight wins, then the one with fewer conditions, then
  /// the first in the order of circumstances and levels.
  ///
  /// - Parameter psus: the number of PSUs with a case in a group, asked only under a rule on it.
  /// - Complexity: O(*t* (*k* + *s*^3)) for *t* triples of circumstances, *k* cells and *s*
  ///   conditions by circumstance; groups that are too small are not divided further.
  func worst(
    _ totals: [CellTotal], rules: GrowthRules, direction: Direction,
    psus: @escaping ([Bool]) -> Int
  ) -> Group? {
    var best = Best(rules: rules, direction: direction) { group in
      rules.minPSUs <= 1 || psus(members(of: group)) >= rules.minPSUs
    }
    let known: [CellTotal]
    let bins: [[Int32]]
    if let merged, let sums = merged.totals(totals) {
      (known, bins) = (sums, merged.bins)
    } else {
      let occupied = totals.indices.filter { totals[$0].n > 0 }
      known = occupied.map { totals[$0] }
      bins = conditions.map { $0.bins(of: occupied, cells) }
    }
    for circumstances in subsets {
      var search = TableSearch(
        circumstances: circumstances, conditions: circumstances.map { conditions[$0] })
      search.fill(known, bins: circumstances.map { bins[$0] })
      search.run(&best)
    }
    return best.group
  }

  /// All sets of one, two and three circumstances, the smaller ones first.
  private var subsets: [[Int]] {
    let all = conditions.indices.filter { !conditions[$0].sets.isEmpty }
    let pairs = all.flatMap { a in all.filter { $0 > a }.map { [a, $0] } }
    if mostConditions == 2 { return all.map { [$0] } + pairs }
    let triples = pairs.flatMap { pair in all.filter { $0 > pair[1] }.map { pair + [$0] } }
    return all.map { [$0] } + pairs + triples
  }

  /// The worst-off group so far.
  struct Best {
    private let minCases: Int
    private let minWeight: Double
    private let direction: Direction
    private let isAllowed: (Group) -> Bool
    private(set) var group: Group?
    /// The group's total, beside it: what every group tried is compared with.
    private var total: CellTotal?

    init(rules: GrowthRules, direction: Direction, isAllowed: @escaping (Group) -> Bool) {
      minCases = rules.minCases
      minWeight = rules.minWeight * (1 - 1e-12)
      self.direction = direction
      self.isAllowed = isAllowed
    }

    /// Whether a group is large enough to be looked at.
    @inline(__always)
    func isLarge(_ total: CellTotal) -> Bool {
      total.n >= minCases && total.w > 0 && total.w >= minWeight
    }

    /// Whether a group would take the place of the best one.
    @inline(__always)
    func isBeaten(by other: CellTotal) -> Bool {
      guard let total else { return true }
      let (x, y) = (other.rate, total.rate)
      if abs(x - y) > 1e-12 * max(x, y) { return direction.isWorse(x, than: y) }
      return other.w > total.w * (1 + 1e-12)
    }

    /// Takes a group that beats the best one, unless a further rule forbids it.
    mutating func take(_ group: Group) {
      guard isAllowed(group) else { return }
      self.group = group
      total = group.total
    }
  }
}
