import Microdata

/// The PSU and stratum of every row with a positive weight.
///
/// A PSU is the pair of stratum and PSU code, since many files number PSUs 1, 2, ... inside every
/// stratum. PSUs are numbered in ascending order of their codes, stratum by stratum, so nothing
/// depends on the order of rows. The codes themselves stay here.
package struct DesignIndex: Sendable {
  /// The rows of PSUs.
  private enum Rows {
    /// In most files the rows of a PSU are neighbours.
    case runs([DesignRuns.Run])
    case numbers([Int32])
  }

  private var rows: Rows
  /// The stratum of every PSU.
  package let strata: [Int32]
  package let stratumCount: Int
  package var psuCount: Int { strata.count }

  /// The PSU of every row of the file, -1 for a row without a positive weight.
  ///
  /// - Complexity: O(*r*) for *r* rows.
  package var rowPSUs: [Int32] {
    switch rows {
    case .numbers(let numbers): return numbers
    case .runs(let runs):
      var numbers: [Int32] = []
      numbers.reserveCapacity(runs.last?.end ?? 0)
      for run in runs {
        numbers += repeatElement(run.psu, count: run.end - numbers.count)
      }
      return numbers
    }
  }

  /// The rows of PSUs by runs of neighbours, where they are known so; -1 is no PSU.
  var runs: [DesignRuns.Run]? {
    if case .runs(let runs) = rows { runs } else { nil }
  }

  /// Numbers the PSUs of the rows with a positive weight; a missing PSU or stratum is an error.
  ///
  /// - Complexity: O(*r* + *c* log *c*) for *r* rows and *c* codes, where rows of one PSU are
  ///   neighbours or few strata share a code.
  init(
    psu: Int, strata: Int?, rows: RowClasses, _ work: ChunkWork
  ) throws(AnalysisError.Reason) {
    let table = work.table
    let psuCodes = DesignCodes(psu, table)
    let strataCodes = strata.map { DesignCodes($0, table) }
    var all = PSUPairs(codeCount: psuCodes.count)
    var numbered: Rows
    if let runs = DesignRuns(psu: psu, strata: strataCodes, rows: rows, table).coded(work) {
      numbered = .runs(
        runs.joined().map { run in
          DesignRuns.Run(
            psu: run.isInDesign ? all.number(psu: run.psu, stratum: run.stratum) : -1, end: run.end)
        })
    } else {
      numbered = .numbers(Self.number(psuCodes, strataCodes, rows, work, &all))
    }
    if let blank = strataCodes?.blank, all.entries.contains(where: { $0.stratum == blank }) {
      throw DesignCodes.missing(strata, role: "stratum", table: table, rows: rows)
    }
    if let blank = psuCodes.blank, all.entries.contains(where: { $0.psu == blank }) {
      throw DesignCodes.missing(psu, role: "PSU", table: table, rows: rows)
    }
    let places = all.canonicalPlaces(
      psuOrder: psuCodes.order, strataOrder: strataCodes?.order ?? [0])
    self.rows = Self.moved(numbered, to: places, threads: work.threads)
    self.strata = Self.denseStrata(all.entries, places)
    stratumCount = self.strata.last.map { Int($0) + 1 } ?? 0
  }

  /// A number for every row, as its pair of codes is met; -1 for a row without a positive weight.
  private static func number(
    _ psuCodes: DesignCodes, _ strataCodes: DesignCodes?, _ rows: RowClasses, _ work: ChunkWork,
    _ all: inout PSUPairs
  ) -> [Int32] {
    let table = work.table
    return [Int32](unsafeUninitializedCapacity: table.rowCount) { numbers, filled in
      filled = table.rowCount
      guard let base = numbers.baseAddress else { return }
      CodedTable.preferLargePages(base, count: table.rowCount)
      nonisolated(unsafe) let numbers = base
      // Each thread numbers the pairs that it meets; then every pair gets its own number.
      let parts = work.map { chunks in
        var pairs = PSUPairs(codeCount: psuCodes.count)
        DesignCodes.forEachChunk(chunks, of: table) { chunk, first, count, psus, strata in
          psuCodes.write(chunk, table, to: psus)
          strataCodes?.write(chunk, table, to: strata)
          for row in 0..<count {
            numbers[first &+ row] =
              rows.isInDesign(first &+ row)
              ? pairs.number(psu: psus[row], stratum: strata[row]) : -1
          }
          return true
        }
        return (chunks: chunks, pairs: pairs)
      }
      let numberings = parts.map { part in
        part.pairs.entries.map { all.number(psu: $0.psu, stratum: $0.stratum) }
      }
      _ = ChunkWork.map(parts.count) { index in
        for chunk in parts[index].chunks {
          let first = table.firstRow(ofChunk: chunk)
          for row in first..<first + table.rows(inChunk: chunk) where numbers[row] >= 0 {
            numbers[row] = numberings[index][Int(numbers[row])]
          }
        }
      }
    }
  }

  /// Replaces numbers by their places.
  private static func moved(_ rows: Rows, to places: [Int32], threads: Int) -> Rows {
    func place(_ number: Int32) -> Int32 { number < 0 ? number : places[Int(number)] }
    return switch rows {
    case .runs(let runs): .runs(runs.map { DesignRuns.Run(psu: place($0.psu), end: $0.end) })
    case .numbers(let numbers):
      .numbers(ChunkWork.array(numbers.count, threads: threads) { place(numbers[$0]) })
    }
  }

  /// Gives up the PSUs of rows.
  mutating func releaseRows() { rows = .numbers([]) }

  /// The stratum of every place, numbered from 0 in the order of places.
  private static func denseStrata(_ entries: [PSUPairs.Entry], _ places: [Int32]) -> [Int32] {
    var codes = [UInt32](repeating: 0, count: places.count)
    for (entry, place) in zip(entries, places) { codes[Int(place)] = entry.stratum }
    var dense: [Int32] = []
    dense.reserveCapacity(codes.count)
    for (place, code) in codes.enumerated() {
      let isNew = place > 0 && code != codes[place - 1]
      dense.append((dense.last ?? 0) + (isNew ? 1 : 0))
    }
    return dense
  }
}

