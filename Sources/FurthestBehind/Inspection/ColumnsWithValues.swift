import Microdata

/// The columns of an extract in which anything stands.
///
/// Recodes have a column for every standard question; where a survey did not ask one, it is blank.
package enum ColumnsWithValues {
  /// The names of an extract's columns, and those of the columns wanted that are blank in every row.
  ///
  /// - Parameters:
  ///   - request: tells the input and how it is written.
  ///   - isWanted: says of a column's name whether its values are looked at.
  ///   - progress: gets the bytes read so far and the input's size (nil for a pipe), from any
  ///     thread.
  /// - Throws: why the extract cannot be read.
  /// - Complexity: O(*b*) for an input of *b* bytes.
  package static func find(
    _ request: TreeRequest, among isWanted: (String) -> Bool,
    progress: (@Sendable (Int, Int?) -> Void)? = nil
  ) throws(AnalysisError) -> (header: [String], blank: Set<String>) {
    do throws(AnalysisError.Reason) {
      return try find(in: try Extract(request), request, among: isWanted, progress: progress)
    } catch {
      throw AnalysisError(file: request.inputName, error)
    }
  }

  private static func find(
    in extract: consuming Extract, _ request: TreeRequest, among isWanted: (String) -> Bool,
    progress: (@Sendable (Int, Int?) -> Void)?
  ) throws(AnalysisError.Reason) -> (header: [String], blank: Set<String>) {
    let header = extract.header
    let wanted = header.indices.filter { isWanted(header[$0]) }
    let table: CodedTable
    do throws(ReadingError) {
      table = try extract.read(
        wanted.map { ColumnRequest(column: $0, kind: .coded) },
        threads: request.threads ?? ProcessorCount.available, progress: progress)
    } catch {
      throw .reading(error)
    }
    let missing = MissingValues(request.missingCodes, column: "")
    let blank = wanted.filter { place in
      guard table.rowCount > 0, let column = table.column(place) else { return false }
      return (0..<column.count).allSatisfy { code in
        if case .present = missing.verdict(column, code) { false } else { true }
      }
    }
    return (header, Set(blank.map { header[$0] }))
  }
}
