import Expressions
import Microdata
import Spelling

/// The columns that requests on one extract may name: those of the file, those fetched from other
/// extracts, and those made by definitions.
struct ColumnCatalogue: Sendable {
  /// A definition whose names were found.
  struct Bound: Sendable {
    let column: Int
    let definition: ColumnDefinition
    let expression: BoundExpression
  }

  /// Names in the order of the file, then fetched columns, then definitions.
  let names: [String]
  /// How many columns the file has, and how many there are without definitions.
  let fileCount: Int
  let givenCount: Int
  /// The columns by name, for requests.
  let directory: ColumnDirectory
  private let definitions: [ColumnDefinition]

  /// Lists the columns of an extract.
  init(header: [String], fetched: [String] = [], definitions: [ColumnDefinition] = []) {
    names = header + fetched + definitions.map(\.name)
    fileCount = header.count
    givenCount = header.count + fetched.count
    self.definitions = definitions
    directory = ColumnDirectory(names, fileCount: fileCount)
  }

  /// The place of the column that an option names; an unknown or ambiguous name is an error that
  /// suggests the nearest one.
  func index(of name: String, option: String) throws(AnalysisError.Reason) -> Int {
    guard let place = directory.index(of: name) else {
      throw .unknownColumn(
        name, option: option, nearest: nearest(to: name, among: names), columns: names)
    }
    if directory.isAmbiguous(name) {
      let positions = names[..<fileCount].indices.filter { names[$0] == name }
      throw .duplicateColumn(name, option: option, positions: positions)
    }
    return place
  }

  /// The definitions that some columns need, each behind those that it needs itself.
  ///
  /// - Throws: a definition that is malformed, names an unknown column or goes in a circle.
  func definitions(for columns: Set<Int>) throws(AnalysisError.Reason) -> [Bound] {
    var sorted: [Bound] = []
    var path: [Int] = []
    for column in columns.sorted() { try add(column, &path, &sorted) }
    return sorted
  }

  private func add(
    _ column: Int, _ path: inout [Int], _ sorted: inout [Bound]
  ) throws(AnalysisError.Reason) {
    guard column >= givenCount, !sorted.contains(where: { $0.column == column }) else { return }
    let definition = definitions[column - givenCount]
    if path.contains(column) { throw circle(definition) }
    let expression = try bind(definition, at: column)
    path.append(column)
    for part in expression.columns { try add(part, &path, &sorted) }
    path.removeLast()
    sorted.append(Bound(column: column, definition: definition, expression: expression))
  }

  private func bind(
    _ definition: ColumnDefinition, at column: Int
  ) throws(AnalysisError.Reason) -> BoundExpression {
    do throws(ExpressionError) {
      // Inside its own text a name means the column that was there before.
      return try SurveyExpression(parsing: definition.value).bind(
        to: ColumnDirectory(names, fileCount: fileCount, hidden: column))
    } catch {
      throw .expression(error, option: definition.words, line: nil)
    }
  }

  /// The error of a definition that comes back to itself; it lists the circle.
  private func circle(_ definition: ColumnDefinition) -> AnalysisError.Reason {
    var texts: [String: SurveyExpression] = [:]
    for other in definitions { texts[other.name] = try? SurveyExpression(parsing: other.value) }
    do throws(ExpressionError) {
      let columns = ColumnDirectory(Array(names[..<givenCount]), fileCount: fileCount)
      _ = try texts[definition.name]?.bind(
        to: columns, definitions: texts, as: definition.name)
    } catch {
      return .expression(error, option: definition.words, line: nil)
    }
    return .run(.circularDefinition(definition.name, origin: definition.words))
  }
}

extension ColumnDefinition {
  /// Where an error in the definition is, for a person.
  var words: String { origin ?? "the definition of \(name)" }
}
