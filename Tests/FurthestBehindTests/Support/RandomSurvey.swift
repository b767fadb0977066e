import FurthestBehind
import SurveyModel

/// A small made-up survey in which access depends on circumstances and chance.
enum RandomSurvey {
  static let circumstances = ["wealth", "place", "school", "children"]

  /// Rows with weights of six decimals, so that no two divisions gain the same.
  static func table(seed: Int, rows: Int = 400) -> PlainTable {
    var random = SeededGenerator(seed: seed)
    let lines = (0..<rows).map { row -> [String] in
      let wealth = Int.random(in: 1...5, using: &random)
      let place = ["coast", "hills", "plain", "town"][Int.random(in: 0..<4, using: &random)]
      let school = ["none", "primary", "secondary"][Int.random(in: 0..<3, using: &random)]
      let children = Int.random(in: 0...4, using: &random)
      var rate = 0.1 + 0.1 * Double(wealth)
      rate += place == "town" ? 0.2 : place == "hills" ? -0.1 : 0
      rate += school == "secondary" ? 0.15 : 0
      let hasAccess = Double.random(in: 0..<1, using: &random) < rate
      let millionths = Int.random(in: 200_000...2_900_000, using: &random)
      let decimals = String(millionths % 1_000_000 + 1_000_000).dropFirst()
      return [
        String(row), "\(millionths / 1_000_000).\(decimals)", String(row / 20), String(wealth),
        place, school, String(children), hasAccess ? "1" : "0",
      ]
    }
    return PlainTable(
      header: ["id", "weight", "psu", "wealth", "place", "school", "children", "access"],
      rows: lines)
  }

  /// A request whose rules do not depend on the number of rows.
  static var request: TreeRequest {
    var request = TreeRequest(
      input: .standardInput, indicator: "access", direction: .opportunity)
    request.circumstances = circumstances
    request.ordered = [
      .init(circumstance: "school", levels: ["none", "primary", "secondary"])
    ]
    request.weight = "weight"
    request.rules.minCases = 0
    request.rules.minSplit = 0
    request.rules.minShare = 0.04
    request.rules.cp = 0.002
    request.rules.maxDepth = 4
    request.suppression = .none
    return request
  }
}
