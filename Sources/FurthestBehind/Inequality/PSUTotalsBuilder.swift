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

  private static let sharesPerThread = 4

  /// - Parameters:
  ///   - keepsRows: whether the rows of entries are wanted; they are kept beside whole numbers
  ///     only.
  ///   - rowsPerThread: rows below this number are not worth a second thread.
  init(
    _ sample: Sample, _ design: DesignIndex, keepsRows: Bool, threads: Int,
    rowsPerThread: Int = 50_000
  ) {
    self.keepsRows = keepsRows
    self.sample = sample
    self.design = design
    self.threads = max(1, min(threads, sample.outcomes.count / rowsPerThread))
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
    var rows = [UInt16](repeating: 0, count: keepsRows && Sum.self == UInt32.self ? count : 0)
    var fits = true
    let entries = [PSUCellTotals.Entry<Sum>](unsafeUninitializedCapacity: count) {
      entries, filled in
      filled = count
      if let base = entries.baseAddress { CodedTable.preferLargePages(base, count: count) }
      fits = ends.withUnsafeMutableBufferPointer { ends in
        rows.withUnsafeMutableBufferPointer { rows in
          // Places behind a PSU's last entry stay as they are, and nobody reads them.
          add(runs, to: EntryOutput(ends: ends, entries: entries, rows: rows))
        }
      }
    }
    return (assemble(starts, ends, Sum.entries(entries), rows), fits)
  }

  /// Adds up the rows of all PSUs, and says whether every sum fits.
  private func add<Sum: EntrySum>(_ runs: PSURuns, to output: EntryOutput<Sum>) -> Bool {
    nonisolated(unsafe) let output = output
    if runs.areWhole {
      // Several shares for each thread: one may be held up by the system.
      let shares = threads > 1 ? Self.sharesPerThread * threads : 1
      return ChunkWork.map(shares) { share in
        add(runs, runs.share(share, of: shares), to: output)
      }.allSatisfy(\.self)
    }
    let rows: [Row<Sum>] = rowsByPSU(runs.starts)
    return ChunkWork.map(threads) { part in
      let share = design.psuCount * part / threads..<design.psuCount * (part + 1) / threads
      var psu = PSURows<Sum>(cellCount: sample.cells.count)
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

  /// Adds up the rows of some runs where they stand.
  private func add<Sum: EntrySum>(
    _ runs: PSURuns, _ share: Range<Int>, to output: EntryOutput<Sum>
  ) -> Bool {
    var psu = PSURows<Sum>(cellCount: sample.cells.count)
    var run = share.lowerBound
    var fits = true
    forEachChunk(in: runs.rows(of: share)) { rows, firstOfChunk, weights, cells, outcomes in
      var row = rows.lowerBound
      precondition(run == share.lowerBound || runs.end(of: run &- 1) <= row)
      while row < rows.upperBound {
        let endOfRun = runs.end(of: run)
        let end = min(endOfRun, rows.upperBound)
        psu.append(end &- row, cells + row, weights + (row &- firstOfChunk), outcomes + row)
        // A run may go on in the next chunk.
        if end == endOfRun {
          fits = psu.add(to: output, of: runs.psu(of: run)) && fits
          run &+= 1
        }
        row = end
      }
    }
    return fits
  }

  /// Calls `body` for each chunk with those of its rows that are among the given ones, and its first
  /// row; with the weights of the chunk's rows, and the cells and outcomes of all rows.
  @inline(__always)
  private func forEachChunk<Sum: EntrySum>(
    in rows: Range<Int>,
    _ body: (
      _ rows: Range<Int>, _ firstOfChunk: Int, UnsafePointer<Sum>, UnsafePointer<Int32>,
      UnsafePointer<UInt8>
    ) -> Void
  ) {
    let table = sample.table
    guard let first = table.chunk(ofRow: rows.lowerBound), !rows.isEmpty,
      let last = table.chunk(ofRow: rows.upperBound - 1)
    else { return }
    sample.outcomes.withUnsafeBufferPointer { outcomes in
      sample.rowCells.withUnsafeBufferPointer { cells in
        Sum.forEachChunk(first..<last + 1, of: table, sample.weights) { start, weights in
          guard let weight = weights.baseAddress, let cell = cells.baseAddress,
            let outcome = outcomes.baseAddress
          else { return }
          body(rows.clamped(to: start..<start + weights.count), start, weight, cell, outcome)
        }
      }
    }
  }

  private struct Row<Sum: EntrySum> {
    var weight: Sum
    var cell: Int32
    var isOne: Bool
  }

  /// The rows used, PSU by PSU.
  private func rowsByPSU<Sum: EntrySum>(_ starts: [Int]) -> [Row<Sum>] {
    let count = starts[design.psuCount]
    let rowPSUs = design.rowPSUs
    return [Row<Sum>](unsafeUninitializedCapacity: count) { target, filled in
      var next = starts
      next.withUnsafeMutableBufferPointer { next in
        forEachChunk(in: 0..<sample.outcomes.count) {
          (rows, firstOfChunk, weights: UnsafePointer<Sum>, cells, outcomes) in
          for row in rows where outcomes[row] < 2 {
            let psu = Int(rowPSUs[row])
            target.initializeElement(
              at: next[psu],
              to: Row(
                weight: weights[row - firstOfChunk], cell: cells[row], isOne: outcomes[row] == 1))
            next[psu] += 1
          }
        }
      }
      filled = count
    }
  }

  private func assemble(
    _ starts: [Int], _ ends: [Int], _ entries: PSUCellTotals.Entries, _ rows: [UInt16]
  ) -> PSUCellTotals {
    var stratumSizes = [Int](repeating: 0, count: design.stratumCount)
    for stratum in design.strata { stratumSizes[Int(stratum)] += 1 }
    return PSUCellTotals(
      starts: starts, ends: ends, entries: entries, rows: rows,
      strata: design.strata.map { Int($0) }, stratumSizes: stratumSizes,
      samplingFractions: sample.samplingFractions)
  }
}
