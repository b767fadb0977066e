/// The totals of each cell in each primary sampling unit (PSU), sparse, with the survey's strata.
///
/// A PSU's entries stand together, by ascending cell, each cell once. PSUs may stand in any order;
/// those without a row in the domain may be left out, because `stratumSizes` counts the PSUs of
/// the whole file. In a survey without PSUs every row is one.
package struct PSUCellTotals: Sendable {
  /// What a stratum with a single PSU in the file adds to a variance.
  package enum LonePSU: Sendable, Equatable {
    /// The squared distance of its total from the grand mean.
    case grandMean
    /// Nothing.
    case certainty
    /// As much as the average stratum with several PSUs.
    case average
  }

  /// What the rows of a PSU add up to in a cell.
  package struct Entry<Sum: Sendable>: Sendable {
    package var cell: Int32
    /// Sum of the weights, in the sample's unit.
    package var weight: Sum
    /// Sum of weight times indicator.
    package var ones: Sum

    /// An entry from its sums.
    package init(cell: Int32, weight: Sum, ones: Sum) {
      self.cell = cell
      self.weight = weight
      self.ones = ones
    }
  }

  /// The entries of all PSUs.
  package enum Entries: Sendable {
    /// Whole numbers, all of whose sums are exact.
    case whole([Entry<UInt32>])
    /// Any numbers.
    case any([Entry<Double>])

    var count: Int {
      switch self {
      case .whole(let entries): entries.count
      case .any(let entries): entries.count
      }
    }
  }

  /// Where the entries of each PSU start and end: one PSU's need not start where another's end.
  private let starts: [Int]
  private let ends: [Int]
  private let entries: Entries
  /// Unweighted rows of each entry; empty where nobody asked for them.
  private let rows: [UInt16]
  /// The stratum of each PSU.
  package let strata: [Int]
  /// n_h: the PSUs with a row of positive weight in the file, by stratum.
  package let stratumSizes: [Int]
  /// Sampling fraction of PSUs (0-1) by stratum; nil means drawn with replacement.
  package let samplingFractions: [Double]?

  /// The PSUs of each stratum, in their order: those of stratum `h` are at
  /// `stratumStarts[h] ..< stratumStarts[h + 1]` of `psusByStratum`.
  let psusByStratum: [Int]
  let stratumStarts: [Int]

  /// The number of PSUs given.
  package var count: Int { strata.count }

  /// Whether all sums of entries are exact, in any order.
  package var isWhole: Bool {
    if case .whole = entries { true } else { false }
  }

  /// Whether the unweighted rows of each entry are known.
  package var hasRows: Bool { rows.count == entries.count }

  /// Creates totals from their sparse layout.
  ///
  /// All entries must name cells of one `CircumstanceCells`, those of a PSU by ascending cell, each
  /// once; and all PSUs a stratum below `stratumSizes.count`.
  package init(
    starts: [Int], ends: [Int], entries: Entries, rows: [UInt16] = [], strata: [Int],
    stratumSizes: [Int], samplingFractions: [Double]? = nil
  ) {
    let count = entries.count
    precondition(rows.isEmpty || rows.count == count)
    precondition(starts.count == strata.count && ends.count == strata.count)
    precondition(zip(starts, ends).allSatisfy { 0 <= $0 && $0 <= $1 && $1 <= count })
    precondition(samplingFractions.map { $0.count == stratumSizes.count } ?? true)
    self.starts = starts
    self.ends = ends
    self.entries = entries
    self.rows = rows
    self.samplingFractions = samplingFractions
    self.strata = strata
    var given = [Int](repeating: 0, count: stratumSizes.count)
    for stratum in strata { given[stratum] += 1 }
    var starts = [0]
    for size in given { starts.append(starts[starts.count - 1] + size) }
    var next = starts
    var order = [Int](repeating: 0, count: strata.count)
    for (psu, stratum) in strata.enumerated() {
      order[next[stratum]] = psu
      next[stratum] += 1
    }
    self.stratumSizes = zip(stratumSizes, given).map(max)
    stratumStarts = starts
    psusByStratum = order
  }

  /// Creates totals of any numbers from entries of which those of PSU `j` are at
  /// `entryStarts[j] ..< entryStarts[j + 1]`, in any order; a cell's are added up.
  package init(
    entryStarts: [Int], cells: [Int32], weight: [Double], weightedOnes: [Double], strata: [Int],
    stratumSizes: [Int], samplingFractions: [Double]? = nil
  ) {
    precondition(entryStarts.count == strata.count + 1 && entryStarts.last == cells.count)
    precondition(weight.count == cells.count && weightedOnes.count == cells.count)
    var (starts, ends): ([Int], [Int]) = ([], [])
    var merged: [Entry<Double>] = []
    for psu in strata.indices {
      starts.append(merged.count)
      // Equal cells stay in their order.
      let order = (entryStarts[psu]..<entryStarts[psu + 1]).sorted {
        (cells[$0], $0) < (cells[$1], $1)
      }
      for entry in order {
        if merged.count > starts[psu], merged[merged.count - 1].cell == cells[entry] {
          merged[merged.count - 1].weight += weight[entry]
          merged[merged.count - 1].ones += weightedOnes[entry]
        } else {
          merged.append(
            Entry(cell: cells[entry], weight: weight[entry], ones: weightedOnes[entry]))
        }
      }
      ends.append(merged.count)
    }
    self.init(
      starts: starts, ends: ends, entries: .any(merged), strata: strata,
      stratumSizes: stratumSizes, samplingFractions: samplingFractions)
  }

  /// Lends the entries for passes over them.
  package func withEntries<Result>(_ body: (PSUEntries) -> Result) -> Result {
    starts.withUnsafeBufferPointer { starts in
      ends.withUnsafeBufferPointer { ends in
        rows.withUnsafeBufferPointer { rows in
          func lend(_ entries: PSUEntries.Entries) -> Result {
            body(PSUEntries(starts: starts, ends: ends, entries: entries, rows: rows))
          }
          return switch entries {
          case .whole(let entries): entries.withUnsafeBufferPointer { lend(.whole($0)) }
          case .any(let entries): entries.withUnsafeBufferPointer { lend(.any($0)) }
          }
        }
      }
    }
  }

  /// The PSUs of a stratum.
  func psus(of stratum: Int) -> ArraySlice<Int> {
    psusByStratum[stratumStarts[stratum]..<stratumStarts[stratum + 1]]
  }

  /// Whether a PSU has a row in the domain.
  package func hasEntries(_ psu: Int) -> Bool { starts[psu] < ends[psu] }

  /// Whether a stratum has a row in the domain.
  package func hasCases(_ stratum: Int) -> Bool {
    psus(of: stratum).contains(where: hasEntries)
  }

  /// PSUs minus strata, both counted over those with a row in the domain.
  package var degreesOfFreedom: Int {
    let psus = (0..<count).count(where: hasEntries)
    return psus - stratumSizes.indices.count(where: hasCases)
  }

  /// The factor of each stratum's sum of squares about its mean, in the variance between PSUs.
  ///
  /// n_h/(n_h - 1), inflated to stand for the lone ones under `.average`; 1 for a lone PSU under
  /// `.grandMean`, whose total is to be squared without a centre; else 0. All of it times 1 minus
  /// the sampling fraction; a stratum drawn whole adds 0 and is not lone.
  func varianceFactors(lonePSU: LonePSU) -> [Double] {
    let present = stratumSizes.indices.filter(hasCases)
    let several = present.count { stratumSizes[$0] > 1 || correction($0) == 0 }
    let inflation =
      lonePSU == .average && several > 0 ? Double(present.count) / Double(several) : 1
    return stratumSizes.enumerated().map { stratum, size in
      let correction = correction(stratum)
      if size > 1 { return correction * inflation * Double(size) / Double(size - 1) }
      return lonePSU == .grandMean ? correction : 0
    }
  }

  /// 1 minus the sampling fraction of a stratum.
  func correction(_ stratum: Int) -> Double { samplingFractions.map { 1 - $0[stratum] } ?? 1 }
}
