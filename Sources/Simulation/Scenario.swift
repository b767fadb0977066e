import ClassificationTree

/// One row of the simulation: how much circumstances matter, and how small a leaf may be.
struct Scenario: Sendable {
  var name: String
  var slopes: SimulatedPopulation.Slopes
  /// A leaf holds the rows divided by this.
  var leavesPerSample: Double
  /// Whether the plain rate is expected to be off by more than five points.
  var hasNoDifferences: Bool { slopes.isEmpty }

  /// The rates rise from the first to the last level of residence, education and wealth.
  private static let weak = [0: 0.04, 4: 0.04, 5: 0.06]
  private static let strong = [0: 0.16, 4: 0.20, 5: 0.32]

  static let all = [
    Scenario(name: "No differences, 1 % leaf", slopes: [:], leavesPerSample: 100),
    Scenario(name: "No differences, profile escap", slopes: [:], leavesPerSample: 11),
    Scenario(name: "Weak gradient, profile escap", slopes: weak, leavesPerSample: 11),
    Scenario(name: "Strong gradient, 5 % leaf", slopes: strong, leavesPerSample: 20),
  ]

  /// The stopping rules for a sample, or for the part on which a tree is cross-fitted.
  func rules(_ n: Int, _ weight: Double) -> GrowthRules {
    var rules = GrowthRules()
    let minCases = max(49, Double(n) / leavesPerSample)
    rules.minCases = Int(minCases)
    rules.minSplit = Int(2 * minCases)
    rules.cp = 1 / Double(max(1, n))
    rules.maxDepth = 6
    return rules
  }
}
