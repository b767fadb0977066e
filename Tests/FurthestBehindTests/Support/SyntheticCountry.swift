import Foundation
import FurthestBehind
import SurveyModel

/// A made-up country: an extract of women, one of children that refer to them, and a run on both.
struct SyntheticCountry {
  let folder: TemporaryFolder
  var run: SurveyRun

  /// Writes the extracts, with codes or with the labels that the codes have.
  init(seed: Int = 1, women count: Int = 2_000, isLabelled: Bool = false) throws {
    folder = try TemporaryFolder()
    var random = SeededGenerator(seed: seed)
    var womenRows = "v001,v002,v005,v021,v024,v025,v106,v190,v012,v130,bank,phone,net\n"
    var childrenRows = "case,v001,v002,hw\n"
    let residence = ["", "urban", "rural"]
    let education = ["no education", "primary", "secondary", "higher"]
    for woman in 0..<count {
      let cluster = woman / 20
      let isRural = cluster % 3 != 0
      let quintile = Int.random(in: 1...5, using: &random)
      let school = min(3, max(0, quintile - 2 + Int.random(in: -1...1, using: &random)))
      let age = Int.random(in: 15...49, using: &random)
      let share = 0.1 + 0.12 * Double(quintile) + (isRural ? 0 : 0.1) + 0.05 * Double(school)
      func answer(_ shift: Double) -> String {
        if Int.random(in: 0..<40, using: &random) == 0 { return isLabelled ? "" : "9" }
        let isYes = Double.random(in: 0..<1, using: &random) < share + shift
        return isLabelled ? (isYes ? "yes" : "no") : (isYes ? "1" : "0")
      }
      let place = isRural ? 2 : 1
      womenRows +=
        "\(cluster + 1),\(woman % 20 + 1),\(800_000 + 13 * (woman % 997)),\(cluster + 1),"
        + "\(1 + cluster % 4),\(isLabelled ? residence[place] : String(place)),"
        + "\(isLabelled ? education[school] : String(school)),\(quintile),\(age),"
        + "\(Int.random(in: 1...3, using: &random)),\(answer(0)),\(answer(0.1)),\(answer(-0.1))\n"
      if woman % 2 == 0 {
        let isStunted = Double.random(in: 0..<1, using: &random) < 0.6 - 0.1 * Double(school)
        // The child's file pads its numbers; some mothers are not in the women's file.
        let mother = woman % 50 == 0 ? 99 : woman % 20 + 1
        childrenRows += "\(woman),0\(cluster + 1),\(mother).0,\(isStunted ? -250 : -100)\n"
      }
    }
    try Data(womenRows.utf8).write(to: folder.file("women.csv"))
    try Data(childrenRows.utf8).write(to: folder.file("children.csv"))
    run = SurveyRun(extracts: [])
    let women = womenRun(isLabelled: isLabelled)
    run = SurveyRun(extracts: [women, childrenRun])
  }

  /// The path of one of the extracts.
  func path(_ name: String) -> String { folder.file(name).path }

  private func definitions(isLabelled: Bool) -> [ColumnDefinition] {
    [
      ColumnDefinition(
        name: "wealth", value: "if v190 <= 2 then 'Bottom 40' else 'Top 60'", title: "Wealth"),
      ColumnDefinition(
        name: "education",
        value: isLabelled
          ? "case when v106 in ('no education', 'primary') then 'Lower' "
            + "when v106 == 'secondary' then 'Secondary' else 'Higher' end"
          : "case when v106 <= 1 then 'Lower' when v106 == 2 then 'Secondary' else 'Higher' end",
        order: ["Lower", "Secondary", "Higher"]),
      ColumnDefinition(
        name: "residence",
        value: isLabelled ? "v025" : "if v025 == 1 then 'urban' else 'rural'"),
      ColumnDefinition(name: "age", value: "cut(v012, 15, 25, 35)"),
      ColumnDefinition(name: "region", value: "v024"),
    ]
  }

  /// A request on women as a plan would make it.
  static func request(
    _ indicator: String, circumstances: [String] = ["wealth", "residence", "education", "age"]
  ) -> TreeRequest {
    var request = TreeRequest(
      input: .standardInput, indicator: indicator, direction: .opportunity)
    request.circumstances = circumstances
    request.weight = "v005"
    request.psu = "v021"
    request.bootstrap = 20
    request.crossfit = 1
    return request
  }

  private func womenRun(isLabelled: Bool) -> ExtractRun {
    func yes(_ column: String) -> String {
      isLabelled ? "\(column) == 'yes'" : "if \(column) == 9 then missing else \(column) == 1"
    }
    var trees = ["bank", "phone", "net"].map {
      TreeRun(name: $0, request: Self.request(yes($0)), origin: "plan.json, indicators \($0)")
    }
    trees.append(
      TreeRun(name: "bank", request: Self.request(yes("bank")), groupedBy: "region"))
    var extended = Self.request(yes("bank"))
    extended.circumstances?.append("v130")
    extended.unordered = ["v130"]
    trees.append(TreeRun(name: "bank", request: extended, isExtended: true))
    return ExtractRun(
      name: "women", path: path("women.csv"), definitions: definitions(isLabelled: isLabelled),
      trees: trees)
  }

  private var childrenRun: ExtractRun {
    var stunting = TreeRequest(
      input: .standardInput, indicator: "hw < -200", direction: .barrier)
    stunting.circumstances = ["mother_education", "wealth"]
    stunting.ordered = [
      .init(circumstance: "mother_education", levels: ["Lower", "Secondary", "Higher"])
    ]
    stunting.weight = "weight"
    let join = ColumnJoin(
      from: "women", path: path("women.csv"),
      keys: [.init(here: "v001", there: "v001"), .init(here: "v002", there: "v002")],
      columns: [
        .init(name: "mother_education", there: "education"), .init(name: "v190", there: "v190"),
        .init(name: "weight", there: "v005"),
      ])
    return ExtractRun(
      name: "children", path: path("children.csv"),
      definitions: [
        ColumnDefinition(name: "wealth", value: "if v190 <= 2 then 'Bottom 40' else 'Top 60'")
      ], joins: [join], trees: [TreeRun(name: "stunting", request: stunting)])
  }
}
