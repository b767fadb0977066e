/// Finds out how an extract is written from its first bytes.
struct DialectSniffer {
  private(set) var dialect = Dialect()
  private(set) var evidence: [DialectEvidence] = []
  /// Bytes of the decoded head to pass over: a byte order mark, an Excel "sep=" line.
  private(set) var skippedLines = 0

  /// The file formats that announce themselves in their first bytes.
  static func foreignFormat(_ head: [UInt8], name: String) -> ReadingError.ForeignFormat? {
    func starts(_ bytes: [UInt8]) -> Bool { head.starts(with: bytes) }
    let ending = name.lowercased().split(separator: ".").last ?? ""
    if starts(Array("<stata_dta>".utf8)) { return .stata }
    if starts(Array("$FL2".utf8)) || starts(Array("$FL3".utf8)) { return .spss }
    if starts([0x1F, 0x8B]) { return ending == "rds" || ending == "rdata" ? .r : .gzip }
    if starts([0x50, 0x4B, 3, 4]) || starts([0x50, 0x4B, 5, 6]) {
      return ending == "xlsx" || ending == "xlsm" ? .excel : .zip
    }
    if starts([0xD0, 0xCF, 0x11, 0xE0]) { return .excel }
    if starts(Array("RDX".utf8)) || starts(Array("RDA".utf8)) { return .r }
    if starts([UInt8](repeating: 0, count: 12) + [0xC2, 0xEA, 0x81, 0x60]) { return .sas }
    guard head.prefix(4096).contains(0) else { return nil }
    if ending == "dta", let first = head.first, (0x66...0x77).contains(first) { return .stata }
    switch ending {
    case "sav", "zsav", "por": return .spss
    case "sas7bdat", "xpt": return .sas
    case "xls", "xlsx", "xlsb": return .excel
    default: return nil
    }
  }

  /// The encoding of the raw first bytes, and the length of their byte order mark.
  static func encoding(
    of head: [UInt8], isWhole: Bool, declared: TextEncoding?
  ) -> (encoding: TextEncoding, mark: Int, finding: String) {
    if head.starts(with: [0xEF, 0xBB, 0xBF]), declared == nil || declared == .utf8 {
      return (.utf8, 3, "UTF-8 with a byte order mark")
    }
    if head.starts(with: [0xFF, 0xFE]), declared == nil || declared == .utf16LittleEndian {
      return (.utf16LittleEndian, 2, "UTF-16 (little-endian)")
    }
    if head.starts(with: [0xFE, 0xFF]),
      declared == nil || declared == .utf16LittleEndian
        || declared == .utf16BigEndian
    {
      return (.utf16BigEndian, 2, "UTF-16 (big-endian)")
    }
    if let declared { return (declared, 0, declared.rawValue) }
    if let wide = utf16WithoutMark(head) {
      return (
        wide, 0, wide == .utf16LittleEndian ? "UTF-16 (little-endian)" : "UTF-16 (big-endian)"
      )
    }
    if isUTF8(head, isWhole: isWhole) { return (.utf8, 0, "UTF-8") }
    let guess = oneByteEncoding(head)
    return (guess, 0, guess == .windows1251 ? "Windows-1251" : "Windows-1252")
  }

  /// Text of mostly Western characters in UTF-16 has a zero in every second byte.
  private static func utf16WithoutMark(_ head: [UInt8]) -> TextEncoding? {
    let sample = head.prefix(4096)
    guard sample.count >= 4, sample.contains(0) else { return nil }
    var zeros = [0, 0]
    for (index, byte) in sample.enumerated() where byte == 0 { zeros[index & 1] += 1 }
    let half = sample.count / 2
    if zeros[1] * 10 >= half * 7, zeros[0] * 10 < half { return .utf16LittleEndian }
    if zeros[0] * 10 >= half * 7, zeros[1] * 10 < half { return .utf16BigEndian }
    return nil
  }

  private static func isUTF8(_ head: [UInt8], isWhole: Bool) -> Bool {
    guard !Platform.isASCII(head) else { return true }
    if isWhole { return String(validating: head, as: UTF8.self) != nil }
    // The head may end inside a character of up to four bytes.
    return (0...3).contains { String(validating: head.dropLast($0), as: UTF8.self) != nil }
  }

