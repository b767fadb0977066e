/// The household file: codes and names as in the hh file of a MICS, whose labels stand in a file of
/// their own.
extension HouseholdSurvey {
  var file: SurveyFile {
    var random = SeededGenerator(stream: "households/codes")
    let rows = households.indices.map { index in
      row(index, answers: answers(of: index, &random))
    }
    return SurveyFile(
      name: "synthetic-lao-households.csv", columns: HouseholdSurvey.columns,
      rows: addingUnanswered(to: rows))
  }

  private static let columns = [
    "HH1", "HH2", "HH46", "hhweight", "PSU", "stratum", "HH6", "HH7", "HH51", "windex5", "HHSEX",
    "helevel", "religion", "ethnicity", "HC8", "HC12", "HC15", "HC16", "HC19", "EU1", "WS1", "WS3",
    "WS4", "WS11", "WS15",
  ]

  private func row(_ index: Int, answers: [String]) -> [String] {
    let household = households[index]
    let numbers = [
      household.cluster.stratum, household.residence.rawValue + 1, household.cluster.regionCode,
      household.childrenUnder5, household.quintile, household.headSex.rawValue + 1,
      household.headEducation.rawValue + 1, household.religion.rawValue + 1,
      household.ethnicity.rawValue + 1,
    ]
    return [
      String(household.cluster.code), String(household.number), "1", sixDecimals(weights[index]),
      String(household.cluster.code),
    ] + numbers.map(String.init) + answers
  }

  /// The answers from HC8 on: one of the codes that stand for what the household has or has not.
  private func answers(of index: Int, _ random: inout SeededGenerator) -> [String] {
    func pick(_ codes: [Int]) -> Int { codes[random.uniform(in: 0...codes.count - 1)] }
    func yesNo(_ outcome: HouseholdOutcome) -> String { has(outcome, index) ? "1" : "2" }
    let household = households[index]

    let electricity = has(.electricity, index) ? pick([1, 1, 1, 1, 1, 1, 1, 1, 1, 2]) : 3
    let stove = has(.cleanFuel, index) ? pick([1, 3, 3, 3, 3, 4]) : pick([8, 8, 8, 9, 9, 9, 9])
    let source =
      !has(.cleanWater, index)
      ? pick([32, 42, 42, 81, 81])
      : !has(.basicWater, index) ? pick([21, 31, 41]) : pick([11, 12, 21, 21, 31, 41, 51, 91, 91])
    // Basic water is clean water within half an hour; that of a pipe is on the premises.
    let isNear = has(.basicWater, index) || !has(.cleanWater, index) && pick([0, 1]) == 1
    let place = isNear ? (source == 11 ? 1 : source == 12 ? 2 : pick([2, 3])) : 3
    let minutes = isNear ? pick([5, 10, 10, 15, 20, 30]) : pick([35, 40, 45, 60, 90])
    let toilet =
      has(.safeSanitation, index)
      ? pick([11, 12, 12, 12, 21, 22]) : pick([12, 22, 23, 23, 95, 95, 95])
    let isShared = !has(.safeSanitation, index) && toilet < 23
    return [
      String(electricity), yesNo(.mobilePhone), household.farms ? "1" : "2",
      household.farms ? yesNo(.land) : "", yesNo(.bankCard), String(stove), String(source),
      String(place), place == 3 ? String(minutes) : "", String(toilet),
      toilet == 95 ? "" : isShared ? "1" : "2",
    ]
  }

  /// Puts households without a completed interview between the others: weight zero, answers blank.
  private func addingUnanswered(to rows: [[String]]) -> [[String]] {
    var random = SeededGenerator(stream: "households/not interviewed")
    var missing = Set<Int>()
    while missing.count < 24 {
      missing.insert(households[random.uniform(in: 0...households.count - 1)].cluster.code)
    }
    var all: [[String]] = []
    for (index, row) in rows.enumerated() {
      all.append(row)
      let household = households[index]
      let isLast =
        index + 1 == rows.count || households[index + 1].cluster.code != household.cluster.code
      if isLast && missing.contains(household.cluster.code) {
        let known = [
          row[0], String(household.number + 1), "2", "0.000000", row[4], row[5], row[6], row[7],
        ]
        all.append(known + Array(repeating: "", count: row.count - known.count))
      }
    }
    return all
  }

  /// The names of the columns and of their codes.
  var labels: SurveyFile {
    var rows: [[String]] = []
    for (variable, title, codes) in HouseholdSurvey.words {
      rows.append([variable, "", title, "en"])
      rows += codes.map { [variable, String($0), $1, "en"] }
    }
    rows += SurveyFrame.regions.enumerated().map { ["HH7", String($0 + 1), $1.name, "en"] }
    return SurveyFile(
      name: "synthetic-lao-households-labels.csv",
      columns: ["variable", "code", "label", "language"], rows: rows)
  }

  private static let yesNo = [(1, "Yes"), (2, "No")]

  private static let words: [(variable: String, title: String, codes: [(Int, String)])] = [
    ("HH46", "Interview", [(1, "Completed"), (2, "Not completed")]),
    ("HH6", "Residence", Residence.allCases.map { ($0.rawValue + 1, $0.label) }),
    ("HH51", "Children under five", []),
    ("windex5", "Wealth quintile", []),
    ("HHSEX", "Sex of the head", [(1, Sex.male.label), (2, Sex.female.label)]),
    (
      "helevel", "Education of the head",
      [Schooling.lower, .secondary, .higher].map { ($0.rawValue + 1, $0.label) }
    ),
    (
      "religion", "Religion of the head",
      [Religion.buddhist, .animist, .other].map { ($0.rawValue + 1, $0.label) }
    ),
    (
      "ethnicity", "Ethnicity of the head",
      [Ethnicity.laoTai, .monKhmer, .hmongMien, .other].map { ($0.rawValue + 1, $0.label) }
    ),
    ("HC8", "Electricity", [(1, "Yes from the grid"), (2, "Yes off the grid"), (3, "No")]),
    ("HC12", "A member has a mobile phone", yesNo),
    ("HC15", "The household works land", yesNo),
    ("HC16", "The household owns land that it works", yesNo),
    ("HC19", "A member has a bank card", yesNo),
    (
      "EU1", "Cookstove",
      [
        (1, "Electric stove"), (3, "Liquefied gas stove"), (4, "Biogas stove"),
        (8, "Charcoal stove"), (9, "Open fire with wood"),
      ]
    ),
    (
      "WS1", "Source of drinking water",
      [
        (11, "Piped into the dwelling"), (12, "Piped into the yard"), (21, "Borehole"),
        (31, "Protected well"), (32, "Unprotected well"), (41, "Protected spring"),
        (42, "Unprotected spring"), (51, "Rainwater"), (81, "River or pond"),
        (91, "Bottled water"),
      ]
    ),
    ("WS3", "Place of the source", [(1, "In the dwelling"), (2, "In the yard"), (3, "Elsewhere")]),
    ("WS4", "Minutes to fetch water and come back", []),
    (
      "WS11", "Toilet",
      [
        (11, "Flush to sewer"), (12, "Flush to septic tank"), (21, "Ventilated pit"),
        (22, "Pit with slab"), (23, "Open pit"), (95, "None"),
      ]
    ),
    ("WS15", "Toilet shared with other households", yesNo),
  ]
}
