// MARK: Women

extension DHSRecodes {
  private static let violence: KeyValuePairs<Double, String> = [
    0: "no", 1: "often", 2: "sometimes", 3: "yes, but not in the last 12 months",
    4: "yes, but frequency in last 12 months missing",
  ]
  private static let reasons = ["v744a", "v744b", "v744c", "v744d", "v744e"]
  private static let physical = ["a", "b", "c", "d", "e", "f", "g"].map { "d105" + $0 }
  private static let sexual = ["d105h", "d105i", "d105k"]
  private static let emotional = ["d103a", "d103b", "d103c"]
  private static let lastBirth = ["m3a_1", "m3b_1", "m3c_1"]
  private static let problems = ["v467b", "v467c", "v467d", "v467f"]

  static let women = Recode(
    preset: "dhs-ir",
    columns: frame("v", wealth: "v190") + [
      .numbers("v012", 15...49), education("v106"), union("v502"), .numbers("v137", 0...3),
      .codes("v119", yesNo), .codes("v208", [0: "no births", 1: "", 2: ""]),
      .numbers("v201", 0...5), .codes("v213", [0: "no or unsure", 1: "yes"]),
      .numbers("m14_1", 1...8, [0: "no antenatal visits", 98: "don't know"], blank: 0.1),
      .codes("m15_1", deliveryPlace, blank: 0.1),
      .codes(
        "v313",
        [0: "no method", 1: "folkloric method", 2: "traditional method", 3: "modern method"]),
      .codes(
        "v626a",
        [
          0: "never had sex", 1: "unmet need for spacing", 2: "unmet need for limiting",
          3: "using for spacing", 4: "using for limiting", 5: "spacing failure",
          6: "limiting failure", 7: "no unmet need", 9: "infecund, menopausal",
        ], blank: 0.05),
      .numbers("v511", 10...25, [98: "don't know"], blank: 0.3),
      .numbers("v212", 12...25, blank: 0.3),
      .codes(
        "v044",
        [
          0: "woman not selected", 1: "woman selected and interviewed",
          3: "woman selected, but not interviewed",
        ]),
      .row("d005") { $0 % 3 == 0 ? 0 : Double(700_000 + 1_000 * ($0 * 11 % 700)) },
      .codes(
        "v171a",
        [
          0: "never", 1: "yes, last 12 months", 2: "yes, before last 12 months",
          3: "yes, can't establish when",
        ], blank: 0.05),
      .codes(
        "v155",
        [
          0: "cannot read at all", 1: "able to read only parts of sentence",
          2: "able to read whole sentence", 3: "no card with required language",
        ], blank: 0.3),
    ] + Column.codes(lastBirth + ["m3a_2", "m3b_2", "m3c_2"], knows, blank: 0.15)
      + Column.codes(reasons, knows, blank: 0.02)
      + Column.codes(physical + sexual + emotional, violence, blank: 0.5)
      + Column.codes(["v169a", "v170", "v177", "v481"], yesNo, blank: 0.05)
      + Column.codes(
        problems, [0: "no problem", 1: "big problem", 2: "not a big problem"], blank: 0.5),
    expected: [
      recent("skilled-attendance") { attended($0, lastBirth) },
      recent("skilled-attendance", variant: "any-birth", missingIsNo: true) {
        $0.any(lastBirth + ["m3a_2", "m3b_2", "m3c_2"], 1)
      },
      recent("skilled-attendance", variant: "doctor-nurse-midwife") {
        attended($0, ["m3a_1", "m3b_1"])
      },
      recent("antenatal-care-4") { $0.lies("m14_1", 4...97, except: 98) },
      recent("antenatal-care-4", variant: "unknown-is-no", missingIsNo: true) {
        $0.lies("m14_1", 4...97, except: 98)
      },
      recent("facility-delivery") { facility($0, "m15_1") },
      .init(
        name: "modern-contraception", weight: "v005", missingIsNo: true,
        universe: { $0.has("v502", 1) }
      ) { $0.has("v313", 3) },
      need("contraception-demand", 1, 2, 3, 4),
      .init(
        name: "contraception-demand", variant: "in-union", weight: "v005", missingIsNo: true,
        universe: { both($0.has("v626a", 1, 2, 3, 4), $0.has("v502", 1)) }
      ) { $0.has("v313", 3) },
      .init(
        name: "contraception-demand", variant: "escap", weight: "v005", missingIsNo: true,
        universe: { $0.has("v626a", 1, 2, 3, 4, 5, 6) }
      ) { $0.has("v313", 3) },
      aged("child-marriage-18", 20...24) { $0.lies("v511", 0...17, except: 98) },
      aged("child-marriage-15", 20...24) { $0.lies("v511", 0...14, except: 98) },
      aged("early-childbearing", 20...24) { $0.lies("v212", 0...17) },
      aged("adolescent-childbearing", 15...19) {
        either($0.lies("v201", 1...20), $0.has("v213", 1))
      },
      everywhere("violence-justified") { $0.any(reasons, 1) },
      partner("violence-physical") { $0.any(physical, 1, 2, 3, 4) },
      partner("violence-sexual") { $0.any(sexual, 1, 2, 3, 4) },
      partner("violence-emotional") { $0.any(emotional, 1, 2, 3, 4) },
      partner("violence-12-months") { $0.any(physical + sexual, 1, 2) },
      everywhere("mobile-phone") { $0.has("v169a", 1) },
      everywhere("internet-use") { $0.has("v171a", 1) },
      everywhere("bank-account") { $0.has("v170", 1) },
      everywhere("financial-inclusion") { $0.any(["v170", "v177"], 1) },
      everywhere("health-insurance") { $0.has("v481", 1) },
      everywhere("health-care-problem") { $0.any(problems, 1) },
      everywhere("literacy") { either($0.has("v106", 2, 3), $0.has("v155", 1, 2)) },
    ])

