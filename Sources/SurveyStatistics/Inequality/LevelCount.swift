/// How many levels a circumstance has.
package struct LevelCount: Sendable, Equatable {
  /// One more than the highest level index of a cell.
  package let all: Int
  /// The levels that occur in cells with weight.
  package let occurring: Int

  /// Levels that have been counted.
  package init(all: Int, occurring: Int) {
    self.all = all
    self.occurring = occurring
  }

  /// Counts the levels of every circumstance.
  ///
  /// - Complexity: O(C N) for N cells and C circumstances.
  static func of(_ cells: CircumstanceCells) -> [LevelCount] {
    let width = cells.circumstanceCount
    return (0..<width).map { circumstance in
      cells.levels.withUnsafeBufferPointer { levels in
        var most = 0
        for cell in 0..<cells.count { most = max(most, Int(levels[cell &* width &+ circumstance])) }
        var occurs = [Bool](repeating: false, count: most + 1)
        for cell in 0..<cells.count where cells.weight[cell] > 0 {
          occurs[Int(levels[cell &* width &+ circumstance])] = true
        }
        return LevelCount(all: most + 1, occurring: occurs.count { $0 })
      }
    }
  }
}
