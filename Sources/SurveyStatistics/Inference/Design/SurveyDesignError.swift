/// Why a survey design cannot be used.
package enum SurveyDesignError: Error, Equatable, Sendable {
  /// A stratum number is negative, or not below the number of PSUs.
  case stratumOutOfRange(Int, strata: Int)
  /// There are not as many sampling fractions as strata.
  case fractionsDoNotMatch(Int, strata: Int)
  /// A sampling fraction is not between 0 and 1.
  case fractionOutOfRange(Double, stratum: Int)
  /// Strata with a case have a single PSU, and the policy is to refuse them.
  case lonePSUs(strata: Int)
}
