/// Finds out how the rows of an extract are written from the decoded head of the file.
struct DialectSniffer {
  private(set) var dialect = Dialect()
  private(set) var evidence: [DialectEvidence] = []
  /// Where the first record starts, behind an Excel "sep=" line, and on which line.
  private(set) var start = 0
  private(set) var startLine = 1

  private let head: [UInt8]
  private let isWhole: Bool

  /// Records on which detection rests: a file delimited by commas rarely has decimal commas, so
  /// fewer are enough.
  private static let records = (usual: 100, other: 2000)

  /// Looks at the decoded head; `isWhole` says that nothing follows it.
  init(_ head: [UInt8], isWhole: Bool, overrides: DialectOverrides) {
    self.head = head
    self.isWhole = isWhole
    findLineEnd()
    findQuote(declaredDelimiter: overrides.delimiter)
    findDelimiter(declared: overrides.delimiter)
    let isUsual = dialect.delimiter == UInt8(ascii: ",")
    let records = records(
      dialect, limit: isUsual ? Self.records.usual : Self.records.other)
    findHeader(records)
    findNumbers(records.dropFirst(dialect.hasHeader ? 1 : 0), declared: overrides.decimalMark)
  }

  private func records(_ dialect: Dialect, limit: Int) -> ArraySlice<HeadRecords.Record> {
    HeadRecords(head, dialect: dialect, isWhole: isWhole).records(
      limit: limit, from: start, line: startLine)
  }

  private mutating func note(
    _ property: DialectEvidence.Property, _ finding: String, line: Int, unusual: Bool
  ) {
    evidence.append(
      DialectEvidence(property: property, finding: finding, line: line, isUnusual: unusual))
  }

  private mutating func findLineEnd() {
    guard let first = head.firstIndex(where: { $0 == 10 || $0 == 13 }) else { return }
    if head[first] == 10 {
      note(.lineEnd, "line feed", line: 1, unusual: false)
    } else if head.contains(10) {
      note(.lineEnd, "carriage return and line feed", line: 1, unusual: false)
    } else {
      dialect.newline = 13
      note(.lineEnd, "carriage return", line: 1, unusual: true)
    }
  }

  /// Apostrophes quote fields when every name of the first line stands between two of them.
  private mutating func findQuote(declaredDelimiter: UInt8?) {
    let apostrophe = UInt8(ascii: "'")
    if let mark = Platform.firstIndex(of: dialect.quote, in: head) {
      let line = 1 + head[..<mark].count { $0 == dialect.newline }
      note(.quote, "quotation mark", line: line, unusual: false)
      return
    }
    guard head.first == apostrophe else { return }
    let line = Array(head.prefix { $0 != dialect.newline }.filter { $0 != 13 })
    let isQuoted = (declaredDelimiter.map { [$0] } ?? Array(",;\t|".utf8)).contains { delimiter in
      let fields = line.split(separator: delimiter, omittingEmptySubsequences: false)
      return fields.count > 1
        && fields.allSatisfy { field in
          field.first == apostrophe && field.last == apostrophe && field.count > 2
            && !field.dropFirst().dropLast().contains(apostrophe)
        }
    }
    guard isQuoted else { return }
    dialect.quote = apostrophe
    note(.quote, "apostrophe", line: 1, unusual: true)
  }

  private mutating func findDelimiter(declared: UInt8?) {
    if let announced = announcedDelimiter() {
      dialect.delimiter = announced
      if declared == nil { note(.delimiter, Self.name(announced), line: 1, unusual: true) }
    }
    if let declared {
      dialect.delimiter = declared
      note(.delimiter, Self.name(declared) + ", as declared", line: 0, unusual: false)
      return
    }
    if start > 0 { return }
    var best = (fields: 1, isEven: false, delimiter: UInt8(ascii: ","), line: 1)
    let header = firstRecord
    for candidate in Array(",;\t|".utf8) where header.contains(candidate) {
      var trial = dialect
      trial.delimiter = candidate
      let records = records(trial, limit: 50)
      guard let first = records.first, first.fields.count > 1 else { continue }
      let fields = first.fields.count
      let isEven = records.allSatisfy { $0.fields.count == fields }
      if (isEven && !best.isEven) || (isEven == best.isEven && fields > best.fields) {
        best = (fields, isEven, candidate, first.line)
      }
    }
    dialect.delimiter = best.delimiter
    note(
      .delimiter, best.fields > 1 ? Self.name(best.delimiter) : "none (one column)",
      line: best.line, unusual: best.fields > 1 && best.delimiter != UInt8(ascii: ","))
  }

  /// The bytes of the first line that is not blank, with line ends in quotation marks.
  private var firstRecord: ArraySlice<UInt8> {
    var isInside = false
    return head[start...].drop { $0 == 13 || $0 == dialect.newline }.prefix { byte in
      if byte == dialect.quote { isInside.toggle() }
      return byte != dialect.newline || isInside
    }
  }

  /// Passes over a first line "sep=;", by which Excel is told the delimiter.
  private mutating func announcedDelimiter() -> UInt8? {
    guard head.starts(with: Array("sep=".utf8)), head.count > 5,
      Dialect.canDelimit(head[4]), head[5] == 10 || head[5] == 13,
      let end = head.firstIndex(of: dialect.newline)
    else { return nil }
    start = end + 1
    startLine = 2
    return head[4]
  }

  /// The name of a delimiter, in words.
  static func name(_ delimiter: UInt8) -> String {
    switch delimiter {
    case UInt8(ascii: ","): "comma"
    case UInt8(ascii: ";"): "semicolon"
    case 9: "tab"
    case UInt8(ascii: "|"): "vertical bar"
    default: "\"\(Character(Unicode.Scalar(delimiter)))\""
    }
  }

  /// A first line of nothing but numbers names no columns.
  private mutating func findHeader(_ records: ArraySlice<HeadRecords.Record>) {
    guard let first = records.first, !first.fields.isEmpty else { return }
    let plain = NumberSyntax()
    let comma = NumberSyntax(decimalMark: UInt8(ascii: ","))
    let isNumbers = first.fields.allSatisfy { plain.number($0) != nil || comma.number($0) != nil }
    guard isNumbers else {
      note(.header, "names of the columns", line: first.line, unusual: false)
      return
    }
    dialect.hasHeader = false
    note(.header, "none: the columns are called V1, V2, ...", line: first.line, unusual: true)
  }

  private mutating func findNumbers(
    _ records: ArraySlice<HeadRecords.Record>, declared: UInt8?
  ) {
    var marks = NumberMarks()
    for record in records {
      for (column, field) in record.fields.enumerated() {
        marks.add(field, column: column, line: record.line)
      }
    }
    let numbers = marks.conclusion(declaredDecimal: declared, delimiter: dialect.delimiter)
    dialect.numbers = numbers.syntax
    let decimal = NumberMarks.name([numbers.syntax.decimalMark])
    if declared != nil {
      note(.decimalMark, decimal + ", as declared", line: 0, unusual: false)
    } else if numbers.decimalLine > 0 {
      let isComma = numbers.syntax.decimalMark == UInt8(ascii: ",")
      note(.decimalMark, decimal, line: numbers.decimalLine, unusual: isComma)
    }
    if !numbers.syntax.thousandsMark.isEmpty {
      note(
        .thousandsMark, NumberMarks.name(numbers.syntax.thousandsMark), line: numbers.thousandsLine,
        unusual: true)
    }
  }
}
