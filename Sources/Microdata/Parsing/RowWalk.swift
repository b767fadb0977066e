/// The rows of a chunk one by one, with what telling of odd ones takes: slower than parsing, and
/// used only where lines or fields are counted.
struct RowWalk {
  let dialect: Dialect

  /// Calls `body` for each row of a chunk that starts and ends with a row: the line that it starts
  /// on, from 0, its number of fields, and whether nothing stands in it.
  ///
  /// - Complexity: O(*n*) for *n* bytes.
  @inline(__always)
  func forEachRow(
    _ bytes: UnsafePointer<UInt8>, count: Int,
    _ body: (_ line: Int, _ fields: Int, _ isBlank: Bool) -> Void
  ) {
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
        body(rowLine, fields, length == 0 || (length == 1 && bytes[rowStart] == 13))
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
}
