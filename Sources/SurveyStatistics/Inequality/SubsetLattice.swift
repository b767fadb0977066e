/// The sum of absolute surpluses over cells merged to every subset of up to 63 circumstances.
///
/// Each subset is reached from one with a single circumstance more, by dropping circumstances in
/// ascending order from the full set, so a table shrinks on the way and is never built from the
/// rows again. Tables are sorted by code with the first circumstance in front: cells that become
/// one by dropping circumstance c lie in a block with equal circumstances before c, as one sorted
/// run for each level of c. Dropping merges the runs; dropping the last circumstance, which half
/// of all subsets need, is a plain scan. Many runs with few codes among them are added up in a
/// dense table instead. The caller puts rich circumstances first, since the
/// first is dropped once and the last 2^(C-1) times.
///
/// Because the rate of all is the same for every subset, a cell's surplus is all that a table
/// has to carry, and D of a subset is its sum of absolute surpluses over 2 x total ones.
struct SubsetLattice<Code: LevelCode> {
  /// A cell of some subset.
  struct Entry {
    var code: Code
    /// Weighted ones of the cell less those at the rate of all.
    var surplus: Double
  }

  private let layout: LevelCodeLayout<Code>
  private let circumstanceCount: Int
  /// The table at each depth of the walk; the one at depth 0 is the full set's.
  private var tables: [[Entry]]
  private var sums: [Double]
  private var denseTable = DenseTable()

  /// The sum of absolute surpluses of every subset of the circumstances.
  ///
  /// Bit c of an index says that circumstance c is in the subset; the empty one stands at 0 with
  /// the value 0.
  ///
  /// - Complexity: O(sum of the tables' sizes) <= O(2^C N) for N cells and C circumstances, times
  ///   the logarithm of the levels of the circumstance dropped.
  static func sums(
    levels: [[Int]], surplus: [Double], layout: LevelCodeLayout<Code>
  ) -> [Double] {
    var entries = surplus.indices.map { cell in
      var code = Code()
      for circumstance in levels.indices {
        code.insert(UInt64(levels[circumstance][cell]), at: layout.shifts[circumstance])
      }
      return Entry(code: code, surplus: surplus[cell])
    }
    entries.withUnsafeMutableBufferPointer { $0.sort { $0.code < $1.code } }
    combineEqual(&entries, from: 0)
    var lattice = SubsetLattice(
      layout: layout, circumstanceCount: levels.count, entries: entries)
    lattice.visit(depth: 0, firstDropped: 0, subset: (1 << levels.count) - 1)
    lattice.sums[0] = 0
    return lattice.sums
  }

  private init(layout: LevelCodeLayout<Code>, circumstanceCount: Int, entries: [Entry]) {
    self.layout = layout
    self.circumstanceCount = circumstanceCount
    tables = [entries] + Array(repeating: [], count: circumstanceCount)
    sums = Array(repeating: 0, count: 1 << circumstanceCount)
  }

  private mutating func visit(depth: Int, firstDropped: Int, subset: Int) {
    // All surpluses together are 0: one cell of everybody would only show their rounding.
    sums[subset] =
      tables[depth].count > 1 ? tables[depth].reduce(0) { $0 + abs($1.surplus) } : 0
    guard firstDropped < circumstanceCount else { return }
    for circumstance in firstDropped..<(circumstanceCount - 1) {
      // Moved out and back, so that the table is not copied.
      var child = tables[depth + 1]
      tables[depth + 1] = []
      let parent = tables[depth]
      drop(circumstance, from: parent, into: &child)
      tables[depth + 1] = child
      child = []
      visit(depth: depth + 1, firstDropped: circumstance + 1, subset: subset & ~(1 << circumstance))
    }
    let last = circumstanceCount - 1
    sums[subset & ~(1 << last)] = sumWithoutLast(tables[depth])
  }

  /// The sum of absolute surpluses when the circumstance in the lowest bits is dropped.
  private func sumWithoutLast(_ table: [Entry]) -> Double {
    let before = layout.before[circumstanceCount - 1]
    guard let first = table.first?.code, let last = table.last?.code,
      first & before != last & before
    else { return 0 }
    var block = first & before
    var sum = 0.0
    var surplus = 0.0
    for entry in table {
      let own = entry.code & before
      if own != block {
        sum += abs(surplus)
        surplus = 0
        block = own
      }
      surplus += entry.surplus
    }
    return sum + abs(surplus)
  }

