import ClassificationTree
import Microdata

/// The combinations of some columns' codes that occur in a table, each with a place.
struct Combinations {
  /// How rows lead to places.
  enum Kind {
    /// There is no column, and one combination.
    case none
    /// The code of the only column is the place.
    case column
    /// The place is the sum of what each column's code adds.
    case sum(addends: [[UInt32]])
    /// By row the place; by place the codes, one behind the other.
    case rows([Int32], codes: [UInt32])
  }

  let kind: Kind
  /// How many places there are, those of combinations that do not occur included.
  let places: Int
  private let columns: [Int]
  private let counts: [Int]
  /// Whether each place's combination occurs; nil when all do.
  private let occurring: [Bool]?

  /// Finds the combinations.
  ///
  /// - Parameter dense: how many places may be set aside for combinations that do not occur.
  /// - Complexity: O(*r c*) for *r* rows and *c* columns; O(1) for one column.
  init(of columns: [Int], counts: [Int], dense: Int, _ work: ChunkWork) {
    self.columns = columns
    self.counts = counts
    var product = 1
    for count in counts {
      let (next, overflow) = product.multipliedReportingOverflow(by: max(1, count))
      product = overflow ? .max : next
    }
    if columns.isEmpty {
      (kind, places, occurring) = (.none, 1, nil)
    } else if columns.count == 1 {
      (kind, places, occurring) = (.column, counts[0], nil)
    } else if product <= dense {
      let addends = Self.addends(counts)
      kind = .sum(addends: addends)
      places = product
      occurring = Self.occurring(columns, addends, product, work)
    } else {
      let (rows, codes) = Self.numbered(columns, counts, work.table)
      kind = .rows(rows, codes: codes)
      places = codes.count / columns.count
      occurring = nil
    }
  }

  /// Whether a place's combination occurs.
  func occurs(_ place: Int) -> Bool { occurring?[place] ?? true }

  /// The codes of a place's combination.
  func codes(_ place: Int) -> [UInt32] {
    switch kind {
    case .none: return []
    case .column: return [UInt32(place)]
    case .rows(_, let codes):
      return Array(codes[place * columns.count..<(place + 1) * columns.count])
    case .sum:
      var codes = [UInt32](repeating: 0, count: counts.count)
      var rest = place
      for index in counts.indices.reversed() {
        codes[index] = UInt32(rest % max(1, counts[index]))
        rest /= max(1, counts[index])
      }
      return codes
    }
  }

  /// The first row of the file with a place's combination.
  func firstRow(_ place: Int, in table: CodedTable) -> Int? {
    let wanted = codes(place)
    var found: Int?
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: max(1, table.largestChunk)) { buffer in
      guard let codes = buffer.baseAddress else { return }
      for chunk in 0..<table.chunkCount where found == nil {
        var fits = [Bool](repeating: true, count: table.rows(inChunk: chunk))
        for (column, code) in zip(columns, wanted) {
          table.codes(column: column, chunk: chunk, into: codes)
          for row in fits.indices where codes[row] != code { fits[row] = false }
        }
        found = fits.firstIndex(of: true).map { table.firstRow(ofChunk: chunk) + $0 }
      }
    }
    return found
  }

  private static func addends(_ counts: [Int]) -> [[UInt32]] {
    var stride = 1
    var addends: [[UInt32]] = []
    for count in counts.reversed() {
      addends.append((0..<count).map { UInt32($0 * stride) })
      stride *= max(1, count)
    }
    return addends.reversed()
  }

  private static func occurring(
    _ columns: [Int], _ addends: [[UInt32]], _ places: Int, _ work: ChunkWork
  ) -> [Bool] {
    let table = work.table
    let parts = work.map { run in
      var seen = [Bool](repeating: false, count: places)
      let sums = UnsafeMutablePointer<UInt32>.allocate(capacity: max(1, table.largestChunk))
      defer { sums.deallocate() }
      seen.withUnsafeMutableBufferPointer { seen in
        for chunk in run {
          let rows = table.rows(inChunk: chunk)
          sums.update(repeating: 0, count: rows)
          for (column, addend) in zip(columns, addends) {
            table.addCodes(column: column, chunk: chunk, map: addend, to: sums)
          }
          for row in 0..<rows { seen[Int(sums[row])] = true }
        }
      }
      return seen
    }
    return parts.dropFirst().reduce(into: parts[0]) { all, part in
      for place in part.indices where part[place] { all[place] = true }
    }
  }

  /// Numbers the combinations in ascending order of their codes.
  private static func numbered(
    _ columns: [Int], _ counts: [Int], _ table: CodedTable
  ) -> (rows: [Int32], codes: [UInt32]) {
    var indexer = CellIndexer(levelCounts: counts)
    let capacity = max(1, table.largestChunk)
    let buffers = columns.map { _ in UnsafeMutablePointer<UInt32>.allocate(capacity: capacity) }
    defer { for buffer in buffers { buffer.deallocate() } }
    var rows = [Int32](repeating: 0, count: table.rowCount)
    rows.withUnsafeMutableBufferPointer { rows in
      guard let base = rows.baseAddress else { return }
      for chunk in 0..<table.chunkCount {
        for (column, buffer) in zip(columns, buffers) {
          table.codes(column: column, chunk: chunk, into: buffer)
        }
        indexer.add(
          levels: buffers, rows: table.rows(inChunk: chunk),
          into: base + table.firstRow(ofChunk: chunk))
      }
    }
    let (codes, renumbering) = indexer.finish()
    for row in rows.indices { rows[row] = renumbering[Int(rows[row])] }
    return (rows, codes)
  }
}
