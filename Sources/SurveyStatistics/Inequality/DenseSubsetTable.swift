/// The sum of absolute surpluses over cells merged to every subset of circumstances, where cells
/// fill a good part of the table of all combinations.
///
/// A table holds a surplus for each combination, 0 for one that does not occur, and dropping a
/// circumstance is adding up along it: no codes to compare, no order to keep. The poorest
/// circumstance comes first, so that the others lie side by side; the richest is dropped first,
/// so that tables shrink fast. Where it stays, a few of its levels at a time are looked at. See
/// ``SubsetLattice`` for tables of few among many combinations.
struct DenseSubsetTable {
  /// Combinations for each cell up to which a table is worth its memory, and their largest number.
  private static let mostPlacesPerCell = 16
  private static let mostPlaces = 1 << 22
  /// Places in the tables of all subsets but the full one, for each cell, up to which they take
  /// less time than sorted cells.
  private static let mostWorkPerCell = 256
  /// Places of the largest table that is made of some levels of the richest group: 256 KB.
  private static let placesPerBlock = 1 << 15
  /// Cells below which either way takes no time.
  private static let leastCells = 4096

  /// Numbers of levels, the poorest circumstance first.
  private let levelCounts: [Int]
  /// Whether a circumstance has only one level that occurs.
  private let isConstant: [Bool]
  private var sums: [Double]
  /// The table at each depth of the walk; it may be longer than what is in it.
  private var tables: [[Double]]

  /// The sum of absolute surpluses of every subset of the groups of circumstances; nil where
  /// tables are not worth their memory, or a circumstance is in two groups.
  ///
  /// Bit p of an index says that group `order[p]` is in the subset; the empty one has the value 0.
  ///
  /// - Complexity: O(product of (levels + 1)).
  static func sums(
    _ cells: CircumstanceCells, levels: [LevelCount]? = nil, groups: [[Int]], surplus: [Double]
  ) -> (sums: [Double], order: [Int])? {
    guard cells.count >= leastCells, Set(groups.joined()).count == groups.joined().count
    else { return nil }
    let levels = levels ?? LevelCount.of(cells)
    let sizes = groups.map { $0.reduce(1) { min($0 * levels[$1].all, mostPlaces + 1) } }
    let order = sizes.indices.sorted { (sizes[$0], $0) < (sizes[$1], $1) }
    var walk = DenseSubsetTable(
      levelCounts: order.map { sizes[$0] },
      isConstant: order.map { groups[$0].allSatisfy { levels[$0].occurring == 1 } })
    guard isWorthWhile(walk.levelCounts, cells: cells.count) else { return nil }
    walk.visit(
      Filling(
        cells: cells, groups: order.map { groups[$0] }, levels: levels.map(\.all),
        surplus: surplus))
    return (walk.sums, order)
  }

  /// Whether tables are worth their memory and their time.
  private static func isWorthWhile(_ sizes: [Int], cells: Int) -> Bool {
    guard let richest = sizes.last else { return false }
    let places = sizes.reduce(1.0) { $0 * Double($1) }
    let work = sizes.reduce(1.0) { $0 * Double($1 + 1) } - places
    return places / Double(max(1, richest)) <= Double(mostPlaces)
      && (places <= Double(mostPlacesPerCell * cells) || work <= Double(mostWorkPerCell * cells))
  }

  /// Sums the tables of all subsets.
  ///
  /// Where the richest group stays, its levels do not meet: some of them at a time make tables
  /// that stay in a processor's own memory.
  private mutating func visit(_ filling: Filling) {
    let all = (1 << levelCounts.count) - 1
    let richest = levelCounts.count - 1
    var shape = levelCounts
    let rest = max(1, levelCounts[..<richest].reduce(1, *))
    for block in filling.blocks(of: max(1, Self.placesPerBlock / rest)) {
      filling.fill(&tables[0], block: block)
      shape[richest] = block.levels.count
      visit(depth: 0, droppable: richest, subset: all, shape: shape)
    }
    filling.fill(&tables[0], block: nil)
    shape[richest] = 1
    visit(depth: 0, droppable: richest, subset: all & ~(1 << richest), shape: shape)
  }

  /// Cells as the entries of tables.
  private struct Filling {
    let cells: CircumstanceCells
    /// The circumstances of each group, the poorest group first.
    let groups: [[Int]]
    /// Levels by circumstance.
    let levels: [Int]
    let surplus: [Double]

    /// Some levels of the richest group, and the cells that have one of them.
    struct Block {
      var levels: Range<Int>
      var cells: [Int32]
    }

    /// The levels of the richest group, `count` at a time, and cells by them.
    func blocks(of count: Int) -> [Block] {
      let richest = groups.last ?? []
      let all = richest.reduce(1) { $0 * levels[$1] }
      var blocks = stride(from: 0, to: all, by: count).map {
        Block(levels: $0..<min(all, $0 + count), cells: [])
      }
      for cell in surplus.indices {
        let level = richest.reduce(0) { $0 * levels[$1] + cells.level(of: $1, in: cell) }
        blocks[level / count].cells.append(Int32(truncatingIfNeeded: cell))
      }
      return blocks
    }

