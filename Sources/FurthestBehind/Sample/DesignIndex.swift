import Microdata

/// The PSU and stratum of every row with a positive weight.
///
/// A PSU is the pair of stratum and PSU code, since many files number PSUs 1, 2, ... inside every
/// stratum. PSUs are numbered in ascending order of their codes, stratum by stratum, so nothing
/// depends on the order of rows. The codes themselves stay here.
package struct DesignIndex: Sendable {
  /// The PSU of every row of the file, -1 for a row without a positive weight.
  package private(set) var rowPSUs: [Int32]
  /// The stratum of every PSU.
  package let strata: [Int32]
  package let stratumCount: Int
  package var psuCount: Int { strata.count }

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
    var places: [Int32] = []
    let areAllInDesign = rows.rowsInDesign == table.rowCount
    rowPSUs = [Int32](unsafeUninitializedCapacity: table.rowCount) { numbers, filled in
      filled = table.rowCount
      guard let base = numbers.baseAddress else { return }
      CodedTable.preferLargePages(base, count: table.rowCount)
      nonisolated(unsafe) let numbers = base
      // Each thread numbers the pairs that it meets; then every pair gets its own number.
      let runs = work.map { run in
        var pairs = PSUPairs(codeCount: psuCodes.count)
        DesignCodes.forEachChunk(run, of: table) { chunk, first, count, psus, strata in
          psuCodes.write(chunk, table, to: psus)
          strataCodes?.write(chunk, table, to: strata)
          let numbers = numbers + first
          guard areAllInDesign else {
            for row in 0..<count {
              numbers[row] =
                rows.isInDesign(first &+ row)
                ? pairs.number(psu: psus[row], stratum: strata[row]) : -1
            }
            return
          }
          Self.forEachRun(count) {
            psus[$0] == psus[$1] && strata[$0] == strata[$1]
          } body: { run in
            let number = pairs.number(psu: psus[run.lowerBound], stratum: strata[run.lowerBound])
            (numbers + run.lowerBound).initialize(repeating: number, count: run.count)
          }
        }
        return (run: run, pairs: pairs)
      }
      let numberings = runs.map { part in
        part.pairs.entries.map { all.number(psu: $0.psu, stratum: $0.stratum) }
      }
      places = all.canonicalPlaces(
        psuOrder: psuCodes.order, strataOrder: strataCodes?.order ?? [0])
      _ = ChunkWork.map(runs.count) { index in
        let placeOfNumber = numberings[index].map { places[Int($0)] }
        for chunk in runs[index].run {
          let numbers = numbers + table.firstRow(ofChunk: chunk)
          Self.forEachRun(table.rows(inChunk: chunk)) {
            numbers[$0] == numbers[$1]
          } body: { run in
            let number = Int(numbers[run.lowerBound])
            guard number >= 0 else { return }
            (numbers + run.lowerBound).update(repeating: placeOfNumber[number], count: run.count)
          }
        }
      }
    }
    if all.entries.contains(where: { strataCodes?.isBlank($0.stratum) ?? false }) {
      throw DesignCodes.missing(strata, role: "stratum", table: table, rows: rows)
    }
    if all.entries.contains(where: { psuCodes.isBlank($0.psu) }) {
      throw DesignCodes.missing(psu, role: "PSU", table: table, rows: rows)
    }
    self.strata = Self.denseStrata(all.entries, places)
    stratumCount = self.strata.last.map { Int($0) + 1 } ?? 0
  }

  /// Calls `body` for each run of neighbouring rows of which every row is the same as the first
  /// one: in most files the rows of a PSU are neighbours.
  @inline(__always)
  private static func forEachRun(
    _ rows: Int, _ areSame: (Int, Int) -> Bool, body: (Range<Int>) -> Void
  ) {
    var row = 0
    while row < rows {
      var end = row &+ 1
      while end < rows, areSame(row, end) { end &+= 1 }
      body(row..<end)
      row = end
    }
  }

  /// Gives up the PSUs of rows.
  mutating func releaseRows() { rowPSUs = [] }

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
    }
    if counts.indices.contains(where: { counts[$0] > 0 && codes.isBlank(UInt32($0)) }) {
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
