/// What is known of the columns of an expression, in order of their slots.
struct ColumnFacts: Sendable {
  /// Indices in the file, ascending.
  let columns: [Int]
  let names: [String]
  let kinds: [ColumnKind]

  /// The slot of the column with the given index in the file, which must be among `columns`.
  ///
  /// - Complexity: O(log *n*) for *n* columns.
  func slot(of column: Int) -> Int {
    var low = 0
    var high = columns.count - 1
    while low < high {
      let middle = (low + high) / 2
      if columns[middle] < column { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The facts of some of the columns.
  func only(_ wanted: Set<Int>) -> ColumnFacts {
    let slots = columns.indices.filter { wanted.contains(columns[$0]) }
    return ColumnFacts(
      columns: slots.map { columns[$0] }, names: slots.map { names[$0] },
      kinds: slots.map { kinds[$0] })
  }
}
