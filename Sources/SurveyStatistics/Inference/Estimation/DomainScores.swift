/// Estimates over domains of whole designs, such as the nodes of a tree: each is to first order a
/// sum of scores over PSUs, and the variances of all come from one pass over the PSUs.
///
/// The totals of a PSU are asked for when they are needed, so that domains times PSUs are never
/// held: only the scores of one stratum are. Only for designs with PSUs; the variances are those of
/// ``SurveyDesign/variance(of:)``.
package struct DomainScores {
  /// Writes the sums of a block's PSUs in every domain.
  package typealias SumsOfPSUs = @Sendable (PSUBlock) -> Void

  /// What a unit of weight of a one and of a zero adds to an estimate, in one domain.
  private struct Term {
    var domain: Int
    var ofOnes: Double
    var ofZeros: Double
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
    var psus = 0

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

  /// Shares of each thread where there are enough strata: others may be at work on something else,
  /// and come late.
  private static let sharesPerThread = 4

  /// Shares the work out among some threads: by strata, or by estimates where one stratum holds
  /// most PSUs.
  package func shares(_ threads: Int) -> [Share] {
    let (estimates, strata) = (0..<count, 0..<psusByStratum.count)
    let largest = psusByStratum.map(\.count).max() ?? 0
    let threads = max(1, min(threads, count))
    guard largest * threads <= design.unitCount else {
      return (0..<threads).map {
        Share(estimates: count * $0 / threads..<count * ($0 + 1) / threads, strata: strata)
      }
    }
    let parts = threads > 1 ? Self.sharesPerThread * threads : 1
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
  /// - Parameter sums: is called with every PSU once, and with some again.
  /// - Complexity: O(*p* (*d* + *s*)) for *p* PSUs, *d* domains and *s* estimates.
  package func sums(of share: Share, _ sums: SumsOfPSUs) -> ShareSums {
    let scores = scores[share.estimates].map { score in
      score.second == Self.nothing ? Score(first: score.first, second: terms.count) : score
    }
    var parts: [SurveyDesign.StratumSum] = []
    parts.reserveCapacity(scores.count * share.strata.count)
    PSUBlock.with(domains: totals.count) { block in
      TermValues.with(terms: terms.count) { values in
        for stratum in share.strata {
          parts += add(stratum, scores, block, values) { block in
            sums(block)
            evaluate(block, to: values)
          }
        }
      }
    }
    return ShareSums(share: share, sums: parts)
  }

  /// Writes the values of all terms in the PSUs of a block.
  private func evaluate(_ block: PSUBlock, to values: TermValues) {
    let vectors = Lanes.vectors(block.psus.count)
    for (place, term) in terms.enumerated() {
      for vector in 0..<vectors {
        values.z.store(
          block.ones.load(row: term.domain, vector) * term.ofOnes
            + block.zeros.load(row: term.domain, vector) * term.ofZeros, row: place, vector)
      }
      values.cases[place] = block.cases[term.domain]
    }
  }

  /// Adds up the scores of a stratum, and their squared deviations from the mean.
  ///
  /// A PSU without a case has a score of 0 and deviates from the mean like the others. Scores are
  /// counted from the first PSU's (the shifted-data formula of Chan, Golub and LeVeque 1983): one
  /// pass is enough then, and equal scores do not deviate. Where that one lies far from the others
  /// there is a second pass, from their mean.
  ///
  /// - Parameter evaluate: writes the values of all terms in the PSUs of a block.
  private func add(
    _ stratum: Int, _ scores: [Score], _ block: PSUBlock, _ values: TermValues,
    _ evaluate: (PSUBlock) -> Void
  ) -> [SurveyDesign.StratumSum] {
    psusByStratum[stratum].withUnsafeBufferPointer { psus in
      let count = Double(psus.count)
      var sums = [Sum](repeating: Sum(), count: scores.count)
      block.forEach(of: UnsafeBufferPointer(rebasing: psus.prefix(1))) { block in
        evaluate(block)
        for (place, score) in scores.enumerated() {
          sums[place].base = values.z[score.first, 0] - values.z[score.second, 0]
        }
      }
      func addAll() {
        block.forEach(of: psus) { block in
          evaluate(block)
          Self.add(values, of: block.psus.count, scores, to: &sums)
        }
      }
      addAll()
      let first = sums
      if first.contains(where: { $0.isFar(count) }) {
        for place in sums.indices {
          sums[place] = Sum(base: first[place].base + first[place].z / count)
        }
        addAll()
        // Which estimates a thread forms must not show in their digits.
        for place in sums.indices where !first[place].isFar(count) { sums[place] = first[place] }
      }
      return sums.map { sum in
        SurveyDesign.StratumSum(
          psus: sum.psus, z: count * sum.base + sum.z,
          deviations: (sum.squares - sum.z * sum.z / count).atLeastZero, deviating: psus.count)
      }
    }
  }

  /// Adds the scores of the PSUs in the first lanes.
  private static func add(
    _ values: TermValues, of psus: Int, _ scores: [Score], to sums: inout [Sum]
  ) {
    let last = Lanes.vectors(psus) - 1
    // Lanes behind the last PSU do not count.
    let isPSU = Lanes.Vector(0, 1, 2, 3) .< Double(psus - last * Lanes.Vector.scalarCount)
    let counts = Lanes.Vector().replacing(with: 1, where: isPSU)
    scores.withUnsafeBufferPointer { scores in
      sums.withUnsafeMutableBufferPointer { sums in
        for place in scores.indices {
          let (first, second) = (scores[place].first, scores[place].second)
          let base = sums[place].base
          var (z, squares) = (Lanes.Vector(), Lanes.Vector())
          for vector in 0..<last {
            let deviation =
              values.z.load(row: first, vector) - values.z.load(row: second, vector) - base
            z += deviation
            squares += deviation * deviation
          }
          let deviation =
            (values.z.load(row: first, last) - values.z.load(row: second, last) - base) * counts
          z += deviation
          squares += deviation * deviation
          sums[place].z += z.sum()
          sums[place].squares += squares.sum()
          sums[place].psus &+= (values.cases[first] | values.cases[second]).nonzeroBitCount
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

/// The values of all terms in the PSUs of a block, and a last one that is 0.
private struct TermValues {
  let z: Lanes
  /// A bit for each lane whose PSU has a case in the term's domain.
  let cases: UnsafeMutablePointer<UInt32>

  /// Lends values of 0.
  static func with<Result>(terms: Int, _ body: (TermValues) -> Result) -> Result {
    Lanes.withBits(rows: terms + 1) { cases in
      Lanes.with(rows: terms + 1) { body(TermValues(z: $0, cases: cases)) }
    }
  }
}
