@testable import FurthestBehind
import SurveyModel

/// A finding put together from whole numbers: rows, weight and weighted ones of its leaves.
///
/// Every figure of a node depends on its own totals, or on those of its children, so that sums
/// are exact and two findings can be compared to the byte.
struct CountedTree {
  struct Leaf {
    var n: Int
    var weight: Int
    var ones: Int
  }

  /// The leaves by id; a leaf of id k lies below k / 2.
  var leaves: [Int: Leaf]
  var direction = Direction.opportunity

  /// Leaves of weight 2n, by id: rows and rate in per cent.
  init(_ leaves: [Int: (n: Int, percent: Int)]) {
    self.leaves = leaves.mapValues {
      Leaf(n: $0.n, weight: 200 * $0.n, ones: 2 * $0.n * $0.percent)
    }
  }

  /// Ids of the nodes above the leaves.
  private var inner: Set<Int> {
    var inner: Set<Int> = []
    for leaf in leaves.keys {
      var id = leaf / 2
      while id > 0 {
        inner.insert(id)
        id /= 2
      }
    }
    return inner
  }

  private func total(_ id: Int) -> Leaf {
    if let leaf = leaves[id] { return leaf }
    let (left, right) = (total(2 * id), total(2 * id + 1))
    return Leaf(
      n: left.n + right.n, weight: left.weight + right.weight, ones: left.ones + right.ones)
  }

  /// The finding before anything is hidden.
  ///
  /// Each node k is divided by a circumstance `ck` with the
  /// levels "a" and "b", the even child taking "a"; where the even child has the higher rate, the
  /// two change places.
  var finding: Finding {
    var nodes: [Finding.Node] = []
    var names: [String] = []
    let root = total(1)
    func append(_ source: Int, as id: Int, _ conditions: [Finding.Condition]) {
      let figures = total(source)
      var node = node(id, figures, conditions, root)
      if inner.contains(source) {
        let name = "c\(source)"
        names.append(name)
        let isInOrder =
          rate(total(2 * source)) < rate(total(2 * source + 1))
          || total(2 * source).ones * total(2 * source + 1).weight
            == total(2 * source + 1).ones * total(2 * source).weight
        let (left, right) = isInOrder ? (2 * source, 2 * source + 1) : (2 * source + 1, 2 * source)
        node.leaf = false
        node.letter = nil
        node.split = split(name, total(left), total(right), leftIsA: isInOrder)
        let (p, q) = (rate(total(left)), rate(total(right)))
        node.gain = (q - p) * (q - p)
        for (child, place) in [(left, 2 * id), (right, 2 * id + 1)] {
          let level = child.isMultiple(of: 2) ? "a" : "b"
          append(child, as: place, conditions + [.levels(circumstance: name, levels: [level])])
        }
      }
      nodes.append(node)
    }
    append(1, as: 1, [])
    return state(nodes.sorted { $0.id < $1.id }, names.sorted(), root)
  }

  private func rate(_ total: Leaf) -> Double { Double(total.ones) / Double(total.weight) }

  private func node(
    _ id: Int, _ total: Leaf, _ conditions: [Finding.Condition], _ root: Leaf
  ) -> Finding.Node {
    let rate = rate(total)
    let average = self.rate(root)
    let depth = id.bitWidth - 1 - id.leadingZeroBitCount
    let deprived = direction == .opportunity ? total.weight - total.ones : total.ones
    let allDeprived = direction == .opportunity ? root.weight - root.ones : root.ones
    let se = (rate * (1 - rate) / Double(total.n)).squareRoot()
    let estimate = Finding.Estimate(
      se: se, low: rate - 2 * se, high: rate + 2 * se, method: "wald", confidence: 0.95, deff: 1,
      df: 30, psus: min(total.n, 40), note: nil)
    return Finding.Node(
      id: id, parent: id == 1 ? nil : id / 2, depth: depth,
      leaf: true, n: total.n, weight: Double(total.weight),
      share: Double(total.weight) / Double(root.weight), rate: rate,
      deviance: Double(total.weight) * rate * (1 - rate), conditions: conditions,
      estimate: estimate,
      deprivedShare: allDeprived > 0 ? Double(deprived) / Double(allDeprived) : nil,
      suppressed: false, letter: nil,
      fromAverage: id == 1 ? nil : difference(rate - average))
  }

  private func difference(_ value: Double) -> Finding.Difference {
    .init(
      value: value, se: 0.01, low: value - 0.02, high: value + 0.02, confidence: 0.95, df: 30,
      note: nil)
  }

  private func split(
    _ name: String, _ left: Leaf, _ right: Leaf, leftIsA: Bool
  ) -> Finding.Split {
    var split = Finding.Split(circumstance: name)
    split.left = [leftIsA ? "a" : "b"]
    split.right = [leftIsA ? "b" : "a"]
    split.difference = difference(rate(right) - rate(left))
    split.test = .init(f: (rate(right) - rate(left)) * 100, df1: 1, df2: 30, p: 0.01)
    return split
  }

  private func state(_ nodes: [Finding.Node], _ names: [String], _ root: Leaf) -> Finding {
    let worstFirst = nodes.filter(\.leaf).sorted {
      let (a, b) = ($0.rate ?? 0, $1.rate ?? 0)
      return a == b ? $0.id < $1.id : direction.isWorse(a, than: b)
    }
    var lettered = nodes
    for (place, leaf) in worstFirst.enumerated() {
      let letter = String(UnicodeScalar(UInt8(65 + place)))
      for index in lettered.indices where lettered[index].id == leaf.id {
        lettered[index].letter = letter
      }
    }
    let (behind, ahead) = (worstFirst.first, worstFirst.last)
    let gap = abs((ahead?.rate ?? 0) - (behind?.rate ?? 0))
    return Finding(
      tool: .init(name: "furthest-behind", version: "0"),
      run: .init(
        input: .init(file: "a.csv", bytes: 1, fingerprint: "00"), options: [:], warnings: []),
      survey: .init(),
      indicator: .init(name: "y", title: "y", direction: direction, definition: "y is 1"),
      circumstances: names.map {
        .init(name: $0, label: $0, kind: .unordered, levels: ["a", "b"])
      },
      sample: .init(
        rowsRead: root.n, used: root.n, excluded: [], weight: Double(root.weight), psus: 40,
        strata: nil, kishDeff: 1),
      rules: .init(profile: "escap", criterion: "anova"), nodes: lettered,
      furthestBehind: behind?.id, furthestAhead: ahead?.id, gap: gap,
      gapEstimate: difference(gap))
  }
}
