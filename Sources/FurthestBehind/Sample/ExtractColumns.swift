import Expressions
import Microdata
import Spelling
import SurveyModel

/// The expressions of a request, read before any file is opened.
struct RequestExpressions {
  let indicator: SurveyExpression
  let population: SurveyExpression?

  init(_ request: TreeRequest) throws(AnalysisError.Reason) {
    indicator = try Self.parse(request.indicator, option: "--\(request.direction.rawValue)")
    population = try request.population.map { text throws(AnalysisError.Reason) in
      try Self.parse(text, option: "--where")
    }
  }

  private static func parse(
    _ text: String, option: String
  ) throws(AnalysisError.Reason) -> SurveyExpression {
    do throws(ExpressionError) {
      return try SurveyExpression(parsing: text)
    } catch {
      throw .expression(error, option: option, line: nil)
    }
  }
}

/// The columns that a request needs, found in an extract's header.
struct ExtractColumns: Sendable {
  let weight: Int?
  let psu: Int?
  let strata: Int?
  let fpc: Int?
  let circumstances: [Int]
  let indicator: BoundExpression
  let population: BoundExpression?
  /// Whether the circumstances were chosen from the recognised ones.
  let areCircumstancesRecognised: Bool

  /// Every column that could be named.
  let catalogue: ColumnCatalogue

  /// Finds every column of an extract that has no other columns than its own.
  init(
    _ request: TreeRequest, _ expressions: RequestExpressions, header: [String]
  ) throws(AnalysisError.Reason) {
    try self.init(request, expressions, ColumnCatalogue(header: header))
  }

  /// Finds every column; an unknown or ambiguous name is an error that suggests the nearest one.
  init(
    _ request: TreeRequest, _ expressions: RequestExpressions, _ catalogue: ColumnCatalogue
  ) throws(AnalysisError.Reason) {
    self.catalogue = catalogue
    let header = catalogue.names
    indicator = try Self.bind(
      expressions.indicator, catalogue, option: "--\(request.direction.rawValue)")
    population = try expressions.population.map { expression throws(AnalysisError.Reason) in
      try Self.bind(expression, catalogue, option: "--where")
    }
    func find(_ name: String?, _ option: String) throws(AnalysisError.Reason) -> Int? {
      guard let name else { return nil }
      return try catalogue.index(of: name, option: option)
    }
    weight = try find(request.weight, "--weight")
    psu = try find(request.psu, "--psu")
    strata = try find(request.strata, "--strata")
    fpc = try find(request.fpc, "--fpc")
    for codes in request.missingCodes { _ = try find(codes.column, "--na") }
    try MissingValues.check(request.missingCodes)
    let names: [String]
    if let given = request.circumstances {
      names = given
      areCircumstancesRecognised = false
    } else {
      let taken = Set(indicator.columns.map { header[$0] })
      names = RecognisedColumns.circumstances(in: header).filter { !taken.contains($0) }
      areCircumstancesRecognised = true
      if names.isEmpty { throw .noCircumstances(candidates: []) }
    }
    if let twice = names.first(where: { name in names.count { $0 == name } > 1 }) {
      throw .repeatedCircumstance(twice)
    }
    circumstances = try names.map { name throws(AnalysisError.Reason) in
      try catalogue.index(of: name, option: "--circumstances")
    }
    if let psu, circumstances.contains(psu) { throw .circumstanceIsPSU(header[psu]) }
    for order in request.ordered {
      try Self.check(order.circumstance, isAmong: names, option: "--ordered")
    }
    for name in request.unordered { try Self.check(name, isAmong: names, option: "--unordered") }
  }

  /// The columns that the indicator is made of.
  var indicatorNames: [String] { indicator.columns.map { catalogue.names[$0] } }

  /// What the reader is to keep.
  var requests: [ColumnRequest] {
    coded.sorted().map { ColumnRequest(column: $0, kind: .coded) }
      + (weight.map { [ColumnRequest(column: $0, kind: .number)] } ?? [])
  }

  /// The columns whose texts are wanted.
  var coded: Set<Int> {
    var coded = Set(circumstances + indicator.columns + (population?.columns ?? []))
    coded.formUnion([psu, strata, fpc].compactMap(\.self))
    if hasThresholds { coded.formUnion(scoreColumns) }
    return coded
  }

  /// Whether the indicator or the population needs a weighted quantile.
  private var hasThresholds: Bool {
    indicator.hasThresholds || (population?.hasThresholds ?? false)
  }

  /// The columns that scores are weighted with, beside the weight.
  private var scoreColumns: [Int] {
    HouseholdFile(weight: weight.map { catalogue.names[$0] }, names: catalogue.directory)?
      .members.map { [$0] } ?? []
  }

  private static func bind(
    _ expression: SurveyExpression, _ catalogue: ColumnCatalogue, option: String
  ) throws(AnalysisError.Reason) -> BoundExpression {
    do throws(ExpressionError) {
      return try expression.bind(to: catalogue.directory)
    } catch {
      if case .unknownColumn(let name, let nearest) = error.kind, name == error.source {
        throw .unknownColumn(name, option: option, nearest: nearest, columns: catalogue.names)
      }
      throw .expression(error, option: option, line: nil)
    }
  }

  private static func check(
    _ name: String, isAmong circumstances: [String], option: String
  ) throws(AnalysisError.Reason) {
    guard !circumstances.contains(name) else { return }
    throw .orderOfAbsentCircumstance(
      name, option: option, nearest: nearest(to: name, among: circumstances))
  }
}
