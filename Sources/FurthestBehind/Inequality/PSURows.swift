import SurveyStatistics

/// The rows of one PSU, to be added up by cell.
///
/// Every row of a file passes through here: the rows lie in memory of their own, without a count
/// of references to look at.
struct PSURows<Sum: EntrySum>: ~Copyable {
  private typealias Block = SIMD4<Int32>

  private var cells: UnsafeMutablePointer<Int32>
  private var weights: UnsafeMutablePointer<Sum>
  /// 0 or 1.
  private var outcomes: UnsafeMutablePointer<UInt8>
  private var count = 0
  private var capacity = 0
  /// The cell of each row and its place among the rows in one number; the largest number fills the
  /// last block up.
  private var keys: [Block]
  private let hasKeys: Bool

  /// Most rows that are put in order by counting, for each, those that come before it.
  ///
  /// That takes no branch to mispredict, and several rows at a time. A key holds so many places.
  private static var mostCounted: Int { 64 }

  init(cellCount: Int) {
    hasKeys = cellCount < Int(Int32.max) / Self.mostCounted
    cells = .allocate(capacity: 0)
    weights = .allocate(capacity: 0)
    outcomes = .allocate(capacity: 0)
    keys = [Block](repeating: Block(repeating: .max), count: Self.mostCounted / Block.scalarCount)
  }

  deinit {
    cells.deallocate()
    weights.deallocate()
    outcomes.deallocate()
  }

  /// Adds a row.
  mutating func append(_ cell: Int32, _ weight: Sum, isOne: Bool) {
    makeRoom(for: 1)
    cells[count] = cell
    weights[count] = weight
    outcomes[count] = isOne ? 1 : 0
    count += 1
  }

  /// Adds those of some rows that are used: whose outcome is 0 or 1.
  ///
  /// Pointers are to the first of the rows. Every row is written, and those used make the list
  /// longer: no branch to mispredict.
  @inline(__always)
  mutating func append(
    _ rows: Int, _ cell: UnsafePointer<Int32>, _ weight: UnsafePointer<Sum>,
    _ outcome: UnsafePointer<UInt8>
  ) {
    makeRoom(for: rows)
    var count = count
    let (cells, weights, outcomes) = (cells, weights, outcomes)
    for row in 0..<rows {
      cells[count] = cell[row]
      weights[count] = weight[row]
      outcomes[count] = outcome[row]
      count &+= Int(RowClasses.isUsed(outcome[row]))
    }
    self.count = count
  }

  @inline(__always)
  private mutating func makeRoom(for rows: Int) {
    if count &+ rows > capacity { grow(by: rows) }
  }

  @inline(never)
  private mutating func grow(by rows: Int) {
    capacity = max(Self.mostCounted, 2 * capacity, count + rows)
    cells = Self.moved(cells, count, capacity)
    weights = Self.moved(weights, count, capacity)
    outcomes = Self.moved(outcomes, count, capacity)
  }

  private static func moved<Element>(
    _ elements: UnsafeMutablePointer<Element>, _ count: Int, _ capacity: Int
  ) -> UnsafeMutablePointer<Element> {
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
    larger.initialize(from: elements, count: count)
    elements.deallocate()
    return larger
  }

  /// Writes the sums of the rows by ascending cell, and starts anew without a row; says whether all
  /// sums fit their type.
  mutating func add(to output: EntryOutput<Sum>, of psu: Int32) -> Bool {
    guard count > 0 else { return true }
    let places = output.ends[Int(psu)]..<output.ends[Int(psu)] &+ count
    write(to: output, from: places.lowerBound)
    output.ends[Int(psu)] = places.upperBound
    count = 0
    var twins = 0
    let entries = output.entries
    var last = entries[places.lowerBound].cell
    for place in places.dropFirst() {
      let cell = entries[place].cell
      twins |= cell == last ? 1 : 0
      last = cell
    }
    return twins == 0 || Self.merge(places, of: output, psu)
  }

  /// Writes every row as an entry of its own, by ascending cell; those of one cell keep their order.
  private mutating func write(to output: EntryOutput<Sum>, from start: Int) {
    let (cells, weights, outcomes, count) = (cells, weights, outcomes, count)
    let entries = output.entries
    @inline(__always)
    func put(_ row: Int, _ place: Int) {
      entries[place].cell = cells[row]
      entries[place].weight = weights[row]
      entries[place].ones = weights[row].ones(outcome: outcomes[row])
    }
    if !output.rows.isEmpty {
      for place in start..<start &+ count { output.rows[place] = 1 }
    }
    guard hasKeys, count <= Self.mostCounted else {
      let order = (0..<Int32(count)).sorted { (cells[Int($0)], $0) < (cells[Int($1)], $1) }
      for (place, row) in order.enumerated() { put(Int(row), start &+ place) }
      return
    }
    let width = Block.scalarCount
    let blocks = (count &+ width &- 1) / width
    keys.withUnsafeMutableBufferPointer { keys in
      keys[blocks &- 1] = Block(repeating: .max)
      keys.withMemoryRebound(to: Int32.self) { keys in
        for place in 0..<count {
          keys[place] = cells[place] &* Int32(Self.mostCounted) &+ Int32(place)
        }
      }
      var row = 0
      // Two rows at a time; the last may be alone.
      while row < count {
        let first = Block(repeating: keys[row / width][row % width])
        let second = Block(repeating: keys[row / width][(row &+ 1) % width])
        // Less the number of smaller keys.
        var (beforeFirst, beforeSecond) = (Block(), Block())
        for block in 0..<blocks {
          beforeFirst &+= Self.minusOne(where: keys[block] .< first)
          beforeSecond &+= Self.minusOne(where: keys[block] .< second)
        }
        put(row, start &- Int(beforeFirst.wrappedSum()))
        if row &+ 1 < count { put(row &+ 1, start &- Int(beforeSecond.wrappedSum())) }
        row &+= 2
      }
    }
  }

  /// -1 where a mask holds, else 0.
  @inline(__always)
  private static func minusOne(where mask: SIMDMask<Block>) -> Block {
    Block().replacing(with: Block(repeating: -1), where: mask)
  }

  /// Adds up entries of one cell, which are neighbours; says whether all sums fit their type.
  private static func merge(
    _ places: Range<Int>, of output: EntryOutput<Sum>, _ psu: Int32
  ) -> Bool {
    var entry = places.lowerBound &- 1
    var last: Int32 = -1
    var first = 0
    var (weight, ones): (Sum.Total, Sum.Total) = (0, 0)
    var fits = true
    let keepsRows = !output.rows.isEmpty
    for place in places {
      let row = output.entries[place]
      // An entry is written again as long as rows are added to it: no branch to mispredict.
      let isNew = row.cell != last
      last = row.cell
      entry &+= isNew ? 1 : 0
      weight = (isNew ? 0 : weight) + row.weight.total
      ones = (isNew ? 0 : ones) + row.ones.total
      output.entries[entry].cell = row.cell
      output.entries[entry].weight = Sum(truncating: weight)
      output.entries[entry].ones = Sum(truncating: ones)
      fits = fits && Sum.fits(weight)
      if keepsRows {
        first = isNew ? place : first
        let rows = place &- first &+ 1
        output.rows[entry] = UInt16(truncatingIfNeeded: rows)
        fits = fits && rows <= UInt16.max
      }
    }
    output.ends[Int(psu)] = entry &+ 1
    return fits
  }
}
