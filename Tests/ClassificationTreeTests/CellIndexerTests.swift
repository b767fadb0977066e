import Testing

@testable import ClassificationTree

/// Cells of rows against a sorted list of their level tuples.
@Suite struct CellIndexerTests {
  /// Level counts; the last two products overflow 62 bits and need several stages.
  private static let shapes: [[Int]] = [
    [], [1], [3], [2, 5, 3], [40, 40, 40, 40, 40], [1, 1, 900_000, 900_000, 3],
    [1 << 31, 1 << 31, 7], [Int](repeating: 70, count: 14), [5, 1 << 31, 1 << 31, 1 << 31, 5],
  ]

  @Test(arguments: shapes, [0, 1, 500])
  func cellsAreTheSortedTuples(levelCounts: [Int], rows: Int) {
    check(levelCounts, rows: rows, CellIndexer(levelCounts: levelCounts))
  }

  @Test(arguments: [1, 4, 30] as [UInt64])
  func theNumberOfStagesMakesNoDifference(combinations: UInt64) {
    let levelCounts = [3, 5, 2, 4, 2]
    let staged = CellIndexer(
      levelCounts: levelCounts, mostCombinations: (combinations, combinations))
    check(levelCounts, rows: 700, staged)
  }

  /// Adds random rows in chunks of several sizes and compares with a naive numbering.
  private func check(_ levelCounts: [Int], rows: Int, _ empty: CellIndexer) {
    var indexer = empty
    var random = SeededRandom(levelCounts.count * 1000 + rows)
    var tuples: [[UInt32]] = []
    var provisional: [Int32] = []
    var left = rows
    while left > 0 {
      let size = min(left, 1 + random.below(200))
      left -= size
      let chunk = (0..<size).map { _ -> [UInt32] in
        if !tuples.isEmpty, random.chance(0.3) { return tuples[random.below(tuples.count)] }
        return levelCounts.map { count in
          random.chance(0.02) ? CellIndexer.missing : UInt32(random.below(count))
        }
      }
      tuples += chunk
      let columns = levelCounts.indices.map { column in
        let buffer = UnsafeMutablePointer<UInt32>.allocate(capacity: size)
        for row in 0..<size { buffer[row] = chunk[row][column] }
        return buffer
      }
      let output = UnsafeMutablePointer<Int32>.allocate(capacity: size)
      indexer.add(levels: columns, rows: size, into: output)
      provisional += UnsafeBufferPointer(start: output, count: size)
      for column in columns { column.deallocate() }
      output.deallocate()
    }
    let (levels, renumbering) = indexer.finish()
    let complete = tuples.filter { !$0.contains(CellIndexer.missing) }
    let expected = Set(complete).sorted { $0.lexicographicallyPrecedes($1) }
    #expect(levels == expected.flatMap(\.self))
    #expect(renumbering.count == expected.count)
    let cells = provisional.map { $0 < 0 ? nil : Int(renumbering[Int($0)]) }
    #expect(cells == tuples.map { expected.firstIndex(of: $0) })
  }
}
