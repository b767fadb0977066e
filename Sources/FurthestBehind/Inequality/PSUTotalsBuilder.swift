import ClassificationTree
import Microdata
import SurveyStatistics

/// Adds the rows used up by PSU and cell.
///
/// Most files hold the rows of a PSU together: then they are gone through where they stand. Of any
/// other file the rows are first put in order of PSUs.
struct PSUTotalsBuilder {
  private let sample: Sample
  private let design: DesignIndex
  private let threads: Int
  private let keepsRows: Bool

  /// Rows below this number are not worth a second thread.
  private static let rowsPerThread = 50_000

  /// - Parameter keepsRows: whether the rows of entries are wanted; they are kept beside whole
  ///   numbers only.
  init(_ sample: Sample, _ design: DesignIndex, keepsRows: Bool, threads: Int) {
    self.keepsRows = keepsRows
    self.sample = sample
    self.design = design
    self.threads = max(1, min(threads, sample.outcomes.count / Self.rowsPerThread))
  }

  /// The totals, each PSU's cells in ascending order.
  ///
  /// - Complexity: O(*n*) for *n* rows in PSUs of some dozens; O(*n* log *k*) in PSUs of *k* rows.
  var totals: PSUCellTotals {
    let runs = PSURuns(sample, design, threads: threads)
    if case .whole = sample.squares {
      let (totals, fits) = totals(of: UInt32.self, runs)
      if fits { return totals }
    }
    return totals(of: Double.self, runs).totals
  }

  /// The totals with sums of a type, and whether all of them fit it.
  private func totals<Sum: EntrySum>(
    of type: Sum.Type, _ runs: PSURuns
  ) -> (totals: PSUCellTotals, fits: Bool) {
    let starts = Array(runs.starts.dropLast())
    var ends = starts
    let count = runs.starts[design.psuCount]
    var (weight, ones): ([Sum], [Sum]) = ([], [])
    var rows = [UInt16](repeating: 0, count: keepsRows && Sum.self == UInt32.self ? count : 0)
    var fits = true
    let cells = [Int32](unsafeUninitializedCapacity: count) { cells, filled in
      filled = count
      weight = [Sum](unsafeUninitializedCapacity: count) { weight, filled in
        filled = count
        ones = [Sum](unsafeUninitializedCapacity: count) { ones, filled in
          filled = count
          fits = ends.withUnsafeMutableBufferPointer { ends in
            rows.withUnsafeMutableBufferPointer { rows in
              // Places behind a PSU's last entry stay as they are, and nobody reads them.
              add(
                runs,
                to: EntryOutput(ends: ends, cells: cells, weight: weight, ones: ones, rows: rows))
            }
          }
        }
      }
    }
    return (assemble(starts, ends, cells, Sum.sums(weight: weight, ones: ones), rows), fits)
  }

  /// Adds up the rows of all PSUs, and says whether every sum fits.
  private func add<Sum: EntrySum>(_ runs: PSURuns, to output: EntryOutput<Sum>) -> Bool {
    nonisolated(unsafe) let output = output
    if runs.areWhole {
      let (psus, cells, outcomes) = (design.rowPSUs, sample.rowCells, sample.outcomes)
      return ChunkWork.map(threads) { part in
        let share = runs.share(part, of: threads)
        var psu = PSURows(cellCount: sample.cells.count)
        var current: Int32 = -1
        var fits = true
        forEachRow(in: share) { row, weight in
          if psus[row] != current {
            fits = psu.add(to: output, of: current) && fits
            current = psus[row]
          }
          psu.append(cells[row], weight, isOne: outcomes[row] == 1)
        }
        return psu.add(to: output, of: current) && fits
      }.allSatisfy(\.self)
    }
    let rows = rowsByPSU(runs.starts)
    return ChunkWork.map(threads) { part in
      let share = design.psuCount * part / threads..<design.psuCount * (part + 1) / threads
      var psu = PSURows(cellCount: sample.cells.count)
      var fits = true
      for index in share {
        for row in rows[runs.starts[index]..<runs.starts[index + 1]] {
          psu.append(row.cell, row.weight, isOne: row.isOne)
        }
        fits = psu.add(to: output, of: Int32(index)) && fits
      }
      return fits
    }.allSatisfy(\.self)
  }

  /// Calls `body` for each row used with its weight.
  @inline(__always)
  private func forEachRow(in rows: Range<Int>, _ body: (_ row: Int, _ weight: Double) -> Void) {
    let table = sample.table
    guard let first = table.chunk(ofRow: rows.lowerBound), !rows.isEmpty,
      let last = table.chunk(ofRow: rows.upperBound - 1)
    else { return }
    sample.outcomes.withUnsafeBufferPointer { outcomes in
      sample.weights.forEachChunk(first..<last + 1, of: table) { start, count, weights in
        for row in max(start, rows.lowerBound)..<min(start + count, rows.upperBound)
        where outcomes[row] < 2 {
          body(row, weights[row - start])
        }
      }
    }
  }

  /// The rows used, PSU by PSU.
  private func rowsByPSU(_ starts: [Int]) -> [PSURows.Row] {
    var rows = [PSURows.Row](repeating: PSURows.Row(), count: starts[design.psuCount])
    var next = starts
    rows.withUnsafeMutableBufferPointer { rows in
      next.withUnsafeMutableBufferPointer { next in
        forEachRow(in: 0..<sample.outcomes.count) { row, weight in
          let psu = Int(design.rowPSUs[row])
          rows[next[psu]] = PSURows.Row(
            weight: weight, cell: sample.rowCells[row], isOne: sample.outcomes[row] == 1)
          next[psu] += 1
        }
      }
    }
    return rows
  }

  private func assemble(
    _ starts: [Int], _ ends: [Int], _ cells: [Int32], _ sums: PSUCellTotals.Sums,
    _ rows: [UInt16]
  ) -> PSUCellTotals {
    var stratumSizes = [Int](repeating: 0, count: design.stratumCount)
    for stratum in design.strata { stratumSizes[Int(stratum)] += 1 }
    return PSUCellTotals(
      starts: starts, ends: ends, cells: cells, sums: sums, rows: rows,
      strata: design.strata.map { Int($0) }, stratumSizes: stratumSizes,
      samplingFractions: sample.samplingFractions)
  }
}
