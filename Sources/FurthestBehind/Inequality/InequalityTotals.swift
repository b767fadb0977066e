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
  init(_ sample: Sample, threads: Int = 1) {
    cells = CircumstanceCells(
      circumstanceCount: sample.cells.circumstances.count,
      levels: sample.cells.levels,
      rows: sample.totals.map(\.n), weight: sample.totals.map(\.w),
      weightedOnes: sample.totals.map(\.wy), squaredWeight: sample.squares.both)
    psus = sample.design.map { Self.psuTotals(sample, $0, threads: threads) }
  }

  /// A row used, as its PSU adds it up.
  private struct Row {
    var weight = 0.0
    var cell: Int32 = 0
    var isOne = false
  }

  private static func psuTotals(
    _ sample: Sample, _ design: DesignIndex, threads: Int
  ) -> PSUCellTotals {
    var (rows, starts) = rowsByPSU(sample, design)
    let psus = design.psuCount
    let parts = max(1, min(threads, rows.count / 50_000))
    func share(_ part: Int) -> Range<Int> { (psus * part / parts)..<(psus * (part + 1) / parts) }
    // First how many cells each PSU has, which tells where its entries go; then the entries.
    var entryStarts = [Int](repeating: 0, count: psus + 1)
    entryStarts.withUnsafeMutableBufferPointer { counts in
      rows.withUnsafeMutableBufferPointer { rows in
        nonisolated(unsafe) let (rows, counts) = (rows, counts)
        _ = ChunkWork.map(parts) { part in
          for psu in share(part) {
            let own = UnsafeMutableBufferPointer(rebasing: rows[starts[psu]..<starts[psu + 1]])
            sort(own)
            var last: Int32 = -1
            for row in own {
              counts[psu + 1] += row.cell != last ? 1 : 0
              last = row.cell
            }
          }
        }
      }
    }
    for psu in 0..<psus { entryStarts[psu + 1] += entryStarts[psu] }
    var cells = [Int32](repeating: 0, count: entryStarts[psus])
    var weight = [Double](repeating: 0, count: cells.count)
    var weightedOnes = weight
    cells.withUnsafeMutableBufferPointer { cells in
      weight.withUnsafeMutableBufferPointer { weight in
        weightedOnes.withUnsafeMutableBufferPointer { ones in
          rows.withUnsafeBufferPointer { rows in
            nonisolated(unsafe) let (cells, weight, ones, rows) = (cells, weight, ones, rows)
            _ = ChunkWork.map(parts) { part in
              for psu in share(part) {
                var entry = entryStarts[psu] - 1
                var last: Int32 = -1
                for row in rows[starts[psu]..<starts[psu + 1]] {
                  entry += row.cell != last ? 1 : 0
                  last = row.cell
                  cells[entry] = row.cell
                  weight[entry] += row.weight
                  ones[entry] += row.isOne ? row.weight : 0
                }
              }
            }
          }
        }
      }
    }
    rows = []
    var stratumSizes = [Int](repeating: 0, count: design.stratumCount)
    for stratum in design.strata { stratumSizes[Int(stratum)] += 1 }
    return PSUCellTotals(
      entryStarts: entryStarts, cells: cells, weight: weight, weightedOnes: weightedOnes,
      strata: design.strata.map { Int($0) }, stratumSizes: stratumSizes,
      samplingFractions: sample.samplingFractions)
  }

  /// Sorts the rows of a PSU by cell; equal ones keep their order.
  private static func sort(_ rows: UnsafeMutableBufferPointer<Row>) {
    // Most PSUs have some dozens of rows: moving each to its place beats anything clever.
    guard rows.count <= 64 else {
      var rows = rows
      rows.sort { $0.cell < $1.cell }
      return
    }
    for next in rows.indices.dropFirst() {
      let row = rows[next]
      var place = next
      while place > 0, rows[place - 1].cell > row.cell {
        rows[place] = rows[place - 1]
        place -= 1
      }
      rows[place] = row
    }
  }

  /// The rows used, PSU by PSU, with the place where each PSU starts.
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
    rows.withUnsafeMutableBufferPointer { rows in
      sample.forEachChunk { first, count, weights in
        for row in 0..<count where outcomes[first + row] < 2 {
          let psu = Int(design.rowPSUs[first + row])
          rows[next[psu]] = Row(
            weight: weights[row], cell: sample.rowCells[first + row],
            isOne: outcomes[first + row] == 1)
          next[psu] += 1
        }
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
