import Testing

@testable import Expressions

/// A cell written as a literal: a number, a text, nil for missing, or a code with a label.
struct Cell: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByStringLiteral,
  ExpressibleByNilLiteral
{
  let value: CellValue

  init(integerLiteral number: Int) {
    value = CellValue(number: Double(number), text: String(number))
  }

  init(floatLiteral number: Double) { value = CellValue(number: number, text: String(number)) }

  init(stringLiteral text: String) { value = CellValue(number: nil, text: text) }

  init(nilLiteral: ()) { value = .missing }

  private init(_ value: CellValue) { self.value = value }

  static func coded(_ number: Int, _ label: String) -> Cell {
    Cell(CellValue(number: Double(number), text: String(number), label: label))
  }
}

/// Reads, binds and evaluates an expression on one row.
func valueOf(
  _ source: String, _ row: KeyValuePairs<String, Cell> = [:], kinds: [String: ColumnKind] = [:],
  thresholds: [Double] = [], form: ColumnForm = .code
) throws -> ExpressionValue {
  let names = row.map(\.key)
  var bound = try SurveyExpression(parsing: source).bind(to: names)
  if !kinds.isEmpty {
    bound = try bound.checked(kinds: bound.columns.map { kinds[names[$0]] ?? .unknown })
  }
  return try bound.evaluate(
    cells: { row[bound.columns[$0]].value.value }, thresholds: thresholds, form: form)
}

/// The error of the first stage that fails: reading, binding or evaluation on one row.
func failure(
  _ source: String, _ row: KeyValuePairs<String, Cell> = [:], kinds: [String: ColumnKind] = [:]
) throws -> ExpressionError {
  try #require(throws: ExpressionError.self) { try valueOf(source, row, kinds: kinds) }
}

/// Reads an expression that is known to be right.
func syntax(_ source: String) throws -> Syntax { try SurveyExpression(parsing: source).syntax }

/// A small generator with a fixed seed (SplitMix64), so that random tests repeat exactly.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
