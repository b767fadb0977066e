import SurveyModel

/// The order in which the levels of a variable rank people, from the worst off to the best.
struct RankOrder {
  /// The place of each level, ascending from the worst off; nil for missing values.
  let places: [Int?]
  /// What had to be decided, in a sentence; nil when nothing had.
  let note: String?

  /// Orders in which wealth is named, by lower-case words.
  private static let knownOrders = [
    ["poorest", "poorer", "middle", "richer", "richest"],
    ["poorest", "poorer", "middle", "fourth", "richest"],
    ["poorest", "second", "middle", "fourth", "richest"],
    ["lowest", "second", "middle", "fourth", "highest"],
    ["lowest", "low", "middle", "high", "highest"],
    ["poor", "middle", "rich"],
    ["bottom 40", "top 60"],
    ["bottom 40%", "top 60%"],
    ["bottom40", "top60"],
    ["poorest 40", "richest 60"],
  ]

  /// Whether 1 stands for the poor: ESCAP's names of the household in the bottom 40 per cent.
  private static func marksThePoor(_ name: String) -> Bool {
    let name = name.lowercased()
    return ["poor", "bottom"].contains { name.hasPrefix($0) }
  }

  /// Orders the levels of a circumstance; nil when their order is not known.
  init?(_ circumstance: Circumstance) {
    switch circumstance.scale {
    case .ordered(let levels):
      places = Array(levels.indices) + (circumstance.hasMissingLevel ? [nil] : [])
      note = nil
    case .numeric(let values):
      let isReversed = Self.marksThePoor(circumstance.name) && values.allSatisfy { 0...1 ~= $0 }
      let ascending = isReversed ? Array(values.indices.reversed()) : Array(values.indices)
      places = ascending + (circumstance.hasMissingLevel ? [nil] : [])
      note =
        isReversed ? "In \(circumstance.name), 1 is taken for the poor and ranks below 0." : nil
    case .unordered(let levels):
      let words = levels.map { $0.lowercased() }
      guard let order = Self.knownOrders.first(where: { Set($0).isSuperset(of: words) }) else {
        return nil
      }
      places = words.map(order.firstIndex) + (circumstance.hasMissingLevel ? [nil] : [])
      let ranked = zip(levels, words.map { order.firstIndex(of: $0) ?? 0 })
        .sorted { $0.1 < $1.1 }.map(\.0)
      note = "Levels of \(circumstance.name) are ranked \(ranked.joined(separator: " < "))."
    }
  }
}
