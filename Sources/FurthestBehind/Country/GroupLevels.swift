import Expressions
import Microdata
import SurveyModel

/// The levels of a grouping column, and the condition that holds in each.
struct GroupLevels {
  /// One level.
  struct Level {
    /// What the level is called.
    let words: String
    /// The expression that is true for its rows.
    let condition: String
  }

  /// The levels in order.
  let levels: [Level]

  /// The expression that is true for the rows of no level: their value is missing.
  var restCondition: String {
    let some = levels.map { "(\($0.condition))" }.joined(separator: " or ")
    return "(missing(\(some)) or not (\(some)))"
  }

  /// Finds the levels of a column that stands in the table.
  ///
  /// They stand in the order that the column would have as a circumstance.
  init(
    _ column: Int, plan: TreePlan, _ catalogue: ColumnCatalogue, _ table: CodedTable
  ) throws(AnalysisError.Reason) {
    guard let coded = table.column(column) else {
      levels = []
      return
    }
    var request = plan.request
    request.missingCircumstances = .drop
    if let order = plan.definitions.first(where: { $0.column == column })?.order {
      request.ordered.append(.init(circumstance: coded.name, levels: order))
    }
    let coding = try CircumstanceCoding(coded, in: table, at: column, request: request)
    levels = (0..<coding.circumstance.levelCount).compactMap { level in
      let codes = (0..<coded.count).filter { coding.levels[$0] == UInt32(level) }
      guard !codes.isEmpty else { return nil }
      return Level(
        words: coding.circumstance.levelName(level), condition: Self.condition(codes, coded))
    }
  }

  /// "region == 3", or "region == \"North\"" where the codes are texts.
  private static func condition(_ codes: [Int], _ column: CodedColumn) -> String {
    let name = ExpressionText.name(column.name)
    let values = codes.map { code in
      column.number(code).map { Circumstance.text(of: $0) }
        ?? ExpressionText.literal(column.text(code))
    }
    let distinct = Set(values).sorted()
    return distinct.count == 1
      ? "\(name) == \(distinct[0])" : "\(name) in (\(distinct.joined(separator: ", ")))"
  }
}
