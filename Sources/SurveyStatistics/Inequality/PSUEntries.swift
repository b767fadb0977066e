/// The entries of ``PSUCellTotals``, laid open for passes over them; valid while they are lent.
///
/// Passes run over millions of entries, on several threads: they work on unsafe buffers, which
/// cost no count of references. Entries and cells are those of the totals and lie within bounds.
package struct PSUEntries: @unchecked Sendable {
  @usableFromInline let starts: UnsafeBufferPointer<Int>
  @usableFromInline let ends: UnsafeBufferPointer<Int>
  @usableFromInline let entries: Entries
  @usableFromInline let rows: UnsafeBufferPointer<UInt16>

  @usableFromInline
  enum Entries {
    case whole(UnsafeBufferPointer<PSUCellTotals.Entry<UInt32>>)
    case any(UnsafeBufferPointer<PSUCellTotals.Entry<Double>>)
  }

  init(
    starts: UnsafeBufferPointer<Int>, ends: UnsafeBufferPointer<Int>, entries: Entries,
    rows: UnsafeBufferPointer<UInt16>
  ) {
    self.starts = starts
    self.ends = ends
    self.entries = entries
    self.rows = rows
  }

  /// Calls `body` for every entry of a PSU, by ascending cell, with the sum of its weights and of
  /// the weights of its ones.
  @inlinable @inline(__always)
  package func forEach(
    of psu: Int, _ body: (_ cell: Int, _ weight: Double, _ ones: Double) -> Void
  ) {
    switch entries {
    case .whole(let entries):
      for place in starts[psu]..<ends[psu] {
        let entry = entries[place]
        body(Int(entry.cell), Double(entry.weight), Double(entry.ones))
      }
    case .any(let entries):
      for place in starts[psu]..<ends[psu] {
        let entry = entries[place]
        body(Int(entry.cell), entry.weight, entry.ones)
      }
    }
  }

  /// Adds the entries of a PSU to the sums of their cells' domains, in its lane of a block.
  @inlinable @inline(__always)
  package func add(
    _ psu: Int, domainOfCell: UnsafeBufferPointer<Int32>, to block: PSUBlock, lane: Int
  ) {
    forEach(of: psu) { cell, weight, ones in
      block.add(Int(domainOfCell[cell]), lane: lane, ones: ones, zeros: weight - ones)
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
