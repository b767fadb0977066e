import Microdata

/// The codes of a PSU or stratum column, with their order.
struct DesignCodes {
  private let column: Int
  private let dictionary: CodedColumn?
  /// The number of distinct codes.
  let count: Int

  init(_ column: Int, _ table: CodedTable) {
    self.column = column
    dictionary = table.column(column)
    count = dictionary?.count ?? 0
  }

  /// Writes the codes of a chunk's rows.
  func write(_ chunk: Int, _ table: CodedTable, to output: UnsafeMutablePointer<UInt32>) {
    table.codes(column: column, chunk: chunk, into: output)
  }

  /// The code of an empty field; nil without one.
  var blank: UInt32? {
    dictionary.flatMap { dictionary in
      (0..<dictionary.count).first(where: dictionary.isBlank).map { UInt32($0) }
    }
  }

  /// The codes sorted: numbers ascending, then text; equal numbers by their text.
  var order: [UInt32] { dictionary?.order ?? [] }

  /// Calls `body` for each chunk with its number, its first row, its row count and two buffers of
  /// that many places, which hold zeros until they are written to; ends early where it returns
  /// false, and says whether it did not.
  @discardableResult
  static func forEachChunk(
    _ chunks: Range<Int>, of table: CodedTable,
    _ body: (
      _ chunk: Int, _ firstRow: Int, _ rows: Int, UnsafeMutablePointer<UInt32>,
      UnsafeMutablePointer<UInt32>
    ) -> Bool
  ) -> Bool {
    let capacity = max(1, table.largestChunk)
    return withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 2 * capacity) { buffer in
      guard let base = buffer.baseAddress else { return true }
      base.initialize(repeating: 0, count: 2 * capacity)
      return chunks.allSatisfy { chunk in
        body(
          chunk, table.firstRow(ofChunk: chunk), table.rows(inChunk: chunk), base, base + capacity)
      }
    }
  }

  /// The error for the first row of positive weight whose code is missing; it names the line and
  /// no code.
  static func missing(
    _ column: Int?, role: String, table: CodedTable, rows: RowClasses
  ) -> AnalysisError.Reason {
    var line = 1
    if let column {
      let codes = DesignCodes(column, table)
      let blank = codes.blank
      var found: Int?
      forEachChunk(0..<table.chunkCount, of: table) { chunk, first, count, values, _ in
        codes.write(chunk, table, to: values)
        found = (0..<count).first { rows.isInDesign(first + $0) && values[$0] == blank }
          .map { first + $0 }
        return found == nil
      }
      line = found.map { table.line(ofRow: $0) } ?? 1
    }
    return .missingDesign(
      .init(line: line, column: column.map { table.header[$0] } ?? "", value: ""), role: role)
  }
}

/// The pairs of stratum and PSU code that occur, numbered as they are met.
///
/// Pairs of one PSU code form a list: one long where codes are unique in the file, as long as
/// there are strata where PSUs are numbered anew in each. The last pair is remembered, since rows
/// of one PSU are neighbours in most files.
struct PSUPairs {
  struct Entry {
    let psu: UInt32
    let stratum: UInt32
    /// The next pair of the same PSU code; -1 at the end of the list.
    let next: Int32
  }

  private(set) var entries: [Entry] = []
  /// By PSU code the pair met last; -1 before the first one.
  private var heads: [Int32]
  private var last: (psu: UInt32, stratum: UInt32, number: Int32) = (.max, .max, -1)

  init(codeCount: Int) {
    heads = [Int32](repeating: -1, count: max(1, codeCount))
    entries.reserveCapacity(codeCount)
  }

  /// The number of a pair, a new one when it has not been met.
  @inline(__always)
  mutating func number(psu: UInt32, stratum: UInt32) -> Int32 {
    if psu != last.psu || stratum != last.stratum {
      last = (psu, stratum, find(psu: psu, stratum: stratum))
    }
    return last.number
  }

  @inline(never)
  private mutating func find(psu: UInt32, stratum: UInt32) -> Int32 {
    var place = heads[Int(psu)]
    while place >= 0 {
      if entries[Int(place)].stratum == stratum { return place }
      place = entries[Int(place)].next
    }
    let number = Int32(entries.count)
    entries.append(Entry(psu: psu, stratum: stratum, next: heads[Int(psu)]))
    heads[Int(psu)] = number
    return number
  }

  /// The place of every pair in ascending order of strata and, inside a stratum, of PSU codes.
  func canonicalPlaces(psuOrder: [UInt32], strataOrder: [UInt32]) -> [Int32] {
    var sizes = [Int32](repeating: 0, count: strataOrder.count)
    for entry in entries { sizes[Int(entry.stratum)] += 1 }
    var next = [Int32](repeating: 0, count: sizes.count)
    var start: Int32 = 0
    for stratum in strataOrder {
      next[Int(stratum)] = start
      start += sizes[Int(stratum)]
    }
    var places = [Int32](repeating: 0, count: entries.count)
    for psu in psuOrder {
      var place = heads[Int(psu)]
      while place >= 0 {
        let entry = entries[Int(place)]
        places[Int(place)] = next[Int(entry.stratum)]
        next[Int(entry.stratum)] += 1
        place = entry.next
      }
    }
    return places
  }
}