  private static func recent(
    _ name: String, variant: String? = nil, missingIsNo: Bool = false,
    value: @escaping @Sendable (Row) -> Bool?
  ) -> Recode.Expected {
    .init(
      name: name, variant: variant, weight: "v005", missingIsNo: missingIsNo,
      universe: { $0.has("v208", 1, 2) }, value: value)
  }

  private static func need(_ name: String, _ codes: Double...) -> Recode.Expected {
    .init(
      name: name, weight: "v005", missingIsNo: true,
      universe: { row in row["v626a"].map { codes.contains($0) } }
    ) { $0.has("v313", 3) }
  }

  private static func aged(
    _ name: String, _ years: ClosedRange<Double>, value: @escaping @Sendable (Row) -> Bool?
  ) -> Recode.Expected {
    .init(
      name: name, weight: "v005", missingIsNo: true, universe: { $0.lies("v012", years) },
      value: value)
  }

  private static func everywhere(
    _ name: String, value: @escaping @Sendable (Row) -> Bool?
  ) -> Recode.Expected {
    .init(name: name, weight: "v005", missingIsNo: true, universe: everybody, value: value)
  }

  private static func partner(
    _ name: String, value: @escaping @Sendable (Row) -> Bool?
  ) -> Recode.Expected {
    .init(
      name: name, weight: "d005", missingIsNo: true,
      universe: { both($0.has("v044", 1), $0.has("v502", 1, 2)) }, value: value)
  }
}

// MARK: Children and births

extension DHSRecodes {
  private static let attendants = ["m3a", "m3b", "m3c"]
  private static let vaccinated: KeyValuePairs<Double, String> = [
    0: "no", 1: "vaccination date on card", 2: "reported by mother",
    3: "vaccination marked on card", 8: "don't know",
  ]

  private static var birth: [Column] {
    frame("v", wealth: "v190") + [
      .numbers("v012", 15...49), education("v106"), union("v502"), .numbers("v137", 0...3),
      .codes("b4", [1: "male", 2: "female"]), .codes("b5", yesNo), .row("v008") { _ in 1400 },
      .codes("m15", deliveryPlace, blank: 0.1),
    ] + Column.codes(attendants, knows, blank: 0.15)
  }

  static let children = Recode(
    preset: "dhs-kr",
    columns: birth + [
      .numbers("b3", 1341...1399), .numbers("b19", 0...59, blank: 0.3),
      .codes("h7", vaccinated, blank: 0.1), .codes("h9", vaccinated, blank: 0.1),
    ]
      + ["hw70", "hw72"].map {
        .codes(
          $0,
          [
            -350: "", -201: "", -200: "", -50: "", 200: "", 201: "", 9998: "flagged cases",
          ], blank: 0.1)
      },
    expected: [
      child("skilled-attendance") { attended($0, attendants) },
      child("skilled-attendance", variant: "doctor-nurse-midwife") {
        attended($0, ["m3a", "m3b"])
      },
      child("facility-delivery") { facility($0, "m15") },
      child("dpt3-vaccination", missingIsNo: true, universe: isOneYearOld) {
        $0.has("h7", 1, 2, 3)
      },
      child("measles-vaccination", missingIsNo: true, universe: isOneYearOld) {
        $0.has("h9", 1, 2, 3)
      },
      child("stunting", universe: { $0.has("b5", 1) }) {
        $0.lies("hw70", -999 ... -201, except: 9998)
      },
      child("wasting", universe: { $0.has("b5", 1) }) {
        $0.lies("hw72", -999 ... -201, except: 9998)
      },
      child("overweight", universe: { $0.has("b5", 1) }) {
        $0.lies("hw72", 201...999, except: 9998)
      },
    ])

