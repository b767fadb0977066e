import ClassificationTree
import Microdata
import SurveyModel

/// Turns a tree on a sample into the nodes and extremes of a finding.
struct FindingAssembly {
  let sample: Sample
  let tree: Tree
  let direction: Direction
  let conditions: GroupConditions

  init(sample: Sample, tree: Tree, direction: Direction) {
    self.sample = sample
    self.tree = tree
    self.direction = direction
    conditions = GroupConditions(tree, cells: sample.cells)
  }

  /// The leaves from the furthest behind to the furthest ahead.
  var leavesWorstFirst: [Tree.Node] { order.worstFirst }

  /// The leaf that is furthest ahead, by the same rules for ties.
  var furthestAhead: Tree.Node { order.furthestAhead ?? tree.root }

  private var order: LeafOrder {
    LeafOrder(tree, direction: direction, conditions: conditions)
  }

  /// The nodes of the finding.
  var nodes: [Finding.Node] {
    var letters: [Int: String] = [:]
    for (place, leaf) in leavesWorstFirst.enumerated() { letters[leaf.id] = Self.letter(place) }
    let unit = sample.weights.unit
    let root = tree.root.total
    return tree.nodes.map { node in
      let total = node.total
      return Finding.Node(
        id: node.id, parent: node.id == 1 ? nil : node.id / 2, depth: node.depth,
        leaf: node.isLeaf, n: total.n, weight: total.w / unit, share: total.w / root.w,
        rate: total.rate, deviance: total.sumOfSquares / unit,
        conditions: (conditions.parts[node.id] ?? []).map(\.condition),
        split: node.split.map { split in
          var result = Self.split(
            split, by: sample.cells.circumstances[split.circumstance],
            occurring: node.levels)
          result.partitions =
            node.candidates.first { $0.circumstance == split.circumstance }?.admissibleCuts
          return result
        }, gain: node.split.map { $0.gain / unit },
        deprivedShare: Self.ratio(deprived(total), deprived(root)), suppressed: false,
        letter: letters[node.id])
    }
  }

  private func deprived(_ total: CellTotal) -> Double {
    direction == .opportunity ? total.w - total.wy : total.wy
  }

  private static func ratio(_ part: Double, _ whole: Double) -> Double? {
    whole > 0 ? part / whole : nil
  }

  /// "A" to "Z", then "AA", "AB", ...
  static func letter(_ place: Int) -> String {
    let letter = String(Character(Unicode.Scalar(UInt8(ascii: "A") + UInt8(place % 26))))
    return place < 26 ? letter : Self.letter(place / 26 - 1) + letter
  }

  /// A split as the finding states it; `occurring` are the levels that occur in the node.
  static func split(
    _ split: Split, by circumstance: Circumstance, occurring: [Int]
  ) -> Finding.Split {
    var result = Finding.Split(circumstance: circumstance.name)
    if case .numeric(let values) = circumstance.scale {
      if case .cut(let last, let first, let leftIsBelow, let missingIsLeft) = split.division {
        result.cut = GroupConditions.middle(values[last], values[first])
        result.leftIsBelow = leftIsBelow
        result.missingIsLeft = missingIsLeft
      } else if case .sets(let left, _) = split.division {
        result.missingIsLeft = left == [circumstance.missingLevel]
      }
      return result
    }
    let sides = split.sides(of: circumstance)
    func names(_ isLeft: Bool) -> [String] {
      occurring.filter { sides[$0] == isLeft }
        .map { circumstance.levelName($0) }
    }
    result.left = names(true)
    result.right = names(false)
    return result
  }

  /// The circumstances as far as renderers need them: only levels that occur among the rows used.
  var circumstances: [Finding.CircumstanceSummary] { Self.circumstances(of: sample) }

  /// The same without a tree.
  static func circumstances(of sample: Sample) -> [Finding.CircumstanceSummary] {
    sample.cells.circumstances.enumerated().map { index, circumstance in
      let seen = sample.occurring[index]
      let levels = seen.indices.filter { seen[$0] }
      var summary = Finding.CircumstanceSummary(
        name: circumstance.name,
        label: sample.table.title(of: circumstance.name) ?? circumstance.name, kind: .unordered,
        levels: [])
      switch circumstance.scale {
      case .numeric(let values):
        summary.kind = .numeric
        let occurring = levels.filter { $0 < values.count }.map { values[$0] }
        let isWhole = occurring.allSatisfy { Int64(exactly: $0) != nil }
        summary.whole = isWhole
        // The least and the largest score may be that of one person, and no condition is worded by it.
        summary.minimum = isWhole ? occurring.first : nil
        summary.maximum = isWhole ? occurring.last : nil
      case .ordered:
        summary.kind = .ordered
        summary.levels = levels.map { circumstance.levelName($0) }
      case .unordered:
        summary.levels = levels.map { circumstance.levelName($0) }
      }
      return summary
    }
  }
}
