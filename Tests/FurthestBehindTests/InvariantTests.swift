import Foundation
import FurthestBehind
import SurveyModel
import Testing

/// Laws that every tree obeys, on random surveys.
@Suite struct InvariantTests {
  private static let seeds = 1...12

  /// Expects two findings to have the same tree: nodes, splits, extremes, and all but the weights'
  /// unit.
  private func expectSameTree(
    _ a: Finding, _ b: Finding, weightFactor: Double = 1, comparesCounts: Bool = true,
    rename: [String: String] = [:], sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    #expect(a.nodes.map(\.id) == b.nodes.map(\.id), sourceLocation: sourceLocation)
    for (x, y) in zip(a.nodes, b.nodes) {
      if comparesCounts { #expect(x.n == y.n, sourceLocation: sourceLocation) }
      #expect(agree(x.weight * weightFactor, y.weight), sourceLocation: sourceLocation)
      #expect(agree(x.share, y.share), sourceLocation: sourceLocation)
      #expect(agree(x.rate, y.rate), sourceLocation: sourceLocation)
      #expect(
        agree(x.deviance.map { $0 * weightFactor }, y.deviance), sourceLocation: sourceLocation)
      #expect(agree(x.gain.map { $0 * weightFactor }, y.gain), sourceLocation: sourceLocation)
      #expect(agree(x.deprivedShare, y.deprivedShare), sourceLocation: sourceLocation)
      #expect(x.group() == y.group(rename), sourceLocation: sourceLocation)
      #expect(x.letter == y.letter, sourceLocation: sourceLocation)
    }
    #expect(a.furthestBehind == b.furthestBehind, sourceLocation: sourceLocation)
    #expect(a.furthestAhead == b.furthestAhead, sourceLocation: sourceLocation)
    #expect(agree(a.gap, b.gap), sourceLocation: sourceLocation)
  }

  @Test func treesOfRandomSurveysHaveManyLeaves() throws {
    for seed in Self.seeds {
      let finding = try RandomSurvey.table(seed: seed).finding(RandomSurvey.request)
      #expect(finding.leaves.count >= 5)
    }
  }

