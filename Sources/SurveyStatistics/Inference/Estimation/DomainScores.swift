/// Estimates over domains of whole designs, such as the nodes of a tree: each is to first order a
/// sum of scores over PSUs, and the variances of all come from two passes over the PSUs.
///
/// The totals of a PSU are asked for when they are needed, so that domains times PSUs are never
/// held. Only for designs with PSUs; the variances are those of ``SurveyDesign/variance(of:)``.
package struct DomainScores {
  /// The sums over a PSU's rows in one domain.
  package struct Sums {
    /// Whether the PSU has a case in the domain.
    package var hasCase = false
    /// Sum of the weights of rows whose indicator is 1.
    package var ones = 0.0
    /// Sum of the weights of rows whose indicator is 0.
    package var zeros = 0.0

    /// Sums without a case.
    package init() {}

    /// Adds the sums of other rows.
    @inlinable
    package static func += (sums: inout Sums, other: Sums) {
      sums.hasCase = sums.hasCase || other.hasCase
      sums.ones += other.ones
      sums.zeros += other.zeros
    }
  }

  /// Writes the sums of a PSU in every domain.
  package typealias SumsOfPSU = @Sendable (_ psu: Int, UnsafeMutableBufferPointer<Sums>) -> Void

  /// What a unit of weight of a one and of a zero adds to an estimate, in one domain.
  private struct Term {
    var domain: Int
    var ofOnes: Double
    var ofZeros: Double
  }

  private let design: SurveyDesign
  /// The domains' totals over all PSUs.
  package let totals: [DomainTotals]
  private var scores: [(first: Term, second: Term)] = []

  /// Starts without an estimate.
  package init(_ design: SurveyDesign, totals: [DomainTotals]) {
    self.design = design
    self.totals = totals
  }

  /// Adds the rate of a domain.
  package mutating func addRate(_ domain: Int) {
    // The second term adds nothing.
    scores.append((rateTerm(domain, times: 1), rateTerm(domain, times: 0)))
  }

  /// Adds the difference of the rates of two domains.
  package mutating func addDifference(_ a: Int, minus b: Int) {
    scores.append((rateTerm(a, times: 1), rateTerm(b, times: -1)))
  }

  /// Adds the interaction of the indicator with two domains without a common row.
  package mutating func addTest(_ left: Int, _ right: Int) {
    let scores = IndependenceScores(totals[left], totals[right])
    self.scores.append(
      (
        Term(domain: left, ofOnes: scores?.left.ones ?? 0, ofZeros: scores?.left.zeros ?? 0),
        Term(domain: right, ofOnes: scores?.right.ones ?? 0, ofZeros: scores?.right.zeros ?? 0)
      ))
  }

  private func rateTerm(_ domain: Int, times factor: Double) -> Term {
    let scores = totals[domain].rowScores(times: factor)
    return Term(domain: domain, ofOnes: scores.ones, ofZeros: scores.zeros)
  }

  /// The variances of some of the estimates (all, when none are named) in the order in which they
  /// were added.
  ///
  /// - Parameter sums: is called twice for every PSU.
  /// - Complexity: O(*p* (*d* + *s*)) for *p* PSUs, *d* domains and *s* estimates.
  package func variances(_ share: Range<Int>? = nil, _ sums: SumsOfPSU) -> [TaylorVariance] {
    let scores = Array(scores[share ?? 0..<scores.count])
    let strata = design.stratumCount
    var parts = [SurveyDesign.StratumSum](
      repeating: SurveyDesign.StratumSum(), count: scores.count * strata)
    parts.withUnsafeMutableBufferPointer { parts in
      scores.withUnsafeBufferPointer { scores in
        for isSecond in [false, true] {
          forEachPSU(sums) { stratum, sums in
            let size = Double(design.psusPerStratum[stratum])
            for place in scores.indices {
              let (first, second) = scores[place]
              let (a, b) = (sums[first.domain], sums[second.domain])
              guard a.hasCase || b.hasCase else { continue }
              let z =
                (a.ones * first.ofOnes + a.zeros * first.ofZeros)
                + (b.ones * second.ofOnes + b.zeros * second.ofZeros)
              let part = place &* strata &+ stratum
              if isSecond {
                let deviation = z - parts[part].z / size
                parts[part].deviations += deviation * deviation
              } else {
                parts[part].psus += 1
                parts[part].z += z
              }
            }
          }
        }
      }
    }
    return scores.indices.map { design.pooled(parts[$0 * strata..<($0 + 1) * strata]) }
  }

  private func forEachPSU(
    _ sums: SumsOfPSU, _ body: (_ stratum: Int, UnsafeMutableBufferPointer<Sums>) -> Void
  ) {
    withUnsafeTemporaryAllocation(of: Sums.self, capacity: max(1, totals.count)) { buffer in
      buffer.initialize(repeating: Sums())
      for psu in 0..<design.unitCount {
        sums(psu, buffer)
        body(design.stratum(ofUnit: Int32(psu)), buffer)
      }
    }
  }

  /// The number of estimates.
  package var count: Int { scores.count }
}
