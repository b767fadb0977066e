import Expressions
import Microdata
import Spelling
import SurveyModel

extension ExtractJoins {
  /// What a join gives: its columns in the extract, or why not.
  struct Outcome: Sendable {
    /// Columns made, by their place in the extract.
    var columns: [Int] = []
    /// Rows of the extract without a partner.
    var unmatched = 0
    /// What to say of rows without a partner; nil when there are none.
    var note: String?
    var failure: AnalysisError.Reason?
  }

  /// Fetches the columns of one join into a table that holds its keys.
  ///
  /// - Parameter other: the extract that is fetched from as the plan has it, for its definitions
  ///   and how it is written; nil when the plan has none of that name.
  func fetch(
    _ place: Int, into table: inout CodedTable, _ catalogue: ColumnCatalogue,
    from other: ExtractRun?, threads: Int
  ) -> Outcome {
    let join = joins[place]
    do throws(AnalysisError.Reason) {
      return try fetch(join, place, into: &table, catalogue, from: other, threads: threads)
    } catch {
      return Outcome(failure: error)
    }
  }

  private func fetch(
    _ join: ColumnJoin, _ place: Int, into table: inout CodedTable, _ catalogue: ColumnCatalogue,
    from other: ExtractRun?, threads: Int
  ) throws(AnalysisError.Reason) -> Outcome {
    let file = ExtractSource.file(join.path).name
    let there = try OtherExtract(join, file: file, run: other, threads: threads)
    var pairs: [(here: Int, there: Int)] = []
    for key in join.keys {
      pairs.append(
        (
          try catalogue.index(of: key.here, option: join.words),
          try there.index(of: key.there)
        ))
    }
    let match = KeyMatch(pairs, here: table, there: there.table)
    if match.repeated > 0 {
      throw .run(
        .repeatedKeys(
          rows: match.repeated, keys: join.keys.map(\.there), file: file, origin: join.words))
    }
    var outcome = Outcome()
    for (index, item) in fetched.enumerated() where item.join == place {
      let column = first + index
      try fetch(
        try there.index(of: item.column.there), of: there.table, named: item.column.name,
        match.rows, into: &table, at: column, threads: threads)
      outcome.columns.append(column)
    }
    outcome.unmatched = match.unmatched
    if match.unmatched > 0 {
      outcome.note =
        AnalysisWarning.unmatched(
          rows: match.unmatched, of: table.rowCount, file: join.from,
          missing: outcome.columns.map { catalogue.names[$0] }
        ).sentence
    }
    return outcome
  }

  private func fetch(
    _ source: Int, of other: CodedTable, named name: String, _ rows: [Int32],
    into table: inout CodedTable, at column: Int, threads: Int
  ) throws(AnalysisError.Reason) {
    guard let dictionary = other.column(source) else { return }
    let blank = UInt32(dictionary.count)
    let texts = (0..<dictionary.count).map { code in
      // The other file may write its numbers with other marks.
      dictionary.decimalMark == UInt8(ascii: ".")
        ? dictionary.text(code)
        : dictionary.number(code).map(Circumstance.text) ?? dictionary.text(code)
    }
    let made = MadeColumn(
      name: name, title: dictionary.title, texts: texts + [""],
      labels: (0..<dictionary.count).map { dictionary.label($0) } + [nil],
      hasNumbers: dictionary.hasNumbers, isFetched: !dictionary.isMade)
    var codes = [UInt32](repeating: blank, count: other.rowCount)
    codes.withUnsafeMutableBufferPointer { codes in
      guard let base = codes.baseAddress else { return }
      for chunk in 0..<other.chunkCount {
        other.codes(
          column: source, chunk: chunk, into: base + other.firstRow(ofChunk: chunk))
      }
    }
    let here = table
    let codeOfRow = codes
    table.make(made, at: column, threads: threads) { chunk, output in
      let first = here.firstRow(ofChunk: chunk)
      for row in 0..<here.rows(inChunk: chunk) {
        let partner = rows[first + row]
        output[row] = partner < 0 ? blank : codeOfRow[Int(partner)]
      }
    }
  }
}

/// Another extract that columns are fetched from, with its keys and those columns.
private struct OtherExtract {
  let table: CodedTable
  private let catalogue: ColumnCatalogue
  private let file: String
  private let origin: String

  init(
    _ join: ColumnJoin, file: String, run: ExtractRun?, threads: Int
  ) throws(AnalysisError.Reason) {
    self.file = file
    origin = join.words
    var request =
      run?.trees.first?.request
      ?? TreeRequest(input: .file(join.path), indicator: "1", direction: .opportunity)
    request.input = .file(join.path)
    request.threads = threads
    var extract: Extract
    do throws(AnalysisError.Reason) {
      extract = try Extract(request)
    } catch {
      guard case .reading(let reading) = error else { throw error }
      throw .run(.unreadableJoin(reading, file: file, origin: join.words))
    }
    let catalogue = ColumnCatalogue(
      header: extract.header, definitions: run?.definitions ?? [])
    self.catalogue = catalogue
    var wanted: Set<Int> = []
    for name in join.keys.map(\.there) + join.columns.map(\.there) {
      wanted.insert(try Self.index(of: name, catalogue, file: file, origin: join.words))
    }
    let weight = request.weight.flatMap { catalogue.directory.index(of: $0) }
      .flatMap { $0 < catalogue.fileCount ? $0 : nil }
    do throws(AnalysisError.Reason) {
      let definitions = try catalogue.definitions(for: wanted)
      table = try Self.read(
        &extract, wanted, definitions, catalogue, request, weight: weight, threads: threads)
    } catch {
      let fault = AnalysisError(file: file, error)
      throw .run(.faultyJoin(message: fault.message, mend: fault.advice, origin: join.words))
    }
  }

  private static func read(
    _ extract: inout Extract, _ wanted: Set<Int>, _ definitions: [ColumnCatalogue.Bound],
    _ catalogue: ColumnCatalogue, _ request: TreeRequest, weight: Int?, threads: Int
  ) throws(AnalysisError.Reason) -> CodedTable {
    var coded = definitions.reduce(into: wanted) { $0.formUnion($1.expression.columns) }
    let hasThresholds = definitions.contains { $0.expression.hasThresholds }
    if hasThresholds {
      let household = HouseholdFile(weight: request.weight, names: catalogue.directory)
      coded.formUnion(household?.members.map { [$0] } ?? [])
    }
    var requests = coded.filter { $0 < catalogue.fileCount }.sorted()
      .map { ColumnRequest(column: $0, kind: .coded) }
    if hasThresholds, let weight { requests.append(ColumnRequest(column: weight, kind: .number)) }
    var table = try extract.read(requests, for: request, progress: nil)
    table.reserve(Array(catalogue.names[catalogue.fileCount...]))
    let weighting = ScoreWeights(
      request, column: hasThresholds ? weight : nil, names: catalogue.directory, table: table)
    for definition in definitions {
      _ = try table.make(
        definition, missingCodes: request.missingCodes, weighting: weighting, threads: threads)
    }
    return table
  }

  func index(of name: String) throws(AnalysisError.Reason) -> Int {
    try Self.index(of: name, catalogue, file: file, origin: origin)
  }

  private static func index(
    of name: String, _ catalogue: ColumnCatalogue, file: String, origin: String
  ) throws(AnalysisError.Reason) -> Int {
    guard let index = catalogue.directory.index(of: name) else {
      throw .run(
        .unknownJoinColumn(
          name, nearest: nearest(to: name, among: catalogue.names), file: file, origin: origin))
    }
    return index
  }
}