  @Test(arguments: seeds)
  func wholeWeightsAreRowsRepeated(seed: Int) throws {
    var weighted = RandomSurvey.table(seed: seed)
    let weight = try weighted.index("weight")
    let id = try weighted.index("id")
    for row in weighted.rows.indices {
      // Weights of 1 to 7, without a pattern that circumstances share.
      weighted.rows[row][weight] = String(1 + (row * 5 + seed) % 7)
    }
    var repeated = weighted
    repeated.rows = weighted.rows.flatMap { row in
      Array(repeating: row, count: Int(row[weight]) ?? 0).enumerated().map { copy, row in
        var row = row
        row[weight] = "1"
        row[id] += "-\(copy)"
        return row
      }
    }
    let a = try weighted.finding(RandomSurvey.request)
    let b = try repeated.finding(RandomSurvey.request)
    try expectSameTree(a, b, comparesCounts: false)
    for node in b.nodes { #expect(Double(node.n) == node.weight) }
  }

  @Test(arguments: seeds)
  func aConstantFactorOfTheWeightsChangesNothing(seed: Int) throws {
    let table = RandomSurvey.table(seed: seed)
    let finding = try table.finding(RandomSurvey.request)
    for factor in [0.25, 8, 3.7] {
      var scaled = table
      try scaled.map("weight") { text in String((Double(text) ?? .nan) * factor) }
      try expectSameTree(
        finding, try scaled.finding(RandomSurvey.request), weightFactor: factor)
    }
  }

  @Test(arguments: seeds)
  func theOrderOfRowsChangesNothing(seed: Int) throws {
    let table = RandomSurvey.table(seed: seed)
    let finding = try table.finding(RandomSurvey.request)
    var shuffled = table
    var random = SeededGenerator(seed: seed + 100)
    shuffled.rows.shuffle(using: &random)
    #expect(try shuffled.finding(RandomSurvey.request).withoutInput == finding.withoutInput)
    // Also where weights have no fixed number of decimals, up to rounding.
    var request = RandomSurvey.request
    var odd = table
    try odd.map("weight") { String((Double($0) ?? .nan) / 3) }
    let before = try odd.finding(request)
    odd.rows.shuffle(using: &random)
    request.threads = 2
    try expectSameTree(before, try odd.finding(request))
  }

  @Test(arguments: seeds)
  func otherNamesOfLevelsChangeNothing(seed: Int) throws {
    let names = [
      "coast": "w", "hills": "k", "plain": "b", "town": "a", "none": "3", "primary": "1",
      "secondary": "2",
    ]
    let table = RandomSurvey.table(seed: seed)
    var renamed = table
    try renamed.map("place") { names[$0] ?? $0 }
    try renamed.map("school") { names[$0] ?? $0 }
    var request = RandomSurvey.request
    request.ordered = [.init(circumstance: "school", levels: ["3", "1", "2"])]
    try expectSameTree(
      try table.finding(RandomSurvey.request), try renamed.finding(request),
      rename: Dictionary(uniqueKeysWithValues: names.map { ($1, $0) }))
  }

  @Test(arguments: seeds)
  func theOrderOfColumnsAndCircumstancesChangesNothing(seed: Int) throws {
    let table = RandomSurvey.table(seed: seed)
    var random = SeededGenerator(seed: seed + 200)
    var request = RandomSurvey.request
    request.circumstances?.shuffle(using: &random)
    let other = try table.reordered(table.header.shuffled(using: &random)).finding(request)
    try expectSameTree(try table.finding(RandomSurvey.request), other)
  }

  @Test(arguments: seeds)
  func aMonotoneTransformOfANumberMovesOnlyTheCut(seed: Int) throws {
    let table = RandomSurvey.table(seed: seed)
    var transformed = table
    try transformed.map("wealth") { String(exp(Double($0) ?? .nan)) }
    try transformed.map("children") { String(pow(Double($0) ?? .nan, 3) * 7 - 2) }
    let a = try table.finding(RandomSurvey.request)
    let b = try transformed.finding(RandomSurvey.request)
    #expect(a.nodes.map(\.id) == b.nodes.map(\.id))
    for (x, y) in zip(a.nodes, b.nodes) {
      #expect(x.n == y.n && x.weight == y.weight && x.rate == y.rate && x.gain == y.gain)
      #expect(x.split?.circumstance == y.split?.circumstance)
      #expect(x.split?.leftIsBelow == y.split?.leftIsBelow)
    }
    #expect(a.gap == b.gap)
  }

  @Test(arguments: seeds)
  func theLeavesMakeUpTheWhole(seed: Int) throws {
    var request = RandomSurvey.request
    for criterion in TreeRequest.Criterion.allCases {
      request.criterion = criterion
      let finding = try RandomSurvey.table(seed: seed).finding(request)
      let root = try #require(finding.node(1))
      let leaves = finding.leaves
      #expect(leaves.reduce(0) { $0 + $1.n } == finding.sample.used)
      #expect(root.n == finding.sample.used && root.weight == finding.sample.weight)
      #expect(abs(leaves.reduce(0) { $0 + $1.share } - 1) < 1e-12)
      #expect(abs(leaves.reduce(0) { $0 + ($1.deprivedShare ?? .nan) } - 1) < 1e-12)
      let average = leaves.reduce(0) { $0 + $1.share * ($1.rate ?? .nan) }
      #expect(abs(average - (root.rate ?? .nan)) < 1e-12)
      for node in finding.nodes where !node.leaf {
        let left = try #require(finding.node(node.id * 2))
        let right = try #require(finding.node(node.id * 2 + 1))
        #expect(left.n + right.n == node.n)
        #expect(agree(left.weight + right.weight, node.weight))
        #expect((left.rate ?? .nan) < (right.rate ?? .nan))
      }
    }
  }

  @Test(arguments: seeds)
  func turningTheIndicatorAndItsDirectionChangesNoGroup(seed: Int) throws {
    let table = RandomSurvey.table(seed: seed)
    var turned = table
    try turned.map("access") { $0 == "1" ? "0" : "1" }
    var request = RandomSurvey.request
    request.direction = .barrier
    for criterion in TreeRequest.Criterion.allCases {
      var straight = RandomSurvey.request
      straight.criterion = criterion
      request.criterion = criterion
      let a = try table.finding(straight)
      let b = try turned.finding(request)
      #expect(Set(a.nodes.map { $0.group() }) == Set(b.nodes.map { $0.group() }))
      for leaf in a.leaves {
        let other = try #require(b.leaves.first { $0.group() == leaf.group() })
        #expect(leaf.n == other.n && leaf.weight == other.weight)
        #expect(agree(leaf.rate, other.rate.map { 1 - $0 }))
        #expect(agree(leaf.deprivedShare, other.deprivedShare))
        #expect(leaf.letter == other.letter)
      }
      #expect(a.node(a.furthestBehind)?.group() == b.node(b.furthestBehind)?.group())
      #expect(a.node(a.furthestAhead)?.group() == b.node(b.furthestAhead)?.group())
      #expect(agree(a.gap, b.gap))
    }
  }
}
