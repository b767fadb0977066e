import Testing

@testable import FurthestBehind

/// Combinations of levels get the numbers that going through all of them gives.
@Suite struct CellNumberingTests {
  @Test(arguments: [
    (levelCounts: [2, 3, 4], parts: [[0, 5, 23], [5, 6]]),
    (levelCounts: [1], parts: [[0]]),
    (levelCounts: [64], parts: [[63], [0, 63]]),
    (levelCounts: [5, 1, 13], parts: [[], [64, 63, 1], [62]]),
    (levelCounts: [40, 30, 70], parts: [Array(stride(from: 3, to: 84_000, by: 7)), [83_999]]),
    (levelCounts: [3, 4], parts: [[]]),
  ])
  func placesInAscendingOrder(levelCounts: [Int], parts: [[Int]]) {
    let limit = levelCounts.reduce(1, *)
    let numbering = CellNumbering(
      parts: parts.map { part in
        var places = PlaceSet(below: limit)
        // Numbers from the limit on are none of the set's.
        let numbers = part.map { UInt32($0) } + [UInt32(limit), .max]
        numbers.withUnsafeBufferPointer { places.insert($0, below: limit) }
        return places
      }, levelCounts: levelCounts)
    let expected = Set(parts.joined()).sorted()
    #expect(numbering.levels.count == expected.count * levelCounts.count)
    for (cell, place) in expected.enumerated() {
      #expect(numbering.cell(at: place) == Int32(cell))
      let own = numbering.levels[cell * levelCounts.count..<(cell + 1) * levelCounts.count]
      #expect(zip(levelCounts, own).reduce(0) { $0 * $1.0 + Int($1.1) } == place)
    }
  }
}