/// What is known of a design without PSUs: every row is its own, in strata or not.
package struct RowDesign: Sendable {
  /// The stratum of every row of the file, -1 for a row without a positive weight; nil when there
  /// is one stratum.
  package let rowStrata: [Int32]?
  /// Rows of positive weight by stratum.
  package let rowsPerStratum: [Int]

  /// Numbers the strata by ascending code; a missing stratum is an error.
  init(
    strata: Int?, table: CodedTable, rows: RowClasses
  ) throws(AnalysisError.Reason) {
    guard let strata else {
      rowStrata = nil
      rowsPerStratum = [rows.rowsInDesign]
      return
    }
    let codes = DesignCodes(strata, table)
    var counts = [Int](repeating: 0, count: codes.count)
    var numbers = [Int32](repeating: -1, count: table.rowCount)
    DesignCodes.forEachChunk(0..<table.chunkCount, of: table) { chunk, first, count, stratum, _ in
      codes.write(chunk, table, to: stratum)
      for row in 0..<count where rows.isInDesign(first + row) {
        numbers[first + row] = Int32(bitPattern: stratum[row])
        counts[Int(stratum[row])] += 1
      }
      return true
    }
    if let blank = codes.blank, counts[Int(blank)] > 0 {
      throw DesignCodes.missing(strata, role: "stratum", table: table, rows: rows)
    }
    let occurring = codes.order.filter { counts[Int($0)] > 0 }
    var places = [Int32](repeating: -1, count: codes.count)
    for (place, code) in occurring.enumerated() { places[Int(code)] = Int32(place) }
    for row in numbers.indices where numbers[row] >= 0 {
      numbers[row] = places[Int(numbers[row])]
    }
    rowStrata = numbers
    rowsPerStratum = occurring.map { counts[Int($0)] }
  }
}
