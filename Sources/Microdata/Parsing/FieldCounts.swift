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
    var line = 0
    var rowStart = 0
    var rowLine = 0
    var fields = 1
    var atFieldStart = true
    var inQuotes = false
    var hasJustClosed = false
    for index in 0..<count {
      let byte = bytes[index]
      if byte == dialect.newline { line += 1 }
      if inQuotes {
        inQuotes = byte != dialect.quote
        hasJustClosed = !inQuotes
        continue
      }
      if byte == dialect.newline {
        let length = index - rowStart
        let isBlank = length == 0 || (length == 1 && bytes[rowStart] == 13)
        if !isBlank || columns == 1 {
          if fields > columns { surplus.add(line: rowLine, fields: fields) }
          if fields < columns { short.add(line: rowLine, fields: fields) }
        }
        rowStart = index + 1
        rowLine = line
        fields = 1
      } else if byte == dialect.delimiter {
        fields += 1
      } else if byte == dialect.quote {
        inQuotes = atFieldStart || hasJustClosed
      }
      atFieldStart = byte == dialect.newline || byte == dialect.delimiter
      hasJustClosed = false
    }
  }

  /// Adds the counts of a later chunk that starts on line `lines`.
  mutating func add(_ later: FieldCounts, lines: Int) {
    surplus.add(later.surplus, lines: lines)
    short.add(later.short, lines: lines)
  }
}
