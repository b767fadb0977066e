import ClassificationTree
import SurveyStatistics

/// The survey design of a sample's file, and what the rows are gathered in.
///
/// PSUs and strata count with a row of positive weight, used or not: the rows used are a domain
/// of the file.
struct SampleDesign {
  let survey: SurveyDesign
  private let index: DesignIndex?
  private let rowStrata: [Int32]?

  /// The PSU of every row of the file, or its stratum when every row is a PSU; nil when there is
  /// one unit.
  ///
  /// - Complexity: O(*r*) for *r* rows.
  var rowUnits: [Int32]? { index?.rowPSUs ?? rowStrata }

  init(_ sample: Sample, lonePSU: TreeRequest.LonePSU) throws(SurveyDesignError) {
    let policy = SurveyDesign.LonePSUPolicy(lonePSU)
    index = sample.design
    rowStrata = sample.rowDesign?.rowStrata
    if let index {
      survey = try SurveyDesign(
        stratumOfPSU: index.strata, samplingFractions: sample.samplingFractions, lonePSU: policy)
    } else {
      survey = try SurveyDesign(
        rowsPerStratum: sample.rowDesign?.rowsPerStratum ?? [sample.whole.n],
        samplingFractions: sample.samplingFractions, lonePSU: policy)
    }
  }
}

extension SurveyDesign.LonePSUPolicy {
  /// The policy that a request names.
  init(_ policy: TreeRequest.LonePSU) {
    self =
      switch policy {
      case .grandMean: .grandMean
      case .average: .average
      case .certainty: .certainty
      case .error: .error
      }
  }
}

extension IntervalMethod {
  /// The method that a request names.
  init(_ interval: TreeRequest.Interval) {
    self =
      switch interval {
      case .logit: .logit
      case .kornGraubard: .kornGraubard
      case .wilson: .wilson
      case .wald: .wald
      }
  }
}
