/// Recodes of the DHS Program, with the labels of its model data and recode manuals.
enum DHSRecodes {
  static let all = [households, members, women, children, births, men]

  typealias Column = Recode.Column
  typealias Row = Recode.Row

  static let yesNo: KeyValuePairs<Double, String> = [0: "no", 1: "yes"]
  static let knows: KeyValuePairs<Double, String> = [0: "no", 1: "yes", 8: "don't know"]

  /// Weight, design and the circumstances that begin with a prefix.
  static func frame(_ prefix: String, wealth: String) -> [Column] {
    [
      .row(prefix + "005") { Double(500_000 + 1_000 * ($0 * 7 % 900)) },
      .row(prefix + "021") { Double($0 / 20 + 1) },
      .row(prefix + "022") { Double($0 / 20 % 5 + 1) },
      .codes(prefix + "025", [1: "urban", 2: "rural"]),
      .codes(wealth, [1: "poorest", 2: "poorer", 3: "middle", 4: "richer", 5: "richest"]),
    ]
  }

  static func education(_ name: String, blank: Double = 0) -> Column {
    .codes(name, [0: "no education", 1: "primary", 2: "secondary", 3: "higher"], blank: blank)
  }

  static func union(_ name: String) -> Column {
    .codes(
      name,
      [
        0: "never in union", 1: "currently in union/living with a man",
        2: "formerly in union/living with a man",
      ])
  }

  static let deliveryPlace: KeyValuePairs<Double, String> = [
    11: "respondent's home", 12: "other home", 21: "government hospital",
    22: "government health center", 31: "private hospital/clinic", 96: "other", 99: "missing",
  ]

  static func facility(_ row: Row, _ column: String) -> Bool? {
    row.lies(column, 20...39, except: 99)
  }

  /// One of some attendants; a blank or "don't know" is no yes, and all of them are no answer.
  static func attended(_ row: Row, _ columns: [String]) -> Bool? {
    if row.any(columns, 1) { return true }
    return columns.allSatisfy { row[$0] == nil || row[$0] == 8 || row[$0] == 9 } ? nil : false
  }
}

// MARK: Households and their members

extension DHSRecodes {
  static let households = Recode(
    preset: "dhs-hr",
    columns: frame("hv", wealth: "hv270") + [
      .numbers("hv009", 1...9), education("hv106_01"), education("hv106_02", blank: 0.3),
      .codes("hv219", [1: "male", 2: "female"]), .numbers("hv014", 0...3),
      .codes("hv206", yesNo, blank: 0.05),
      .codes(
        "hv226",
        [
          1: "electricity", 2: "lpg", 3: "natural gas", 4: "biogas", 5: "kerosene", 8: "wood",
          95: "no food cooked in house", 96: "other",
        ], blank: 0.03),
      .codes(
        "hv201",
        [
          11: "piped into dwelling", 12: "piped to yard/plot", 13: "public tap/standpipe",
          21: "tube well or borehole", 31: "protected well", 32: "unprotected well",
          41: "protected spring", 42: "unprotected spring", 51: "rainwater", 61: "tanker truck",
          62: "cart with small tank", 71: "bottled water", 96: "other", 99: "missing",
        ]),
      .numbers("hv204", 25...35, [996: "on premises", 998: "don't know"]),
      .codes(
        "hv205",
        [
          11: "flush to piped sewer system", 12: "flush to septic tank",
          13: "flush to pit latrine", 14: "flush to somewhere else",
          15: "flush, don't know where", 21: "ventilated improved pit latrine (vip)",
          22: "pit latrine with slab", 23: "pit latrine without slab/open pit",
          31: "no facility/bush/field", 41: "composting toilet", 42: "bucket toilet",
          96: "other", 99: "missing",
        ]),
      .codes("hv225", yesNo, blank: 0.1),
      .codes(
        "hv230a",
        [
          1: "observed, fixed place", 2: "observed, mobile",
          3: "not observed: not in dwelling/yard/plot", 4: "not observed: no permission to see",
          5: "not observed: other reason",
        ]),
      .codes("hv230b", [0: "water not available", 1: "water is available"], blank: 0.2),
      .codes("hv232", yesNo, blank: 0.2),
      .numbers("hv216", 0...5, [99: "missing"]),
    ] + Column.codes(["hv243a", "hv243e", "hv244", "hv247"], yesNo, blank: 0.05),
    expected: [
      .init(name: "electricity", weight: "hv005", missingIsNo: true, universe: everybody) {
        $0.has("hv206", 1)
      },
      .init(name: "clean-fuel", weight: "hv005", missingIsNo: true, universe: everybody) {
        $0.has("hv226", 1, 2, 3, 4)
      },
      .init(
        name: "clean-fuel", variant: "cooking-households", weight: "hv005", missingIsNo: true,
        universe: { $0.has("hv226", 95).map { !$0 } }
      ) { $0.has("hv226", 1, 2, 3, 4) },
      .init(name: "improved-water", weight: "hv005", universe: everybody) { source($0, true) },
      .init(
        name: "improved-water", variant: "before-2017", weight: "hv005", universe: everybody
      ) { source($0, false) },
      .init(name: "basic-water", weight: "hv005", missingIsNo: true, universe: everybody) {
        both(source($0, true), near($0, 30))
      },
      .init(
        name: "basic-water", variant: "escap", weight: "hv005", missingIsNo: true,
        universe: everybody
      ) { both(source($0, false), near($0, 29)) },
      .init(name: "improved-sanitation", weight: "hv005", universe: everybody) { toilet($0) },
      .init(name: "basic-sanitation", weight: "hv005", missingIsNo: true, universe: everybody) {
        both(toilet($0), $0.has("hv225", 0))
      },
      .init(
        name: "handwashing", weight: "hv005", missingIsNo: true,
        universe: { $0.has("hv230a", 1, 2, 3) }
      ) { both($0.has("hv230b", 1), $0.has("hv232", 1)) },
      .init(
        name: "mobile-phone-household", weight: "hv005", missingIsNo: true, universe: everybody
      ) { $0.has("hv243a", 1) },
      .init(
        name: "bank-account-household", weight: "hv005", missingIsNo: true, universe: everybody
      ) { $0.has("hv247", 1) },
      .init(name: "agricultural-land", weight: "hv005", missingIsNo: true, universe: everybody) {
        $0.has("hv244", 1)
      },
      .init(name: "computer", weight: "hv005", missingIsNo: true, universe: everybody) {
        $0.has("hv243e", 1)
      },
      .init(name: "crowding", weight: "hv005", universe: everybody) { row in
        guard let rooms = row["hv216"], rooms != 0, rooms != 99 else { return nil }
        return row["hv009"].map { $0 / rooms > 3 }
      },
    ])

