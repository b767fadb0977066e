/// The sum of absolute surpluses over cells merged to every subset of circumstances, where cells
/// fill a good part of the table of all combinations.
///
/// A table holds a surplus for each combination, 0 for one that does not occur, and dropping a
/// circumstance is adding up along it: no codes to compare, no order to keep. The poorest
/// circumstance comes first, so that the others lie side by side; the richest is dropped first,
/// so that tables shrink fast. See ``SubsetLattice`` for tables of few among many combinations.
struct DenseSubsetTable {
  /// Combinations for each cell up to which a table is worth its memory, and their largest number.
  private static let mostPlacesPerCell = 16
  private static let mostPlaces = 1 << 22
  /// Cells below which either way takes no time.
  private static let leastCells = 4096

  /// Numbers of levels, the poorest circumstance first.
  private let levelCounts: [Int]
  /// Whether a circumstance has only one level that occurs.
  private let isConstant: [Bool]
  private var sums: [Double]
  /// The table at each depth of the walk; it may be longer than what is in it.
  private var tables: [[Double]]

  /// The sum of absolute surpluses of every subset of the groups of circumstances; nil where a
  /// table is not worth its memory, or a circumstance is in two groups.
  ///
  /// Bit p of an index says that group `order[p]` is in the subset; the empty one has the value 0.
  ///
  /// - Complexity: O(product of (levels + 1)).
  static func sums(
    _ cells: CircumstanceCells, groups: [[Int]], surplus: [Double]
  ) -> (sums: [Double], order: [Int])? {
    guard cells.count >= leastCells, Set(groups.joined()).count == groups.joined().count
    else { return nil }
    let levels = levelCounts(cells)
    let sizes = groups.map { $0.reduce(1) { min($0 * levels[$1].all, mostPlaces + 1) } }
    let places = sizes.reduce(1) { min($0 * $1, mostPlaces + 1) }
    guard places <= mostPlaces, places <= mostPlacesPerCell * cells.count else { return nil }
    let order = sizes.indices.sorted { (sizes[$0], $0) < (sizes[$1], $1) }
    var strides = [Int](repeating: 0, count: cells.circumstanceCount)
    var stride = 1
    for group in order.reversed() {
      for circumstance in groups[group] {
        strides[circumstance] = stride
        stride *= levels[circumstance].all
      }
    }
    var table = DenseSubsetTable(
      levelCounts: order.map { sizes[$0] },
      isConstant: order.map { groups[$0].allSatisfy { levels[$0].occurring == 1 } },
      table: fill(cells, strides, surplus, places))
    table.visit(
      depth: 0, droppable: order.count, subset: (1 << order.count) - 1,
      shape: table.levelCounts)
    return (table.sums, order)
  }

  /// By circumstance, the number of its levels and of those that occur in cells with weight.
  private static func levelCounts(_ cells: CircumstanceCells) -> [(all: Int, occurring: Int)] {
    let width = cells.circumstanceCount
    return (0..<width).map { circumstance in
      cells.levels.withUnsafeBufferPointer { levels in
        var most = 0
        for cell in 0..<cells.count { most = max(most, Int(levels[cell &* width &+ circumstance])) }
        var occurs = [Bool](repeating: false, count: most + 1)
        for cell in 0..<cells.count where cells.weight[cell] > 0 {
          occurs[Int(levels[cell &* width &+ circumstance])] = true
        }
        return (most + 1, occurs.count { $0 })
      }
    }
  }

  private static func fill(
    _ cells: CircumstanceCells, _ strides: [Int], _ surplus: [Double], _ places: Int
  ) -> [Double] {
    var table = [Double](repeating: 0, count: places)
    let width = strides.count
    cells.levels.withUnsafeBufferPointer { levels in
      strides.withUnsafeBufferPointer { strides in
        for cell in surplus.indices {
          var place = 0
          for circumstance in 0..<width {
            place &+= Int(levels[cell &* width &+ circumstance]) &* strides[circumstance]
          }
          table[place] += surplus[cell]
        }
      }
    }
    return table
  }

  private init(levelCounts: [Int], isConstant: [Bool], table: [Double]) {
    self.levelCounts = levelCounts
    self.isConstant = isConstant
    sums = [Double](repeating: 0, count: 1 << levelCounts.count)
    tables = [table] + Array(repeating: [], count: levelCounts.count)
  }

  /// Sums the table at a depth, and those with one of the first `droppable` circumstances less.
  private mutating func visit(depth: Int, droppable: Int, subset: Int, shape: [Int]) {
    let size = shape.reduce(1, *)
    if !isSingle(subset) {
      sums[subset] = Self.absoluteSum(tables[depth], inner: size, levels: 1)
    }
    // Without the poorest one there is nothing more to drop: its sum needs no table.
    if droppable > 0, !isSingle(subset & ~1) {
      sums[subset & ~1] = Self.absoluteSum(
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
      var parts = Four()
      var offset = 0
      while offset &+ 4 <= inner {
        var sum = Four()
        for level in 0..<levels {
          sum += table.loadUnaligned(
            fromByteOffset: (level &* inner &+ offset) &* size, as: Four.self)
        }
        parts += sum.replacing(with: -sum, where: sum .< 0)
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
