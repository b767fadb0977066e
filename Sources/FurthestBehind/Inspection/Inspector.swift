import Microdata
import SurveyModel

extension Inspection {
  /// Reads an extract and says what is in it.
  ///
  /// Only the columns of the page asked for are kept in memory.
  ///
  /// - Parameter progress: gets the bytes read so far and the input's size (nil for a pipe), from
  ///   any thread.
  /// - Throws: what is wrong with the request or the data, with its place and a way to mend it.
  /// - Complexity: O(*b*) for an input of *b* bytes.
  public init(
    _ request: InspectionRequest, progress: (@Sendable (Int, Int?) -> Void)? = nil
  ) throws(AnalysisError) {
    do throws(AnalysisError.Reason) {
      self = try Self.inspect(request.reading, request, progress)
    } catch {
      throw AnalysisError(file: request.reading.inputName, error)
    }
  }

  private static func inspect(
    _ reading: TreeRequest, _ request: InspectionRequest,
    _ progress: (@Sendable (Int, Int?) -> Void)?
  ) throws(AnalysisError.Reason) -> Inspection {
    let labels = try request.labels.map { path throws(AnalysisError.Reason) in
      try ValueLabels(file: path, language: request.language)
    }
    try MissingValues.check(request.missingCodes)
    let extract = try Extract(reading)
    let selection = ColumnSelection(extract.header, request, labels: labels)
    var table: CodedTable
    do throws(ReadingError) {
      table = try extract.read(
        selection.shown.map { ColumnRequest(column: $0, kind: .coded) },
        threads: request.threads ?? ProcessorCount.available, countsFields: true,
        progress: progress)
    } catch {
      throw .reading(error)
    }
    labels?.apply(to: &table)
    let inspector = ColumnInspector(table: table, missingCodes: request.missingCodes)
    var counts: [String: Int] = [:]
    for name in extract.header { counts[name, default: 0] += 1 }
    return Inspection(
      input: Finding.Input(
        file: reading.source.name, bytes: table.bytes, fingerprint: table.fingerprint),
      rows: table.rowCount, columnCount: extract.header.count,
      dialect: extract.evidence.map { evidence in
        Detection(
          property: evidence.property.rawValue, finding: evidence.finding,
          line: evidence.line > 0 ? evidence.line : nil)
      },
      surplus: OddRows(table.fieldCounts?.surplus), short: OddRows(table.fieldCounts?.short),
      repeatedNames: counts.filter { $0.value > 1 }.keys.sorted(), search: request.search,
      found: selection.found.count, page: selection.page, pages: selection.pages,
      columns: selection.shown.compactMap(inspector.column))
  }
}

extension Inspection.OddRows {
  /// States what the reader has counted; nil when there is no such row.
  init?(_ odd: FieldCounts.Odd?) {
    guard let odd, odd.rows > 0 else { return nil }
    self.init(rows: odd.rows, firstLine: odd.firstLine, firstFields: odd.firstFields)
  }
}

extension InspectionRequest {
  /// The part of the request that says how the extract is read.
  fileprivate var reading: TreeRequest {
    var reading = TreeRequest(input: input, indicator: "", direction: .opportunity)
    reading.delimiter = delimiter
    reading.decimalMark = decimalMark
    reading.encoding = encoding
    return reading
  }
}

/// The columns that a search finds, and those of one page.
private struct ColumnSelection {
  /// Places in the header.
  let found: [Int]
  let shown: [Int]
  let page: Int
  let pages: Int

  init(_ header: [String], _ request: InspectionRequest, labels: ValueLabels?) {
    let search = request.search?.lowercased() ?? ""
    found = header.indices.filter { place in
      let name = header[place]
      return search.isEmpty
        || [name, labels?.title(of: name), KnownVariable(column: name)?.meaning]
          .contains { $0?.lowercased().contains(search) ?? false }
    }
    let size = max(1, request.columnsPerPage ?? found.count)
    pages = max(1, (found.count + size - 1) / size)
    page = min(max(1, request.page), pages)
    shown = Array(found.dropFirst((page - 1) * size).prefix(size))
  }
}
