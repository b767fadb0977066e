import ClassificationTree
import Microdata
import SurveyModel

/// The cell of every row of a table.
struct CellAssignment: Sendable {
  let cells: Cells
  /// The cell of every row of the file; -1 for a row with a missing circumstance.
  let rowCells: [Int32]
  /// Whether a row has a missing circumstance.
  let hasMissing: Bool

  /// Combinations up to which each has a place of its own in a table; beyond it, hashing.
  private static let densePlaces = 1 << 22
  /// Combinations for each row up to which that table is worth going through.
  private static let placesPerRow = 64
  /// What a missing level adds to a row's place: more than any complete row's place.
  private static let missingPlace: UInt32 = 1 << 23

  /// Assigns rows by circumstances coded as `codings`, columns at `places` in the header.
  ///
  /// - Complexity: O(*r c*) for *r* rows and *c* circumstances.
  init(_ codings: [CircumstanceCoding], at places: [Int], _ work: ChunkWork) {
    let counts = codings.map(\.circumstance.levelCount)
    let circumstances = codings.map(\.circumstance)
    var product = 1
    for count in counts {
      let (next, overflow) = product.multipliedReportingOverflow(by: max(1, count))
      product = overflow ? .max : min(next, .max / 2)
    }
    let worthwhile = min(Self.densePlaces, Self.placesPerRow * work.table.rowCount + 4096)
    if product <= worthwhile, codings.count < 256 {
      let dense = Self.dense(codings, at: places, product, work)
      cells = Cells(circumstances: circumstances, levels: dense.levels)
      rowCells = dense.rowCells
      hasMissing = dense.hasMissing
    } else {
      let hashed = Self.hashed(codings, at: places, work.table)
      cells = Cells(circumstances: circumstances, levels: hashed.levels)
      rowCells = hashed.rowCells
      hasMissing = rowCells.contains { $0 < 0 }
    }
  }

  /// One mixed-radix number a row: the sum of what each circumstance's level adds.
  private static func dense(
    _ codings: [CircumstanceCoding], at places: [Int], _ product: Int, _ work: ChunkWork
  ) -> (rowCells: [Int32], levels: [UInt32], hasMissing: Bool) {
    let table = work.table
    var strides = [Int](repeating: 1, count: codings.count)
    for index in codings.indices.dropLast().reversed() {
      strides[index] = strides[index + 1] * codings[index + 1].circumstance.levelCount
    }
    let maps = codings.indices.map { index in
      codings[index].levels.map { level in
        level == CircumstanceCoding.missing ? missingPlace : level * UInt32(strides[index])
      }
    }
    var levels: [UInt32] = []
    var hasMissing = false
    let rowCells = [Int32](unsafeUninitializedCapacity: table.rowCount) { rowCells, filled in
      filled = table.rowCount
      guard let cellBase = rowCells.baseAddress else { return }
      CodedTable.preferLargePages(cellBase, count: table.rowCount)
      nonisolated(unsafe) let base = UnsafeMutableRawPointer(cellBase)
        .assumingMemoryBound(to: UInt32.self)
      let seen = work.map { run in
        var seen = PlaceSet(below: product)
        for chunk in run {
          let rows = base + table.firstRow(ofChunk: chunk)
          let count = table.rows(inChunk: chunk)
          rows.update(repeating: 0, count: count)
          for (index, place) in places.enumerated() {
            table.addCodes(column: place, chunk: chunk, map: maps[index], to: rows)
          }
          seen.insert(UnsafeBufferPointer(start: rows, count: count), below: product)
        }
        return seen
      }
      let numbering = CellNumbering(
        parts: seen, levelCounts: codings.map(\.circumstance.levelCount))
      levels = numbering.levels
      let missing = work.map { run in
        var most = 0
        for chunk in run {
          let rows = base + table.firstRow(ofChunk: chunk)
          for row in 0..<table.rows(inChunk: chunk) {
            let place = Int(rows[row])
            most = max(most, place)
            rows[row] = UInt32(bitPattern: place < product ? numbering.cell(at: place) : -1)
          }
        }
        return most >= product
      }
      hasMissing = missing.contains(true)
    }
    return (rowCells, levels, hasMissing)
  }

  private static func hashed(
    _ codings: [CircumstanceCoding], at places: [Int], _ table: CodedTable
  ) -> (rowCells: [Int32], levels: [UInt32]) {
    var indexer = CellIndexer(levelCounts: codings.map(\.circumstance.levelCount))
    let capacity = max(1, table.largestChunk)
    let buffers = codings.map { _ in UnsafeMutablePointer<UInt32>.allocate(capacity: capacity) }
    defer { for buffer in buffers { buffer.deallocate() } }
    var rowCells = [Int32](repeating: -1, count: table.rowCount)
    rowCells.withUnsafeMutableBufferPointer { rowCells in
      guard let base = rowCells.baseAddress else { return }
      for chunk in 0..<table.chunkCount {
        for (index, coding) in codings.enumerated() {
          table.codes(column: places[index], chunk: chunk, map: coding.levels, into: buffers[index])
        }
        indexer.add(
          levels: buffers, rows: table.rows(inChunk: chunk),
          into: base + table.firstRow(ofChunk: chunk))
      }
    }
    let (levels, renumbering) = indexer.finish()
    for row in rowCells.indices where rowCells[row] >= 0 {
      rowCells[row] = renumbering[Int(rowCells[row])]
    }
    return (rowCells, levels)
  }
}
