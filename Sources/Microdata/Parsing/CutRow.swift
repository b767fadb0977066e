/// A last row without a line end that has fewer fields than the header names: the file may have
/// been cut off there.
package struct CutRow: Sendable, Equatable {
  /// The line, from 1, on which the row starts.
  package var line: Int
  package var fields: Int
  /// Columns of the header.
  package var columns: Int

  /// The row of the last line of a chunk of whole rows, its line counted from 0; nil when the line
  /// is blank or has a field for each of the header's columns.
  ///
  /// - Complexity: O(*n*) for *n* bytes.
  init?(_ bytes: UnsafePointer<UInt8>, count: Int, dialect: Dialect, columns: Int) {
    let end = bytes + count
    var reader = FieldReader(
      delimiter: dialect.delimiter, newline: dialect.newline, quote: dialect.quote, end: end)
    var row = bytes
    var fields = 0
    var field = FieldReader.Field(next: bytes)
    while field.next < end {
      if fields == 0 { row = field.next }
      field = reader.pass(field.next)
      fields += 1
      if field.end == .newline, field.next < end { fields = 0 }
    }
    let isBlank = end - row == 1 || (end - row == 2 && row[0] == 13)
    guard fields < columns, !isBlank else { return nil }
    self.fields = fields
    self.columns = columns
    line = UnsafeBufferPointer(start: bytes, count: row - bytes).count { $0 == dialect.newline }
  }

  /// The same row where the chunk starts on a later line.
  func moved(by lines: Int) -> CutRow {
    var row = self
    row.line += lines
    return row
  }
}