  /// Months since the birth: b19 where it is known, else by the dates.
  private static func months(_ row: Row) -> Double? {
    row["b19"] ?? row["b3"].map { 1400 - $0 }
  }

  @Sendable private static func isOneYearOld(_ row: Row) -> Bool? {
    both(row.has("b5", 1), months(row).map { (12...23).contains($0) })
  }

  static let births = Recode(
    preset: "dhs-br",
    columns: birth + [
      .numbers("b3", 1201...1399), .numbers("b19", 0...200, blank: 0.3),
      .numbers("b7", 0...100, blank: 0.3), .codes("m17", knows, blank: 0.1),
      .codes("bidx", [1: "", 2: ""]),
    ],
    expected: [
      child("skilled-attendance", universe: isRecent) { attended($0, attendants) },
      child("skilled-attendance", variant: "doctor-nurse-midwife", universe: isRecent) {
        attended($0, ["m3a", "m3b"])
      },
      child("facility-delivery", universe: isRecent) { facility($0, "m15") },
      child("caesarean", missingIsNo: true, universe: isRecent) { $0.has("m17", 1) },
      child("survival-to-age-5", universe: { months($0).map { 60 <= $0 && $0 < 180 } }) {
        $0["b5"] == 1 ? true : $0.lies("b7", 60...999)
      },
    ])

  @Sendable private static func isRecent(_ row: Row) -> Bool? { months(row).map { $0 < 60 } }

  private static func child(
    _ name: String, variant: String? = nil, missingIsNo: Bool = false,
    universe: @escaping @Sendable (Row) -> Bool? = everybody,
    value: @escaping @Sendable (Row) -> Bool?
  ) -> Recode.Expected {
    .init(
      name: name, variant: variant, weight: "v005", missingIsNo: missingIsNo, universe: universe,
      value: value)
  }
}

// MARK: Men

extension DHSRecodes {
  private static let mensReasons = ["mv744a", "mv744b", "mv744c", "mv744d", "mv744e"]

  static let men = Recode(
    preset: "dhs-mr",
    columns: frame("mv", wealth: "mv190") + [
      .numbers("mv012", 15...49), education("mv106"),
      .codes(
        "mv501",
        [
          0: "never in union", 1: "married", 2: "living with partner", 3: "widowed",
          4: "divorced", 5: "no longer living together/separated",
        ]),
      .codes(
        "mv171a", [0: "never", 1: "yes, last 12 months", 2: "yes, before last 12 months"],
        blank: 0.05),
      .numbers("mv511", 10...25, [98: "don't know"], blank: 0.3),
      .codes(
        "mv155",
        [
          0: "cannot read at all", 1: "able to read only parts of sentence",
          2: "able to read whole sentence", 3: "no card with required language",
        ], blank: 0.3),
    ] + Column.codes(["mv169a", "mv170", "mv481"], yesNo, blank: 0.05)
      + Column.codes(mensReasons, knows, blank: 0.02),
    expected: [
      man("mobile-phone") { $0.has("mv169a", 1) },
      man("internet-use") { $0.has("mv171a", 1) },
      man("bank-account") { $0.has("mv170", 1) },
      man("health-insurance") { $0.has("mv481", 1) },
      man("violence-justified") { $0.any(mensReasons, 1) },
      man("child-marriage-18", universe: { $0.lies("mv012", 20...24) }) {
        $0.lies("mv511", 0...17, except: 98)
      },
      man("literacy") { either($0.has("mv106", 2, 3), $0.has("mv155", 1, 2)) },
    ])

  private static func man(
    _ name: String, universe: @escaping @Sendable (Row) -> Bool? = everybody,
    value: @escaping @Sendable (Row) -> Bool?
  ) -> Recode.Expected {
    .init(name: name, weight: "mv005", missingIsNo: true, universe: universe, value: value)
  }
}
