import ClassificationTree
import Microdata

/// For every row of an extract the row of another that has the same keys.
///
/// Keys are equal as numbers (1, 01 and 1.0) or, where one is no number, as text.
struct KeyMatch {
  /// By row of this extract the row of the other; -1 where there is none.
  let rows: [Int32]
  /// Rows here that have no partner, a missing key included.
  let unmatched: Int
  /// Rows there whose keys another row there has too.
  let repeated: Int

  /// A key's value: a number where its text spells one.
  private enum Key: Hashable {
    case number(Double)
    case text(String)
  }

  /// Matches rows by pairs of columns: here, and there.
  ///
  /// - Complexity: O(*k r*) expected for *k* keys and *r* rows of both.
  init(_ pairs: [(here: Int, there: Int)], here: CodedTable, there: CodedTable) {
    var maps: [(here: [UInt32], there: [UInt32])] = []
    var counts: [Int] = []
    for pair in pairs {
      var numbers: [Key: UInt32] = [:]
      let other = Self.map(there.column(pair.there), &numbers)
      maps.append((Self.map(here.column(pair.here), &numbers), other))
      counts.append(numbers.count)
    }
    var indexer = CellIndexer(levelCounts: counts)
    // Combinations are numbered as they are met: first those there, then new ones here.
    var rowOfNumber: [Int32] = []
    var repeated = 0
    Self.number(there, columns: pairs.map(\.there), maps: maps.map(\.there), &indexer) {
      row, number in
      guard number >= 0 else { return }
      if Int(number) == rowOfNumber.count {
        rowOfNumber.append(Int32(row))
      } else {
        repeated += 1
      }
    }
    var rows = [Int32](repeating: -1, count: here.rowCount)
    var unmatched = 0
    Self.number(here, columns: pairs.map(\.here), maps: maps.map(\.here), &indexer) {
      row, number in
      if number >= 0, Int(number) < rowOfNumber.count {
        rows[row] = rowOfNumber[Int(number)]
      } else {
        unmatched += 1
      }
    }
    self.rows = rows
    self.unmatched = unmatched
    self.repeated = repeated
  }

  /// The number of every code's key; blank is missing.
  private static func map(_ column: CodedColumn?, _ numbers: inout [Key: UInt32]) -> [UInt32] {
    guard let column else { return [] }
    return (0..<column.count).map { code in
      if column.isBlank(code) { return CellIndexer.missing }
      let key = column.number(code).map { Key.number($0) } ?? .text(column.text(code))
      if let known = numbers[key] { return known }
      let next = UInt32(numbers.count)
      numbers[key] = next
      return next
    }
  }

  private static func number(
    _ table: CodedTable, columns: [Int], maps: [[UInt32]], _ indexer: inout CellIndexer,
    _ body: (Int, Int32) -> Void
  ) {
    let capacity = max(1, table.largestChunk)
    let buffers = columns.map { _ in UnsafeMutablePointer<UInt32>.allocate(capacity: capacity) }
    let numbers = UnsafeMutablePointer<Int32>.allocate(capacity: capacity)
    defer {
      for buffer in buffers { buffer.deallocate() }
      numbers.deallocate()
    }
    for chunk in 0..<table.chunkCount {
      for index in columns.indices {
        table.codes(column: columns[index], chunk: chunk, map: maps[index], into: buffers[index])
      }
      let count = table.rows(inChunk: chunk)
      indexer.add(levels: buffers, rows: count, into: numbers)
      let first = table.firstRow(ofChunk: chunk)
      for row in 0..<count { body(first + row, numbers[row]) }
    }
  }
}