  /// Cyrillic words are runs of high bytes, Western words have single ones among plain letters.
  private static func oneByteEncoding(_ head: [UInt8]) -> TextEncoding {
    var high = 0
    var inRuns = 0
    for index in head.indices where head[index] >= 0xC0 {
      high += 1
      let before = index > 0 && head[index - 1] >= 0xC0
      let after = index + 1 < head.count && head[index + 1] >= 0xC0
      if before || after { inRuns += 1 }
    }
    return inRuns * 2 > high ? .windows1251 : .windows1252
  }

  /// Looks at the decoded head; `isWhole` says that nothing follows it.
  mutating func sniff(_ head: [UInt8], isWhole: Bool, overrides: DialectOverrides) {
    findLineEnd(head)
    findDelimiter(head, isWhole: isWhole, declared: overrides.delimiter)
    let usual = dialect.delimiter == UInt8(ascii: ",")
    let records = HeadRecords(head, dialect: dialect, isWhole: isWhole).records(
      limit: usual ? 100 : 2000)
    findHeader(records)
    findNumbers(records.dropFirst(dialect.hasHeader ? 1 : 0), declared: overrides.decimalMark)
  }

  private mutating func note(
    _ property: DialectEvidence.Property, _ finding: String, line: Int, unusual: Bool
  ) {
    evidence.append(
      DialectEvidence(property: property, finding: finding, line: line, isUnusual: unusual))
  }

  private mutating func findLineEnd(_ head: [UInt8]) {
    guard let first = head.firstIndex(where: { $0 == 10 || $0 == 13 }), head[first] == 13,
      !head.contains(10)
    else { return }
    dialect.newline = 13
    note(.lineEnd, "carriage returns", line: 1, unusual: true)
  }

  private mutating func findDelimiter(_ head: [UInt8], isWhole: Bool, declared: UInt8?) {
    if head.starts(with: Array("sep=".utf8)), head.count > 5, head[5] == 10 || head[5] == 13 {
      dialect.delimiter = head[4]
      skippedLines = 1
      note(.delimiter, Self.name(head[4]), line: 1, unusual: true)
    }
    if let declared {
      dialect.delimiter = declared
      return
    }
    if skippedLines > 0 { return }
    var best = (fields: 1, isEven: false, delimiter: UInt8(ascii: ","))
    let firstLine = head.prefix { $0 != dialect.newline }
    for candidate in Array(",;\t|".utf8) where firstLine.contains(candidate) {
      var trial = dialect
      trial.delimiter = candidate
      let counts = HeadRecords(head, dialect: trial, isWhole: isWhole).records(limit: 50)
        .map(\.fields.count)
      guard let fields = counts.first, fields > 1 else { continue }
      let isEven = counts.allSatisfy { $0 == fields }
      if (isEven && !best.isEven) || (isEven == best.isEven && fields > best.fields) {
        best = (fields, isEven, candidate)
      }
    }
    dialect.delimiter = best.delimiter
    note(
      .delimiter, best.fields > 1 ? Self.name(best.delimiter) : "none (one column)", line: 1,
      unusual: best.fields > 1 && best.delimiter != UInt8(ascii: ","))
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
    guard isNumbers else { return }
    dialect.hasHeader = false
    note(.header, "none: the columns are called V1, V2, ...", line: first.line, unusual: true)
  }

  private mutating func findNumbers(
    _ records: ArraySlice<HeadRecords.Record>, declared: UInt8?
  ) {
    var marks = NumberMarks()
    for record in records {
      for field in record.fields { marks.add(field, line: record.line) }
      if marks.isDecided { break }
    }
    let numbers = marks.conclusion(
      declaredDecimal: declared, delimiter: dialect.delimiter)
    dialect.numbers = numbers.syntax
    if declared == nil, numbers.syntax.decimalMark == UInt8(ascii: ",") {
      note(.decimalMark, "comma", line: numbers.decimalLine, unusual: true)
    }
    if !numbers.syntax.thousandsMark.isEmpty {
      note(
        .thousandsMark, NumberMarks.name(numbers.syntax.thousandsMark), line: numbers.thousandsLine,
        unusual: true)
    }
  }
}
