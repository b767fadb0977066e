import ClassificationTree
import Microdata
import Spelling
import SurveyModel
import SurveyStatistics

/// The measures of inequality in one indicator, and what was worth saying on the way.
public struct InequalityAnalysis: Sendable {
  /// The result.
  public let finding: InequalityFinding
  /// Whole sentences about choices that were made for the user; no part of the finding.
  public let notes: [String]

  /// Reads an extract and measures inequality as a request asks.
  ///
  /// - Parameters:
  ///   - request: the indicator, its circumstances, the design and the ranking.
  ///   - progress: gets the bytes read so far and the input's size (nil for a pipe), from any
  ///     thread.
  /// - Throws: what is wrong with the request or the data, with its place and a way to mend it.
  /// - Complexity: O(*b*) for an input of *b* bytes, and O(2^c k) at most for the decomposition
  ///   of *k* combinations of *c* circumstances.
  public init(
    _ request: InequalityRequest, progress: (@Sendable (Int, Int?) -> Void)? = nil
  ) throws(AnalysisError) {
    do throws(AnalysisError.Reason) {
      var stages = Stages(request)
      finding = try stages.run(progress: progress)
      notes = stages.notes
    } catch {
      throw AnalysisError(file: request.sample.inputName, error)
    }
  }
}

/// The way from the file to the measures.
private struct Stages {
  private let request: InequalityRequest
  private(set) var notes: [String] = []

  init(_ request: InequalityRequest) {
    self.request = request
  }

  mutating func run(
    progress: (@Sendable (Int, Int?) -> Void)?
  ) throws(AnalysisError.Reason) -> InequalityFinding {
    let expressions = try RequestExpressions(request.sample)
    var analysis = Analysis(request: request.sample)
    let extract = try Extract(request.sample)
    let rank = try rankColumn(extract.header)
    var sampleRequest = request.sample
    // The ranking may be declared ordered without being a circumstance.
    let candidates = self.candidates(extract.header)
    sampleRequest.ordered.removeAll { order in
      order.circumstance == rank.map { extract.header[$0] }
        && !candidates.contains(order.circumstance)
    }
    let columns = try ExtractColumns(sampleRequest, expressions, header: extract.header)
    let circumstances = columns.circumstances.map { extract.header[$0] }
    try checkGroups(circumstances)
    analysis.sayWhatWasChosen(extract, columns)
    let ranked = rank.map { [ColumnRequest(column: $0, kind: .coded)] } ?? []
    let table = try extract.read(
      columns.requests + ranked, for: request.sample, progress: progress)
    var builder = SampleBuilder(sampleRequest, columns: columns, table: table)
    let sample = try builder.build()
    notes = analysis.notes + builder.notes
    let circularity = WealthCircularity.warning(
      indicator: columns.indicatorNames, circumstances: sample.cells.circumstances.map(\.name))
    let precision = LevelPrecision(sample, request: request.sample)
    var ranking = try ranking(sample, rank, precision)
    // Codes of PSUs and strata are never told.
    if let name = ranking.variable, [request.sample.psu, request.sample.strata].contains(name) {
      ranking.levels = nil
    }
    return state(
      sample, ranking: ranking, precision: precision,
      warnings: analysis.warnings + builder.warnings + [circularity].compactMap(\.self))
  }

  /// The column that ranks people: the one named, else wealth among the circumstances, else wealth
  /// among all columns.
  private func rankColumn(_ header: [String]) throws(AnalysisError.Reason) -> Int? {
    if let name = request.rank {
      return try ColumnCatalogue(header: header).index(of: name, option: "--rank")
    }
    let name =
      candidates(header).first(where: RecognisedColumns.isWealth)
      ?? RecognisedColumns.wealth(in: header).first
    return name.flatMap { header.firstIndex(of: $0) }
  }

  /// The circumstances named, or those that are recognised.
  private func candidates(_ header: [String]) -> [String] {
    request.sample.circumstances ?? RecognisedColumns.circumstances(in: header)
  }