  private mutating func drop(_ circumstance: Int, from parent: [Entry], into child: inout [Entry]) {
    let before = layout.before[circumstance]
    let others = layout.others[circumstance]
    child.removeAll(keepingCapacity: true)
    child.reserveCapacity(parent.count)
    var start = 0
    while start < parent.count {
      let block = parent[start].code & before
      var runs = 1
      var secondRun = start
      var end = start + 1
      while end < parent.count, parent[end].code & before == block {
        // Inside a block, a run ends where the rest of the code does not rise.
        if !(parent[end - 1].code & others < parent[end].code & others) {
          runs += 1
          if runs == 2 { secondRun = end }
        }
        end += 1
      }
      if runs == 1 {
        for position in start..<end { child.append(without(others, parent[position])) }
      } else if runs == 2 {
        merge(parent, start..<secondRun, secondRun..<end, keeping: others, into: &child)
      } else if layout.shifts[circumstance] < 40,
        1 << layout.shifts[circumstance] <= 2 * (end - start)
      {
        // Fields before are equal in a block: only those behind tell its codes apart.
        denseTable.add(
          parent[start..<end], bits: layout.shifts[circumstance], keeping: others, to: &child)
      } else {
        let first = child.count
        for position in start..<end { child.append(without(others, parent[position])) }
        child.withUnsafeMutableBufferPointer { buffer in
          var block = UnsafeMutableBufferPointer(rebasing: buffer[first...])
          block.sort { $0.code < $1.code }
        }
        Self.combineEqual(&child, from: first)
      }
      start = end
    }
  }

  private func without(_ others: Code, _ entry: Entry) -> Entry {
    Entry(code: entry.code & others, surplus: entry.surplus)
  }

  private func merge(
    _ parent: [Entry], _ a: Range<Int>, _ b: Range<Int>, keeping others: Code,
    into child: inout [Entry]
  ) {
    var i = a.lowerBound
    var j = b.lowerBound
    while i < a.upperBound, j < b.upperBound {
      var left = without(others, parent[i])
      let right = without(others, parent[j])
      if left.code < right.code {
        child.append(left)
        i += 1
      } else if right.code < left.code {
        child.append(right)
        j += 1
      } else {
        left.surplus += right.surplus
        child.append(left)
        i += 1
        j += 1
      }
    }
    for position in i..<a.upperBound { child.append(without(others, parent[position])) }
    for position in j..<b.upperBound { child.append(without(others, parent[position])) }
  }

  /// Sums by the lowest bits of a code, all 0 between two uses.
  private struct DenseTable {
    private var surplus: [Double] = []
    private var isPresent: [Bool] = []

    /// Adds up the entries of a block by their lowest bits and appends the sums in order.
    mutating func add(
      _ block: ArraySlice<Entry>, bits: Int, keeping others: Code, to child: inout [Entry]
    ) {
      let size = 1 << bits
      if surplus.count < size {
        surplus = Array(repeating: 0, count: size)
        isPresent = Array(repeating: false, count: size)
      }
      for entry in block {
        let place = entry.code.lowest(bits)
        surplus[place] += entry.surplus
        isPresent[place] = true
      }
      guard let first = block.first else { return }
      var shared = first.code & others
      shared.clearLowest(bits)
      for place in 0..<size where isPresent[place] {
        var code = shared
        code.insert(UInt64(place), at: 0)
        child.append(Entry(code: code, surplus: surplus[place]))
        surplus[place] = 0
        isPresent[place] = false
      }
    }
  }

  /// Adds up neighbours with equal codes from a position on.
  private static func combineEqual(_ entries: inout [Entry], from first: Int) {
    guard first < entries.count else { return }
    var kept = first
    for position in (first + 1)..<max(first + 1, entries.count) {
      if entries[position].code == entries[kept].code {
        entries[kept].surplus += entries[position].surplus
      } else {
        kept += 1
        entries[kept] = entries[position]
      }
    }
    entries.removeLast(entries.count - 1 - kept)
  }
}
