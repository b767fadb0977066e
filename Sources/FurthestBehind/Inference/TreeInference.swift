import ClassificationTree
import SurveyStatistics

/// The design-based uncertainty of a tree's rates and differences.
struct TreeInference {
  /// The difference between a node's children, right minus left, and its test.
  struct SplitEstimate {
    let difference: ContrastEstimate
    let test: IndependenceTest?
  }

  let design: SampleDesign
  let method: IntervalMethod
  let confidence: ConfidenceLevel
  /// Without a PSU column every row is a PSU, and none is counted.
  let hasPSUs: Bool
  /// The estimate of every node, by id.
  private(set) var rates: [Int: RateEstimate] = [:]
  /// The children of every inner node compared, by the node's id.
  private(set) var splits: [Int: SplitEstimate] = [:]

  /// A difference of the rates of two nodes, by their ids.
  private struct Pair: Hashable {
    var a: Int
    var b: Int
  }

  private let tree: Tree
  private let threads: Int
  private let nodes: NodeSums
  /// The differences that a finding is most likely to state, formed with all else.
  private var differences: [Pair: ContrastEstimate] = [:]

  /// What estimates are made from.
  private enum NodeSums {
    /// The leaves' totals by stratum, every row being a PSU.
    case rows(LeafTotals)
    /// The sums of PSUs.
    case psus(PSUNodes)
  }

  /// Estimates every node of a tree.
  ///
  /// - Parameters:
  ///   - leafPlaces: the place among the tree's nodes of every cell's leaf.
  ///   - psus: the sample's totals by PSU and cell; nil without a PSU column.
  /// - Throws: when the confidence level is none, or lone PSUs are refused and occur.
  /// - Complexity: O(rows + nodes x strata); with PSUs O(nodes x PSUs + entries of PSUs).
  init(
    _ sample: Sample, tree: Tree, leafPlaces: [Int32], psus: PSUCellTotals?, request: TreeRequest
  ) throws(AnalysisError.Reason) {
    guard let confidence = ConfidenceLevel(request.confidence) else {
      throw .confidence(request.confidence)
    }
    self.confidence = confidence
    self.tree = tree
    method = IntervalMethod(request.interval)
    hasPSUs = psus != nil
    threads = request.threads ?? ProcessorCount.available
    do throws(SurveyDesignError) {
      design = try SampleDesign(sample, lonePSU: request.lonePSU)
      if let psus {
        let sums = PSUNodes(tree, leafPlaces: leafPlaces, psus: psus)
        nodes = .psus(sums)
        try design.survey.refuseLonePSUs(amongStrata: sums.strata)
        estimate(sums)
      } else {
        let leaves = LeafTotals(
          sample, tree: tree, leafPlaces: leafPlaces, design: design, threads: threads)
        nodes = .rows(leaves)
        let root = estimate(1, leaves)
        try design.survey.refuseLonePSUs(in: root)
      }
    } catch {
      throw .design(error)
    }
  }

  /// PSUs with a row used; nil without a PSU column.
  var psus: Int? { hasPSUs ? rates[1]?.psus : nil }

  /// Strata with a row used.
  var strata: Int? { rates[1]?.strata }

  /// Estimates a node and everything below it.
  private mutating func estimate(_ id: Int, _ leaves: LeafTotals) -> DomainTotals {
    let totals: DomainTotals
    if tree.node(id)?.split == nil {
      totals = leaves.totals(of: id)
    } else {
      let left = estimate(2 * id, leaves)
      let right = estimate(2 * id + 1, leaves)
      splits[id] = SplitEstimate(
        difference: design.survey.difference(right, minus: left, overlap: .none),
        test: design.survey.independenceTest(left, right))
      totals = left.merging(right)
    }
    rates[id] = design.survey.rate(of: totals)
    return totals
  }

