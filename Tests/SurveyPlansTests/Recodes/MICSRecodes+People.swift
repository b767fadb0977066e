// MARK: Members

extension MICSRecodes {
  private static var person: [Column] {
    frame("hhweight") + [
      .codes("HL4", [1: "MALE", 2: "FEMALE"]), .numbers("HL6", 0...96, [98: "DK"]),
    ]
  }

  static let members6 = Recode(
    preset: "mics-hl", phase: "MICS6",
    columns: person + [
      .codes(
        "ED5A",
        [
          0: "ECE", 1: "PRIMARY", 2: "LOWER SECONDARY", 3: "UPPER SECONDARY", 4: "HIGHER",
          8: "DK",
        ], blank: 0.2),
      .numbers("ED5B", 1...4, [98: "DK"], blank: 0.1), .codes("ED6", knows, blank: 0.1),
      .codes("ED9", yesNo, blank: 0.2),
    ],
    expected: attainment(
      higher: { $0.has("ED5A", 4) },
      secondary: { row in
        either(
          row.has("ED5A", 4),
          both(both(row.has("ED5A", 3), row.lies("ED5B", 3...9, except: 98)), row.has("ED6", 1)))
      }, attends: { $0.has("ED9", 1) }))

  static let members5 = Recode(
    preset: "mics-hl", phase: "MICS5",
    columns: person + [
      .codes("ED3", yesNo),
      .codes(
        "ED4A", [0: "PRESCHOOL", 1: "PRIMARY", 2: "SECONDARY", 3: "HIGHER", 8: "DK"], blank: 0.2),
      .numbers("ED4B", 0...6, [98: "DK"], blank: 0.1), .codes("ED5", yesNo, blank: 0.2),
    ],
    expected: attainment(
      higher: { $0.has("ED4A", 3) },
      secondary: { row in
        either(row.has("ED4A", 3), both(row.has("ED4A", 2), row.lies("ED4B", 3...9, except: 98)))
      }, attends: { $0.has("ED5", 1) }))

  private static func attainment(
    higher: @escaping @Sendable (Row) -> Bool?, secondary: @escaping @Sendable (Row) -> Bool?,
    attends: @escaping @Sendable (Row) -> Bool?
  ) -> [Recode.Expected] {
    func aged(
      _ name: String, _ years: ClosedRange<Double>, _ value: @escaping @Sendable (Row) -> Bool?
    ) -> Recode.Expected {
      .init(
        name: name, weight: "hhweight", missingIsNo: true,
        universe: { $0.lies("HL6", years, except: 98) }, value: value)
    }
    return [
      aged("secondary-20-35", 20...35, secondary), aged("secondary-35-plus", 35...96, secondary),
      aged("higher-25-35", 25...35, higher), aged("higher-35-plus", 35...96, higher),
      aged("school-attendance", 6...17, attends),
    ]
  }
}

// MARK: Women

extension MICSRecodes {
  private static let reasons = ["DV1A", "DV1B", "DV1C", "DV1D", "DV1E"]
  private static let union: KeyValuePairs<Double, String> = [
    1: "Currently married/in union", 2: "Formerly married/in union", 3: "Never married/in union",
  ]
  private static let reading: KeyValuePairs<Double, String> = [
    1: "CANNOT READ AT ALL", 2: "ABLE TO READ ONLY PARTS OF SENTENCE",
    3: "ABLE TO READ WHOLE SENTENCE", 4: "NO SENTENCE IN REQUIRED LANGUAGE",
  ]
  private static let often: KeyValuePairs<Double, String> = [
    0: "NOT AT ALL", 1: "LESS THAN ONCE A WEEK", 2: "AT LEAST ONCE A WEEK",
    3: "ALMOST EVERY DAY",
  ]
  private static let place: KeyValuePairs<Double, String> = [
    11: "RESPONDENT'S HOME", 21: "GOVERNMENT HOSPITAL", 31: "PRIVATE HOSPITAL", 96: "OTHER",
  ]

  private static func letters(_ prefix: String, _ letters: String) -> [String] {
    letters.map { prefix + String($0) }
  }

  private static var woman: [Column] {
    frame("wmweight") + [
      .codes("MSTATUS", union), .numbers("CEB", 0...6),
      .codes("CP1", [1: "YES", 2: "NO", 3: "UNSURE OR DK"]),
      .numbers("WAGEM", 10...25, blank: 0.3), .row("WDOB") { Double(1000 + $0 % 7) },
      .numbers("WDOBFC", 1180...1260, blank: 0.3),
    ] + Column.codes(reasons, knows, blank: 0.02)
  }