  private func ranking(
    _ sample: Sample, _ column: Int?, _ precision: LevelPrecision
  ) throws(AnalysisError.Reason) -> InequalityFinding.Ranking {
    guard let column else {
      return RankMeasurement(
        variable: nil,
        reason: "No wealth column is recognised to rank people by: name one with "
          + "--rank."
      ).ranking
    }
    let header = sample.table.header
    let name = header[column]
    let others = RecognisedColumns.wealth(in: header).filter { $0 != name }
    if let place = sample.cells.circumstances.firstIndex(where: { $0.name == name }) {
      return RankMeasurement(
        sample.cells.circumstances[place], LevelSums(sample, circumstance: place), others: others,
        suppression: request.sample.suppression, isImprecise: precision.levels(of: place)
      ).ranking
    }
    guard let coded = sample.table.column(column) else {
      return RankMeasurement(variable: name, reason: "\(name) cannot rank people.").ranking
    }
    var codingRequest = request.sample
    codingRequest.missingCircumstances = .drop
    let coding: CircumstanceCoding
    do throws(AnalysisError.Reason) {
      coding = try CircumstanceCoding(
        coded, in: sample.table, at: column, request: codingRequest)
    } catch {
      // A column that nobody named is no reason to fail.
      if request.rank != nil { throw error }
      return RankMeasurement(
        variable: name,
        reason: "The values of \(name) cannot be ranked as they are: see --ordered and --na, or "
          + "name another column with --rank."
      ).ranking
    }
    return RankMeasurement(
      coding.circumstance, LevelSums(sample, column: column, coding: coding), others: others,
      suppression: request.sample.suppression
    ).ranking
  }

  private func checkGroups(_ circumstances: [String]) throws(AnalysisError.Reason) {
    var seen: Set<String> = []
    for name in request.groups.flatMap(\.circumstances) {
      guard circumstances.contains(name) else {
        throw .orderOfAbsentCircumstance(
          name, option: "--group", nearest: nearest(to: name, among: circumstances))
      }
      guard seen.insert(name).inserted else { throw .circumstanceInTwoGroups(name) }
    }
  }

  /// The groups of circumstances in the order of their first members; a circumstance in none is
  /// its own.
  private func groups(of circumstances: [String]) -> [(name: String, members: [Int])] {
    var groups: [(name: String, members: [Int])] = []
    var placeOfGroup: [Int: Int] = [:]
    for (index, circumstance) in circumstances.enumerated() {
      let group = request.groups.firstIndex { $0.circumstances.contains(circumstance) }
      if let group, let place = placeOfGroup[group] {
        groups[place].members.append(index)
        continue
      }
      if let group { placeOfGroup[group] = groups.count }
      groups.append((group.map { request.groups[$0].words } ?? circumstance, [index]))
    }
    return groups
  }

  private func state(
    _ sample: Sample, ranking: InequalityFinding.Ranking, precision: LevelPrecision,
    warnings: [String]
  ) -> InequalityFinding {
    let request = request.sample
    let totals = InequalityTotals(sample)
    let figures = InequalityFigures(
      sample, totals: totals, direction: request.direction, lonePSU: request.lonePSU,
      groups: groups(of: sample.cells.circumstances.map(\.name)))
    let measurement = InequalityMeasurement(
      sample, figures: figures,
      disclosure: InequalityDisclosure(
        request.suppression, levelsOf: sample, precision: precision,
        hasRanking: ranking.concentration != nil))
    let design = sample.usedDesign
    return InequalityFinding(
      tool: Finding.Tool(name: "furthest-behind", version: FurthestBehindVersion.current),
      run: Finding.Run(
        input: Finding.Input(
          file: request.source.name, bytes: sample.table.bytes,
          fingerprint: sample.table.fingerprint),
        options: self.request.options, warnings: warnings),
      survey: request.survey,
      indicator: Finding.Indicator(
        name: request.indicator, title: request.title ?? request.indicator,
        direction: request.direction, definition: request.definition),
      circumstances: FindingAssembly.circumstances(of: sample),
      sample: Finding.SampleSummary(
        rowsRead: sample.table.rowCount, used: sample.whole.n, excluded: sample.excluded,
        weight: sample.whole.w / sample.weights.unit, psus: design?.psus,
        strata: request.strata == nil ? nil : design?.strata, kishDeff: sample.kishDeff.ifFinite),
      rate: sample.whole.n < request.suppression.leastRows || precision.hidesWhole
        ? nil : sample.whole.rate.ifFinite,
      inequality: measurement.summary, ranking: ranking,
      comparisons: ComparisonMeasurement(
        sample, direction: request.direction, suppression: request.suppression,
        precision: precision
      ).comparisons,
      regression: RegressionMeasurement(
        sample, totals: totals, lonePSU: request.lonePSU, confidence: request.confidence,
        suppression: request.suppression, precision: precision
      ).regression)
  }
}
