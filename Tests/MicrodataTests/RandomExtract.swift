/// Small hostile extracts from a seed: every rule of the reader is met often.
struct RandomExtract {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  /// A number below `limit`.
  mutating func below(_ limit: Int) -> Int {
    // The steps of xorshift64*.
    state ^= state >> 12
    state ^= state << 25
    state ^= state >> 27
    return Int((state &* 0x2545_F491_4F6C_DD1D) >> 33) % limit
  }

  /// Any bytes, mostly those that have a meaning.
  mutating func noise(length: Int) -> [UInt8] {
    let signs = Array("\"\",,\n\n\r;ab1.0 ".utf8)
    return (0..<length).map { _ in
      switch below(200) {
      case 0: 0
      case 1: 0xFF
      case 2: 0xC3
      case 3: 0xA0
      default: signs[below(signs.count)]
      }
    }
  }

  /// A table that is mostly well-formed, with quotation marks, blank lines and odd line ends.
  mutating func table() -> [UInt8] {
    // Now and then rows that are longer than the blocks in which marks are sought.
    let columns = below(6) == 0 ? 6 + below(60) : 1 + below(5)
    let rows = below(12)
    let fault = below(6) == 0 ? below(rows + 1) : -1
    let quoting = below(3)
    var text: [UInt8] = below(12) == 0 ? [0xEF, 0xBB, 0xBF] : []
    if below(20) == 0 { text += Array("sep=,\n".utf8) }
    let lineEnd: [UInt8] = below(3) == 0 ? [13, 10] : [10]
    text += Array((0..<columns).map { "c\($0)" }.joined(separator: ",").utf8) + lineEnd
    for row in 0..<rows {
      if below(15) == 0 { text += lineEnd }
      for column in 0..<columns {
        if column > 0 { text.append(UInt8(ascii: ",")) }
        text += field(quoting: quoting)
        if row == fault, below(columns) == 0 { break }
      }
      if below(10) == 0 { text += Array(",x,\"\"".utf8) }
      text += lineEnd
    }
    if below(3) == 0, !text.isEmpty { text.removeLast(min(text.count, 1 + below(2))) }
    return text
  }

  /// A longer table of codes, most rows of which have one of few shapes.
  mutating func survey() -> [UInt8] {
    let columns = 1 + below(below(2) == 0 ? 12 : 60)
    let kinds = (0..<columns).map { _ in below(12) }
    let lineEnd: [UInt8] = below(4) == 0 ? [13, 10] : [10]
    var text = Array((0..<columns).map { "c\($0)" }.joined(separator: ",").utf8) + lineEnd
    for row in 0..<(20 + below(300)) {
      let fields = kinds.map { kind in
        switch kind {
        case 0...3: "\(below(3))"
        case 4: below(5) == 0 ? "" : "\(below(2))"
        case 5: "\(15 + below(35))"
        case 6: "\(1_000_000 + row / 25)"
        case 7: "\(row / 3)"
        case 8: "\(below(1 << (1 + below(20))))"
        case 9: below(2) == 0 ? "urban" : "rural"
        case 10: "0.\(below(1000))"
        default: ["don't know", "yes", "no"][below(3)]
        }
      }
      text += Array(fields.joined(separator: ",").utf8) + lineEnd
      if below(40) == 0 { text += lineEnd }
    }
    if below(4) == 0 { text.removeLast(1 + below(12)) }
    return text
  }

  /// A table whose columns have more texts than a byte can number, in runs of rows or not, some of
  /// them quoted, empty, or longer than a word.
  mutating func manyTexts() -> [UInt8] {
    let columns = 1 + below(4)
    let runs = (0..<columns).map { _ in [1, 2, 5, 30][below(4)] }
    let isReturning = (0..<columns).map { _ in below(3) == 0 }
    let quoting = below(3)
    let lineEnd: [UInt8] = below(3) == 0 ? [13, 10] : [10]
    var fields = [String](repeating: "", count: columns)
    var text = Array((0..<columns).map { "c\($0)" }.joined(separator: ",").utf8) + lineEnd
    for row in 0..<(700 + below(900)) {
      for column in 0..<columns where row == 0 || below(runs[column]) == 0 {
        let number = isReturning[column] ? below(row + 1) : row
        fields[column] =
          switch below(12) {
          case 0: ""
          case 1: " \(number)"
          case 2: "\(10_000_000 + number)"
          case 3: "cluster \(number)"
          case 4: "\(below(3))"
          case 5: "\(1000 + number)\u{A0}"
          default: "\(1000 + number)"
          }
      }
      let line = fields.map { field in
        quoting > 0 && below(quoting == 1 ? 40 : 2) == 0 ? "\"\(field)\"" : field
      }
      text += Array(line.joined(separator: ",").utf8) + lineEnd
      if below(60) == 0 { text += lineEnd }
    }
    if below(4) == 0 { text.removeLast(1 + below(12)) }
    return text
  }

  private mutating func field(quoting: Int) -> [UInt8] {
    let texts = [
      "", "1", "2", "17", "0.5", "1057703", "1.057703", "12345678", "123456789", "a", "yes", "no",
      "don't know", "region 2 - rural", "NA", ".", " 3 ", "1e3", "-4", "\u{A0}8", "é",
      "0.123456789012345678", "99999999999999999999", "ab\"c", "5\" pipe",
    ]
    let quoted = [
      "\"\"", "\"a\"", "\"a,b\"", "\"a\nb\"", "\"say \"\"hi\"\"\"", "\"1\"", "\"\"\"\"",
      "\"12345678\"", "\"long text, with a comma\"", "\"x\"y", "\"\r\n\"",
    ]
    if quoting > 0, below(quoting == 1 ? 12 : 2) == 0 {
      return Array(quoted[below(quoted.count)].utf8)
    }
    // Marks in the midst of a field only where quotation marks are in use anyway.
    return Array(texts[below(quoting > 0 ? texts.count : texts.count - 2)].utf8)
  }
}
