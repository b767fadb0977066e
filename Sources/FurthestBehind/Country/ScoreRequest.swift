import Expressions
import Microdata
import SurveyModel

/// With which weights the definitions of an extract rank scores: those that most of its trees have.
struct ScoreRequest {
  /// The columns that are needed beside those of the definitions.
  let coded: Set<Int>
  /// The weight's column; nil where no definition ranks scores, or trees have no weight.
  let weight: Int?
  private let request: TreeRequest?

  init(_ plans: [TreePlan], _ catalogue: ColumnCatalogue) {
    guard plans.contains(where: { $0.definitions.contains { $0.expression.hasThresholds } }) else {
      (coded, weight, request) = ([], nil, nil)
      return
    }
    let counts = Dictionary(grouping: plans.map(\.columns.weight)) { $0 }.mapValues(\.count)
    let most = counts.values.max()
    let plan = plans.first { counts[$0.columns.weight] == most }
    request = plan?.request
    // A weight that is made itself is made too late.
    weight = plan?.columns.weight.flatMap { $0 < catalogue.fileCount ? $0 : nil }
    let household = HouseholdFile(
      weight: weight.map { catalogue.names[$0] }, names: catalogue.directory)
    coded = Set([household?.members].compactMap(\.self))
  }

  /// The weights, where codes mean missing as given.
  func weights(
    _ missingCodes: [TreeRequest.MissingCodes], _ catalogue: ColumnCatalogue, _ table: CodedTable
  ) -> ScoreWeights {
    var own = request ?? TreeRequest(input: .standardInput, indicator: "1", direction: .opportunity)
    own.missingCodes = missingCodes
    own.weight = weight.map { catalogue.names[$0] }
    return ScoreWeights(own, column: weight, names: catalogue.directory, table: table)
  }
}