  /// Estimates every node from the sums of PSUs.
  private mutating func estimate(_ sums: PSUNodes) {
    let survey = design.survey
    var scores = DomainScores(survey, totals: sums.totals)
    let forks = tree.nodes.compactMap { node -> (id: Int, left: Int, right: Int)? in
      guard node.split != nil, let left = tree.place(node.id * 2),
        let right = tree.place(node.id * 2 + 1)
      else { return nil }
      return (node.id, left, right)
    }
    for place in tree.nodes.indices { scores.addRate(place) }
    for fork in forks {
      scores.addDifference(fork.right, minus: fork.left)
      scores.addTest(fork.left, fork.right)
    }
    let likely = likelyPairs
    for pair in likely {
      scores.addDifference(tree.place(pair.a) ?? 0, minus: tree.place(pair.b) ?? 0)
    }
    var variances = sums.variances(scores, threads: threads)[...]
    for (node, totals) in zip(tree.nodes, sums.totals) {
      let variance = variances.removeFirst()
      rates[node.id] = survey.rate(of: totals) { variance }
    }
    for fork in forks {
      let (left, right) = (sums.totals[fork.left], sums.totals[fork.right])
      let difference = survey.difference(right, minus: left, variances.removeFirst())
      let variance = variances.removeFirst()
      splits[fork.id] = SplitEstimate(
        difference: difference, test: survey.independenceTest(left, right) { _ in variance })
    }
    for pair in likely {
      let (a, b) = (sums.totals[tree.place(pair.a) ?? 0], sums.totals[tree.place(pair.b) ?? 0])
      differences[pair] = survey.difference(a, minus: b, variances.removeFirst())
    }
  }

  /// Every leaf compared with everybody, and the leaf with the highest rate with that of the lowest.
  private var likelyPairs: [Pair] {
    let leaves = tree.leaves
    guard leaves.count > 1, let highest = leaves.max(by: { $0.total.rate < $1.total.rate }),
      let lowest = leaves.min(by: { $0.total.rate < $1.total.rate }), highest.id != lowest.id
    else { return [] }
    return leaves.map { Pair(a: $0.id, b: 1) } + [Pair(a: highest.id, b: lowest.id)]
  }

  private func totals(of id: Int, _ leaves: LeafTotals) -> DomainTotals {
    guard tree.node(id)?.split != nil else { return leaves.totals(of: id) }
    return totals(of: 2 * id, leaves).merging(totals(of: 2 * id + 1, leaves))
  }

  /// The rates of nodes minus those of others; a pair has no common row, unless the second is the
  /// root.
  func differences(_ pairs: [(a: Int, b: Int)]) -> [ContrastEstimate] {
    let survey = design.survey
    switch nodes {
    case .rows(let leaves):
      return pairs.map { pair in
        survey.difference(
          totals(of: pair.a, leaves), minus: totals(of: pair.b, leaves),
          overlap: pair.b == 1 ? .firstWithinSecond : .none)
      }
    case .psus(let sums):
      let known = pairs.compactMap { differences[Pair(a: $0.a, b: $0.b)] }
      if known.count == pairs.count { return known }
      let places = pairs.map { (a: tree.place($0.a) ?? 0, b: tree.place($0.b) ?? 0) }
      var scores = DomainScores(survey, totals: sums.totals)
      for pair in places { scores.addDifference(pair.a, minus: pair.b) }
      return zip(places, sums.variances(scores, threads: threads)).map { pair, variance in
        survey.difference(sums.totals[pair.a], minus: sums.totals[pair.b], variance)
      }
    }
  }

  /// The interval of a node's rate; one of 0 or 1 takes the design effect of the nearest ancestor
  /// whose rate is neither.
  func interval(_ id: Int) -> ConfidenceInterval? {
    var ancestor = id / 2
    while ancestor > 0, let rate = rates[ancestor], rate.note == .noVariation { ancestor /= 2 }
    return rates[id]?.interval(
      method, confidence: confidence, ancestorDesignEffect: rates[ancestor]?.designEffect)
  }
}
