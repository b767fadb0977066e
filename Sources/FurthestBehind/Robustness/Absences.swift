/// Why parts of a finding are missing, by their keys in the result.
struct Absences {
  private(set) var reasons: [String: String] = [:]

  static let noGroup = "no two groups are shown"
  static let hidden = "hidden to protect a small group"

  /// States the reasons for a finding that is complete but for its gap's estimate.
  init(_ finding: Finding, _ request: TreeRequest, hasPSUs: Bool, isCrossFitHidden: Bool) {
    func state(_ key: String, isMissing: Bool, option: Int?, otherwise: String) {
      guard isMissing else { return }
      reasons[key] =
        option == 0
        ? "turned off"
        : !hasPSUs
          ? "no PSU column" : finding.furthestBehind == nil ? Self.noGroup : otherwise
    }
    let withoutFolds = isCrossFitHidden ? Self.hidden : "the PSUs cannot be dealt to folds"
    state(
      "crossFitted", isMissing: finding.crossFitted == nil, option: request.crossfit,
      otherwise: withoutFolds)
    state(
      "exhaustive", isMissing: finding.exhaustive == nil, option: request.crossfit,
      otherwise: withoutFolds)
    state(
      "stability", isMissing: finding.stability == nil, option: request.bootstrap,
      otherwise: "no stratum has two PSUs: every redrawn sample is the sample")
    state(
      "sensitivity", isMissing: finding.sensitivity == nil, option: nil, otherwise: Self.noGroup)
    for (key, isMissing) in [
      ("furthestBehind", finding.furthestBehind == nil),
      ("furthestAhead", finding.furthestAhead == nil), ("gap", finding.gap == nil),
    ] where isMissing {
      reasons[key] = Self.noGroup
    }
    if finding.cpTable == nil {
      reasons["cpTable"] =
        request.pruning == .none
        ? "no pruning"
        : finding.nodes.contains { $0.rate == nil } ? Self.hidden : "no two trees to compare"
    }
  }
}
