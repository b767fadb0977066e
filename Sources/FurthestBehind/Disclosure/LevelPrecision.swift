import ClassificationTree
import SurveyModel
import SurveyStatistics

/// Which levels of the circumstances are too imprecise to be shown, whatever their number of rows.
///
/// Only the rule of the National Center for Health Statistics asks for more than rows.
struct LevelPrecision {
  /// Whether the average of all rows used is too imprecise itself.
  let hidesWhole: Bool
  /// Whether each level of each circumstance is too imprecise; nil under another rule.
  private let byCircumstance: [[Bool]]?

  /// Estimates the rate of every level.
  ///
  /// - Parameter members: whether each cell is in the group that is looked at; nil for all.
  /// - Complexity: O(*n c*) for *n* rows and *c* circumstances under the rule, else O(1).
  init(_ sample: Sample, request: TreeRequest, members: [Bool]? = nil) {
    let rule = SuppressionRule(profile: request.suppression)
    guard rule.profile == .nchs, let confidence = ConfidenceLevel(request.confidence) else {
      hidesWhole = false
      byCircumstance = nil
      return
    }
    let cells = sample.cells
    func isMember(_ cell: Int) -> Bool { members?[cell] ?? true }
    guard let design = try? SampleDesign(sample, lonePSU: request.lonePSU) else {
      // What cannot be estimated is imprecise.
      hidesWhole = true
      byCircumstance = cells.circumstances.map { Array(repeating: true, count: $0.levelCount) }
      return
    }
    let rowUnits = design.rowUnits
    func rates(_ groups: Int, _ groupOfCell: (Int) -> Int) -> [RateEstimate] {
      var totals = DomainAccumulator(domains: groups, design: design.survey)
      LeafTotals.gather(
        sample,
        domainOfCell: (0..<cells.count).map { isMember($0) ? Int32(groupOfCell($0)) : -1 },
        rowUnits, into: &totals)
      return (0..<groups).map { design.survey.rate(of: totals.totals(of: $0)) }
    }
    let whole = rates(1) { _ in 0 }[0]
    func isImprecise(_ rate: RateEstimate) -> Bool {
      rule.isImprecise(
        rate.rate, se: rate.standardError,
        rate.interval(
          IntervalMethod(request.interval), confidence: confidence,
          ancestorDesignEffect: whole.designEffect
        ).map { ($0.low, $0.high) })
    }
    hidesWhole = isImprecise(whole)
    byCircumstance = cells.circumstances.indices.map { place in
      rates(cells.circumstances[place].levelCount) { cells.level($0, place) }.map(isImprecise)
    }
  }

  /// Whether each level of a circumstance is too imprecise; nil when only rows matter.
  func levels(of circumstance: Int) -> [Bool]? { byCircumstance?[circumstance] }
}
