import Microdata

/// Finds indicators that are themselves part of the wealth by which people are grouped.
///
/// Survey wealth is an index of assets and services: electricity, water, sanitation, cooking
/// fuel and durable goods are among its components, so that inequality by wealth in one of them
/// is partly true by construction.
enum WealthCircularity {
  /// A component of the asset index, and the columns that hold it.
  private struct Component {
    let kind: AnalysisWarning.WealthComponent
    /// Parts of names, in lower case, that tell it wherever they stand.
    let parts: [String]
    /// Whole words of names.
    var wholeWords: [String] = []
    /// Standard variables of DHS and MICS files.
    let columns: [String]
  }

  private static let components = [
    Component(
      kind: .electricity, parts: ["electri"], columns: ["v119", "hv206", "mv119", "hc8", "hc8a"]),
    Component(
      kind: .water, parts: ["water"],
      columns: ["v113", "hv201", "hv202", "hv204", "hv235", "ws1", "ws2", "ws3", "ws4", "hc11"]),
    Component(
      kind: .sanitation, parts: ["sanit", "toilet", "latrine"],
      columns: ["v116", "v160", "hv205", "hv225", "hv238", "ws8", "ws9", "ws11", "ws15"]),
    Component(
      kind: .cookingFuel, parts: ["fuel", "cookstove", "cooking"],
      columns: ["v161", "hv226", "hc6", "eu1", "eu3", "eu4"]),
    Component(
      kind: .householdAssets,
      parts: [
        "asset", "television", "refriger", "fridge", "bicycle", "motorcycle", "motorbike", "phone",
        "mobile", "computer",
      ],
      wholeWords: ["tv", "radio", "car", "truck"],
      columns: [
        "v120", "v121", "v122", "v123", "v124", "v125", "v127", "v128", "v129", "v153", "v169a",
        "hv207", "hv208", "hv209", "hv210", "hv211", "hv212", "hv213", "hv214", "hv215", "hv221",
        "hv243a", "hv243b", "hv243c", "hv243d", "hv243e",
      ]),
  ]

  /// A warning for an indicator made of a wealth index's components while wealth is a
  /// circumstance; nil for others.
  static func warning(indicator columns: [String], circumstances: [String]) -> String? {
    guard let wealth = circumstances.first(where: RecognisedColumns.isWealth) else { return nil }
    for column in columns {
      if let component = components.first(where: { isPart(column.lowercased(), of: $0) }) {
        return AnalysisWarning.circular(wealth: wealth, component: component.kind, column: column)
          .sentence
      }
    }
    return nil
  }

  private static func isPart(_ name: String, of component: Component) -> Bool {
    component.columns.contains(name) || component.parts.contains { name.contains($0) }
      || name.split { !$0.isLetter }.contains { component.wholeWords.contains(String($0)) }
  }
}