    /// Fills a table with the cells of a block, or with all cells, without the richest group.
    func fill(_ table: inout [Double], block: Block?) {
      var strides = [Int](repeating: 0, count: cells.circumstanceCount)
      var places = 1
      for (place, group) in groups.enumerated().reversed() {
        let isRichest = place == groups.count - 1
        if isRichest, block == nil { continue }
        var size = 1
        for circumstance in group.reversed() {
          strides[circumstance] = places * size
          size *= levels[circumstance]
        }
        places *= isRichest ? block?.levels.count ?? 1 : size
      }
      if table.count < places {
        table = [Double](repeating: 0, count: places)
      } else {
        table.withUnsafeMutableBufferPointer { $0[..<places].update(repeating: 0) }
      }
      if let block {
        for cell in block.cells {
          add(Int(cell), to: &table, strides, before: block.levels.lowerBound)
        }
      } else {
        for cell in surplus.indices { add(cell, to: &table, strides, before: 0) }
      }
    }

    /// Adds a cell's surplus to its place, counted from behind those of the levels `before`.
    @inline(__always)
    private func add(
      _ cell: Int, to table: inout [Double], _ strides: [Int], before: Int
    ) {
      let width = strides.count
      var place = -before
      cells.levels.withUnsafeBufferPointer { levels in
        strides.withUnsafeBufferPointer { strides in
          for circumstance in 0..<width {
            place &+= Int(levels[cell &* width &+ circumstance]) &* strides[circumstance]
          }
        }
      }
      table[place] += surplus[cell]
    }
  }

  private init(levelCounts: [Int], isConstant: [Bool]) {
    self.levelCounts = levelCounts
    self.isConstant = isConstant
    sums = [Double](repeating: 0, count: 1 << levelCounts.count)
    tables = Array(repeating: [], count: levelCounts.count + 1)
  }

  /// Sums the table at a depth, and those with one of the first `droppable` circumstances less.
  private mutating func visit(depth: Int, droppable: Int, subset: Int, shape: [Int]) {
    let size = shape.reduce(1, *)
    if !isSingle(subset) {
      sums[subset] += Self.absoluteSum(tables[depth], inner: size, levels: 1)
    }
    // Without the poorest one there is nothing more to drop: its sum needs no table.
    if droppable > 0, !isSingle(subset & ~1) {
      sums[subset & ~1] += Self.absoluteSum(
        tables[depth], inner: size / shape[0], levels: shape[0])
    }
    for circumstance in (1..<max(1, droppable)).reversed() {
      let outer = shape[..<circumstance].reduce(1, *)
      let inner = shape[(circumstance + 1)...].reduce(1, *)
      var smaller = shape
      smaller[circumstance] = 1
      var child = tables[depth + 1]
      tables[depth + 1] = []
      Self.drop(
        tables[depth], outer: outer, levels: shape[circumstance], inner: inner, into: &child)
      tables[depth + 1] = child
      child = []
      visit(
        depth: depth + 1, droppable: circumstance, subset: subset & ~(1 << circumstance),
        shape: smaller)
    }
  }

  /// Adds up the middle dimension of three.
  private static func drop(
    _ table: [Double], outer: Int, levels: Int, inner: Int, into sums: inout [Double]
  ) {
    let count = outer * inner
    // Exactly as long as needed: tables are what memory goes into.
    if sums.count < count { sums = [Double](repeating: 0, count: count) }
    // Four numbers at a time; every sum is formed in the order of levels.
    table.withUnsafeBytes { table in
      sums.withUnsafeMutableBytes { sums in
        typealias Four = SIMD4<Double>
        let size = MemoryLayout<Double>.stride
        for block in 0..<outer {
          var offset = 0
          while offset < inner {
            let isFour = offset &+ 4 <= inner
            var sum = Four()
            var place = (block &* levels &* inner &+ offset) &* size
            for _ in 0..<levels {
              if isFour {
                sum += table.loadUnaligned(fromByteOffset: place, as: Four.self)
              } else {
                sum.x += table.loadUnaligned(fromByteOffset: place, as: Double.self)
              }
              place &+= inner &* size
            }
            let target = (block &* inner &+ offset) &* size
            if isFour {
              sums.storeBytes(of: sum, toByteOffset: target, as: Four.self)
            } else {
              sums.storeBytes(of: sum.x, toByteOffset: target, as: Double.self)
            }
            offset &+= isFour ? 4 : 1
          }
        }
      }
    }
  }

  /// Whether all cells are one in a subset.
  ///
  /// All surpluses together are 0: one cell of everybody would only show their rounding.
  private func isSingle(_ subset: Int) -> Bool {
    isConstant.indices.allSatisfy { subset >> $0 & 1 == 0 || isConstant[$0] }
  }

  /// The sum of the absolute values of a table whose first dimension, of some levels, is added up;
  /// in four interleaved parts.
  private static func absoluteSum(_ table: [Double], inner: Int, levels: Int) -> Double {
    table.withUnsafeBytes { table in
      typealias Four = SIMD4<Double>
      let size = MemoryLayout<Double>.stride
      let magnitude = SIMD4<UInt64>(repeating: .max >> 1)
      var parts = Four()
      var offset = 0
      while offset &+ 4 <= inner {
        var sum = Four()
        for level in 0..<levels {
          sum += table.loadUnaligned(
            fromByteOffset: (level &* inner &+ offset) &* size, as: Four.self)
        }
        // Without the sign bit.
        parts += unsafeBitCast(
          unsafeBitCast(sum, to: SIMD4<UInt64>.self) & magnitude, to: Four.self)
        offset &+= 4
      }
      var total = parts.sum()
      while offset < inner {
        var sum = 0.0
        for level in 0..<levels {
          sum += table.loadUnaligned(
            fromByteOffset: (level &* inner &+ offset) &* size, as: Double.self)
        }
        total += abs(sum)
        offset &+= 1
      }
      return total
    }
  }
}
