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
  /// Rows of each status.
  private var counts = [Int](repeating: 0, count: 8)
  private var missingByCircumstance: [Int: Int] = [:]

  /// What stops the classing of rows: the first row, from 0, with a fault of each kind.
  private struct Faults {
    var population: Int?
    var indicator: Int?
    var populationColumn: ExpressionColumn?
    var indicatorColumn: ExpressionColumn
    /// Rows of each status.
    var counts = [Int](repeating: 0, count: 8)
  }

  /// The numbers that expressions take from the whole data.
  struct Thresholds {
    var indicator: [Double] = []
    var population: [Double] = []
  }

  /// Classes every row by weight, population and indicator.
  init(
    _ request: TreeRequest, _ columns: ExtractColumns, _ weights: WeightClasses,
    _ thresholds: Thresholds, _ work: ChunkWork
  ) throws(AnalysisError.Reason) {
    let table = work.table
    let fresh = Faults(
      populationColumn: columns.population.map {
        ExpressionColumn(
          $0, table: table, missingCodes: request.missingCodes,
          thresholds: thresholds.population)
      },
      indicatorColumn: ExpressionColumn(
        columns.indicator, table: table, missingCodes: request.missingCodes,
        thresholds: thresholds.indicator))
    var found: [Faults] = []
    status = [UInt8](unsafeUninitializedCapacity: table.rowCount) { status, count in
      count = table.rowCount
      guard let base = status.baseAddress else { return }
      nonisolated(unsafe) let status = base
      found = work.map { run in
        var faults = fresh
        Self.classify(
          run, table, weights.exclusions, missingIsNo: request.countsMissingAsNo, status, &faults)
        return faults
      }
    }
    for part in found {
      for place in counts.indices { counts[place] += part.counts[place] }
    }
    for faults in found {
      if let row = faults.population, let population = faults.populationColumn {
        try Self.raise(
          population, row: row, table: table, name: request.population ?? "", option: "--where",
          isColumn: false)
      }
      if let row = faults.indicator {
        try Self.raise(
          faults.indicatorColumn, row: row, table: table, name: request.indicator,
          option: "--\(request.direction.rawValue)", isColumn: columns.indicator.isPlainColumn)
      }
    }
  }

  private static func classify(
    _ run: Range<Int>, _ table: CodedTable, _ weights: [UInt8]?, missingIsNo: Bool,
    _ status: UnsafeMutablePointer<UInt8>, _ faults: inout Faults
  ) {
    let capacity = max(1, table.largestChunk)
    let codes = UnsafeMutablePointer<UInt32>.allocate(capacity: capacity)
    let states = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    defer {
      codes.deallocate()
      states.deallocate()
    }
    let yes = ExpressionColumn.State.yes.rawValue
    let missing = ExpressionColumn.State.missing.rawValue
    let invalid = ExpressionColumn.State.invalid.rawValue
    let whenMissing = missingIsNo ? 0 : Exclusion.missingIndicator.rawValue
    for chunk in run {
      let first = table.firstRow(ofChunk: chunk)
      let rows = table.rows(inChunk: chunk)
      let output = status + first
      faults.indicatorColumn.states(chunk: chunk, scratch: codes, into: output)
      let found = counts(output, rows)
      if faults.populationColumn == nil, weights == nil, found[Int(invalid)] == 0 {
        for row in 0..<rows { output[row] = output[row] == missing ? whenMissing : output[row] }
        for value in found.indices {
          let status = value == Int(missing) ? Int(whenMissing) : value
          faults.counts[status] += found[value]
        }
        continue
      }
      states.update(repeating: yes, count: rows)
      faults.populationColumn?.states(chunk: chunk, scratch: codes, into: states)
      for row in 0..<rows {
        if let weights, weights[first + row] != 0 {
          output[row] = weights[first + row]
        } else if states[row] != yes {
          if states[row] == invalid { faults.population = faults.population ?? first + row }
          output[row] = (states[row] == 0 ? Exclusion.outside : .undetermined).rawValue
        } else if output[row] == missing {
          output[row] = whenMissing
        } else if output[row] == invalid {
          faults.indicator = faults.indicator ?? first + row
          output[row] = Exclusion.missingIndicator.rawValue
        }
      }
      for (value, count) in counts(output, rows).enumerated() { faults.counts[value] += count }
    }
  }

  /// The number of rows with each of the values 0 to 7.
  private static func counts(_ values: UnsafeMutablePointer<UInt8>, _ rows: Int) -> [Int] {
    var counts = [Int](repeating: 0, count: 8)
    var start = 0
    while start < rows {
      // Eight counters of a byte each lie in one word.
      let end = min(start &+ 255, rows)
      var word: UInt64 = 0
      for row in start..<end { word &+= 1 &<< (UInt64(values[row]) &* 8) }
      for value in counts.indices { counts[value] &+= Int(word &>> UInt64(value &* 8) & 255) }
      start = end
    }
    return counts
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

  /// Whether a row is not used whose weight would not have left it out.
  var hasUnused: Bool { counts[Int(Exclusion.zeroWeight.rawValue + 1)...].contains { $0 > 0 } }

  /// 1 for the status of a row used, else 0.
  static func isUsed(_ status: UInt8) -> UInt8 {
    (status &- 2) &>> 7
  }

  /// The number of rows used among some statuses.
  static func countUsed(_ statuses: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 0
    var start = 0
    while start < statuses.count {
      // A byte holds the count of so many rows, and sixteen bytes are added at a time.
      let end = min(start &+ 255, statuses.count)
      var used: UInt8 = 0
      for row in start..<end { used &+= isUsed(statuses[row]) }
      count &+= Int(used)
      start = end
    }
    return count
  }

  /// 1 for the status of a row used whose outcome is 1, else 0.
  static func isOne(_ status: UInt8) -> UInt8 {
    // Only 0 minus 1 has its highest bit set.
    ((status ^ 1) &- 1) &>> 7
  }

  /// 1 for the status of a row that is not used and whose weight would not have left it out,
  /// else 0.
  static func isUnused(_ status: UInt8) -> UInt8 {
    // Statuses are below 8, and those left out by their weights end before 4.
    status &>> 2
  }

  /// Rows with a positive weight.
  var rowsInDesign: Int {
    status.count - counts[Int(Exclusion.missingWeight.rawValue)]
      - counts[Int(Exclusion.zeroWeight.rawValue)]
  }

  /// Leaves out the rows that have no cell because a circumstance is missing.
  ///
  /// A row with several missing circumstances counts with the first.
  mutating func excludeMissing(
    _ rowCells: [Int32], _ codings: [CircumstanceCoding], at places: [Int], _ table: CodedTable
  ) {
    let levels = UnsafeMutablePointer<UInt32>.allocate(capacity: max(1, table.largestChunk))
    defer { levels.deallocate() }
    for chunk in 0..<table.chunkCount {
      let first = table.firstRow(ofChunk: chunk)
      let rows = first..<(first + table.rows(inChunk: chunk))
      guard rows.contains(where: { rowCells[$0] < 0 && status[$0] < 2 }) else { continue }
      for (index, coding) in codings.enumerated() {
        table.codes(column: places[index], chunk: chunk, map: coding.levels, into: levels)
        for row in rows where status[row] < 2 && levels[row - first] == CircumstanceCoding.missing {
          counts[Int(status[row])] -= 1
          counts[Int(Exclusion.missingCircumstance.rawValue)] += 1
          status[row] = Exclusion.missingCircumstance.rawValue
          missingByCircumstance[index, default: 0] += 1
        }
      }
    }
  }

  /// The classes of rows left out, in the order in which reasons are checked.
  func exclusions(circumstances: [String]) -> [Finding.Exclusion] {
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
