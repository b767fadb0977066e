import ClassificationTree
import Expressions
import Microdata
import SurveyModel

/// Makes a sample from an extract: codes the circumstances, evaluates the indicator, classes rows.
struct SampleBuilder {
  private let request: TreeRequest
  private let columns: ExtractColumns
  private let table: CodedTable
  private let threads: Int
  private let shared: SharedSampleParts
  /// Sentences worth saying, and those that belong into the finding.
  private(set) var notes: [String] = []
  private(set) var warnings: [String] = []

  /// Files of fewer rows are not worth threads for the design.
  private static let fewRows = 100_000

  /// A builder for an indicator on a table; several on one table share what they have in common.
  init(
    _ request: TreeRequest, columns: ExtractColumns, table: CodedTable,
    shared: SharedSampleParts = SharedSampleParts()
  ) {
    self.request = request
    self.shared = shared
    self.columns = columns
    self.table = table
    threads = request.threads ?? ProcessorCount.available
  }

  /// Builds the sample; a circumstance with only one level among the rows used is dropped.
  mutating func build() throws(AnalysisError.Reason) -> Sample {
    if table.rowCount == 0 { throw .noRows }
    if let row = table.cutRow {
      warnings.append(
        AnalysisWarning.cutRow(
          line: row.line, fields: row.fields, columns: row.columns
        ).sentence)
    }
    let weights = SampleWeights(
      column: columns.weight, table: table,
      hasImpliedDecimals: request.weight.map(RecognisedColumns.hasImpliedDecimals) ?? false)
    let work = ChunkWork(table: table, threads: threads)
    let thresholds = try thresholds()
    let classes = shared.weightClasses(SharedSampleParts.WeightKey(columns, request)) {
      WeightClasses(request, weights, work)
    }
    try classes.check(weights, table)
    let rows = try RowClasses(request, columns, classes, thresholds, work)
    let unmatched = UnmatchedTexts(request: request, columns: columns, table: table).sentences
    notes += unmatched
    if let note = labelNote { notes.append(note) }
    let (designed, coded) = designAndCells(rows, work)
    let (design, rowDesign) = try designed.get()
    let fractions = try samplingFractions(rows, design, rowDesign)
    var codings = try coded.get()
    notes += codings.flatMap(Self.markerNotes)
    if !codings.isEmpty, !codings.contains(where: \.hasValues) {
      throw .noUsableCircumstance(codings.map(\.circumstance.name))
    }
    while true {
      var sample = assemble(rows, codings, weights, classes, design, rowDesign)
      sample.samplingFractions = fractions
      try refuseNames(codings, in: sample)
      let kept = codings.indices.filter { sample.occurring[$0].count { $0 } > 1 }
      if sample.whole.n == 0, codings.allSatisfy(\.hasValues) {
        throw .everyRowExcluded(
          sample.excluded, rowsRead: table.rowCount, unmatched: unmatched)
      }
      if !sample.whole.w.isFinite || !sample.kishDeff.isFinite {
        throw .unusableWeights(column: request.weight ?? "")
      }
      if kept.count == codings.count {
        notes += OrderNotes.sentences(codings, request)
        notes += SuspectNotes(request: request, columns: columns, table: table).sentences(codings)
        return sample
      }
      for place in codings.indices where !kept.contains(place) {
        let coding = codings[place]
        warnings.append(
          AnalysisWarning.undivided(
            circumstance: coding.circumstance.name, hasLevel: coding.hasValues
          ).sentence)
      }
      codings = kept.map { codings[$0] }
    }
  }

  /// Says that a label file tells of nothing that is used here.
  private var labelNote: String? {
    guard let labels = request.labels,
      !columns.coded.contains(where: { table.column($0)?.hasWords ?? false })
    else { return nil }
    return "No column that is used here is a variable of the label file \(labels), or none of its "
      + "codes has a label there: codes are shown as they are."
  }

  /// The numbers that the indicator and the population take from the whole data.
  private mutating func thresholds() throws(AnalysisError.Reason) -> RowClasses.Thresholds {
    var thresholds = RowClasses.Thresholds()
    let weighting = ScoreWeights(
      request, column: columns.weight, names: columns.catalogue.directory, table: table)
    if columns.indicator.hasThresholds {
      let found = try WeightedThresholds(
        columns.indicator, of: table, weighting: weighting, missingCodes: request.missingCodes,
        origin: "--\(request.direction.rawValue)", threads: threads)
      thresholds.indicator = found.values
      warnings += found.sentences
    }
    if let population = columns.population, population.hasThresholds {
      let found = try WeightedThresholds(
        population, of: table, weighting: weighting, missingCodes: request.missingCodes,
        origin: "--where", threads: threads)
      thresholds.population = found.values
      warnings += found.sentences
    }
    return thresholds
  }

  private func design(
    _ rows: RowClasses, _ work: ChunkWork
  ) throws(AnalysisError.Reason) -> (DesignIndex?, RowDesign?) {
    let (columns, table) = (columns, table)
    let key = SharedSampleParts.DesignKey(columns, request)
    guard let psu = columns.psu else {
      let design = try shared.rowDesign(key) { () throws(AnalysisError.Reason) in
        try RowDesign(strata: columns.strata, table: table, rows: rows)
      }
      return (nil, design)
    }
    let design = try shared.design(key) { () throws(AnalysisError.Reason) in
      try DesignIndex(psu: psu, strata: columns.strata, rows: rows, work)
    }
    return (design, nil)
  }

