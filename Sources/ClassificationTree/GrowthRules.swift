package import SurveyModel

/// When a node may be divided; a rule that is off has its neutral value.
package struct GrowthRules: Sendable, Equatable {
  package var criterion = Criterion.anova
  /// Decides the order in which levels of unordered circumstances are lined up: worst first.
  package var direction = Direction.opportunity
  /// Largest depth of a node; the root has depth 0.
  package var maxDepth = GrowthRules.deepest
  /// Unweighted rows that each side of a cut must hold.
  package var minCases = 1
  /// Unweighted rows that a node must hold to be divided.
  package var minSplit = 2
  /// Weight that each side of a cut must hold, in the sample's weight unit.
  package var minWeight = 0.0
  /// PSUs with a case that each side of a cut must hold.
  package var minPSUs = 1
  /// Complexity parameter: a split must be worth this share of the root's sum of squares.
  package var cp = 0.0

  /// Node ids double with every level and must fit 64 bits.
  package static let deepest = 60

  package init() {}
}
