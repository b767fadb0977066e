import Microdata

/// The shares of PSUs that were drawn, by stratum: the finite population correction.
///
/// The column holds either the population's PSUs or the share drawn, as R's `svydesign(fpc =)`
/// takes it: values above 1 are counts, and none may then be below 1.
enum SamplingFractions {
  /// The share (0-1) of each stratum, in the numbering of the design.
  ///
  /// - Parameter sampled: the PSUs (or rows, where each is a PSU) of each stratum in the file.
  /// - Throws: the first row whose value is missing, differs within its stratum or is too small.
  /// - Complexity: O(rows).
  static func byStratum(
    column: Int, table: CodedTable, rows: RowClasses, sampled: [Int],
    stratum: (_ row: Int) -> Int
  ) throws(AnalysisError.Reason) -> [Double] {
    let codes = DesignCodes(column, table)
    let dictionary = table.column(column)
    let numbers = (0..<codes.count).map { code in
      dictionary?.number(code).flatMap { $0 >= 0 && $0.isFinite ? $0 : nil }
    }
    var found = [(value: Double, row: Int)?](repeating: nil, count: sampled.count)
    var fault: (kind: FinitePopulationFault.Kind, row: Int)?
    DesignCodes.forEachChunk(0..<table.chunkCount, of: table) { chunk, first, count, values, _ in
      codes.write(chunk, table, to: values)
      for row in 0..<count where rows.isInDesign(first + row) && fault == nil {
        let place = stratum(first + row)
        guard let value = numbers[Int(values[row])] else {
          fault = (.noNumber, first + row)
          break
        }
        if let known = found[place] {
          if known.value != value { fault = (.varies, first + row) }
        } else {
          found[place] = (value, first + row)
        }
      }
      return fault == nil
    }
    let areCounts = found.contains { ($0?.value ?? 0) > 1 }
    var fractions = [Double](repeating: 0, count: sampled.count)
    for (place, known) in found.enumerated() {
      guard fault == nil, let known else { continue }
      if areCounts, known.value < 1 {
        fault = (.mixed, known.row)
      } else if areCounts, known.value < Double(sampled[place]) {
        fault = (.tooFew, known.row)
      }
      fractions[place] = areCounts ? Double(sampled[place]) / known.value : known.value
    }
    if let fault {
      throw .finitePopulation(
        FinitePopulationFault(
          kind: fault.kind, line: table.line(ofRow: fault.row), column: table.header[column]))
    }
    return fractions
  }
}
