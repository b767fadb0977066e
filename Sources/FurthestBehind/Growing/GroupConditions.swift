import ClassificationTree
import SurveyModel

/// What the people of each node share: the conditions along its path, merged by circumstance.
struct GroupConditions {
  /// One circumstance's part, as levels and as it is shown.
  struct Part {
    var circumstance: Int
    /// The levels allowed that occur, in level order; for ordering groups, too.
    var levels: [Int]
    var condition: Finding.Condition
  }

  private let cells: Cells
  /// Parts by node id, in the order of their first split.
  private(set) var parts: [Int: [Part]] = [1: []]

  /// Follows every path of a tree.
  init(_ tree: Tree, cells: Cells) {
    self.cells = cells
    for node in tree.nodes {
      guard let split = node.split, let own = parts[node.id] else { continue }
      for isLeft in [true, false] {
        parts[node.id * 2 + (isLeft ? 0 : 1)] = child(of: own, split, node.levels, isLeft: isLeft)
      }
    }
  }

  private func child(
    of own: [Part], _ split: Split, _ occurring: [Int], isLeft: Bool
  ) -> [Part] {
    let circumstance = cells.circumstances[split.circumstance]
    let sides = split.sides(of: circumstance)
    let levels = occurring.filter { sides[$0] == isLeft }
    let before = own.first { $0.circumstance == split.circumstance }
    let part = Part(
      circumstance: split.circumstance, levels: levels,
      condition: condition(circumstance, levels, split, before?.condition, isLeft: isLeft))
    if before == nil { return own + [part] }
    return own.map { $0.circumstance == split.circumstance ? part : $0 }
  }

  private func condition(
    _ circumstance: Circumstance, _ levels: [Int], _ split: Split,
    _ before: Finding.Condition?, isLeft: Bool
  ) -> Finding.Condition {
    guard case .numeric(let values) = circumstance.scale else {
      return .levels(
        circumstance: circumstance.name, levels: levels.map { circumstance.levelName($0) })
    }
    var (from, below): (Double?, Double?) = (nil, nil)
    if case .range(_, let oldFrom, let oldBelow, _) = before { (from, below) = (oldFrom, oldBelow) }
    let missing = circumstance.missingLevel
    if let missing, levels == [missing] {
      return .range(circumstance: circumstance.name, from: nil, below: nil, missing: .only)
    }
    if case .cut(let last, let first, let leftIsBelow, _) = split.division {
      let cut = Self.middle(values[last], values[first])
      if isLeft == leftIsBelow { below = cut } else { from = cut }
    }
    return .range(
      circumstance: circumstance.name, from: from, below: below,
      missing: missing.map { levels.contains($0) ? .included : .excluded })
  }

  /// Halfway between two neighbouring values.
  static func middle(_ a: Double, _ b: Double) -> Double { a + (b - a) / 2 }

  /// Whether group `a` comes before group `b` where both are otherwise equal: the smaller list of
  /// (circumstance index, level index).
  func precedes(_ a: Int, _ b: Int) -> Bool {
    func key(_ id: Int) -> [[Int]] {
      (parts[id] ?? []).sorted { $0.circumstance < $1.circumstance }
        .flatMap { part in part.levels.map { [part.circumstance, $0] } }
    }
    let (x, y) = (key(a), key(b))
    return x.lexicographicallyPrecedes(y) { $0.lexicographicallyPrecedes($1) }
  }
}
