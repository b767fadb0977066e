import Expressions
import Microdata
import SurveyModel

/// What becomes of every row: its outcome, or the reason why it takes no part.
struct RowClasses {
  /// Why a row is left out, in the order in which reasons are checked.
  enum Exclusion: UInt8, CaseIterable {
    case missingWeight = 2
    case zeroWeight, outside, undetermined, missingIndicator, missingCircumstance

    var words: String {
      switch self {
      case .missingWeight: "missing weight"
      case .zeroWeight: "zero weight"
      case .outside: "outside the population"
      case .undetermined: "population not determined"
      case .missingIndicator: "missing indicator"
      case .missingCircumstance: "missing circumstance"
      }
    }
  }

  /// 0 or 1, the outcome of a row used; else the raw value of an exclusion.
  private(set) var status: [UInt8]
  private var missingByCircumstance: [Int: Int] = [:]

  /// Classes every row by weight, population and indicator.
  init(
    _ request: TreeRequest, _ columns: ExtractColumns, _ table: CodedTable,
    _ weights: SampleWeights
  ) throws(AnalysisError.Reason) {
    status = [UInt8](repeating: 0, count: table.rowCount)
    var indicator = ExpressionColumn(
      columns.indicator, table: table, missingCodes: request.missingCodes)
    var population = columns.population.map {
      ExpressionColumn($0, table: table, missingCodes: request.missingCodes)
    }
    let missingWeights = MissingValues(
      request.missingCodes.filter { $0.column != nil }, column: request.weight ?? "")
    let capacity = max(1, table.largestChunk)
    var fault: (row: Int, isIndicator: Bool)?
    var negative: Int?
    status.withUnsafeMutableBufferPointer { status in
      withUnsafeTemporaryAllocation(of: UInt32.self, capacity: capacity) { codes in
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: capacity) { states in
          withUnsafeTemporaryAllocation(of: Double.self, capacity: capacity) { weight in
            guard let status = status.baseAddress, let codes = codes.baseAddress,
              let states = states.baseAddress, let weight = weight.baseAddress
            else { return }
            for chunk in 0..<table.chunkCount where fault == nil && negative == nil {
              let first = table.firstRow(ofChunk: chunk)
              let rows = table.rows(inChunk: chunk)
              let output = status + first
              indicator.states(chunk: chunk, scratch: codes, into: output)
              let invalid = ExpressionColumn.State.invalid.rawValue
              let missing = ExpressionColumn.State.missing.rawValue
              if population != nil {
                population?.states(chunk: chunk, scratch: codes, into: states)
              } else {
                states.update(repeating: 1, count: rows)
              }
              weights.values(table, chunk: chunk, into: weight)
              for row in 0..<rows {
                let w = weight[row]
                if !(w > 0) || missingWeights.contains(w / weights.scale) {
                  if w < 0 { negative = negative ?? first + row }
                  let isMissing = w.isNaN || w > 0
                  output[row] = (isMissing ? Exclusion.missingWeight : .zeroWeight).rawValue
                } else if states[row] != 1 {
                  if states[row] == invalid { fault = fault ?? (first + row, false) }
                  output[row] =
                    (states[row] == 0 ? Exclusion.outside : .undetermined).rawValue
                } else if output[row] >= missing {
                  if output[row] == invalid { fault = fault ?? (first + row, true) }
                  output[row] = Exclusion.missingIndicator.rawValue
                }
              }
            }
          }
        }
      }
    }
    if let negative, let column = columns.weight {
      throw .negativeWeight(
        .init(
          line: table.line(ofRow: negative), column: table.header[column],
          value: Circumstance.text(of: weights.number(table, row: negative))))
    }
    if let fault {
      try Self.raise(
        fault.isIndicator ? indicator : population ?? indicator, row: fault.row, table: table,
        name: fault.isIndicator ? request.indicator : request.population ?? "",
        option: fault.isIndicator ? "--\(request.direction.rawValue)" : "--where",
        isColumn: fault.isIndicator && columns.indicator.isPlainColumn)
    }
  }

  private static func raise(
    _ expression: ExpressionColumn, row: Int, table: CodedTable, name: String, option: String,
    isColumn: Bool
  ) throws(AnalysisError.Reason) {
    if let failure = expression.firstFailure, failure.row <= row {
      throw .expression(failure.error, option: option, line: table.line(ofRow: row))
    }
    throw .indicatorValue(
      .init(
        line: table.line(ofRow: row), column: name, value: expression.text(ofRow: row) ?? "?"),
      isColumn: isColumn, labels: expression.texts)
  }

  /// Whether a row has a positive weight: it is part of the survey's design, used or not.
  func isInDesign(_ row: Int) -> Bool {
    status[row] != Exclusion.missingWeight.rawValue && status[row] != Exclusion.zeroWeight.rawValue
  }

  /// Leaves out the rows of a chunk that have no cell because a circumstance is missing.
  ///
  /// A row with several missing circumstances counts with the first.
  mutating func excludeMissing(
    _ cells: UnsafePointer<Int32>, _ levels: [UnsafeMutablePointer<UInt32>], first: Int, count: Int
  ) {
    for row in 0..<count where cells[row] < 0 && status[first + row] < 2 {
      status[first + row] = Exclusion.missingCircumstance.rawValue
      let circumstance = levels.firstIndex { $0[row] == CircumstanceCoding.missing } ?? 0
      missingByCircumstance[circumstance, default: 0] += 1
    }
  }

  /// The classes of rows left out, in the order in which reasons are checked.
  func exclusions(circumstances: [String]) -> [Finding.Exclusion] {
    var counts = [Int](repeating: 0, count: 256)
    for value in status { counts[Int(value)] += 1 }
    var result: [Finding.Exclusion] = []
    for reason in Exclusion.allCases where reason != .missingCircumstance {
      let rows = counts[Int(reason.rawValue)]
      if rows > 0 { result.append(Finding.Exclusion(reason: reason.words, rows: rows)) }
    }
    for (index, name) in circumstances.enumerated() {
      guard let rows = missingByCircumstance[index] else { continue }
      result.append(
        Finding.Exclusion(
          reason: "\(Exclusion.missingCircumstance.words): \(name)", rows: rows))
    }
    return result
  }
}
