extension DenseSubsetTable {
  /// Cells as the entries of tables.
  struct Filling {
    /// By cell, its place in the table without the richest group.
    private let places: [Int32]
    /// The circumstances of the richest group, and what a level more of each adds to its level.
    private let richest: [(circumstance: Int, step: Int)]
    private let cells: CircumstanceCells
    private let surplus: [Double]
    /// The places of the table without the richest group, and the levels of that.
    let placeCount: Int
    private let levelCount: Int

    /// Some levels of the richest group, and the cells that have one of them.
    struct Block {
      /// The places side by side for the levels: in fours, since four numbers are added up at a
      /// time, of which the last may have empty places.
      let width: Int
      /// Cells with their places in the block's table.
      fileprivate(set) var entries: [(cell: Int32, place: Int32)] = []
    }

    /// - Parameters:
    ///   - groups: The circumstances of each group, the poorest group first.
    ///   - levelCounts: Numbers of levels by circumstance.
    init(
      _ cells: CircumstanceCells, groups: [[Int]], levelCounts: [Int], surplus: [Double]
    ) {
      var (placeCount, levelCount) = (1, 1)
      richest = (groups.last ?? []).map { circumstance in
        defer { levelCount *= levelCounts[circumstance] }
        return (circumstance, levelCount)
      }
      // What a level more of a circumstance adds to the place.
      var steps = [Int](repeating: 0, count: cells.circumstanceCount)
      for circumstance in groups.dropLast().joined().reversed() {
        steps[circumstance] = placeCount
        placeCount *= levelCounts[circumstance]
      }
      (self.placeCount, self.levelCount) = (placeCount, levelCount)
      (self.cells, self.surplus) = (cells, surplus)
      let width = steps.count
      places = cells.levels.withUnsafeBufferPointer { levels in
        steps.withUnsafeBufferPointer { steps in
          (0..<cells.count).map { cell in
            var place = 0
            for circumstance in 0..<width {
              place &+= Int(levels[cell &* width &+ circumstance]) &* steps[circumstance]
            }
            return Int32(truncatingIfNeeded: place)
          }
        }
      }
    }

    /// A cell's level of the richest group.
    @inline(__always)
    private func level(_ cell: Int) -> Int {
      var level = 0
      for (circumstance, step) in richest {
        level &+= cells.level(of: circumstance, in: cell) &* step
      }
      return level
    }

    /// The levels of the richest group, `count` at a time, and cells by them.
    func blocks(of count: Int) -> [Block] {
      let unit = levelCount < 4 ? 1 : 4
      var sizes = [Int](repeating: 0, count: (levelCount + count - 1) / count)
      for cell in places.indices { sizes[level(cell) / count] &+= 1 }
      var blocks = sizes.enumerated().map { index, size in
        let levels = min(count, levelCount - index * count)
        var block = Block(width: (levels + unit - 1) / unit * unit)
        block.entries.reserveCapacity(size)
        return block
      }
      for cell in places.indices {
        let level = level(cell)
        let index = level / count
        let place = Int(places[cell]) &* blocks[index].width &+ level &- index &* count
        blocks[index].entries.append(
          (Int32(truncatingIfNeeded: cell), Int32(truncatingIfNeeded: place)))
      }
      return blocks
    }

    /// Fills a table with the cells of a block, or with all cells, without the richest group.
    func fill(_ table: inout [Double], block: Block?) {
      let count = placeCount * (block?.width ?? 1)
      if table.count < count { table = [Double](repeating: 0, count: count) }
      table.withUnsafeMutableBufferPointer { table in
        table.baseAddress?.update(repeating: 0, count: count)
        if let block {
          for (cell, place) in block.entries { table[Int(place)] += surplus[Int(cell)] }
        } else {
          for (cell, place) in places.enumerated() { table[Int(place)] += surplus[cell] }
        }
      }
    }
  }
}
