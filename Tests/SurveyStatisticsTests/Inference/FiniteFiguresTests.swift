import Testing

@testable import SurveyStatistics

/// Whatever the sample, every figure is finite or missing with its reason.
@Suite struct FiniteFiguresTests {
  private static func isSound(_ values: Double?...) -> Bool {
    values.allSatisfy { $0?.isFinite ?? true }
  }

  @Test(arguments: SurveyDesign.LonePSUPolicy.allCases, SyntheticSurvey.Kind.allCases)
  func randomSamplesGiveFiniteFigures(
    _ policy: SurveyDesign.LonePSUPolicy, _ kind: SyntheticSurvey.Kind
  ) throws {
    var random = CounterBasedGenerator(seed: 11, purpose: .folds, replicate: 0, stratum: 0)
    let scales = [1e-300, 1e-9, 1, 1e6, 1e150, 1e300]
    for _ in 0..<300 {
      let strata = 1 + random.next(below: 4)
      let stratumOfPSU = (0..<(1 + random.next(below: 8))).map { _ in
        Int32(random.next(below: strata))
      }
      let fractions = (0..<strata).map { _ in Double(random.next(below: 3)) / 2 }
      // Strata are numbered without gaps from the last one present.
      let present = Int(stratumOfPSU.max() ?? 0) + 1
      guard present <= stratumOfPSU.count else { continue }
      let scale = scales[random.next(below: scales.count)]
      let isMixed = random.next(below: 3) == 0
      var domains = [[DomainTotals.Unit]](repeating: [], count: 2)
      var rows = [Int](repeating: 0, count: present)
      for (psu, stratum) in stratumOfPSU.enumerated() {
        for domain in 0..<2 {
          var unit = DomainTotals.Unit(index: kind == .psus ? Int32(psu) : stratum)
          for _ in 0..<random.next(below: 3) {
            rows[Int(stratum)] += 1
            let size = isMixed ? scales[random.next(below: scales.count)] : scale
            unit.add(
              weight: size * Double(random.next(below: 3)), isOne: random.next(below: 2) == 0)
          }
          domains[domain].append(unit)
        }
      }
      let design =
        kind == .psus
        ? try SurveyDesign(
          stratumOfPSU: stratumOfPSU, samplingFractions: Array(fractions[..<present]),
          lonePSU: policy)
        : try SurveyDesign(
          rowsPerStratum: rows, samplingFractions: Array(fractions[..<present]), lonePSU: policy)
      Self.check(design, DomainTotals(domains[0]), DomainTotals(domains[1]))
    }
  }

  private static func check(_ design: SurveyDesign, _ a: DomainTotals, _ b: DomainTotals) {
    let all = a.merging(b)
    for domain in [a, b, all] {
      let estimate = design.rate(of: domain)
      #expect(isSound(estimate.rate, estimate.variance, estimate.standardError))
      #expect(isSound(estimate.designEffect, estimate.effectiveCases))
      #expect((estimate.standardError == nil) == (estimate.note != nil))
      if let variance = estimate.variance { #expect(variance >= 0) }
      for method in IntervalMethod.allCases {
        let interval = estimate.interval(method, ancestorDesignEffect: 2)
        #expect(isSound(interval?.low, interval?.high))
        guard let interval, let rate = estimate.rate else { continue }
        #expect(interval.low <= rate + 1e-12 && rate <= interval.high + 1e-12)
        if method != .wald { #expect(interval.low >= 0 && interval.high <= 1) }
      }
    }
    for contrast in [
      design.difference(a, minus: b, overlap: .none),
      design.difference(a, minus: all, overlap: .firstWithinSecond),
      design.difference(all, minus: b, overlap: .secondWithinFirst),
      design.ratio(a, to: b, overlap: .none),
      design.ratio(a, to: all, overlap: .shared(a)),
    ] {
      let interval = contrast.interval(.ninetyFive)
      #expect(isSound(contrast.value, contrast.variance, contrast.standardError))
      #expect(isSound(interval?.low, interval?.high))
      #expect((contrast.standardError == nil) == (contrast.note != nil))
    }
    #expect(isSound(design.covariance(of: a, all, overlap: .firstWithinSecond)))
    if let test = design.independenceTest(a, b) {
      #expect(isSound(test.f, test.p))
      #expect(test.f >= 0 && (0...1).contains(test.p) && test.df2 > 0)
    }
  }
}
