import SurveyModel

@testable import FurthestBehind

/// A tree written down by its leaves, from which a whole finding is worked out.
indirect enum TreeSketch {
  /// A leaf by its unweighted rows, weight and rate.
  case leaf(n: Int, weight: Double, rate: Double)
  /// A split by the conditions of both children, lower rate first.
  case split(Finding.Condition, TreeSketch, Finding.Condition, TreeSketch)

  static func leaf(_ n: Int, _ weight: Double, _ rate: Double) -> TreeSketch {
    .leaf(n: n, weight: weight, rate: rate)
  }

  var n: Int {
    switch self {
    case .leaf(let n, _, _): n
    case .split(_, let left, _, let right): left.n + right.n
    }
  }

  var weight: Double {
    switch self {
    case .leaf(_, let weight, _): weight
    case .split(_, let left, _, let right): left.weight + right.weight
    }
  }

  var rate: Double {
    switch self {
    case .leaf(_, _, let rate): rate
    case .split(_, let left, _, let right):
      (left.weight * left.rate + right.weight * right.rate) / (left.weight + right.weight)
    }
  }

  /// The finding of the sketch, with made-up names for everything that it does not tell.
  func finding(
    title: String, name: String = "indicator", direction: Direction = .opportunity,
    definition: String = "", survey: Finding.Survey = .init(country: nil, year: nil, name: nil),
    circumstances: [Finding.CircumstanceSummary], excluded: [Finding.Exclusion] = [],
    psus: Int? = nil, strata: Int? = nil, options: [String: String] = [:],
    isEstimated: Bool = false, adjust: (inout Finding.Node) -> Void = { _ in }
  ) -> Finding {
    var nodes: [Finding.Node] = []
    collect(into: &nodes, id: 1, conditions: [], root: self, direction: direction)
    nodes.sort { $0.id < $1.id }
    for index in nodes.indices { adjust(&nodes[index]) }
    let shown = nodes.indices.filter { nodes[$0].leaf && !nodes[$0].suppressed }
    let worstFirst = shown.sorted {
      direction.isWorse(nodes[$0].rate ?? 0, than: nodes[$1].rate ?? 0)
    }
    for (rank, index) in worstFirst.enumerated() { nodes[index].letter = Self.letter(rank) }
    let behind = worstFirst.first.map { nodes[$0] }
    let ahead = worstFirst.last.map { nodes[$0] }
    let left = excluded.reduce(0) { $0 + $1.rows }
    let gap = behind.flatMap { low in ahead.map { abs(($0.rate ?? 0) - (low.rate ?? 0)) } }
    return Finding(
      tool: .init(name: "furthest-behind", version: "1.0.0"),
      run: .init(
        input: .init(file: "survey.csv", bytes: 100, fingerprint: "00000000000000ff"),
        options: options, warnings: ["A warning."]),
      survey: survey,
      indicator: .init(name: name, title: title, direction: direction, definition: definition),
      circumstances: circumstances,
      sample: .init(
        rowsRead: n + left, used: n, excluded: excluded, weight: weight, psus: psus,
        strata: strata, kishDeff: 1.25,
        design: isEstimated
          ? .init(
            psusPerStratum: .init(minimum: 1, median: 20.5, maximum: 48), loneStrata: 2,
            weightRatio: 12.25) : nil),
      rules: .init(
        profile: "escap", criterion: "anova", maxDepth: 6, minCases: max(49, n / 11),
        minSplit: 2 * max(49, n / 11), minShare: nil, minPSUs: nil, cp: 1 / Double(n)),
      nodes: nodes, furthestBehind: behind?.id, furthestAhead: ahead?.id, gap: gap,
      gapEstimate: gap.flatMap { gap in
        isEstimated
          ? .init(
            value: gap, se: 0.03, low: gap - 0.06, high: gap + 0.06, confidence: 0.95, df: 90,
            note: nil) : nil
      })
  }

  private func collect(
    into nodes: inout [Finding.Node], id: Int, conditions: [Finding.Condition], root: TreeSketch,
    direction: Direction
  ) {
    let deprived = direction.deprivedRate(rate) * weight
    let allDeprived = direction.deprivedRate(root.rate) * root.weight
    var node = Finding.Node(
      id: id, parent: id == 1 ? nil : id / 2, depth: Int(log2Floor: id), leaf: true, n: n,
      weight: weight, share: weight / root.weight, rate: rate,
      deviance: weight * rate * (1 - rate), conditions: conditions, split: nil, gain: nil,
      estimate: nil, deprivedShare: allDeprived > 0 ? deprived / allDeprived : nil,
      suppressed: false, letter: nil)
    if case .split(let first, let left, let second, let right) = self {
      node.leaf = false
      node.gain = 1
      node.split = Self.split(first, second)
      left.collect(
        into: &nodes, id: 2 * id, conditions: Self.merged(conditions, first), root: root,
        direction: direction)
      right.collect(
        into: &nodes, id: 2 * id + 1, conditions: Self.merged(conditions, second), root: root,
        direction: direction)
    }
    nodes.append(node)
  }

  private static func split(
    _ left: Finding.Condition, _ right: Finding.Condition
  ) -> Finding.Split {
    var split = Finding.Split(circumstance: left.circumstance)
    if case .levels(_, let levels) = left { split.left = levels }
    if case .levels(_, let levels) = right { split.right = levels }
    if case .range(_, let from, let below, _) = left {
      split.cut = below ?? from
      split.leftIsBelow = below != nil
    }
    return split
  }

  private static func merged(
    _ conditions: [Finding.Condition], _ new: Finding.Condition
  ) -> [Finding.Condition] {
    guard let index = conditions.firstIndex(where: { $0.circumstance == new.circumstance }) else {
      return conditions + [new]
    }
    var result = conditions
    if case .range(let name, let from, let below, _) = new,
      case .range(_, let oldFrom, let oldBelow, _) = conditions[index]
    {
      result[index] = .range(circumstance: name, from: from ?? oldFrom, below: below ?? oldBelow)
    } else {
      result[index] = new
    }
    return result
  }

  private static func letter(_ rank: Int) -> String {
    let letter = String(UnicodeScalar(UInt8(65 + rank % 26)))
    return rank < 26 ? letter : self.letter(rank / 26 - 1) + letter
  }
}

