import SurveyStatistics

extension Finding.DesignCheck {
  /// Counts of a sample's design; strata are told by how many there are, never by which.
  init(_ sample: Sample, _ design: SurveyDesign) {
    self.init(
      psusPerStratum: sample.design == nil ? nil : Finding.Spread(design.psusPerStratum),
      loneStrata: design.lonePSUCount, weightRatio: sample.weightRatio)
  }
}

extension Finding.Spread {
  /// The spread of some counts; nil when there is none.
  ///
  /// - Complexity: O(*n* log *n*) for *n* counts.
  init?(_ counts: [Int]) {
    let sorted = counts.sorted()
    guard let least = sorted.first, let most = sorted.last else { return nil }
    let upper = sorted[sorted.count / 2]
    let lower = sorted[(sorted.count - 1) / 2]
    self.init(minimum: least, median: Double(lower + upper) / 2, maximum: most)
  }
}
