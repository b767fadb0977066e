package import ClassificationTree
import SurveyStatistics

/// What PSUs add to cells in whole numbers, cell by cell: the form in which the totals of several
/// replicates are formed in one pass.
///
/// A cell's PSUs stand in ascending order, so that its sums are formed in the order in which a pass
/// over PSUs would form them.
struct CellContributions: Sendable {
  /// The contributions to cell *i* stand at `starts[i] ..< starts[i + 1]`.
  private let starts: [Int]
  private let psus: [Int32]
  private let weight: [UInt32]
  private let ones: [UInt32]
  private let rows: [UInt16]

  /// Rows up to which the cases of any replicate are counted in 32 bits.
  private static let mostRows = 1 << 24

  /// Puts the contributions in order of cells; nil where their rows are not known, or too many.
  ///
  /// - Complexity: O(*m* + *k*) for *m* contributions and *k* cells.
  init?(_ totals: PSUCellTotals, cellCount: Int) {
    guard totals.isWhole, totals.hasRows else { return nil }
    var starts = [Int](repeating: 0, count: cellCount + 1)
    var all = 0
    totals.withEntries { entries in
      for psu in 0..<totals.count {
        entries.forEachWithRows(of: psu) { cell, rows, _, _ in
          starts[cell + 1] += 1
          all += rows
        }
      }
    }
    guard all <= Self.mostRows else { return nil }
    for cell in 0..<cellCount { starts[cell + 1] += starts[cell] }
    var next = starts
    var psus = [Int32](repeating: 0, count: starts[cellCount])
    var weight = [UInt32](repeating: 0, count: psus.count)
    var ones = weight
    var counts = [UInt16](repeating: 0, count: psus.count)
    totals.withEntries { entries in
      for psu in 0..<totals.count {
        entries.forEachWithRows(of: psu) { cell, rows, entryWeight, entryOnes in
          let place = next[cell]
          next[cell] = place + 1
          psus[place] = Int32(truncatingIfNeeded: psu)
          weight[place] = UInt32(entryWeight)
          ones[place] = UInt32(entryOnes)
          counts[place] = UInt16(truncatingIfNeeded: rows)
        }
      }
    }
    self.starts = starts
    self.psus = psus
    self.weight = weight
    self.ones = ones
    rows = counts
  }

  /// The cell totals of some replicates.
  func totals(_ replicates: [ReplicateWeights]) -> ReplicateTotals {
    let psuCount = replicates.first?.timesDrawn.count ?? 0
    var draws = [Draws](repeating: Draws(), count: psuCount)
    for (lane, replicate) in replicates.enumerated() {
      for psu in 0..<psuCount {
        draws[psu].multipliers[lane] = replicate.multipliers[psu]
        draws[psu].times[lane] = replicate.timesDrawn[psu]
      }
    }
    let cellCount = starts.count - 1
    let sums = [ReplicateTotals.Sums](unsafeUninitializedCapacity: cellCount) { sums, filled in
      filled = cellCount
      draws.withUnsafeBufferPointer { draws in
        psus.withUnsafeBufferPointer { psus in
          weight.withUnsafeBufferPointer { weight in
            ones.withUnsafeBufferPointer { ones in
              rows.withUnsafeBufferPointer { rows in
                for cell in 0..<cellCount {
                  var total = ReplicateTotals.Sums()
                  for place in starts[cell]..<starts[cell &+ 1] {
                    let draw = draws[Int(psus[place])]
                    total.w += draw.multipliers * Double(weight[place])
                    total.wy += draw.multipliers * Double(ones[place])
                    // Nearly always one: a multiplication takes several steps.
                    total.n &+=
                      rows[place] == 1 ? draw.times : draw.times &* Int32(rows[place])
                  }
                  sums.initializeElement(at: cell, to: total)
                }
              }
            }
          }
        }
      }
    }
    return ReplicateTotals(sums, count: replicates.count)
  }

  /// What becomes of a PSU in some replicates.
  private struct Draws {
    var multipliers = SIMD4<Double>()
    var times = SIMD4<Int32>()
  }
}

/// The cell totals of some replicates.
package struct ReplicateTotals: Sendable {
  /// The most replicates at once.
  static let most = 4

  /// The totals of one cell in each replicate.
  struct Sums: Sendable {
    var w = SIMD4<Double>()
    var wy = SIMD4<Double>()
    var n = SIMD4<Int32>()
  }

  /// The number of replicates.
  package let count: Int
  private let sums: [Sums]
  private let single: [[CellTotal]]

  init(_ sums: [Sums], count: Int) {
    self.sums = sums
    self.count = count
    single = []
  }

  init(single: [[CellTotal]]) {
    self.single = single
    count = single.count
    sums = []
  }

  /// The totals of one replicate by cell.
  package subscript(replicate: Int) -> [CellTotal] {
    if !single.isEmpty { return single[replicate] }
    return sums.map {
      CellTotal(n: Int($0.n[replicate]), w: $0.w[replicate], wy: $0.wy[replicate])
    }
  }
}
