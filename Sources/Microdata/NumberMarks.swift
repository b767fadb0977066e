/// Gathers evidence for the decimal mark and the thousands mark from the look of fields.
struct NumberMarks {
  private static let point = [UInt8(ascii: ".")]
  private static let comma = [UInt8(ascii: ",")]
  /// The marks that may stand between groups of three digits.
  private static let groupMarks: [[UInt8]] = [
    comma, point, [UInt8(ascii: "'")], [UInt8(ascii: " ")], [0xC2, 0xA0], [0xE2, 0x80, 0xAF],
  ]

  /// The lines that first showed each mark in each role, 0 for none.
  private var decimalLine: [[UInt8]: Int] = [:]
  private var groupLine: [[UInt8]: Int] = [:]
  /// "1,234": a group or a decimal part.
  private var eitherLine: [[UInt8]: Int] = [:]

  /// Whether a decimal comma or point has been seen for certain.
  var isDecided: Bool { !decimalLine.isEmpty && !groupLine.isEmpty }

  /// The name of a mark, in words.
  static func name(_ mark: [UInt8]) -> String {
    switch mark {
    case comma: "comma"
    case point: "point"
    case [UInt8(ascii: "'")]: "apostrophe"
    case [UInt8(ascii: " ")]: "space"
    case [0xC2, 0xA0]: "no-break space (U+00A0)"
    default: "narrow no-break space (U+202F)"
    }
  }

  /// Looks at one field.
  mutating func add(_ field: [UInt8], line: Int) {
    if field.allSatisfy(\.isDigit) { return }
    var text = field.trimmed[...]
    if text.first == UInt8(ascii: "-") || text.first == UInt8(ascii: "+") {
      text = text.dropFirst()
    }
    let whole = text.prefix(while: \.isDigit)
    guard text.count > whole.count, text.count <= 40 else { return }
    var rest = text.dropFirst(whole.count)
    guard let mark = Self.groupMarks.first(where: { rest.starts(with: $0) }) else { return }
    var groups: [Int] = []
    while rest.starts(with: mark) {
      rest = rest.dropFirst(mark.count)
      let digits = rest.prefix(while: \.isDigit)
      groups.append(digits.count)
      rest = rest.dropFirst(digits.count)
    }
    let mayGroup =
      (1...3).contains(whole.count) && groups.allSatisfy { $0 == 3 }
      && whole.first != UInt8(ascii: "0")
    let isDecimalMark = mark == Self.comma || mark == Self.point
    if let next = [Self.comma, Self.point].first(where: { rest.starts(with: $0) && $0 != mark }) {
      let fraction = rest.dropFirst()
      guard mayGroup, fraction.allSatisfy(\.isDigit) else { return }
      Self.keep(&groupLine, mark, line)
      Self.keep(&decimalLine, next, line)
    } else if rest.isEmpty {
      if groups.count > 1 || !isDecimalMark {
        if mayGroup { Self.keep(&groupLine, mark, line) }
      } else if mayGroup {
        Self.keep(&eitherLine, mark, line)
      } else {
        Self.keep(&decimalLine, mark, line)
      }
    }
  }

  private static func keep(_ lines: inout [[UInt8]: Int], _ mark: [UInt8], _ line: Int) {
    if lines[mark] == nil { lines[mark] = line }
  }

  /// What the evidence says: certain signs first; then "1,234" has a thousands mark in a file
  /// delimited by commas and a decimal comma in any other; else the plain decimal point.
  func conclusion(
    declaredDecimal: UInt8?, delimiter: UInt8
  ) -> (syntax: NumberSyntax, decimalLine: Int, thousandsLine: Int) {
    let decimal: [UInt8]
    if let declaredDecimal {
      decimal = [declaredDecimal]
    } else if let point = decimalLine[Self.point] {
      decimal = decimalLine[Self.comma].map { $0 < point } == true ? Self.comma : Self.point
    } else if decimalLine[Self.comma] != nil || groupLine[Self.point] != nil {
      decimal = Self.comma
    } else if groupLine[Self.comma] != nil || eitherLine[Self.comma] == nil
      || delimiter == UInt8(ascii: ",")
    {
      decimal = Self.point
    } else {
      decimal = Self.comma
    }
    let groups = groupLine.filter { $0.key != decimal }
    var thousands = groups.min { ($0.value, $0.key.count) < ($1.value, $1.key.count) }
    if thousands == nil, decimal == Self.point, let line = eitherLine[Self.comma] {
      thousands = (Self.comma, line)
    }
    return (
      NumberSyntax(decimalMark: decimal[0], thousandsMark: thousands?.key ?? []),
      decimalLine[decimal] ?? eitherLine[decimal] ?? 0, thousands?.value ?? 0
    )
  }
}
