/// How many rows have more or fewer fields than the header names.
package struct FieldCounts: Sendable, Equatable {
  /// Rows of one kind, and the first of them.
  package struct Odd: Sendable, Equatable {
    package var rows = 0
    /// The line of the first such row, from 1, and its number of fields.
    package var firstLine = 0
    package var firstFields = 0

    fileprivate mutating func add(line: Int, fields: Int) {
      if rows == 0 { (firstLine, firstFields) = (line, fields) }
      rows += 1
    }

    fileprivate mutating func add(_ later: Odd, lines: Int) {
      if rows == 0, later.rows > 0 {
        (firstLine, firstFields) = (later.firstLine + lines, later.firstFields)
      }
      rows += later.rows
    }
  }

  package private(set) var surplus = Odd()
  package private(set) var short = Odd()

  init() {}

  /// Counts the fields of a chunk of whole rows; lines are counted from 0.
  ///
  /// - Complexity: O(*n*) for *n* bytes.
  init(_ bytes: UnsafePointer<UInt8>, count: Int, dialect: Dialect, columns: Int) {
    var (surplus, short) = (Odd(), Odd())
    RowWalk(dialect: dialect).forEachRow(bytes, count: count) { line, fields, isBlank in
      if isBlank, columns > 1 { return }
      if fields > columns { surplus.add(line: line, fields: fields) }
      if fields < columns { short.add(line: line, fields: fields) }
    }
    (self.surplus, self.short) = (surplus, short)
  }

  /// Adds the counts of a later chunk that starts on line `lines`.
  mutating func add(_ later: FieldCounts, lines: Int) {
    surplus.add(later.surplus, lines: lines)
    short.add(later.short, lines: lines)
  }
}
