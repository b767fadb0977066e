/// The first records of an extract, split the slow and simple way, for detection and the header.
struct HeadRecords {
  /// One record: its fields as text bytes, and the line on which it starts.
  struct Record {
    var fields: [[UInt8]]
    var line: Int
    /// The first byte behind the record.
    var end: Int
    /// The line of a quotation mark that the file never closes.
    var openQuoteLine: Int?
  }

  private let bytes: [UInt8]
  private let dialect: Dialect
  private let isWhole: Bool

  /// Looks at the first bytes of a file; `isWhole` says that nothing follows them.
  init(_ bytes: [UInt8], dialect: Dialect, isWhole: Bool) {
    self.bytes = bytes
    self.dialect = dialect
    self.isWhole = isWhole
  }

  /// At most `limit` records that are not blank lines; one that the head cuts off is left out.
  func records(limit: Int, from start: Int, line: Int) -> ArraySlice<Record> {
    var records: [Record] = []
    var position = start
    var line = line
    while position < bytes.count, records.count < limit {
      guard let record = record(at: position, line: line) else { break }
      var content = bytes[position..<record.end]
      if content.last == dialect.newline { content.removeLast() }
      let isBlank = content.isEmpty || content.elementsEqual([13])
      line += bytes[position..<record.end].count { $0 == dialect.newline }
      position = record.end
      if !isBlank { records.append(record) }
    }
    return records[...]
  }

  /// The record that starts at `start`, or nil when the head ends before it does.
  func record(at start: Int, line: Int) -> Record? {
    var fields: [[UInt8]] = []
    var field: [UInt8] = []
    var position = start
    var atFieldStart = true
    var inQuotes = false
    var mark = start
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if inQuotes {
        if byte != dialect.quote {
          field.append(byte)
        } else if position < bytes.count, bytes[position] == dialect.quote {
          field.append(byte)
          position += 1
        } else {
          inQuotes = false
        }
      } else if byte == dialect.delimiter || byte == dialect.newline {
        if byte == dialect.newline, field.last == 13 { field.removeLast() }
        fields.append(field)
        field = []
        atFieldStart = true
        if byte == dialect.newline { return Record(fields: fields, line: line, end: position) }
        continue
      } else if byte == dialect.quote, atFieldStart {
        inQuotes = true
        mark = position - 1
      } else {
        field.append(byte)
      }
      atFieldStart = false
    }
    guard isWhole, position > start else { return nil }
    return Record(
      fields: fields + [field], line: line, end: position,
      openQuoteLine: inQuotes
        ? line + bytes[start..<mark].count { $0 == dialect.newline } : nil)
  }
}
