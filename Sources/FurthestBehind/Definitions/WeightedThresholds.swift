import Expressions
import Microdata
import SurveyModel

/// The numbers that `bottom(..)` takes from the whole data: the smallest value that has the given
/// percentage of the weight at or below it.
///
/// Every row of the file with a positive weight counts, whatever the population. In a file of
/// households the weight is multiplied by the household's members, so that shares are of people.
struct WeightedThresholds {
  /// One number for each `bottom(..)` of the expression, in the order in which it takes them; NaN
  /// where no row has a value.
  private(set) var values: [Double] = []
  /// What each number is, and what share it realises: whole sentences.
  private(set) var sentences: [String] = []

  /// Finds the numbers of an expression; none are looked for where it has no `bottom(..)`.
  ///
  /// - Complexity: O(*r* + *v* log *v*) for *r* rows and *v* distinct values.
  init(
    _ expression: BoundExpression, of table: CodedTable, weighting: ScoreWeights,
    missingCodes: [TreeRequest.MissingCodes], origin: String, threads: Int
  ) throws(AnalysisError.Reason) {
    let aggregates: [BoundExpression.Aggregate]
    do throws(ExpressionError) {
      aggregates = try expression.aggregates
    } catch {
      throw .expression(error, option: origin, line: nil)
    }
    for aggregate in aggregates {
      let scores = try ExpressionValues(
        aggregate.value, of: table, missingCodes: missingCodes, thresholds: [], origin: origin,
        threads: threads)
      let sums = weighting.sums(of: scores, in: table)
      let (value, share) = Self.threshold(scores, sums, percent: aggregate.percent)
      values.append(value)
      sentences.append(
        AnalysisWarning.threshold(
          origin: origin, percent: aggregate.percent, value: value, realised: share * 100,
          of: weighting.units
        ).sentence)
    }
  }

  /// The smallest score with the percentage of the weight at or below it, and the share (0-1) that
  /// it realises.
  private static func threshold(
    _ scores: ExpressionValues, _ sums: [Double], percent: Double
  ) -> (value: Double, share: Double) {
    let sorted = scores.values.indices.compactMap { place -> (score: Double, weight: Double)? in
      guard case .number(let score) = scores.values[place].value, sums[place] > 0 else {
        return nil
      }
      return (score, sums[place])
    }
    .sorted { $0.score < $1.score }
    let total = sorted.reduce(0) { $0 + $1.weight }
    var sum = 0.0
    for (score, weight) in sorted {
      sum += weight
      // Sums of whole numbers are exact, and so is this comparison.
      if sum * 100 >= percent * total { return (score, sum / total) }
    }
    return (sorted.last?.score ?? .nan, 1)
  }
}

/// The weights with which scores are ranked.
struct ScoreWeights {
  private let weights: SampleWeights
  private let missing: MissingValues
  /// The column of a household's members, where rows are households.
  private let members: Int?
  /// What is weighed.
  let units: AnalysisWarning.WeighedUnits

  /// The weights of a request.
  init(_ request: TreeRequest, column: Int?, names: ColumnDirectory, table: CodedTable) {
    weights = SampleWeights(column: column, table: table, hasImpliedDecimals: false)
    missing = MissingValues(
      request.missingCodes.filter { $0.column != nil }, column: request.weight ?? "")
    let household = HouseholdFile(weight: request.weight, names: names)
    members = household?.members
    let weight = request.weight
    units =
      if let household {
        household.members == nil
          ? .households(weight: weight)
          : .people(weight: weight, members: household.membersName)
      } else {
        .rows(weight: weight)
      }
  }

  /// The column that the weights need beside the weight's own.
  var columns: [Int] { members.map { [$0] } ?? [] }

  /// The sum of the weights of each value of the scores, as whole numbers where weights are decimal.
  ///
  /// Sums run in the order of the file, so they are the same for any number of threads.
  func sums(of scores: ExpressionValues, in table: CodedTable) -> [Double] {
    var sums = [Double](repeating: 0, count: scores.values.count)
    let capacity = max(1, table.largestChunk)
    let weight = UnsafeMutablePointer<Double>.allocate(capacity: capacity)
    let places = UnsafeMutablePointer<UInt32>.allocate(capacity: capacity)
    let codes = UnsafeMutablePointer<UInt32>.allocate(capacity: capacity)
    defer {
      weight.deallocate()
      places.deallocate()
      codes.deallocate()
    }
    let counts = members.flatMap { table.column($0) }.map { column in
      (0..<column.count).map { max(0, column.number($0) ?? 0) }
    }
    for chunk in 0..<table.chunkCount {
      weights.values(table, chunk: chunk, into: weight)
      scores.write(chunk, of: table, to: places)
      if let members { table.codes(column: members, chunk: chunk, into: codes) }
      for row in 0..<table.rows(inChunk: chunk) where weight[row] > 0 {
        if !missing.isEmpty, missing.contains(weight[row] / weights.scale) { continue }
        sums[Int(places[row])] += weight[row] * (counts?[Int(codes[row])] ?? 1)
      }
    }
    return sums
  }
}

/// What tells that an extract's rows are households, by the names of its columns.
struct HouseholdFile {
  /// The column of the household's members, by place and name; nil when there is none.
  let members: Int?
  let membersName: String

  /// Nil when rows are people: DHS household files have no line number, MICS ones no `HL1`.
  init?(weight: String?, names: ColumnDirectory) {
    let weight = weight?.lowercased()
    func place(_ candidates: [String]) -> (Int, String)? {
      for name in candidates {
        if let index = names.index(of: name) { return (index, name) }
      }
      return nil
    }
    switch weight {
    case "hv005": if place(["hvidx", "HVIDX"]) != nil { return nil }
    case "hhweight": if place(["HL1", "hl1", "LN", "ln"]) != nil { return nil }
    default: return nil
    }
    let found = place(weight == "hv005" ? ["hv009", "HV009"] : ["HH48", "hh48"])
    members = found?.0
    membersName = found?.1 ?? ""
  }
}
