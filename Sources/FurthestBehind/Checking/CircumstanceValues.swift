import Microdata
import SurveyModel

/// The values of a circumstance in a table, and what is odd about them.
struct CircumstanceValues {
  let values: ExtractCheck.Values
  /// Whole sentences.
  let cautions: [String]

  /// From so many levels without an order on, a circumstance may be no circumstance.
  private static let manyLevels = 20

  /// Counts the rows of every level; nil for a column that cannot be a circumstance, which its
  /// trees say.
  ///
  /// - Complexity: O(*r*) for *r* rows, beside the coding, which trees share.
  init?(
    _ column: Int, _ task: TreeTask, _ table: LoadedExtract.Table, _ weighing: RowWeighing
  ) {
    guard let coded = table.table.column(column) else { return nil }
    let key = SharedSampleParts.CodingKey(column, name: coded.name, task.request)
    let made = try? table.shared.coding(key) { () throws(AnalysisError.Reason) in
      try CircumstanceCoding(coded, in: table.table, at: column, request: task.request)
    }
    guard let coding = made else { return nil }
    let circumstance = coding.circumstance
    let rows = Self.rows(coding, at: column, table.table, weighing)
    let missing = rows.all - rows.levels.reduce(0, +)
    let present = rows.levels.filter { $0 > 0 }
    let unused = rows.levels.indices.filter { rows.levels[$0] == 0 }.map(circumstance.levelName)
    let kind: Finding.CircumstanceSummary.Kind =
      switch circumstance.scale {
      case .ordered: .ordered
      case .unordered: .unordered
      case .numeric: .numeric
      }
    values = ExtractCheck.Values(
      name: circumstance.name, kind: kind, levels: present.count, fewestRows: present.min(),
      missing: missing, missingShare: rows.all > 0 ? Double(missing) / Double(rows.all) : nil,
      unused: kind == .ordered ? unused : [])
    var cautions: [String] = []
    if !values.unused.isEmpty {
      let names = values.unused.map { "\"\($0)\"" }.joined(separator: ", ")
      cautions.append("\(circumstance.name): no row has the level \(names).")
    }
    if kind == .unordered, present.count > Self.manyLevels {
      cautions.append(
        "\(circumstance.name) has \(present.count) levels without an order: a group may be any set "
          + "of them, which divides well by chance. Put like ones together.")
    }
    let suspects = Suspects.words(of: circumstance)
    if !suspects.isEmpty {
      cautions.append(
        "\(circumstance.name): \(suspects.joined(separator: ", ")) may mean a missing answer; if so, "
          + "declare it under \"na\".")
    }
    self.cautions = cautions
  }

  /// The rows with a positive weight: all, and by level.
  private static func rows(
    _ coding: CircumstanceCoding, at column: Int, _ table: CodedTable, _ weighing: RowWeighing
  ) -> (all: Int, levels: [Int]) {
    var levels = [Int](repeating: 0, count: coding.circumstance.levelCount)
    guard let isWeighed = weighing.isWeighed else {
      for (code, rows) in table.counts(column: column).enumerated()
      where coding.levels[code] != CircumstanceCoding.missing {
        levels[Int(coding.levels[code])] += rows
      }
      return (table.rowCount, levels)
    }
    var all = 0
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: max(1, table.largestChunk)) { buffer in
      guard let base = buffer.baseAddress else { return }
      for chunk in 0..<table.chunkCount {
        table.codes(column: column, chunk: chunk, map: coding.levels, into: base)
        let first = table.firstRow(ofChunk: chunk)
        for row in 0..<table.rows(inChunk: chunk) where isWeighed[first + row] {
          all += 1
          if base[row] != CircumstanceCoding.missing { levels[Int(base[row])] += 1 }
        }
      }
    }
    return (all, levels)
  }
}
