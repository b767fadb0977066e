/// The columns of a file by name, made once and used by every expression on that file.
package struct ColumnDirectory: Sendable {
  /// The names in file order.
  package let names: [String]
  private let firstIndex: [String: Int]
  private let repeated: Set<String>

  /// Lists the columns of a file in file order.
  ///
  /// - Complexity: O(*n*) for *n* columns.
  package init(_ names: [String]) {
    self.names = names
    var firstIndex: [String: Int] = [:]
    var repeated: Set<String> = []
    firstIndex.reserveCapacity(names.count)
    for (index, name) in names.enumerated() {
      if firstIndex[name] == nil {
        firstIndex[name] = index
      } else {
        repeated.insert(name)
      }
    }
    self.firstIndex = firstIndex
    self.repeated = repeated
  }

  /// The place of the first column with the name; nil when there is none.
  func index(of name: String) -> Int? { firstIndex[name] }

  /// Whether several columns have the name.
  func isAmbiguous(_ name: String) -> Bool { repeated.contains(name) }
}
