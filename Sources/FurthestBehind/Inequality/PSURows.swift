import SurveyStatistics

/// A number that sums of weights are kept in.
protocol EntrySum: Sendable {
  /// The number of a sum; nil where it does not fit.
  init?(sum: Double)

  static func sums(weight: [Self], ones: [Self]) -> PSUCellTotals.Sums
}

extension UInt32: EntrySum {
  init?(sum: Double) {
    guard sum <= Double(UInt32.max) else { return nil }
    self = UInt32(sum)
  }

  static func sums(weight: [UInt32], ones: [UInt32]) -> PSUCellTotals.Sums {
    .whole(weight: weight, ones: ones)
  }
}

extension Double: EntrySum {
  init?(sum: Double) { self = sum }

  static func sums(weight: [Double], ones: [Double]) -> PSUCellTotals.Sums {
    .any(weight: weight, ones: ones)
  }
}

/// Where the entries of PSUs are written to: each PSU has places of its own, as many as rows.
struct EntryOutput<Sum: EntrySum> {
  /// Where the places of each PSU start; then where its entries end.
  let ends: UnsafeMutableBufferPointer<Int>
  let cells: UnsafeMutableBufferPointer<Int32>
  let weight: UnsafeMutableBufferPointer<Sum>
  let ones: UnsafeMutableBufferPointer<Sum>
  /// Empty where nobody asks for the rows of entries.
  let rows: UnsafeMutableBufferPointer<UInt16>
}

/// The rows of one PSU, to be added up by cell.
///
/// Every row of a file passes through here: the rows lie in memory of their own, without a count
/// of references to look at.
struct PSURows: ~Copyable {
  struct Row {
    var weight = 0.0
    var cell: Int32 = 0
    var isOne = false
  }

  private typealias Block = SIMD8<Int32>

  private var rows: UnsafeMutablePointer<Row>
  private var count = 0
  private var capacity = PSURows.mostCounted
  /// The rows' places in order of their cells.
  private var order: [Int]
  /// The cell of each row and its place among the rows in one number; the largest number fills the
  /// last block up.
  private var keys: [Block]
  private let hasKeys: Bool

  /// Most rows that are put in order by counting, for each, those that come before it.
  ///
  /// That takes no branch to mispredict, and several rows at a time. A key holds so many places.
  private static let mostCounted = 64

  init(cellCount: Int) {
    hasKeys = cellCount < Int(Int32.max) / Self.mostCounted
    rows = .allocate(capacity: capacity)
    order = [Int](repeating: 0, count: Self.mostCounted)
    keys = [Block](repeating: Block(repeating: .max), count: Self.mostCounted / Block.scalarCount)
  }

  deinit { rows.deallocate() }

  /// Adds a row.
  @inline(__always)
  mutating func append(_ cell: Int32, _ weight: Double, isOne: Bool) {
    if count == capacity { grow() }
    rows[count] = Row(weight: weight, cell: cell, isOne: isOne)
    count &+= 1
  }

  @inline(never)
  private mutating func grow() {
    let larger = UnsafeMutablePointer<Row>.allocate(capacity: 2 * capacity)
    larger.update(from: rows, count: count)
    rows.deallocate()
    rows = larger
    capacity *= 2
  }

  /// Writes the sums of the rows by ascending cell, and starts anew without a row; says whether all
  /// sums fit their type.
  mutating func add<Sum: EntrySum>(to output: EntryOutput<Sum>, of psu: Int32) -> Bool {
    guard count > 0 else { return true }
    sort()
    var entry = output.ends[Int(psu)]
    let (rows, count) = (rows, count)
    let fits = order.withUnsafeBufferPointer { order in
      var place = 0
      while place < count {
        let cell = rows[order[place]].cell
        let first = place
        var (weight, ones) = (0.0, 0.0)
        repeat {
          let row = rows[order[place]]
          weight += row.weight
          ones += row.isOne ? row.weight : 0
          place &+= 1
        } while place < count && rows[order[place]].cell == cell
        guard let weight = Sum(sum: weight), let ones = Sum(sum: ones) else { return false }
        output.cells[entry] = cell
        output.weight[entry] = weight
        output.ones[entry] = ones
        if !output.rows.isEmpty {
          guard let rows = UInt16(exactly: place &- first) else { return false }
          output.rows[entry] = rows
        }
        entry &+= 1
      }
      return true
    }
    output.ends[Int(psu)] = entry
    self.count = 0
    return fits
  }

  /// Puts the rows in order of their cells; those of one cell keep their order.
  private mutating func sort() {
    let (rows, count) = (rows, count)
    guard hasKeys, count <= Self.mostCounted else {
      order = (0..<count).sorted { (rows[$0].cell, $0) < (rows[$1].cell, $1) }
      return
    }
    let width = Block.scalarCount
    let blocks = (count &+ width &- 1) / width
    keys.withUnsafeMutableBufferPointer { keys in
      order.withUnsafeMutableBufferPointer { order in
        for block in 0..<blocks {
          var filled = Block(repeating: .max)
          for lane in 0..<min(width, count &- block &* width) {
            let place = block &* width &+ lane
            filled[lane] = rows[place].cell &* Int32(Self.mostCounted) &+ Int32(place)
          }
          keys[block] = filled
        }
        for place in 0..<count {
          let key = Block(repeating: keys[place / width][place % width])
          var before = Block()
          for block in 0..<blocks { before.replace(with: before &+ 1, where: keys[block] .< key) }
          order[Int(before.wrappedSum())] = place
        }
      }
    }
  }
}
