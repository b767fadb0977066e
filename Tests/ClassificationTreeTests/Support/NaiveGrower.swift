import Foundation
import SurveyModel

@testable import ClassificationTree

/// The tree as the method defines it, grown on rows with nothing but loops: the oracle of
/// `Grower`.
///
/// Every cut goes through all rows of the node. Gains of the anova criterion are compared as exact
/// fractions, so that a tie is a tie.
struct NaiveGrower {
  struct Node: Equatable {
    var n: Int
    var weight: Int
    var ones: Int
    var split: SplitShape?
  }

  /// A split, and the levels of the node's rows on each side.
  struct SplitShape: Equatable {
    var circumstance: Int
    var left: Set<Int>
    var right: Set<Int>
  }

  private let survey: RowSurvey
  private let rules: GrowthRules
  private var nodes: [Int: Node] = [:]
  private var alpha = 0.0

  static func grow(_ survey: RowSurvey, _ rules: GrowthRules) -> [Int: Node] {
    var grower = NaiveGrower(survey: survey, rules: rules)
    let rows = survey.rows.filter { $0.weight > 0 }
    grower.alpha = rules.cp * squares(totals(rows))
    grower.divide(1, rows)
    _ = grower.collapse(1)
    return grower.nodes
  }

  private init(survey: RowSurvey, rules: GrowthRules) {
    self.survey = survey
    self.rules = rules
  }

  private static func totals(_ rows: [RowSurvey.Row]) -> (weight: Int, ones: Int) {
    (rows.reduce(0) { $0 + $1.weight }, rows.reduce(0) { $0 + ($1.isOne ? $1.weight : 0) })
  }

  /// The weighted sum of squares about the weighted mean.
  private static func squares(_ total: (weight: Int, ones: Int)) -> Double {
    total.weight == 0
      ? 0 : Double(total.ones) * Double(total.weight - total.ones) / Double(total.weight)
  }

  // MARK: Growth

  private mutating func divide(_ id: Int, _ rows: [RowSurvey.Row]) {
    let total = Self.totals(rows)
    nodes[id] = Node(n: rows.count, weight: total.weight, ones: total.ones)
    let depth = Int(log2(Double(id)))
    guard depth < rules.maxDepth, rows.count >= rules.minSplit, Self.squares(total) > alpha
    else { return }
    var best: (sides: [Set<Int>], circumstance: Int, gain: Gain)?
    for circumstance in survey.circumstances.indices {
      for sides in cuts(circumstance, rows) {
        let parts = sides.map { side in rows.filter { side.contains($0.levels[circumstance]) } }
        guard parts.allSatisfy({ isLargeEnough($0) }) else { continue }
        let gain = Gain(rules.criterion, Self.totals(parts[0]), Self.totals(parts[1]))
        if !gain.isNone, best.map({ gain.isAbove($0.gain) }) ?? true {
          best = (sides, circumstance, gain)
        }
      }
    }
    guard let best else { return }
    let parts = best.sides.map { side in
      rows.filter { side.contains($0.levels[best.circumstance]) }
    }
    let (a, b) = (Self.totals(parts[0]), Self.totals(parts[1]))
    let left = a.ones * b.weight < b.ones * a.weight ? 0 : 1
    nodes[id]?.split = SplitShape(
      circumstance: best.circumstance, left: best.sides[left], right: best.sides[1 - left])
    divide(id * 2, parts[left])
    divide(id * 2 + 1, parts[1 - left])
  }

  private func isLargeEnough(_ rows: [RowSurvey.Row]) -> Bool {
    rows.count >= max(1, rules.minCases)
      && Double(rows.reduce(0) { $0 + $1.weight }) >= rules.minWeight
      && Set(rows.map(\.psu)).count >= rules.minPSUs
  }

