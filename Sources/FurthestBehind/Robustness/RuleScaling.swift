import ClassificationTree

extension TreeRequest {
  /// The stopping rules for a part of a sample of `n` rows.
  ///
  /// The profile's rules follow the part's own rows and weight. Counts given by hand are scaled by
  /// the part's share of the rows and truncated; shares, depth and complexity stay.
  func growthRules(
    forPart rows: Int, weight: Double, ofSample n: Int, circumstances: [String]
  ) -> GrowthRules {
    var request = self
    let share = n > 0 ? Double(rows) / Double(n) : 1
    request.rules.minCases = rules.minCases.map { ($0 * share).rounded(.towardZero) }
    request.rules.minSplit = rules.minSplit.map { ($0 * share).rounded(.towardZero) }
    // Left out, the split minimum is twice the leaf minimum before truncation.
    if let minCases = rules.minCases, rules.minSplit == nil {
      request.rules.minSplit = 2 * minCases * share
    }
    request.rules.minPSUs = rules.minPSUs.map { Int(Double($0) * share) }
    return StoppingRules(request, n: rows, weight: weight, circumstances: circumstances).growth
  }
}

extension GrowthRules {
  /// The rules with all sizes multiplied, counts truncated.
  func scaled(by factor: Double) -> GrowthRules {
    var rules = self
    rules.minCases = max(1, Int(Double(minCases) * factor))
    rules.minSplit = Int(Double(minSplit) * factor)
    rules.minWeight *= factor
    // One PSU is the rule that is off: it does not grow into one.
    if minPSUs > 1 { rules.minPSUs = max(1, Int(Double(minPSUs) * factor)) }
    return rules
  }
}
