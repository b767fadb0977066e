/// Whether the group that a tree found furthest behind may be quoted.
package struct Verdict: Sendable, Equatable {
  /// The judgement.
  package enum Value: String, Sendable {
    /// The group and its rate hold up.
    case robust
    /// Quote with care: the reasons say what depends on the sample.
    case sensitive
    /// The sample does not carry the finding.
    case doNotQuote = "do not quote"
  }

  /// What speaks against quoting; the words are chosen where it is printed.
  package enum Reason: Sendable, Equatable {
    /// The tree has no split.
    case noSplit
    /// The group has fewer than 25 unweighted cases.
    case fewCases(Int)
    /// The group's rate cannot be estimated.
    case notEstimable
    /// The group's figures are hidden.
    case suppressed
    /// The cross-fitted difference from the average may be 0.
    case differenceMayBeZero
    /// The share of the plain difference that cross-fitting takes off.
    case overstated(Double)
    /// The mean probability with which a member is in the group found again.
    case lowReturnChance(Double)
    /// The mean overlap of the group with the group found again.
    case lowJaccard(Double)
    /// The file names no PSUs, so that sampling cannot be imitated.
    case noPSUs
    /// Cross-fitting was turned off.
    case noCrossFit
    /// The bootstrap was turned off.
    case noBootstrap
  }

  /// What is known of the group furthest behind.
  package struct Evidence: Sendable, Equatable {
    /// Whether the tree has a split.
    package var isSplit: Bool
    /// Whether the file names PSUs.
    package var hasPSUs: Bool
    /// Unweighted cases of the group.
    package var cases: Int
    /// Design degrees of freedom of the group.
    package var degreesOfFreedom: Int
    /// Whether the group's figures are hidden.
    package var isSuppressed: Bool
    /// The rate of everybody (0-1).
    package var rootRate: Double
    /// The plain rate of the group (0-1).
    package var plainRate: Double
    /// The cross-fitted rate of groups found this way (0-1); nil without cross-fitting.
    package var crossFittedRate: Double?
    /// The interval of the cross-fitted difference from the average; nil when there is none.
    package var crossFittedDifference: ConfidenceInterval?
    /// Mean share of the group's weight in the group found again (0-1); nil without a bootstrap.
    package var returnChance: Double?
    /// Mean Jaccard index with the group found again (0-1); nil without a bootstrap.
    package var jaccard: Double?

    /// The evidence on a group.
    package init(
      isSplit: Bool, hasPSUs: Bool, cases: Int, degreesOfFreedom: Int, isSuppressed: Bool,
      rootRate: Double, plainRate: Double, crossFittedRate: Double?,
      crossFittedDifference: ConfidenceInterval?, returnChance: Double?, jaccard: Double?
    ) {
      self.isSplit = isSplit
      self.hasPSUs = hasPSUs
      self.cases = cases
      self.degreesOfFreedom = degreesOfFreedom
      self.isSuppressed = isSuppressed
      self.rootRate = rootRate
      self.plainRate = plainRate
      self.crossFittedRate = crossFittedRate
      self.crossFittedDifference = crossFittedDifference
      self.returnChance = returnChance
      self.jaccard = jaccard
    }

    /// The share of the plain difference from the average that is due to the search,
    /// `1 - (root - cross-fitted) / (root - plain)`; nil when it is not defined.
    package var overstatement: Double? {
      guard let crossFittedRate, rootRate != plainRate else { return nil }
      return (1 - (rootRate - crossFittedRate) / (rootRate - plainRate)).ifFinite
    }
  }

  /// The judgement; nil when the evidence does not allow one.
  package let value: Value?
  /// All that speaks against a better judgement, or for none.
  package let reasons: [Reason]

  /// Judges a group.
  package init(_ evidence: Evidence) {
    guard evidence.hasPSUs else {
      value = nil
      reasons = [.noPSUs]
      return
    }
    let grave = Self.graveReasons(evidence)
    guard grave.isEmpty else {
      value = .doNotQuote
      reasons = grave
      return
    }
    guard let overstatement = evidence.overstatement, let returnChance = evidence.returnChance,
      let jaccard = evidence.jaccard
    else {
      value = nil
      reasons = [evidence.crossFittedRate == nil ? .noCrossFit : .noBootstrap]
      return
    }
    var doubts: [Reason] = []
    if overstatement > 0.15 { doubts.append(.overstated(overstatement)) }
    if returnChance < 0.70 { doubts.append(.lowReturnChance(returnChance)) }
    if jaccard < 0.60 { doubts.append(.lowJaccard(jaccard)) }
    value = doubts.isEmpty ? .robust : .sensitive
    reasons = doubts
  }

  private static func graveReasons(_ evidence: Evidence) -> [Reason] {
    var reasons: [Reason] = []
    if !evidence.isSplit { reasons.append(.noSplit) }
    if evidence.cases < 25 { reasons.append(.fewCases(evidence.cases)) }
    if evidence.degreesOfFreedom <= 0 { reasons.append(.notEstimable) }
    if evidence.isSuppressed { reasons.append(.suppressed) }
    guard evidence.crossFittedRate != nil else { return reasons }
    // Without an interval, or without a plain difference, nothing shows that it is not 0.
    let overstatement = evidence.overstatement
    if overstatement == nil || evidence.crossFittedDifference?.contains(0) ?? true {
      reasons.append(.differenceMayBeZero)
    }
    if let overstatement, overstatement > 0.5 { reasons.append(.overstated(overstatement)) }
    return reasons
  }
}