  static let women6 = Recode(
    preset: "mics-wm", phase: "MICS6",
    columns: woman + [
      completed("WM17"), .numbers("WB4", 15...49), education6("welevel"),
      .codes(
        "CM17",
        [0: "NO LIVE BIRTHS IN LAST 2 YEARS", 1: "ONE OR MORE LIVE BIRTHS IN LAST 2 YEARS"],
        blank: 0.2),
      .numbers("MN5", 1...8, [98: "DK"], blank: 0.2), .codes("MN20", place, blank: 0.1),
      .codes("MT9", yesNo), .codes("MT10", often, blank: 0.3), .codes("MT11", yesNo, blank: 0.05),
      .codes("WB18", yesNo, blank: 0.05), .codes("WB14", reading, blank: 0.3),
    ] + letters("MN19", "ABC").map { .letter($0) }
      + letters("CP4", "ABCDEFGHIJK").map { .letter($0, blank: 0.95) },
    expected: women(
      "WB4", recent: { $0.has("CM17", 1) }, attendants: letters("MN19", "ABC"), visits: "MN5",
      place: "MN20", methods: letters("CP4", "ABCDEFGHIJK"), secondary: [2, 3, 4]) + [
        woman("mobile-phone") { $0.has("MT11", 1) },
        woman("internet-use") { $0.has("MT10", 1, 2, 3) },
        woman("internet-use", variant: "ever") { $0.has("MT9", 1) },
        woman("health-insurance") { $0.has("WB18", 1) },
        woman("literacy") { either($0.has("welevel", 2, 3, 4), $0.has("WB14", 2, 3)) },
      ])

  static let women5 = Recode(
    preset: "mics-wm", phase: "MICS5",
    columns: woman + [
      completed("WM7"), .numbers("WB2", 15...49), education5("welevel"),
      // O and S are the yes of French and Spanish questionnaires.
      Column(
        name: "CM13",
        values: [
          .init(code: 1, text: "Y"), .init(code: 2, text: "N"), .init(code: 1, text: "Y"),
          .init(code: 3, text: "O"), .init(code: 4, text: "S"),
        ], blank: 0.1),
      .numbers("MN3", 1...8, [98: "DK"], blank: 0.2), .codes("MN18", place, blank: 0.1),
      .codes("MT9", yesNo), .codes("MT10", yesNo, blank: 0.3), .codes("WB7", reading, blank: 0.3),
      // What MICS6 asks under these names, MICS5 does not.
      .codes("MN5", yesNo), .numbers("MN20", 1...25), .codes("MT11", often), .letter("MN19A"),
      .letter("MN19B"), .letter("MN19C"),
    ] + letters("MN17", "ABC").map { .letter($0) }
      + letters("CP3", "ABCDEFGHIJK").map { .letter($0, blank: 0.95) },
    expected: women(
      "WB2", recent: { $0.has("CM13", 1, 3, 4) }, attendants: letters("MN17", "ABC"),
      visits: "MN3", place: "MN18", methods: letters("CP3", "ABCDEFGHIJK"), secondary: [3, 4]) + [
        woman("internet-use") { $0.has("MT10", 1) },
        woman("internet-use", variant: "ever") { $0.has("MT9", 1) },
        woman("literacy") { either($0.has("welevel", 3, 4), $0.has("WB7", 2, 3)) },
      ], impossible: ["mobile-phone", "health-insurance"])

  private static func women(
    _ age: String, recent: @escaping @Sendable (Row) -> Bool?, attendants: [String],
    visits: String, place: String, methods: [String], secondary: [Double]
  ) -> [Recode.Expected] {
    [
      woman("skilled-attendance", universe: recent) { $0.any(attendants, 1) },
      woman("antenatal-care-4", universe: recent) { $0.lies(visits, 4...97, except: 98) },
      woman("facility-delivery", needsCodes: true, universe: recent) { $0.lies(place, 21...39) },
      woman("modern-contraception", universe: { $0.has("MSTATUS", 1) }) { $0.any(methods, 1) },
      woman("child-marriage-18", universe: { $0.lies(age, 20...24) }) {
        $0.lies("WAGEM", 0...17)
      },
      woman("child-marriage-15", universe: { $0.lies(age, 20...24) }) {
        $0.lies("WAGEM", 0...14)
      },
      woman("early-childbearing", universe: { $0.lies(age, 20...24) }) { row in
        row["WDOBFC"].map { $0 - (row["WDOB"] ?? 0) < 216 }
      },
      woman("adolescent-childbearing", universe: { $0.lies(age, 15...19) }) {
        either($0.lies("CEB", 1...20), $0.has("CP1", 1))
      },
      woman("violence-justified") { $0.any(reasons, 1) },
    ]
  }

  private static func woman(
    _ name: String, variant: String? = nil, needsCodes: Bool = false,
    universe: @escaping @Sendable (Row) -> Bool? = everybody,
    value: @escaping @Sendable (Row) -> Bool?
  ) -> Recode.Expected {
    .init(
      name: name, variant: variant, weight: "wmweight", missingIsNo: true, needsCodes: needsCodes,
      universe: universe, value: value)
  }
}

// MARK: Children

