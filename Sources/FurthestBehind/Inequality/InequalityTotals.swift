import ClassificationTree
import SurveyModel
import SurveyStatistics

/// The totals of a sample from which inequality is measured: by cell, and by PSU and cell.
struct InequalityTotals {
  /// Totals of the rows used by combination of circumstances, weights in the sample's unit.
  let cells: CircumstanceCells
  /// The same by PSU, each PSU's cells in ascending order; nil without a PSU column.
  let psus: PSUCellTotals?

  /// Adds up the rows used.
  ///
  /// - Complexity: O(*n*) for *n* rows; with PSUs of *k* rows O(*n* log *k*).
  init(_ sample: Sample) {
    let squares = Self.squares(sample) { _ in true }
    cells = CircumstanceCells(
      circumstanceCount: sample.cells.circumstances.count,
      levels: sample.cells.levels.map { Int32(truncatingIfNeeded: $0) },
      rows: sample.totals.map(\.n), weight: sample.totals.map(\.w),
      weightedOnes: sample.totals.map(\.wy), squaredWeight: squares)
    psus = sample.design.map { Self.psuTotals(sample, $0) }
  }

  /// By cell, the sum of squared weights of the rows used whose outcome is wanted.
  static func squares(_ sample: Sample, where isWanted: (_ outcome: UInt8) -> Bool) -> [Double] {
    // Squares of whole weights are summed as whole numbers: the same for any order of rows.
    var whole = [UInt128](repeating: 0, count: sample.cells.count)
    var other = [Double](repeating: 0, count: sample.cells.count)
    let wanted: [Bool] = [isWanted(0), isWanted(1)]
    sample.rowCells.withUnsafeBufferPointer { rowCells in
      sample.outcomes.withUnsafeBufferPointer { outcomes in
        whole.withUnsafeMutableBufferPointer { whole in
          sample.forEachChunk { first, rows, weights in
            for row in 0..<rows {
              let outcome = outcomes[first + row]
              guard outcome < 2, wanted[Int(outcome)] else { continue }
              let cell = Int(rowCells[first + row])
              let weight = weights[row]
              let number = weight < 0x1p53 ? UInt64(weight) : 0
              if Double(number) == weight {
                whole[cell] &+= UInt128(number) &* UInt128(number)
              } else {
                other[cell] += weight * weight
              }
            }
          }
        }
      }
    }
    return zip(whole, other).map { whole, other in
      // The library's conversion of 128 bits takes longer than the whole pass.
      Double(UInt64(truncatingIfNeeded: whole >> 64)) * 0x1p64
        + Double(UInt64(truncatingIfNeeded: whole)) + other
    }
  }

  /// A row used, as its PSU adds it up.
  private struct Row {
    var weight = 0.0
    var cell: Int32 = 0
    var isOne = false
  }

  private static func psuTotals(_ sample: Sample, _ design: DesignIndex) -> PSUCellTotals {
    let (rows, starts) = rowsByPSU(sample, design)
    var entryStarts = [0]
    var cells: [Int32] = []
    var weight: [Double] = []
    var weightedOnes: [Double] = []
    entryStarts.reserveCapacity(design.psuCount + 1)
    for psu in 0..<design.psuCount {
      var last: Int32 = -1
      for row in rows[starts[psu]..<starts[psu + 1]] {
        if row.cell != last {
          last = row.cell
          cells.append(row.cell)
          weight.append(0)
          weightedOnes.append(0)
        }
        weight[weight.count - 1] += row.weight
        if row.isOne { weightedOnes[weightedOnes.count - 1] += row.weight }
      }
      entryStarts.append(cells.count)
    }
    var stratumSizes = [Int](repeating: 0, count: design.stratumCount)
    for stratum in design.strata { stratumSizes[Int(stratum)] += 1 }
    return PSUCellTotals(
      entryStarts: entryStarts, cells: cells, weight: weight, weightedOnes: weightedOnes,
      strata: design.strata.map { Int($0) }, stratumSizes: stratumSizes,
      samplingFractions: sample.samplingFractions)
  }

  /// The rows used, PSU by PSU and in each by cell, with the place where each PSU starts.
  private static func rowsByPSU(
    _ sample: Sample, _ design: DesignIndex
  ) -> (rows: [Row], starts: [Int]) {
    let outcomes = sample.outcomes
    var starts = [Int](repeating: 0, count: design.psuCount + 1)
    for row in outcomes.indices where outcomes[row] < 2 {
      starts[Int(design.rowPSUs[row]) + 1] += 1
    }
    for psu in 0..<design.psuCount { starts[psu + 1] += starts[psu] }
    var rows = [Row](repeating: Row(), count: starts[design.psuCount])
    var next = starts
    rows.withUnsafeMutableBufferPointer { sorted in
      sample.forEachChunk { first, count, weights in
        for row in 0..<count where outcomes[first + row] < 2 {
          let psu = Int(design.rowPSUs[first + row])
          sorted[next[psu]] = Row(
            weight: weights[row], cell: sample.rowCells[first + row],
            isOne: outcomes[first + row] == 1)
          next[psu] += 1
        }
      }
      for psu in 0..<design.psuCount {
        var own = UnsafeMutableBufferPointer(rebasing: sorted[starts[psu]..<starts[psu + 1]])
        own.sort { $0.cell < $1.cell }
      }
    }
    return (rows, starts)
  }
}

extension Sample {
  /// The design of a file without a PSU column: each row is a PSU.
  ///
  /// - Complexity: O(rows).
  var unclusteredDesign: UnclusteredDesign {
    let rowStrata = rowDesign?.rowStrata
    let sizes = rowDesign?.rowsPerStratum ?? [whole.n]
    var places: [Int: Int] = [:]
    var strata = sizes.enumerated().map { stratum, size in
      UnclusteredDesign.Stratum(
        rowsInFile: size, rows: 0, samplingFraction: samplingFractions?[stratum] ?? 0, entries: [])
    }
    forEachChunk { first, rows, weights in
      for row in 0..<rows where outcomes[first + row] < 2 {
        let stratum = rowStrata.map { Int($0[first + row]) } ?? 0
        let cell = Int(rowCells[first + row])
        let key = stratum * cells.count + cell
        let place = places[key] ?? strata[stratum].entries.count
        if place == strata[stratum].entries.count {
          strata[stratum].entries.append(.init(cell: Int32(cell)))
          places[key] = place
        }
        strata[stratum].rows += 1
        strata[stratum].entries[place].add(
          weight: weights[row], isOne: outcomes[first + row] == 1)
      }
    }
    // The order of cells, not of rows: equal sums for a shuffled file.
    for place in strata.indices { strata[place].entries.sort { $0.cell < $1.cell } }
    return UnclusteredDesign(strata: strata)
  }
}
