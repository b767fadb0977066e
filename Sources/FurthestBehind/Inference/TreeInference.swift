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

  private let tree: Tree
  private let leaves: LeafTotals
  private var root = DomainTotals()

  /// Estimates every node of a tree.
  ///
  /// - Throws: when the confidence level is none, or lone PSUs are refused and occur.
  /// - Complexity: O(rows + nodes x units of the design).
  init(_ sample: Sample, tree: Tree, request: TreeRequest) throws(AnalysisError.Reason) {
    guard let confidence = ConfidenceLevel(request.confidence) else {
      throw .confidence(request.confidence)
    }
    self.confidence = confidence
    self.tree = tree
    method = IntervalMethod(request.interval)
    hasPSUs = sample.design != nil
    do throws(SurveyDesignError) {
      design = try SampleDesign(sample, lonePSU: request.lonePSU)
      leaves = LeafTotals(
        sample, tree: tree, design: design,
        threads: request.threads ?? ProcessorCount.available)
      root = estimate(1)
      try design.survey.refuseLonePSUs(in: root)
    } catch {
      throw .design(error)
    }
  }

  /// PSUs with a row used; nil without a PSU column.
  var psus: Int? { hasPSUs ? rates[1]?.psus : nil }

  /// Strata with a row used.
  var strata: Int? { rates[1]?.strata }

  /// Estimates a node and everything below it; children's totals are held no longer than needed.
  private mutating func estimate(_ id: Int) -> DomainTotals {
    let totals: DomainTotals
    if tree.node(id)?.split == nil {
      totals = leaves.totals(of: id)
    } else {
      let left = estimate(2 * id)
      let right = estimate(2 * id + 1)
      splits[id] = SplitEstimate(
        difference: design.survey.difference(right, minus: left, overlap: .none),
        test: design.survey.independenceTest(left, right))
      totals = left.merging(right)
    }
    rates[id] = design.survey.rate(of: totals)
    return totals
  }

  private func totals(of id: Int) -> DomainTotals {
    guard tree.node(id)?.split != nil else { return leaves.totals(of: id) }
    return totals(of: 2 * id).merging(totals(of: 2 * id + 1))
  }

  /// A node's rate minus the root's.
  func fromAverage(_ id: Int) -> ContrastEstimate {
    design.survey.difference(totals(of: id), minus: root, overlap: .firstWithinSecond)
  }

  /// The rate of one node minus that of another without a common row.
  func difference(_ a: Int, minus b: Int) -> ContrastEstimate {
    design.survey.difference(totals(of: a), minus: totals(of: b), overlap: .none)
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