  private static func source(_ row: Row, _ delivered: Bool) -> Bool? {
    guard let source = row["hv201"], source != 99 else { return nil }
    return [11, 12, 13, 21, 31, 41, 51, 71].contains(source)
      || delivered && [61, 62].contains(source)
  }

  private static func near(_ row: Row, _ minutes: Double) -> Bool? {
    guard let time = row["hv204"], time != 998 else { return nil }
    return time == 996 || time <= minutes
  }

  private static func toilet(_ row: Row) -> Bool? {
    guard let toilet = row["hv205"], toilet != 99 else { return nil }
    return [11, 12, 13, 15, 21, 22, 41].contains(toilet)
  }

  static let members = Recode(
    preset: "dhs-pr",
    columns: frame("hv", wealth: "hv270") + [
      .codes("hv103", yesNo), .codes("hv104", [1: "male", 2: "female"]),
      .numbers("hv105", 0...60, [98: "don't know"]),
      .codes(
        "hv109",
        [
          0: "no education", 1: "incomplete primary", 2: "complete primary",
          3: "incomplete secondary", 4: "complete secondary", 5: "higher", 8: "don't know",
        ], blank: 0.05),
      .codes(
        "hv121", [0: "no", 1: "attended at some time", 2: "currently attending"], blank: 0.1),
      .codes(
        "hv140",
        [0: "neither certificate or registered", 1: "has certificate", 2: "registered"],
        blank: 0.1),
      .numbers("hv014", 0...3), .numbers("hc1", 0...59, blank: 0.1),
      education("hc61", blank: 0.2),
    ]
      + ["hc70", "hc71", "hc72"].map {
        .codes(
          $0,
          [
            -350: "", -201: "", -200: "", -100: "", 0: "", 200: "", 201: "", 350: "",
            9996: "height out of plausible limits", 9998: "flagged cases",
          ], blank: 0.1)
      },
    expected: [
      age("secondary-20-35", 20...35) { $0.has("hv109", 4, 5) },
      age("secondary-35-plus", 35...97) { $0.has("hv109", 4, 5) },
      age("higher-25-35", 25...35) { $0.has("hv109", 5) },
      age("higher-35-plus", 35...97) { $0.has("hv109", 5) },
      age("school-attendance", 6...17) { $0.has("hv121", 1, 2) },
      age("birth-registration", 0...4) { $0.has("hv140", 1, 2) },
      .init(
        name: "stunting", weight: "hv005", universe: { both($0.has("hv103", 1), $0["hc1"] != nil) }
      ) { score($0, "hc70").map { $0 < -200 } },
      .init(
        name: "stunting", variant: "all-measured", weight: "hv005",
        universe: { score($0, "hc70") != nil }
      ) { score($0, "hc70").map { $0 < -200 } },
      .init(
        name: "wasting", weight: "hv005", universe: { both($0.has("hv103", 1), $0["hc1"] != nil) }
      ) { score($0, "hc72").map { $0 < -200 } },
      .init(
        name: "overweight", weight: "hv005",
        universe: { both($0.has("hv103", 1), $0["hc1"] != nil) }
      ) { score($0, "hc72").map { $0 > 200 } },
      .init(
        name: "underweight", weight: "hv005",
        universe: { both($0.has("hv103", 1), $0["hc1"] != nil) }
      ) { score($0, "hc71").map { $0 < -200 } },
    ])

  private static func age(
    _ name: String, _ years: ClosedRange<Double>, value: @escaping @Sendable (Row) -> Bool?
  ) -> Recode.Expected {
    .init(
      name: name, weight: "hv005", missingIsNo: true,
      universe: { $0.lies("hv105", years, except: 98) }, value: value)
  }

  private static func score(_ row: Row, _ column: String) -> Double? {
    row[column].flatMap { $0 >= 9996 ? nil : $0 }
  }
}