  /// The shares of PSUs drawn, by stratum; nil without a column that tells them.
  private func samplingFractions(
    _ rows: RowClasses, _ design: DesignIndex?, _ rowDesign: RowDesign?
  ) throws(AnalysisError.Reason) -> [Double]? {
    guard let column = columns.fpc else { return nil }
    if let design {
      var sampled = [Int](repeating: 0, count: design.stratumCount)
      for stratum in design.strata { sampled[Int(stratum)] += 1 }
      let rowPSUs = design.rowPSUs
      return try SamplingFractions.byStratum(
        column: column, table: table, rows: rows, sampled: sampled
      ) { Int(design.strata[Int(rowPSUs[$0])]) }
    }
    return try SamplingFractions.byStratum(
      column: column, table: table, rows: rows, sampled: rowDesign?.rowsPerStratum ?? []
    ) { row in rowDesign?.rowStrata.map { Int($0[row]) } ?? 0 }
  }

  /// Refuses categories that most rows have for themselves, as identifiers are.
  private func refuseNames(
    _ codings: [CircumstanceCoding], in sample: Sample
  ) throws(AnalysisError.Reason) {
    for (place, coding) in codings.enumerated() {
      if case .numeric = coding.circumstance.scale { continue }
      let levels = sample.occurring[place].count { $0 }
      if levels >= 50, 2 * levels > sample.whole.n {
        throw .circumstanceNamesRows(
          coding.circumstance.name, levels: levels, rows: sample.whole.n)
      }
    }
  }

  /// The design, and the coded circumstances: while one thread is busy with the numbers of PSUs,
  /// others find the cells of rows, which stay among the shared parts.
  private func designAndCells(
    _ rows: RowClasses, _ work: ChunkWork
  ) -> (
    Result<(DesignIndex?, RowDesign?), AnalysisError.Reason>,
    Result<[CircumstanceCoding], AnalysisError.Reason>
  ) {
    let isWorthThreads = columns.psu != nil && table.rowCount >= Self.fewRows
    return ChunkWork.both(threads: isWorthThreads ? threads : 1) {
      Result { () throws(AnalysisError.Reason) in try design(rows, work) }
    } and: {
      Result { () throws(AnalysisError.Reason) in
        let codings = try code(columns.circumstances)
        if isWorthThreads, codings.contains(where: \.hasValues) { _ = assignment(codings) }
        return codings
      }
    }
  }

  private func code(_ places: [Int]) throws(AnalysisError.Reason) -> [CircumstanceCoding] {
    var codings: [CircumstanceCoding] = []
    for place in places {
      guard let column = table.column(place) else { continue }
      let (table, request) = (table, request)
      let key = SharedSampleParts.CodingKey(place, name: column.name, request)
      codings.append(
        try shared.coding(key) { () throws(AnalysisError.Reason) in
          try CircumstanceCoding(column, in: table, at: place, request: request)
        })
    }
    return codings
  }

  /// Says which texts of a circumstance count as missing.
  private static func markerNotes(_ coding: CircumstanceCoding) -> [String] {
    if coding.markers.isEmpty { return [] }
    return [
      "In column \(coding.circumstance.name), "
        + "\(coding.markers.map { "\"\($0)\"" }.joined(separator: ", ")) "
        + "\(coding.markers.count == 1 ? "counts" : "count") as missing."
    ]
  }

  /// The columns of coded circumstances.
  private func places(_ codings: [CircumstanceCoding]) -> [Int] {
    codings.map { coding in
      columns.circumstances.first { table.header[$0] == coding.circumstance.name } ?? 0
    }
  }

  private func keys(_ codings: [CircumstanceCoding]) -> [SharedSampleParts.CodingKey] {
    zip(places(codings), codings).map { place, coding in
      SharedSampleParts.CodingKey(place, name: coding.circumstance.name, request)
    }
  }

  /// The work on parts that others wait for.
  private var sharedWork: ChunkWork {
    ChunkWork(table: table, threads: max(threads, shared.threads))
  }

  /// The cell of every row.
  private func assignment(_ codings: [CircumstanceCoding]) -> CellAssignment {
    shared.assignment(keys(codings)) {
      CellAssignment(codings, at: places(codings), sharedWork)
    }
  }

  private func assemble(
    _ rows: RowClasses, _ codings: [CircumstanceCoding], _ weights: SampleWeights,
    _ classes: WeightClasses, _ design: DesignIndex?, _ rowDesign: RowDesign?
  ) -> Sample {
    var rows = rows
    let work = ChunkWork(table: table, threads: threads)
    let assignment = assignment(codings)
    let weighted = shared.weightedCells(
      keys(codings), SharedSampleParts.WeightKey(columns, request)
    ) {
      WeightedCells(
        cellCount: assignment.cells.count, assignment.rowCells, classes, weights, sharedWork)
    }
    if assignment.hasMissing {
      rows.excludeMissing(assignment.rowCells, codings, at: places(codings), table)
    }
    return Sample(
      table: table, cells: assignment.cells, rowCells: assignment.rowCells, rows: rows,
      weights: weights, weighted: weighted, design: design, rowDesign: rowDesign, work: work)
  }
}
