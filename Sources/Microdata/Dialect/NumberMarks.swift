/// Gathers evidence for the decimal mark and the thousands mark from the look of fields.
///
/// Only columns of numbers testify: one field that is neither a number nor a missing value takes
/// its column out, so that case numbers such as "1 101 203" or answers such as "1,3 and 5" are not
/// taken for numbers.
struct NumberMarks {
  private static let point = [UInt8(ascii: ".")]
  private static let comma = [UInt8(ascii: ",")]
  /// The marks that may stand between groups of three digits.
  static let groupMarks: [[UInt8]] = [
    comma, point, [UInt8(ascii: "'")], [0xE2, 0x80, 0x99], [UInt8(ascii: " ")], [0xC2, 0xA0],
    [0xE2, 0x80, 0xAF],
  ]

  /// How often a mark was met in a role, and the line of the first time.
  private struct Tally {
    var count = 0
    var line = Int.max

    mutating func add(_ other: Tally) {
      count += other.count
      line = min(line, other.line)
    }
  }

  /// What one mark did in one column.
  private struct Roles {
    var decimal = Tally()
    var group = Tally()
    /// "1,234": a group or a decimal part.
    var either = Tally()
  }

  private var columns: [Int: [[UInt8]: Roles]] = [:]
  private var textColumns: Set<Int> = []

  /// The name of a mark, in words.
  static func name(_ mark: [UInt8]) -> String {
    switch mark {
    case comma: "comma"
    case point: "point"
    case [UInt8(ascii: "'")], [0xE2, 0x80, 0x99]: "apostrophe"
    case [UInt8(ascii: " ")]: "space"
    case [0xC2, 0xA0]: "no-break space (U+00A0)"
    default: "narrow no-break space (U+202F)"
    }
  }

  /// Looks at one field.
  mutating func add(_ field: [UInt8], column: Int, line: Int) {
    if field.allSatisfy(\.isDigit) || textColumns.contains(column) { return }
    let text = field.trimmed
    if text.isEmpty || MissingMarkers.contains(text) { return }
    guard let shape = NumberShape(text) else {
      textColumns.insert(column)
      columns[column] = nil
      return
    }
    for (mark, role) in shape.roles {
      columns[column, default: [:]][mark, default: Roles()][keyPath: role.path]
        .add(Tally(count: 1, line: line))
    }
  }

  /// What the evidence says: certain signs first, by their number; then "1,234" has a thousands
  /// mark in a file delimited by commas and a decimal comma in any other; else the plain decimal
  /// point.
  func conclusion(
    declaredDecimal: UInt8?, delimiter: UInt8
  ) -> (syntax: NumberSyntax, decimalLine: Int, thousandsLine: Int) {
    var roles: [[UInt8]: Roles] = [:]
    for marks in columns.values {
      for (mark, found) in marks {
        roles[mark, default: Roles()].decimal.add(found.decimal)
        roles[mark, default: Roles()].group.add(found.group)
        roles[mark, default: Roles()].either.add(found.either)
      }
    }
    func found(_ mark: [UInt8]) -> Roles { roles[mark] ?? Roles() }
    let forPoint = found(Self.point).decimal.count + found(Self.comma).group.count
    let forComma = found(Self.comma).decimal.count + found(Self.point).group.count
    let isCertain = declaredDecimal != nil || forPoint + forComma > 0
    let decimal: [UInt8]
    if let declaredDecimal {
      decimal = [declaredDecimal]
    } else if isCertain {
      decimal = forComma > forPoint ? Self.comma : Self.point
    } else {
      let isComma = found(Self.comma).either.count > 0 && delimiter != UInt8(ascii: ",")
      decimal = isComma ? Self.comma : Self.point
    }
    let other = decimal == Self.comma ? Self.point : Self.comma
    var thousands = Self.groupMarks.filter { $0 != decimal && found($0).group.count > 0 }
      .max { found($0).group.count < found($1).group.count }
      .map { (mark: $0, line: found($0).group.line) }
    if thousands == nil, found(other).either.count > 0, isCertain || other == Self.comma {
      thousands = (other, found(other).either.line)
    }
    let lines = [found(decimal).decimal.line, found(other).group.line, found(decimal).either.line]
    return (
      NumberSyntax(decimalMark: decimal[0], thousandsMark: thousands?.mark ?? []),
      lines.first { $0 < .max } ?? 0, thousands?.line ?? 0
    )
  }

  private enum Role {
    case decimal, group, either

    var path: WritableKeyPath<Roles, Tally> {
      switch self {
      case .decimal: \.decimal
      case .group: \.group
      case .either: \.either
      }
    }
  }

  /// The marks in a text that may be a number, each in its role.
  private struct NumberShape {
    var roles: [(mark: [UInt8], role: Role)] = []

    /// Nil when the text is no number in any syntax.
    init?(_ field: [UInt8]) {
      var text = field[...]
      if text.first == UInt8(ascii: "-") || text.first == UInt8(ascii: "+") {
        text = text.dropFirst()
      }
      guard text.count <= 40 else { return nil }
      let whole = text.prefix(while: \.isDigit)
      var rest = text.dropFirst(whole.count)
      let mark = groupMarks.first { rest.starts(with: $0) } ?? []
      var groups: [Int] = []
      while !mark.isEmpty, rest.starts(with: mark) {
        rest = rest.dropFirst(mark.count)
        let digits = rest.prefix(while: \.isDigit)
        groups.append(digits.count)
        rest = rest.dropFirst(digits.count)
      }
      if whole.isEmpty, groups.isEmpty || groups == [0] { return nil }
      let mayGroup =
        (1...3).contains(whole.count) && groups.allSatisfy { $0 == 3 }
        && whole.first != UInt8(ascii: "0")
      let isDecimalMark = mark == comma || mark == point
      if let next = [comma, point].first(where: { rest.starts(with: $0) && $0 != mark }) {
        rest = rest.dropFirst()
        guard mayGroup || groups.isEmpty else { return nil }
        if !groups.isEmpty { roles.append((mark, .group)) }
        roles.append((next, .decimal))
        rest = rest.drop(while: \.isDigit)
      } else if groups.count > 1 || (!groups.isEmpty && !isDecimalMark) {
        guard mayGroup else { return nil }
        roles.append((mark, .group))
      } else if !groups.isEmpty {
        roles.append((mark, mayGroup ? .either : .decimal))
      }
      guard Self.isExponent(rest) else { return nil }
    }

    /// Nothing, or "e-05".
    private static func isExponent(_ text: ArraySlice<UInt8>) -> Bool {
      guard let e = text.first else { return true }
      var digits = text.dropFirst()
      if digits.first == UInt8(ascii: "-") || digits.first == UInt8(ascii: "+") {
        digits = digits.dropFirst()
      }
      return e | 0x20 == UInt8(ascii: "e") && !digits.isEmpty && digits.allSatisfy(\.isDigit)
    }
  }
}
