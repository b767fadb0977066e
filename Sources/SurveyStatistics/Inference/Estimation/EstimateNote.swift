/// Why a figure is missing; the words are chosen where it is printed.
package enum EstimateNote: Equatable, Sendable {
  /// The domain has no row of positive weight.
  case noCases
  /// The rate is 0 or 1: there is no standard error, and the interval has one side.
  case noVariation
  /// PSUs minus strata with a case is not above 0.
  case tooFewPSUs(psus: Int, strata: Int)
  /// Strata with a case have a single PSU, and the policy leaves no variance for them.
  case lonePSUs(strata: Int)
  /// A ratio whose denominator is 0.
  case zeroDenominator
  /// The sums exceed what a number can hold.
  case overflow
}