  /// The two-sided divisions that count, in the order in which the first of equal ones wins.
  private func cuts(_ index: Int, _ rows: [RowSurvey.Row]) -> [[Set<Int>]] {
    let circumstance = survey.circumstances[index]
    var present = Set(rows.map { $0.levels[index] }).sorted()
    if case .unordered = circumstance.scale {
      let rates = Dictionary(
        uniqueKeysWithValues: present.map { level in
          (level, Self.totals(rows.filter { $0.levels[index] == level }))
        })
      present.sort { a, b in
        guard let x = rates[a], let y = rates[b] else { return false }
        let (p, q) = (x.ones * y.weight, y.ones * x.weight)
        if p == q { return a < b }
        return rules.direction == .opportunity ? p < q : p > q
      }
      return Self.along(present)
    }
    guard let missing = circumstance.missingLevel, present.contains(missing) else {
      return Self.along(present)
    }
    present.removeAll { $0 == missing }
    let cuts = Self.along(present)
    return cuts.map { [$0[0].union([missing]), $0[1]] }
      + cuts.map { [$0[0], $0[1].union([missing])] }
      + (present.isEmpty ? [] : [[Set(present), [missing]]])
  }

  private static func along(_ line: [Int]) -> [[Set<Int>]] {
    guard line.count > 1 else { return [] }
    return (1..<line.count).map { [Set(line[..<$0]), Set(line[$0...])] }
  }

  // MARK: Collapse

  private mutating func collapse(_ id: Int) -> (r: Double, s: Double, c: Double) {
    guard let node = nodes[id] else { return (0, 0, alpha) }
    let own = Self.squares((node.weight, node.ones))
    guard node.split != nil else { return (own, 0, alpha) }
    var children = [collapse(id * 2), collapse(id * 2 + 1)]
    let alone = [id * 2, id * 2 + 1].map { child in
      nodes[child].map { Self.squares(($0.weight, $0.ones)) } ?? 0
    }
    func worth() -> Double {
      (own - children[0].r - children[1].r) / (children[0].s + children[1].s + 1)
    }
    let first = children[0].c < children[1].c ? 0 : 1
    if worth() > children[first].c {
      children[first] = (alone[first], 0, children[first].c)
      if worth() > children[1 - first].c {
        children[1 - first] = (alone[1 - first], 0, children[1 - first].c)
      }
    }
    if worth() <= alpha {
      nodes[id]?.split = nil
      nodes = nodes.filter { other, _ in !Self.isBelow(other, id) }
      return (own, 0, alpha)
    }
    return (children[0].r + children[1].r, children[0].s + children[1].s + 1, worth())
  }

  private static func isBelow(_ id: Int, _ ancestor: Int) -> Bool {
    var id = id / 2
    while id > ancestor { id /= 2 }
    return id == ancestor
  }
}

/// What a division takes off the impurity: an exact fraction (anova) or a number (entropy).
private struct Gain {
  private var numerator: Int128 = 0
  private var denominator: Int128 = 1
  private var entropy: Double?

  init(_ criterion: Criterion, _ a: (weight: Int, ones: Int), _ b: (weight: Int, ones: Int)) {
    switch criterion {
    case .anova:
      // SS(t) - SS(L) - SS(R) over the common denominator w wL wR.
      let (wa, wb) = (Int128(a.weight), Int128(b.weight))
      let (oa, ob) = (Int128(a.ones), Int128(b.ones))
      let (w, o) = (wa + wb, oa + ob)
      numerator = o * (w - o) * wa * wb - oa * (wa - oa) * w * wb - ob * (wb - ob) * w * wa
      denominator = w * wa * wb
    case .entropy:
      let whole = Self.entropy(a.weight + b.weight, a.ones + b.ones)
      entropy = whole - (Self.entropy(a.weight, a.ones) + Self.entropy(b.weight, b.ones))
    }
  }

  private static func entropy(_ weight: Int, _ ones: Int) -> Double {
    let p = Double(ones) / Double(weight)
    return Double(weight) * [p, 1 - p].reduce(0) { $0 + ($1 > 0 ? -$1 * log($1) : 0) }
  }

  var isNone: Bool { entropy.map { $0 <= 1e-9 } ?? (numerator == 0) }

  func isAbove(_ other: Gain) -> Bool {
    if let entropy, let best = other.entropy { return entropy > best * (1 + 1e-12) }
    return numerator * other.denominator > other.numerator * denominator
  }
}
