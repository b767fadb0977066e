/// Estimates over domains of whole designs, such as the nodes of a tree: each is to first order a
/// sum of scores over PSUs, and the variances of all come from one pass over the PSUs.
///
/// The totals of a PSU are asked for when they are needed, so that domains times PSUs are never
/// held: only the scores of one stratum are. Only for designs with PSUs; the variances are those of
/// ``SurveyDesign/variance(of:)``.
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

  /// Some of the estimates in some of the strata: what one thread adds up.
  package struct Share: Sendable {
    fileprivate var estimates: Range<Int>
    fileprivate var strata: Range<Int>
  }

  /// The sums over the strata of a share, those of one stratum side by side.
  package struct ShareSums: Sendable {
    fileprivate var share: Share
    fileprivate var sums: [SurveyDesign.StratumSum]
  }

  /// Scores of one stratum that are kept from the first look at them to the second.
  private static let mostKept = 1 << 19

  private let design: SurveyDesign
  private let psusByStratum: [[Int32]]
  /// The domains' totals over all PSUs.
  package let totals: [DomainTotals]
  private var scores: [(first: Term, second: Term)] = []

  /// Starts without an estimate.
  package init(_ design: SurveyDesign, totals: [DomainTotals]) {
    self.design = design
    self.totals = totals
    psusByStratum = design.psusByStratum() ?? []
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

  /// Shares the work out among some threads: by strata, or by estimates where one stratum holds
  /// most PSUs.
  package func shares(_ threads: Int) -> [Share] {
    let (estimates, strata) = (0..<count, 0..<psusByStratum.count)
    let largest = psusByStratum.map(\.count).max() ?? 0
    let parts = max(1, min(threads, count))
    guard largest * parts <= design.unitCount else {
      return (0..<parts).map {
        Share(estimates: count * $0 / parts..<count * ($0 + 1) / parts, strata: strata)
      }
    }
    var shares: [Share] = []
    var (first, psus) = (0, 0)
    for stratum in strata {
      psus += psusByStratum[stratum].count
      if psus * parts >= design.unitCount * (shares.count + 1) {
        shares.append(Share(estimates: estimates, strata: first..<stratum + 1))
        first = stratum + 1
      }
    }
    return shares
  }

  /// Adds up the scores of a share.
  ///
  /// - Parameter sums: is called once for every PSU, twice in a stratum of very many.
  /// - Complexity: O(*p* (*d* + *s*)) for *p* PSUs, *d* domains and *s* estimates.
  package func sums(of share: Share, _ sums: SumsOfPSU) -> ShareSums {
    let scores = Array(scores[share.estimates])
    var parts = [SurveyDesign.StratumSum](
      repeating: SurveyDesign.StratumSum(), count: scores.count * share.strata.count)
    let largest = share.strata.reduce(0) { max($0, psusByStratum[$1].count) }
    withUnsafeTemporaryAllocation(of: Sums.self, capacity: max(1, totals.count)) { buffer in
      buffer.initialize(repeating: Sums())
      withUnsafeTemporaryAllocation(
        of: Double.self, capacity: max(1, min(Self.mostKept, largest * scores.count))
      ) { kept in
        scores.withUnsafeBufferPointer { scores in
          parts.withUnsafeMutableBufferPointer { parts in
            for (place, stratum) in share.strata.enumerated() {
              let parts = UnsafeMutableBufferPointer(
                rebasing: parts[place * scores.count..<(place + 1) * scores.count])
              add(stratum, scores, kept, buffer, sums, to: parts)
            }
          }
        }
      }
    }
    return ShareSums(share: share, sums: parts)
  }

  /// Adds up the scores of a stratum, and then their squared deviations from the mean.
  private func add(
    _ stratum: Int, _ scores: UnsafeBufferPointer<(first: Term, second: Term)>,
    _ kept: UnsafeMutableBufferPointer<Double>, _ buffer: UnsafeMutableBufferPointer<Sums>,
    _ sums: SumsOfPSU, to parts: UnsafeMutableBufferPointer<SurveyDesign.StratumSum>
  ) {
    let psus = psusByStratum[stratum]
    let size = Double(design.psusPerStratum[stratum])
    let keeps = psus.count * scores.count <= kept.count
    var first = 0
    for psu in psus {
      sums(Int(psu), buffer)
      for place in scores.indices {
        guard let z = Self.score(scores[place], buffer) else {
          if keeps { kept[first &+ place] = .nan }
          continue
        }
        if keeps { kept[first &+ place] = z }
        parts[place].psus &+= 1
        parts[place].z += z
      }
      first &+= scores.count
    }
    first = 0
    let means = parts.map { $0.z / size }
    for psu in psus {
      if !keeps { sums(Int(psu), buffer) }
      for place in scores.indices {
        // A score that is no number has made the mean none, too.
        let z = keeps ? kept[first &+ place] : Self.score(scores[place], buffer) ?? .nan
        if z.isNaN { continue }
        let deviation = z - means[place]
        parts[place].deviations += deviation * deviation
      }
      first &+= scores.count
    }
  }

  /// What a PSU adds to an estimate; nil without a case in its domains.
  @inline(__always)
  private static func score(
    _ terms: (first: Term, second: Term), _ sums: UnsafeMutableBufferPointer<Sums>
  ) -> Double? {
    let (a, b) = (sums[terms.first.domain], sums[terms.second.domain])
    guard a.hasCase || b.hasCase else { return nil }
    return (a.ones * terms.first.ofOnes + a.zeros * terms.first.ofZeros)
      + (b.ones * terms.second.ofOnes + b.zeros * terms.second.ofZeros)
  }

  /// The variances of all estimates, in the order in which they were added, from the sums of all
  /// shares.
  package func variances(_ parts: [ShareSums]) -> [TaylorVariance] {
    let strata = design.stratumCount
    var sums = [SurveyDesign.StratumSum](
      repeating: SurveyDesign.StratumSum(), count: count * strata)
    for part in parts {
      var source = part.sums.makeIterator()
      for stratum in part.share.strata {
        for estimate in part.share.estimates {
          if let sum = source.next() { sums[estimate * strata + stratum] = sum }
        }
      }
    }
    return (0..<count).map { design.pooled(sums[$0 * strata..<($0 + 1) * strata]) }
  }

  /// The number of estimates.
  package var count: Int { scores.count }
}
