/// Estimates over domains of whole designs, such as the nodes of a tree: each is to first order a
/// sum of scores over PSUs, and the variances of all come from one pass over the PSUs.
///
/// The totals of a PSU are asked for when they are needed, so that domains times PSUs are never
/// held: only the scores of one stratum are. Only for designs with PSUs; the variances are those of
/// ``SurveyDesign/variance(of:)``.
package struct DomainScores {
  /// The sums over a PSU's rows in one domain.
  package struct Sums {
    /// 1 when the PSU has a case in the domain, else 0: numbers are joined without a branch.
    package var hasCase: UInt = 0
    /// Sum of the weights of rows whose indicator is 1.
    package var ones = 0.0
    /// Sum of the weights of rows whose indicator is 0.
    package var zeros = 0.0

    /// Sums without a case.
    package init() {}

    /// Adds the sums of other rows.
    @inlinable
    package static func += (sums: inout Sums, other: Sums) {
      sums.hasCase |= other.hasCase
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

  /// A term's value in one PSU, and whether this has a case in the term's domain.
  private struct Value {
    var z = 0.0
    var hasCase: UInt = 0
  }

  /// An estimate: the first of two terms less the second.
  private struct Score {
    var first: Int
    var second: Int
  }

  /// What the PSUs of a stratum add up to in an estimate.
  private struct Sum {
    /// A score, from which those of all PSUs are counted.
    var base = 0.0
    var z = 0.0
    var squares = 0.0
    /// PSUs with a case.
    var psus: UInt = 0

    /// Whether most of the squares are those of the mean of so many PSUs: the base lies far from
    /// them, and too few digits are left of their deviations.
    func isFar(_ count: Double) -> Bool { z * z / count > 0.999 * squares }
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

  private let design: SurveyDesign
  private let psusByStratum: [[Int32]]
  /// The domains' totals over all PSUs.
  package let totals: [DomainTotals]
  /// The rate of every domain, and what tests add.
  private var terms: [Term]
  private var scores: [Score] = []
  /// Stands for the place behind the terms, whose value is 0.
  private static let nothing = -1

  /// Starts without an estimate.
  package init(_ design: SurveyDesign, totals: [DomainTotals]) {
    self.design = design
    self.totals = totals
    psusByStratum = design.psusByStratum() ?? []
    terms = totals.enumerated().map { domain, totals in
      let scores = totals.rowScores(times: 1)
      return Term(domain: domain, ofOnes: scores.ones, ofZeros: scores.zeros)
    }
  }

  /// Adds the rate of a domain.
  package mutating func addRate(_ domain: Int) {
    scores.append(Score(first: domain, second: Self.nothing))
  }

  /// Adds the difference of the rates of two domains.
  package mutating func addDifference(_ a: Int, minus b: Int) {
    scores.append(Score(first: a, second: b))
  }

  /// Adds the interaction of the indicator with two domains without a common row.
  package mutating func addTest(_ left: Int, _ right: Int) {
    let scores = IndependenceScores(totals[left], totals[right])
    self.scores.append(Score(first: terms.count, second: terms.count + 1))
    terms.append(
      Term(domain: left, ofOnes: scores?.left.ones ?? 0, ofZeros: scores?.left.zeros ?? 0))
    // The second term is taken away.
    terms.append(
      Term(
        domain: right, ofOnes: -(scores?.right.ones ?? 0), ofZeros: -(scores?.right.zeros ?? 0)))
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
  /// - Parameter sums: is called once for every PSU, and again for some.
  /// - Complexity: O(*p* (*d* + *s*)) for *p* PSUs, *d* domains and *s* estimates.
  package func sums(of share: Share, _ sums: SumsOfPSU) -> ShareSums {
    let scores = scores[share.estimates].map { score in
      score.second == Self.nothing ? Score(first: score.first, second: terms.count) : score
    }
    var parts: [SurveyDesign.StratumSum] = []
    parts.reserveCapacity(scores.count * share.strata.count)
    withUnsafeTemporaryAllocation(of: Sums.self, capacity: max(1, totals.count)) { buffer in
      buffer.initialize(repeating: Sums())
      withUnsafeTemporaryAllocation(of: Value.self, capacity: terms.count + 1) { values in
        values.initialize(repeating: Value())
        for stratum in share.strata {
          parts += add(stratum, scores, values) { psu in
            sums(psu, buffer)
            evaluate(buffer, to: values)
          }
        }
      }
    }
    return ShareSums(share: share, sums: parts)
  }

  /// Writes the values of all terms in a PSU.
  @inline(__always)
  private func evaluate(
    _ sums: UnsafeMutableBufferPointer<Sums>, to values: UnsafeMutableBufferPointer<Value>
  ) {
    terms.withUnsafeBufferPointer { terms in
      for place in terms.indices {
        let term = terms[place]
        let sums = sums[term.domain]
        values[place].z = sums.ones * term.ofOnes + sums.zeros * term.ofZeros
        values[place].hasCase = sums.hasCase
      }
    }
  }

  /// Adds up the scores of a stratum, and their squared deviations from the mean.
  ///
  /// A PSU without a case has a score of 0 and deviates from the mean like the others. Scores are
  /// counted from the first PSU's (the shifted-data formula of Chan, Golub and LeVeque 1983): one
  /// pass is enough then, and equal scores do not deviate. Where that one lies far from the others
  /// there is a second pass, from their mean.
  ///
  /// - Parameter evaluate: writes the values of all terms in a PSU.
  private func add(
    _ stratum: Int, _ scores: [Score], _ values: UnsafeMutableBufferPointer<Value>,
    _ evaluate: (_ psu: Int) -> Void
  ) -> [SurveyDesign.StratumSum] {
    let psus = psusByStratum[stratum]
    let count = Double(psus.count)
    var sums = [Sum](repeating: Sum(), count: scores.count)
    if let first = psus.first {
      evaluate(Int(first))
      for (place, score) in scores.enumerated() {
        sums[place].base = values[score.first].z - values[score.second].z
      }
    }
    Self.add(psus, scores, values, to: &sums, evaluate)
    if sums.contains(where: { $0.isFar(count) }) {
      for place in sums.indices {
        sums[place] = Sum(base: sums[place].base + sums[place].z / count)
      }
      Self.add(psus, scores, values, to: &sums, evaluate)
    }
    return sums.map { sum in
      SurveyDesign.StratumSum(
        psus: Int(sum.psus), z: count * sum.base + sum.z,
        deviations: (sum.squares - sum.z * sum.z / count).atLeastZero, deviating: psus.count)
    }
  }

  @inline(__always)
  private static func add(
    _ psus: [Int32], _ scores: [Score], _ values: UnsafeMutableBufferPointer<Value>,
    to sums: inout [Sum], _ evaluate: (_ psu: Int) -> Void
  ) {
    scores.withUnsafeBufferPointer { scores in
      sums.withUnsafeMutableBufferPointer { sums in
        for psu in psus {
          evaluate(Int(psu))
          for place in scores.indices {
            let (a, b) = (values[scores[place].first], values[scores[place].second])
            let deviation = (a.z - b.z) - sums[place].base
            sums[place].z += deviation
            sums[place].squares += deviation * deviation
            sums[place].psus &+= a.hasCase | b.hasCase
          }
        }
      }
    }
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