extension Int {
  fileprivate init(log2Floor value: Int) {
    self = Int.bitWidth - 1 - value.leadingZeroBitCount
  }
}

extension Finding.Condition {
  /// Levels of a circumstance.
  static func of(_ circumstance: String, _ levels: String...) -> Finding.Condition {
    .levels(circumstance: circumstance, levels: levels)
  }

  /// Values below a cut.
  static func below(_ circumstance: String, _ cut: Double) -> Finding.Condition {
    .range(circumstance: circumstance, from: nil, below: cut)
  }

  /// Values from a cut on.
  static func from(_ circumstance: String, _ cut: Double) -> Finding.Condition {
    .range(circumstance: circumstance, from: cut, below: nil)
  }
}

extension Finding.CircumstanceSummary {
  static func ordered(
    _ name: String, _ levels: [String], label: String? = nil
  ) -> Finding.CircumstanceSummary {
    .init(
      name: name, label: label ?? name, kind: .ordered, levels: levels, minimum: nil,
      maximum: nil, whole: nil)
  }

  static func unordered(
    _ name: String, _ levels: [String], label: String? = nil
  ) -> Finding.CircumstanceSummary {
    .init(
      name: name, label: label ?? name, kind: .unordered, levels: levels, minimum: nil,
      maximum: nil, whole: nil)
  }

  static func numeric(
    _ name: String, _ range: ClosedRange<Double>, whole: Bool, label: String? = nil
  ) -> Finding.CircumstanceSummary {
    .init(
      name: name, label: label ?? name, kind: .numeric, levels: [],
      minimum: range.lowerBound, maximum: range.upperBound, whole: whole)
  }
}
