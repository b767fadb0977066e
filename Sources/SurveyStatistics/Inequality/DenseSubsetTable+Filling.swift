extension DenseSubsetTable {
  /// Cells as the entries of tables.
  struct Filling {
    /// By cell, its place in the table without the richest group.
    private var places: [Int32]
    /// By cell, its level of the richest group.
    private var levels: [Int32]
    private let surplus: [Double]
    /// The places of the table without the richest group, and the levels of that.
    let placeCount: Int
    private let levelCount: Int

    /// Some levels of the richest group, and the cells that have one of them.
    struct Block {
      var levels: Range<Int>
      /// The places side by side for them: in fours, since four numbers are added up at a time, of
      /// which the last may have empty places.
      var width: Int
      var cells: [Int32] = []
    }

    /// - Parameters:
    ///   - groups: The circumstances of each group, the poorest group first.
    ///   - levelCounts: Numbers of levels by circumstance.
    init(
      _ cells: CircumstanceCells, groups: [[Int]], levelCounts: [Int], surplus: [Double]
    ) {
      let width = cells.circumstanceCount
      self.surplus = surplus
      // What a level more of a circumstance adds to the place, and to the level of the richest group.
      var (steps, levelSteps) = (
        [Int](repeating: 0, count: width), [Int](repeating: 0, count: width)
      )
      var (placeCount, levelCount) = (1, 1)
      for circumstance in (groups.last ?? []).reversed() {
        levelSteps[circumstance] = levelCount
        levelCount *= levelCounts[circumstance]
      }
      for circumstance in groups.dropLast().joined().reversed() {
        steps[circumstance] = placeCount
        placeCount *= levelCounts[circumstance]
      }
      (self.placeCount, self.levelCount) = (placeCount, levelCount)
      places = [Int32](repeating: 0, count: surplus.count)
      levels = places
      cells.levels.withUnsafeBufferPointer { cellLevels in
        for cell in surplus.indices {
          var (place, level) = (0, 0)
          for circumstance in 0..<width {
            let own = Int(cellLevels[cell &* width &+ circumstance])
            place &+= own &* steps[circumstance]
            level &+= own &* levelSteps[circumstance]
          }
          places[cell] = Int32(truncatingIfNeeded: place)
          levels[cell] = Int32(truncatingIfNeeded: level)
        }
      }
    }

    /// The levels of the richest group, `count` at a time, and cells by them.
    func blocks(of count: Int) -> [Block] {
      let unit = levelCount < 4 ? 1 : 4
      var blocks = stride(from: 0, to: levelCount, by: count).map { first in
        let levels = first..<min(levelCount, first + count)
        return Block(levels: levels, width: (levels.count + unit - 1) / unit * unit)
      }
      var sizes = blocks.map { _ in 0 }
      for level in levels { sizes[Int(level) / count] += 1 }
      for (block, size) in sizes.enumerated() { blocks[block].cells.reserveCapacity(size) }
      for (cell, level) in levels.enumerated() {
        blocks[Int(level) / count].cells.append(Int32(truncatingIfNeeded: cell))
      }
      return blocks
    }

    /// Fills a table with the cells of a block, or with all cells, without the richest group.
    func fill(_ table: inout [Double], block: Block?) {
      let width = block?.width ?? 1
      let count = placeCount * width
      if table.count < count {
        table = [Double](repeating: 0, count: count)
      } else {
        table.withUnsafeMutableBufferPointer { $0.baseAddress?.update(repeating: 0, count: count) }
      }
      if let block {
        let before = block.levels.lowerBound
        for cell in block.cells {
          let cell = Int(cell)
          table[Int(places[cell]) &* width &+ Int(levels[cell]) &- before] += surplus[cell]
        }
      } else {
        for cell in surplus.indices { table[Int(places[cell])] += surplus[cell] }
      }
    }
  }
}
