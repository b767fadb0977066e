import ClassificationTree
import Expressions
import Microdata
import SurveyModel

/// The value of an expression for every row of a table, found by evaluating it once for each
/// combination of codes that occurs.
struct ExpressionValues: Sendable {
  /// A value of the expression: as a number or text, and with the words of labels.
  struct Value: Hashable, Sendable {
    var value: ExpressionValue
    /// The label of a value that is passed on from a column.
    var label: String?
  }

  /// How a row's codes lead to its value.
  private enum Source {
    case constant
    /// By the code of one column.
    case column(Int, map: [UInt32])
    /// By the sum of what the columns' codes add, a mixed-radix number.
    case sum([Int], addends: [[UInt32]], map: [UInt32])
    /// By the number of the row's combination.
    case rows([Int32], map: [UInt32])
  }

  /// The distinct values, in the order of the combinations that give them first.
  let values: [Value]
  private let source: Source

  /// Combinations up to which each has a place of its own in a table.
  private static let densePlaces = 1 << 21

  /// Evaluates an expression whose columns are in the table.
  ///
  /// - Throws: what is wrong with the expression for these columns, or for the first row whose
  ///   values do not fit it, with its line.
  /// - Complexity: O(*r c* + *k*) for *r* rows, *c* columns and *k* combinations that occur; with
  ///   one column O(*k*).
  init(
    _ expression: BoundExpression, of table: CodedTable, missingCodes: [TreeRequest.MissingCodes],
    thresholds: [Double], origin: String, threads: Int
  ) throws(AnalysisError.Reason) {
    let columns = expression.columns.compactMap { table.column($0) }
    let cells = columns.map { MissingValues(missingCodes, of: $0).cells(of: $0) }
    let checked: BoundExpression
    do throws(ExpressionError) {
      checked = try expression.checked(kinds: cells.map { ColumnKind(of: $0) })
    } catch {
      throw .expression(error, option: origin, line: nil)
    }
    let work = ChunkWork(table: table, threads: threads)
    let combinations = Combinations(
      of: expression.columns, counts: columns.map(\.count), dense: Self.densePlaces, work)
    var known: [Value: UInt32] = [:]
    var values: [Value] = []
    var map = [UInt32](repeating: 0, count: combinations.places)
    for place in 0..<combinations.places where combinations.occurs(place) {
      let codes = combinations.codes(place)
      let value: Value
      do throws(ExpressionError) {
        value = try Self.value(checked, thresholds) { cells[$0][Int(codes[$0])] }
      } catch {
        let row = combinations.firstRow(place, in: table)
        throw .expression(error, option: origin, line: row.map { table.line(ofRow: $0) })
      }
      let next = UInt32(values.count)
      let code = known[value] ?? next
      if code == next {
        known[value] = code
        values.append(value)
      }
      map[place] = code
    }
    self.values = values
    source =
      switch combinations.kind {
      case .none: .constant
      case .column: .column(expression.columns[0], map: map)
      case .sum(let addends): .sum(expression.columns, addends: addends, map: map)
      case .rows(let rows, _): .rows(rows, map: map)
      }
  }

  private static func value(
    _ expression: BoundExpression, _ thresholds: [Double], _ cells: (Int) -> CellValue
  ) throws(ExpressionError) -> Value {
    let value = try expression.evaluate(cells: cells, thresholds: thresholds, form: .code)
    let words = try expression.evaluate(cells: cells, thresholds: thresholds, form: .label)
    if case .text(let label) = words, words != value { return Value(value: value, label: label) }
    return Value(value: value)
  }

  /// The column and the map of its codes to values, where one column decides.
  var single: (column: Int, map: [UInt32])? {
    if case .column(let column, let map) = source { (column, map) } else { nil }
  }

  /// Writes, for every row of a chunk, the place of its value in `values`.
  func write(_ chunk: Int, of table: CodedTable, to output: UnsafeMutablePointer<UInt32>) {
    let rows = table.rows(inChunk: chunk)
    switch source {
    case .constant: output.update(repeating: 0, count: rows)
    case .column(let column, let map):
      table.codes(column: column, chunk: chunk, map: map, into: output)
    case .sum(let columns, let addends, let map):
      output.update(repeating: 0, count: rows)
      for (column, addend) in zip(columns, addends) {
        table.addCodes(column: column, chunk: chunk, map: addend, to: output)
      }
      map.withUnsafeBufferPointer { map in
        for row in 0..<rows { output[row] = map[Int(output[row])] }
      }
    case .rows(let numbers, let map):
      let first = table.firstRow(ofChunk: chunk)
      for row in 0..<rows { output[row] = map[Int(numbers[first + row])] }
    }
  }
}

extension MissingValues {
  /// What an expression sees of a column's codes.
  func cells(of column: CodedColumn) -> [CellValue] {
    (0..<column.count).map { code in
      guard case .present = verdict(column, code) else { return .missing }
      return CellValue(
        number: column.number(code), text: column.text(code), label: column.label(code),
        otherLabels: column.otherLabels(code))
    }
  }
}
