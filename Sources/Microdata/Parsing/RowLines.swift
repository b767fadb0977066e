/// The lines on which the rows of a chunk start, where blank lines or line ends inside quotation
/// marks make them differ from the rows' numbers.
struct RowLines {
  let dialect: Dialect
  let skipsBlankLines: Bool

  /// The lines, from 0, of the rows in a chunk that starts and ends with a row.
  func lines(_ bytes: UnsafePointer<UInt8>, count: Int) -> [UInt32] {
    var starts: [UInt32] = []
    var line: UInt32 = 0
    var rowStart = 0
    var rowLine: UInt32 = 0
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
        if !(isBlank && skipsBlankLines) { starts.append(rowLine) }
        rowStart = index + 1
        rowLine = line
      } else if byte == dialect.quote {
        inQuotes = atFieldStart || hasJustClosed
      }
      atFieldStart = byte == dialect.newline || byte == dialect.delimiter
      hasJustClosed = false
    }
    return starts
  }
}
