import Microdata

/// The PSU and stratum of every row with a positive weight.
///
/// A PSU is the pair of stratum and PSU code, since many files number PSUs 1, 2, ... inside every
/// stratum. PSUs are numbered in ascending order of their codes, so nothing depends on the order
/// of rows. The codes themselves stay here.
package struct DesignIndex: Sendable {
  /// The PSU of every row of the file, -1 for a row without a positive weight.
  package let rowPSUs: [Int32]
  /// The stratum of every PSU.
  package let strata: [Int32]
  package let stratumCount: Int
  package var psuCount: Int { strata.count }

  /// Numbers the PSUs of the rows with a positive weight; a missing PSU or stratum is an error.
  init(
    psu: Int?, strata column: Int?, table: CodedTable, rows: RowClasses
  ) throws(AnalysisError.Reason) {
    let psuColumn = psu.flatMap { table.column($0) }
    let strataColumn = column.flatMap { table.column($0) }
    let psuRanks = psuColumn.map(Self.ranks)
    let strataRanks = strataColumn.map(Self.ranks)
    var keys = [UInt64](repeating: .max, count: table.rowCount)
    let counts = keys.indices.map { rows.isInDesign($0) }
    Self.fill(&keys, table, column, strataRanks, shift: 32, counts)
    Self.fill(&keys, table, psu, psuRanks, shift: 0, counts)
    if let row = keys.indices.first(where: { counts[$0] && keys[$0] == .max }) {
      let isStratum = column.flatMap { table.text(column: $0, row: row) } == ""
      let missing = isStratum ? column : psu
      throw .missingDesign(
        .init(
          line: table.line(ofRow: row), column: missing.map { table.header[$0] } ?? "", value: ""),
        role: isStratum ? "stratum" : "PSU")
    }
    let distinct = Self.distinct(keys)
    var numbers: [UInt64: Int32] = [:]
    numbers.reserveCapacity(distinct.count)
    for (index, key) in distinct.enumerated() { numbers[key] = Int32(index) }
    rowPSUs = Self.numbered(keys, numbers)
    var strata: [Int32] = []
    var last: UInt64?
    for key in distinct {
      strata.append(key >> 32 == last ? strata[strata.count - 1] : (strata.last ?? -1) + 1)
      last = key >> 32
    }
    self.strata = strata
    stratumCount = Int((strata.last ?? -1) + 1)
  }

  /// The place of every code among the sorted codes: numbers ascending, then text.
  private static func ranks(_ column: CodedColumn) -> [UInt32?] {
    let numbers = (0..<column.count).map { column.number($0) }
    let order = (0..<column.count).sorted { a, b in
      switch (numbers[a], numbers[b]) {
      case (let x?, let y?) where x != y: x < y
      case (_?, nil): true
      case (nil, _?): false
      default: column.utf8(a).lexicographicallyPrecedes(column.utf8(b))
      }
    }
    var ranks = [UInt32?](repeating: nil, count: column.count)
    for (rank, code) in order.enumerated() where !column.isBlank(code) {
      ranks[code] = UInt32(rank)
    }
    return ranks
  }

  /// Puts the rank of every counting row's code into its key; a missing code makes it `max`.
  private static func fill(
    _ keys: inout [UInt64], _ table: CodedTable, _ column: Int?, _ ranks: [UInt32?]?,
    shift: UInt64, _ counts: [Bool]
  ) {
    guard let column, let ranks else {
      if shift == 32 {
        for row in keys.indices where counts[row] { keys[row] = 0 }
      }
      return
    }
    let map = ranks.map { $0 ?? .max }
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: max(1, table.largestChunk)) { buffer in
      guard let codes = buffer.baseAddress else { return }
      for chunk in 0..<table.chunkCount {
        table.codes(column: column, chunk: chunk, map: map, into: codes)
        let first = table.firstRow(ofChunk: chunk)
        for row in 0..<table.rows(inChunk: chunk) where counts[first + row] {
          let code = codes[row]
          if shift == 32 {
            keys[first + row] = code == .max ? .max : UInt64(code) << 32
          } else if code == .max {
            keys[first + row] = .max
          } else if keys[first + row] != .max {
            keys[first + row] |= UInt64(code)
          }
        }
      }
    }
  }

  private static func distinct(_ keys: [UInt64]) -> [UInt64] {
    var seen: Set<UInt64> = []
    var last = UInt64.max
    for key in keys where key != last {
      if key != .max { seen.insert(key) }
      last = key
    }
    return seen.sorted()
  }

  private static func numbered(_ keys: [UInt64], _ numbers: [UInt64: Int32]) -> [Int32] {
    var last = UInt64.max
    var number: Int32 = -1
    return keys.map { key in
      if key != last {
        last = key
        number = numbers[key] ?? -1
      }
      return number
    }
  }
}
