/// The entries of ``PSUCellTotals``, laid open for passes over them; valid while they are lent.
///
/// Passes run over millions of entries, on several threads: they work on unsafe buffers, which
/// cost no count of references. Entries and cells are those of the totals and lie within bounds.
package struct PSUEntries: @unchecked Sendable {
  @usableFromInline let starts: UnsafeBufferPointer<Int>
  @usableFromInline let ends: UnsafeBufferPointer<Int>
  @usableFromInline let cells: UnsafeBufferPointer<Int32>
  @usableFromInline let sums: Sums
  @usableFromInline let rows: UnsafeBufferPointer<UInt16>

  /// Sums of weights and of weights of ones.
  @usableFromInline
  enum Sums {
    case whole(weight: UnsafeBufferPointer<UInt32>, ones: UnsafeBufferPointer<UInt32>)
    case any(weight: UnsafeBufferPointer<Double>, ones: UnsafeBufferPointer<Double>)
  }

  init(
    starts: UnsafeBufferPointer<Int>, ends: UnsafeBufferPointer<Int>,
    cells: UnsafeBufferPointer<Int32>, sums: Sums, rows: UnsafeBufferPointer<UInt16>
  ) {
    self.starts = starts
    self.ends = ends
    self.cells = cells
    self.sums = sums
    self.rows = rows
  }

  /// The most entries of a PSU.
  var most: Int { zip(starts, ends).reduce(0) { max($0, $1.1 - $1.0) } }

  /// Calls `body` for every entry of a PSU, by ascending cell, with the sum of its weights and of
  /// the weights of its ones.
  @inlinable @inline(__always)
  package func forEach(
    of psu: Int, _ body: (_ cell: Int, _ weight: Double, _ ones: Double) -> Void
  ) {
    let entries = starts[psu]..<ends[psu]
    switch sums {
    case .whole(let weight, let ones):
      for entry in entries { body(Int(cells[entry]), Double(weight[entry]), Double(ones[entry])) }
    case .any(let weight, let ones):
      for entry in entries { body(Int(cells[entry]), weight[entry], ones[entry]) }
    }
  }

  /// Adds the entries of a PSU to the sums of their cells' domains.
  package func add(
    _ psu: Int, domainOfCell: UnsafeBufferPointer<Int32>,
    to sums: UnsafeMutableBufferPointer<DomainScores.Sums>
  ) {
    forEach(of: psu) { cell, weight, ones in
      let domain = Int(domainOfCell[cell])
      sums[domain].hasCase = 1
      sums[domain].ones += ones
      sums[domain].zeros += weight - ones
    }
  }

  /// Calls `body` for every entry of a PSU, by ascending cell, with its unweighted rows as well;
  /// only where these are known.
  @inlinable @inline(__always)
  package func forEachWithRows(
    of psu: Int, _ body: (_ cell: Int, _ rows: Int, _ weight: Double, _ ones: Double) -> Void
  ) {
    var entry = starts[psu]
    forEach(of: psu) { cell, weight, ones in
      body(cell, Int(rows[entry]), weight, ones)
      entry &+= 1
    }
  }
}
