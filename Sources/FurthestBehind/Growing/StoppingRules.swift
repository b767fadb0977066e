import ClassificationTree
import SurveyModel

/// The stopping rules in force for a sample: a profile, and what was given by hand.
struct StoppingRules {
  /// As the grower takes them.
  let growth: GrowthRules
  /// As the finding shows them.
  let summary: Finding.Rules

  /// Leaves of 1/11 of the rows, or 1/19 with religion, ethnicity or language: the production
  /// rules of ESCAP's trees.
  private static let leavesPerSample = 11.0
  private static let leavesPerExtendedSample = 19.0
  /// A leaf holds at least this many rows.
  private static let leastCases = 49.0
  private static let leastShare = 0.09
  private static let depth = 6

  /// The rules for `n` rows of total weight `weight` (in the sample's unit).
  ///
  /// Fractions of rows are truncated, as rpart does; the split minimum is twice the leaf minimum
  /// before truncation.
  init(_ request: TreeRequest, n: Int, weight: Double, circumstances: [String]) {
    let isExtended =
      request.isExtended || circumstances.contains(where: RecognisedColumns.isExtended)
    let rules = request.rules
    var minCases = Self.leastCases
    var minShare: Double?
    switch request.profile {
    case .escap:
      let parts = isExtended ? Self.leavesPerExtendedSample : Self.leavesPerSample
      minCases = max(Self.leastCases, Double(n) / parts)
    case .share:
      minShare = Self.leastShare
    }
    minCases = rules.minCases ?? minCases
    let minSplit = rules.minSplit ?? 2 * minCases
    minShare = rules.minShare ?? minShare
    let cp = rules.cp ?? (n > 0 ? 1 / Double(n) : 0)
    let maxDepth = rules.maxDepth ?? Self.depth
    let minPSUs = rules.minPSUs ?? 0

    var growth = GrowthRules()
    growth.criterion = request.criterion == .anova ? .anova : .entropy
    growth.direction = request.direction
    if maxDepth > 0 { growth.maxDepth = maxDepth }
    growth.minCases = max(1, Self.truncated(minCases))
    growth.minSplit = Self.truncated(minSplit)
    growth.minWeight = (minShare ?? 0) * weight
    growth.minPSUs = max(1, minPSUs)
    growth.cp = cp
    self.growth = growth
    summary = Finding.Rules(
      profile: request.profile.rawValue, criterion: request.criterion.rawValue,
      maxDepth: maxDepth > 0 ? maxDepth : nil,
      minCases: minCases >= 1 ? Self.truncated(minCases) : nil,
      minSplit: minSplit >= 1 ? Self.truncated(minSplit) : nil,
      minShare: minShare.flatMap { $0 > 0 ? $0 : nil }, minPSUs: minPSUs > 0 ? minPSUs : nil,
      cp: cp > 0 ? cp : nil)
  }

  private static func truncated(_ rows: Double) -> Int {
    Int(exactly: min(rows, 1e15).rounded(.towardZero)) ?? 0
  }
}
