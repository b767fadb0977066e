import Expressions
import Microdata

/// An expression's value for every row, found by evaluating it once for each combination of codes
/// that occurs.
struct ExpressionColumn {
  /// What an indicator or a population says of a row.
  enum State: UInt8 {
    case no = 0
    case yes = 1
    case missing = 2
    /// A value that is neither: an error when the row counts.
    case invalid = 3
  }

  /// Combinations up to which a table with a place for each is used.
  private static let densePlaces = 1 << 20
  private static let unknown: UInt8 = 255

  private let expression: BoundExpression
  private let table: CodedTable
  private let columns: [CodedColumn]
  private let cells: [[CellValue]]
  private let thresholds: [Double]
  private var dense: [UInt8]
  private var hashed: [[UInt32]: UInt8] = [:]
  private var failure: (error: ExpressionError, row: Int)?

  init(
    _ expression: BoundExpression, table: CodedTable, missingCodes: [TreeRequest.MissingCodes],
    thresholds: [Double] = []
  ) {
    self.expression = expression
    self.table = table
    self.thresholds = thresholds
    columns = expression.columns.compactMap { table.column($0) }
    cells = columns.map { MissingValues(missingCodes, of: $0).cells(of: $0) }
    var places = 1
    for column in columns {
      let (product, overflow) = places.multipliedReportingOverflow(by: column.count)
      places = overflow ? .max : product
    }
    dense =
      places <= Self.densePlaces ? [UInt8](repeating: Self.unknown, count: places) : []
  }

  /// Writes the state of every row of a chunk to `output`.
  mutating func states(
    chunk: Int, scratch: UnsafeMutablePointer<UInt32>, into output: UnsafeMutablePointer<UInt8>
  ) {
    let rows = table.rows(inChunk: chunk)
    if columns.count == 1, !dense.isEmpty {
      table.values(column: expression.columns[0], chunk: chunk, map: dense, into: output)
      guard dense.contains(Self.unknown) else { return }
      table.codes(column: expression.columns[0], chunk: chunk, into: scratch)
      for row in 0..<rows {
        let code = Int(scratch[row])
        if dense[code] == Self.unknown {
          dense[code] = evaluate([UInt32(code)], row: table.firstRow(ofChunk: chunk) + row)
        }
        output[row] = dense[code]
      }
      return
    }
    var codes = [[UInt32]](
      repeating: [UInt32](repeating: 0, count: rows), count: columns.count)
    for place in columns.indices {
      codes[place].withUnsafeMutableBufferPointer { buffer in
        guard let base = buffer.baseAddress else { return }
        table.codes(column: expression.columns[place], chunk: chunk, into: base)
      }
    }
    for row in 0..<rows {
      let combination = codes.map { $0[row] }
      output[row] = state(combination, row: table.firstRow(ofChunk: chunk) + row)
    }
  }

  private mutating func state(_ combination: [UInt32], row: Int) -> UInt8 {
    if dense.isEmpty {
      if let known = hashed[combination] { return known }
      let state = evaluate(combination, row: row)
      hashed[combination] = state
      return state
    }
    var place = 0
    for (code, column) in zip(combination, columns) { place = place * column.count + Int(code) }
    if dense[place] == Self.unknown { dense[place] = evaluate(combination, row: row) }
    return dense[place]
  }

  private mutating func evaluate(_ combination: [UInt32], row: Int) -> UInt8 {
    do throws(ExpressionError) {
      let value = try expression.evaluate(
        cells: { slot in cells[slot][Int(combination[slot])] }, thresholds: thresholds)
      switch value {
      case .missing: return State.missing.rawValue
      case .truth(let truth): return truth ? State.yes.rawValue : State.no.rawValue
      case .number(0): return State.no.rawValue
      case .number(1): return State.yes.rawValue
      case .number, .text: return State.invalid.rawValue
      }
    } catch {
      if failure.map({ row < $0.row }) ?? true { failure = (error, row) }
      return State.invalid.rawValue
    }
  }

  /// The error of the first row that could not be evaluated.
  var firstFailure: (error: ExpressionError, row: Int)? { failure }

  /// The text that a row holds in the expression's only column.
  func text(ofRow row: Int) -> String? {
    guard columns.count == 1 else { return nil }
    return table.text(column: expression.columns[0], row: row)
  }

  /// The distinct texts of the expression's only column.
  var texts: [String] {
    columns.count == 1 ? (0..<columns[0].count).map { columns[0].text($0) } : []
  }
}
