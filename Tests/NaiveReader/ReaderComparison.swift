package import Microdata

/// Reads one input with the reader and with its naive twin, and tells where they differ.
package struct ReaderComparison {
  package var input: [UInt8]
  package var delimiter = UInt8(ascii: ",")
  package var limits = ReadingLimits()
  package var threads = 1
  /// Which columns are kept as codes and as numbers: bit i stands for column i, i + 16, ...
  package var coded: UInt16 = .max
  package var numbers: UInt16 = 0

  package init(_ input: [UInt8]) { self.input = input }

  /// What a reader makes of an input.
  private enum Outcome: Equatable {
    case table(header: [String], columns: [[String]], numbers: [[UInt64]], lines: [Int], odd: [Int])
    case failure(ReadingError)
    /// A table whose parts do not fit together.
    case fault(String)
  }

  /// The first difference, in words; nil when there is none.
  ///
  /// - Complexity: O(*n*) for *n* bytes of input.
  package func difference() -> String? {
    let fast = fastOutcome()
    if isForeign {
      if case .failure(.foreign) = fast.outcome { return nil }
    }
    let allowed = slowOutcomes(fast.dialect)
    if allowed.contains(fast.outcome) { return nil }
    return """
      input \(String(reflecting: String(decoding: input, as: UTF8.self))) \(input)
      delimiter \(delimiter), block \(limits.blockSize), threads \(threads), coded \(coded), \
      numbers \(numbers)
      reader: \(fast.outcome)
      twin: \(allowed)
      """
  }

  /// Whether the input begins as a file of another program does, which is refused at once.
  private var isForeign: Bool {
    let beginnings: [[UInt8]] = [
      Array("<stata_dta>".utf8), Array("$FL2".utf8), Array("$FL3".utf8), Array("RDX".utf8),
      Array("RDA".utf8), [0x1F, 0x8B], [0x50, 0x4B, 3, 4], [0x50, 0x4B, 5, 6],
      [0xD0, 0xCF, 0x11, 0xE0], [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0], [0x28, 0xB5, 0x2F, 0xFD],
      Array("BZh".utf8), [UInt8](repeating: 0, count: 12) + [0xC2, 0xEA, 0x81, 0x60],
    ]
    return beginnings.contains { input.starts(with: $0) }
  }

  private func requests(columns: Int) -> [ColumnRequest] {
    func isWanted(_ column: Int, _ mask: UInt16) -> Bool { mask >> (column % 16) & 1 == 1 }
    let coded = (0..<columns).filter { isWanted($0, self.coded) }
    let numbers = (0..<columns).filter { isWanted($0, self.numbers) }
    return coded.map { ColumnRequest(column: $0, kind: .coded) }
      + numbers.map { ColumnRequest(column: $0, kind: .number) }
  }

  private func fastOutcome() -> (outcome: Outcome, dialect: Dialect?) {
    var dialect: Dialect?
    do throws(ReadingError) {
      let extract = try Extract(
        opening: .memory(input),
        overrides: DialectOverrides(
          delimiter: delimiter, decimalMark: UInt8(ascii: "."), encoding: .utf8), limits: limits)
      dialect = extract.dialect
      let requests = requests(columns: extract.header.count)
      let table = try extract.read(requests, threads: threads, countsFields: true)
      let rows = 0..<table.rowCount
      let columns = requests.filter { $0.kind == .coded }.map { request in
        rows.map { table.text(column: request.column, row: $0) ?? "-" }
      }
      let numbers = requests.filter { $0.kind == .number }.map { Self.bits(table, $0.column) }
      let lines = rows.map { table.line(ofRow: $0) }
      let cut = table.cutRow.map { [$0.line, $0.fields] } ?? []
      let outcome = Outcome.table(
        header: extract.header, columns: columns, numbers: numbers, lines: lines,
        odd: Self.odd(table.fieldCounts) + cut)
      if let fault = Self.inconsistency(table, requests) {
        return (.fault(fault), dialect)
      }
      return (outcome, dialect)
    } catch {
      return (.failure(error), dialect)
    }
  }

  /// Rows with too many fields and with too few: their number, the first one's line and fields.
  private static func odd(_ counts: FieldCounts?) -> [Int] {
    [counts?.surplus, counts?.short].flatMap { odd in
      [odd?.rows ?? -1, odd?.firstLine ?? -1, odd?.firstFields ?? -1]
    }
  }

  private func odd(_ rows: [NaiveReader.Row], columns: Int) -> [Int] {
    [rows.filter { $0.fields.count > columns }, rows.filter { $0.fields.count < columns }]
      .flatMap { [$0.count, $0.first?.line ?? 0, $0.first?.fields.count ?? 0] }
  }

  /// The bit patterns of a column of numbers; every NaN has the same.
  private static func bits(_ table: CodedTable, _ column: Int) -> [UInt64] {
    guard let numbers = table.numberColumn(column) else { return [] }
    var bits: [UInt64] = []
    for chunk in 0..<table.chunkCount {
      let rows = table.rows(inChunk: chunk)
      let values = [Double](unsafeUninitializedCapacity: max(1, rows)) { buffer, count in
        if let base = buffer.baseAddress, rows > 0 {
          numbers.values(chunk: chunk, decimals: nil, into: base)
        }
        count = rows
      }
      bits += values.map { ($0.isNaN ? Double.nan : $0).bitPattern }
    }
    return bits
  }

  /// What does not fit together within a table; nil when all does.
  private static func inconsistency(_ table: CodedTable, _ requests: [ColumnRequest]) -> String? {
    for request in requests where request.kind == .coded {
      guard let column = table.column(request.column) else { return "no column" }
      let counts = table.counts(column: request.column)
      if counts.reduce(0, +) != table.rowCount { return "counts do not add up" }
      if counts.contains(0) { return "a text without a row" }
      if Set((0..<column.count).map { Array(column.utf8($0)) }).count != column.count {
        return "a text twice"
      }
    }
    return nil
  }

  /// What the rules allow: one outcome, or two where a NUL byte stands behind another fault.
  private func slowOutcomes(_ dialect: Dialect?) -> [Outcome] {
    var text = input
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { text.removeFirst(3) }
    if text.isEmpty { return [.failure(.empty)] }
    // Which line end was detected is not known when even the header could not be read.
    let newlines: [UInt8] = dialect.map { [$0.newline] } ?? [10, 13]
    return newlines.flatMap { slowOutcomes(text, dialect, newline: $0) }
  }

  private func slowOutcomes(
    _ text: [UInt8], _ dialect: Dialect?, newline: UInt8
  ) -> [Outcome] {
    let twin = NaiveReader(
      delimiter: delimiter, newline: newline, quote: dialect?.quote ?? UInt8(ascii: "\""))
    guard let zero = text.firstIndex(of: 0) else {
      return [outcome(text, twin, dialect)]
    }
    let lines = text[..<zero].count { $0 == newline }
    let start = text[..<zero].lastIndex(of: newline).map { $0 + 1 } ?? 0
    var allowed = [Outcome.failure(.nulByte(line: 1 + lines))]
    let before = outcome(Array(text[..<start]), twin, dialect)
    switch before {
    case .failure(.shortRow), .failure(.notANumber), .failure(.undecodableHeader):
      allowed.append(before)
    default: break
    }
    return allowed
  }

  private func number(_ field: [UInt8], _ dialect: Dialect?) -> Double? {
    NaiveReader.number(
      field, decimalMark: UInt8(ascii: "."), thousandsMark: dialect?.numbers.thousandsMark ?? [])
  }

  private func outcome(_ text: [UInt8], _ twin: NaiveReader, _ dialect: Dialect?) -> Outcome {
    let hasHeader = dialect?.hasHeader ?? true
    var text = text
    var offset = 0
    if let end = announcementEnd(text, twin.newline) {
      text.removeFirst(end)
      offset = 1
    }
    let (all, openQuote) = twin.rows(text)
    guard let first = all.firstIndex(where: { !$0.isBlank }) else {
      return .failure(openQuote.map { .openQuote(line: $0 + offset) } ?? .empty)
    }
    var header: [String] = []
    for (index, field) in all[first].fields.enumerated() {
      guard let name = String(validating: NaiveReader.trimmed(field), as: UTF8.self) else {
        return .failure(.undecodableHeader)
      }
      header.append(hasHeader ? name : "V\(index + 1)")
    }
    var rows = all[(hasHeader ? first + 1 : 0)...].map { row in
      NaiveReader.Row(fields: row.fields, line: row.line + offset, isBlank: row.isBlank)
    }
    let cut = text.last == twin.newline ? nil : rows.last { !$0.isBlank && !header.isEmpty }
    let isCut = cut.map { $0.line == rows.last?.line && $0.fields.count < header.count } ?? false
    if header.count > 1 { rows.removeAll(where: \.isBlank) }
    return outcome(
      rows, dialect, header: header, openQuote: openQuote.map { $0 + offset },
      cut: isCut ? cut : nil)
  }

  private func outcome(
    _ rows: [NaiveReader.Row], _ dialect: Dialect?, header: [String], openQuote: Int?,
    cut: NaiveReader.Row?
  ) -> Outcome {
    let requests = requests(columns: header.count)
    let last = requests.map(\.column).max() ?? 0
    let numeric = requests.filter { $0.kind == .number }.map(\.column)
    for row in rows {
      if row.fields.count <= last {
        return .failure(
          .shortRow(
            line: row.line, fields: row.fields.count, wanted: last + 1, columns: header.count,
            column: header[last]))
      }
      for column in numeric
      where number(row.fields[column], dialect) == nil {
        return .failure(.notANumber(place(row, column, header)))
      }
    }
    if let openQuote { return .failure(.openQuote(line: openQuote)) }
    let coded = requests.filter { $0.kind == .coded }.map(\.column)
    for column in coded {
      for row in rows {
        let text = NaiveReader.trimmed(row.fields[column])
        if String(validating: text, as: UTF8.self) == nil {
          return .failure(.undecodable(place(row, column, header), .utf8))
        }
      }
    }
    return .table(
      header: header,
      columns: coded.map { column in
        rows.map { String(decoding: NaiveReader.trimmed($0.fields[column]), as: UTF8.self) }
      },
      numbers: numeric.map { column in
        rows.map { row in
          let number = number(row.fields[column], dialect)
          return (number.flatMap { $0.isNaN ? nil : $0 } ?? .nan).bitPattern
        }
      }, lines: rows.map(\.line),
      odd: odd(rows, columns: header.count) + (cut.map { [$0.line, $0.fields.count] } ?? []))
  }

  private func place(
    _ row: NaiveReader.Row, _ column: Int, _ header: [String]
  ) -> ReadingError.Place {
    ReadingError.Place(
      line: row.line, column: header[column],
      text: String(decoding: NaiveReader.trimmed(row.fields[column]), as: UTF8.self))
  }

  /// Where the line behind an Excel "sep=;" line starts; nil without one.
  private func announcementEnd(_ text: [UInt8], _ newline: UInt8) -> Int? {
    guard text.count > 5, text.starts(with: Array("sep=".utf8)), [10, 13].contains(text[5]),
      Dialect.canDelimit(text[4]), let end = text.firstIndex(of: newline)
    else { return nil }
    return end + 1
  }
}
