/// The sum of absolute surpluses over cells merged to every subset of circumstances, where cells
/// fill a good part of the table of all combinations.
///
/// A table holds a surplus for each combination, 0 for one that does not occur, and dropping a
/// circumstance is adding up along it: no codes to compare, no order to keep. The poorest
/// circumstance comes first, so that the others lie side by side; the richest is dropped first,
/// so that tables shrink fast. Where it stays, a few of its levels at a time are looked at. See
/// ``SubsetLattice`` for tables of few among many combinations.
struct DenseSubsetTable {
  /// Combinations for each cell up to which tables are worth their time, and the most in one table.
  private static let mostPlacesPerCell = 16
  private static let mostPlaces = 1 << 22
  /// Places in the tables of all subsets but the full one, for each cell, up to which they take
  /// less time than sorted cells.
  private static let mostWorkPerCell = 256
  /// Places of a table of some levels of the richest group, if these are more than four: 512 KB.
  private static let placesPerBlock = 1 << 16
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
  /// - Parameter map: shares the work out in so many parts; their number changes nothing.
  /// - Complexity: O(product of (levels + 1)).
  static func sums(
    _ cells: CircumstanceCells, levels: [LevelCount]? = nil, groups: [[Int]], surplus: [Double],
    parts: Int = 1, _ map: ShapleyDecomposition.Map = { (0..<$0).map($1) }
  ) -> (sums: [Double], order: [Int])? {
    guard cells.count >= leastCells, Set(groups.joined()).count == groups.joined().count
    else { return nil }
    let levels = levels ?? LevelCount.of(cells)
    let sizes = groups.map { $0.reduce(1) { min($0 * levels[$1].all, mostPlaces + 1) } }
    let order = sizes.indices.sorted { (sizes[$0], $0) < (sizes[$1], $1) }
    let walk = DenseSubsetTable(
      levelCounts: order.map { sizes[$0] },
      isConstant: order.map { groups[$0].allSatisfy { levels[$0].occurring == 1 } })
    guard isWorthWhile(walk.levelCounts, cells: cells.count) else { return nil }
    let filling = Filling(
      cells, groups: order.map { groups[$0] }, levelCounts: levels.map(\.all), surplus: surplus)
    return (walk.sums(filling, parts: parts, map), order)
  }

  /// Whether tables are worth their memory and their time.
  private static func isWorthWhile(_ sizes: [Int], cells: Int) -> Bool {
    guard let richest = sizes.last, richest <= mostPlaces else { return false }
    let places = sizes.reduce(1.0) { $0 * Double($1) }
    let work = sizes.reduce(1.0) { $0 * Double($1 + 1) } - places
    // Of the richest group at least four levels are in a table.
    return 4 * places / Double(max(1, richest)) <= Double(mostPlaces)
      && (places <= Double(mostPlacesPerCell * cells) || work <= Double(mostWorkPerCell * cells))
  }

  /// Sums the tables of all subsets.
  ///
  /// Where the richest group stays, its levels do not meet: some of them at a time make tables
  /// that stay in a processor's own memory. Those without it are a piece of their own.
  private func sums(
    _ filling: Filling, parts: Int, _ map: ShapleyDecomposition.Map
  ) -> [Double] {
    let pieces: [Filling.Block?] =
      filling.blocks(of: max(4, Self.placesPerBlock / filling.placeCount / 4 * 4)) + [nil]
    let found = map(parts) { part in
      var walk = self
      return pieces[pieces.count * part / parts..<pieces.count * (part + 1) / parts].map {
        walk.sums(filling, $0)
      }
    }
    // In the order of pieces, whoever summed them.
    return found.joined().reduce(into: sums) { sums, piece in
      for subset in sums.indices { sums[subset] += piece[subset] }
    }
  }

  /// Sums the tables of a block, or those without the richest group.
  private mutating func sums(_ filling: Filling, _ block: Filling.Block?) -> [Double] {
    let all = sums.count - 1
    let richest = levelCounts.count - 1
    var shape = levelCounts
    shape[richest] = block?.width ?? 1
    filling.fill(&tables[0], block: block)
    visit(
      depth: 0, droppable: richest, subset: block == nil ? all & ~(1 << richest) : all, shape: shape
    )
    defer { for subset in sums.indices { sums[subset] = 0 } }
    return sums
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
        let size = MemoryLayout<Double>.stride
        let step = inner &* size
        let fours = inner / 4
        for block in 0..<outer {
          var place = block &* levels &* step
          var target = block &* step
          for _ in 0..<fours {
            sums.storeBytes(
              of: Self.sum(SIMD4<Double>.self, table, place, step, levels),
              toByteOffset: target, as: SIMD4<Double>.self)
            place &+= 4 &* size
            target &+= 4 &* size
          }
          for _ in 4 &* fours..<inner {
            sums.storeBytes(
              of: Self.sum(Double.self, table, place, step, levels),
              toByteOffset: target, as: Double.self)
            place &+= size
            target &+= size
          }
        }
      }
    }
  }

  /// The sum of `levels` numbers, or of four at a time, `step` bytes apart.
  @inline(__always)
  private static func sum<Number: TableNumber>(
    _ type: Number.Type, _ table: UnsafeRawBufferPointer, _ start: Int, _ step: Int, _ levels: Int
  ) -> Number {
    var sum = table.loadUnaligned(fromByteOffset: start, as: Number.self)
    var place = start
    for _ in 1..<levels {
      place &+= step
      sum += table.loadUnaligned(fromByteOffset: place, as: Number.self)
    }
    return sum
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

/// One number of a table, or four.
private protocol TableNumber: BitwiseCopyable {
  static func += (sum: inout Self, other: Self)
}

extension Double: TableNumber {}

extension SIMD4<Double>: TableNumber {}