extension MICSRecodes {
  private static let scores = ["HAZ2", "WAZ2", "WHZ2"]

  private static var child: [Column] {
    frame("chweight") + [
      .codes("HL4", [1: "MALE", 2: "FEMALE"]), .numbers("CAGE", 0...59),
      .codes(
        "BR1", [1: "YES, SEEN", 2: "YES, NOT SEEN", 3: "NO", 8: "DK"], blank: 0.05),
      .codes("BR2", knows, blank: 0.4),
    ]
      + scores.map {
        .codes($0, [-3.5: "", -2.01: "", -2: "", 0.5: "", 2: "", 2.01: "", 99.97: ""], blank: 0.1)
      }
      + ["HAZFLAG", "WAZFLAG", "WHZFLAG"].map {
        .codes($0, [0: "No flag", 1: "Flagged"], blank: 0.05)
      }
  }

  static let children6 = Recode(
    preset: "mics-ch", phase: "MICS6",
    columns: child + [
      completed("UF17"), education6("melevel"), .codes("UB8", yesNo, blank: 0.2),
      .codes("UB9", yesNo, blank: 0.05),
    ],
    expected: children(preschool: "UB8") + [
      kid("health-insurance", missingIsNo: true) { $0.has("UB9", 1) }
    ])

  static let children5 = Recode(
    preset: "mics-ch", phase: "MICS5",
    columns: child + [
      completed("UF9"), .numbers("AG2", 0...4), education5("melevel"),
      .codes("EC5", knows, blank: 0.2),
    ],
    expected: children(preschool: "EC5"), impossible: ["health-insurance"])

  private static func children(preschool: String) -> [Recode.Expected] {
    [
      kid("stunting") { score($0, "HAZ").map { $0 < -2 } },
      kid("wasting") { score($0, "WHZ").map { $0 < -2 } },
      kid("overweight") { score($0, "WHZ").map { $0 > 2 } },
      kid("underweight") { score($0, "WAZ").map { $0 < -2 } },
      kid("birth-registration", missingIsNo: true) {
        either($0.has("BR1", 1, 2), $0.has("BR2", 1))
      },
      kid("early-education", missingIsNo: true, universe: { $0.lies("CAGE", 36...59) }) {
        $0.has(preschool, 1)
      },
    ]
  }

  /// A z-score that was measured and not flagged.
  private static func score(_ row: Row, _ name: String) -> Double? {
    guard row[name + "FLAG"] == 0, let score = row[name + "2"], abs(score) < 90 else { return nil }
    return score
  }

  private static func kid(
    _ name: String, missingIsNo: Bool = false,
    universe: @escaping @Sendable (Row) -> Bool? = everybody,
    value: @escaping @Sendable (Row) -> Bool?
  ) -> Recode.Expected {
    .init(
      name: name, weight: "chweight", missingIsNo: missingIsNo, universe: universe, value: value)
  }
}

// MARK: Men

extension MICSRecodes {
  private static let mensReasons = ["MDV1A", "MDV1B", "MDV1C", "MDV1D", "MDV1E"]

  private static var man: [Column] {
    frame("mnweight") + [.codes("MMSTATUS", union), .numbers("MWAGEM", 10...25, blank: 0.3)]
      + Column.codes(mensReasons, knows, blank: 0.02)
  }

  static let men6 = Recode(
    preset: "mics-mn", phase: "MICS6",
    columns: man + [
      completed("MWM17"), .numbers("MWB4", 15...49), education6("mwelevel"),
      .codes("MMT10", often, blank: 0.3), .codes("MMT11", yesNo, blank: 0.05),
      .codes("MWB18", yesNo, blank: 0.05),
    ],
    expected: men("MWB4") + [
      fellow("mobile-phone") { $0.has("MMT11", 1) },
      fellow("internet-use") { $0.has("MMT10", 1, 2, 3) },
      fellow("health-insurance") { $0.has("MWB18", 1) },
    ])

  static let men5 = Recode(
    preset: "mics-mn", phase: "MICS5",
    columns: man + [
      completed("MWM7"), .numbers("MWB2", 15...49), education5("mwelevel"),
      .codes("MMT10", yesNo, blank: 0.3),
    ],
    expected: men("MWB2") + [fellow("internet-use") { $0.has("MMT10", 1) }],
    impossible: ["mobile-phone", "health-insurance"])

  private static func men(_ age: String) -> [Recode.Expected] {
    [
      fellow("violence-justified") { $0.any(mensReasons, 1) },
      fellow("child-marriage-18", universe: { $0.lies(age, 20...24) }) {
        $0.lies("MWAGEM", 0...17)
      },
    ]
  }

  private static func fellow(
    _ name: String, universe: @escaping @Sendable (Row) -> Bool? = everybody,
    value: @escaping @Sendable (Row) -> Bool?
  ) -> Recode.Expected {
    .init(name: name, weight: "mnweight", missingIsNo: true, universe: universe, value: value)
  }
}
