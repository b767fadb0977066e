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
  /// - Complexity: O(*n*) for *n* rows; with PSUs of many rows *k* O(*n* log *k*).
  init(_ sample: Sample) {
    self.init(sample, psus: sample.psuTotals(keepsRows: false, threads: 1), threads: 1)
  }

  /// Takes the totals by PSU that were made of the sample.
  ///
  /// - Complexity: O(*k*) for *k* cells.
  init(_ sample: Sample, psus: PSUCellTotals?, threads: Int) {
    cells = CircumstanceCells(sample, threads: threads)
    self.psus = psus
  }
}

extension Sample {
  /// Adds the rows used up by PSU and cell; nil without a PSU column.
  ///
  /// - Parameter keepsRows: whether the unweighted rows of a PSU's cells are wanted, too.
  /// - Complexity: O(*n*) for *n* rows; in PSUs of many rows *k* O(*n* log *k*).
  func psuTotals(keepsRows: Bool, threads: Int) -> PSUCellTotals? {
    design.map { PSUTotalsBuilder(self, $0, keepsRows: keepsRows, threads: threads).totals }
  }
}

extension CircumstanceCells {
  /// The rows used of a sample by combination of circumstances.
  init(_ sample: Sample, threads: Int) {
    let totals = sample.totals
    let squares: Squares =
      switch sample.squares {
      case .whole(_, let all): .whole(all)
      case .any(let ones, let zeros): .any(zip(ones, zeros).map { ($0 + $1).value })
      case nil: preconditionFailure("The sums of squared weights were given up.")
      }
    self.init(
      circumstanceCount: sample.cells.circumstances.count, levels: sample.cells.levels,
      rows: ChunkWork.array(totals.count, threads: threads) { Int32(totals[$0].n) },
      weight: ChunkWork.array(totals.count, threads: threads) { totals[$0].w },
      weightedOnes: ChunkWork.array(totals.count, threads: threads) { totals[$0].wy },
      squaredWeight: squares)
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
