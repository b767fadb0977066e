/// Recodes of MICS5 and MICS6, with the codes of the standard questionnaires.
enum MICSRecodes {
  static let all = [
    households6, households5, members6, members5, women6, women5, children6, children5, men6, men5,
  ]

  typealias Column = Recode.Column
  typealias Row = Recode.Row

  static let yesNo: KeyValuePairs<Double, String> = [1: "YES", 2: "NO"]
  static let knows: KeyValuePairs<Double, String> = [1: "YES", 2: "NO", 8: "DK"]

  /// Weight, design, area and wealth; every thirtieth interview was not completed.
  static func frame(_ weight: String) -> [Column] {
    [
      .row(weight) { $0 % 30 == 29 ? 0 : 0.5 + Double($0 * 7 % 8) / 8 },
      .row("HH1") { Double($0 / 20 + 1) }, .row("stratum") { Double($0 / 20 % 5 + 1) },
      .codes("HH6", [1: "URBAN", 2: "RURAL"]),
      .codes("windex5", [1: "Poorest", 2: "Second", 3: "Middle", 4: "Fourth", 5: "Richest"]),
    ]
  }

  static func education6(_ name: String) -> Column {
    .codes(
      name,
      [
        0: "Pre-primary or none", 1: "Primary", 2: "Lower secondary", 3: "Upper secondary",
        4: "Higher",
      ])
  }

  static func education5(_ name: String) -> Column {
    .codes(name, [1: "None", 2: "Primary", 3: "Secondary", 4: "Higher"])
  }

  /// The row whose interview was completed, as most files note it.
  static func completed(_ name: String) -> Column { .codes(name, [1: "COMPLETED"]) }
}

// MARK: Households

extension MICSRecodes {
  private static let water: KeyValuePairs<Double, String> = [
    11: "PIPED WATER: PIPED INTO DWELLING", 12: "PIPED WATER: PIPED TO YARD / PLOT",
    13: "PIPED WATER: PIPED TO NEIGHBOUR", 14: "PIPED WATER: PUBLIC TAP / STANDPIPE",
    21: "TUBE WELL / BOREHOLE", 31: "DUG WELL: PROTECTED WELL", 32: "DUG WELL: UNPROTECTED WELL",
    41: "SPRING: PROTECTED SPRING", 42: "SPRING: UNPROTECTED SPRING", 51: "RAINWATER",
    61: "TANKER-TRUCK", 71: "CART WITH SMALL TANK", 72: "WATER KIOSK", 81: "SURFACE WATER",
    91: "PACKAGED WATER: BOTTLED WATER", 92: "PACKAGED WATER: SACHET WATER", 96: "OTHER",
  ]
  private static let otherWater: KeyValuePairs<Double, String> = [
    11: "PIPED WATER: PIPED INTO DWELLING", 14: "PIPED WATER: PUBLIC TAP / STANDPIPE",
    32: "DUG WELL: UNPROTECTED WELL", 81: "SURFACE WATER",
  ]
  private static let place: KeyValuePairs<Double, String> = [
    1: "IN OWN DWELLING", 2: "IN OWN YARD / PLOT", 3: "ELSEWHERE",
  ]

  static let households6 = Recode(
    preset: "mics-hh", phase: "MICS6",
    columns: frame("hhweight") + [
      completed("HH46"), .numbers("HH48", 1...9), education6("helevel"),
      .codes("HHSEX", [1: "MALE", 2: "FEMALE"]),
      .codes(
        "HC8",
        [1: "YES, INTERCONNECTED GRID", 2: "YES, OFF-GRID", 3: "NO"], blank: 0.03),
      .codes(
        "EU1",
        [
          1: "ELECTRIC STOVE", 2: "SOLAR COOKER",
          3: "LIQUEFIED PETROLEUM GAS (LPG) / COOKING GAS STOVE", 4: "PIPED NATURAL GAS STOVE",
          5: "BIOGAS STOVE", 6: "LIQUID FUEL STOVE", 7: "MANUFACTURED SOLID FUEL STOVE",
          8: "TRADITIONAL SOLID FUEL STOVE", 9: "THREE STONE STOVE / OPEN FIRE", 96: "OTHER",
          97: "NO FOOD COOKED IN HOUSEHOLD",
        ]),
      .codes("EU4", [1: "ALCOHOL / ETHANOL", 3: "KEROSENE / PARAFFIN"]),
      .codes("WS1", water), .codes("WS2", otherWater, blank: 0.2), .codes("WS3", place, blank: 0.3),
      .numbers("WS4", 25...35, [998: "DK"], blank: 0.4),
      .codes(
        "WS11",
        [
          11: "FLUSH / POUR FLUSH: FLUSH TO PIPED SEWER SYSTEM",
          12: "FLUSH / POUR FLUSH: FLUSH TO SEPTIC TANK",
          13: "FLUSH / POUR FLUSH: FLUSH TO PIT LATRINE",
          14: "FLUSH / POUR FLUSH: FLUSH TO OPEN DRAIN",
          18: "FLUSH / POUR FLUSH: FLUSH TO DK WHERE",
          21: "PIT LATRINE: VENTILATED IMPROVED PIT LATRINE",
          22: "PIT LATRINE: PIT LATRINE WITH SLAB",
          23: "PIT LATRINE: PIT LATRINE WITHOUT SLAB / OPEN PIT", 31: "COMPOSTING TOILET",
          41: "BUCKET", 51: "HANGING TOILET / HANGING LATRINE",
          95: "NO FACILITY / BUSH / FIELD", 96: "OTHER",
        ]),
      .codes("WS15", yesNo, blank: 0.1),
      .codes(
        "HW1",
        [
          1: "OBSERVED: FIXED FACILITY OBSERVED (SINK / TAP): IN DWELLING",
          2: "OBSERVED: FIXED FACILITY OBSERVED (SINK / TAP): IN YARD / PLOT",
          3: "OBSERVED: MOBILE OBJECT OBSERVED (BUCKET / JUG / KETTLE)",
          4: "NOT OBSERVED: NO HANDWASHING PLACE IN DWELLING / YARD / PLOT",
          5: "NOT OBSERVED: NO PERMISSION TO SEE", 6: "NOT OBSERVED: OTHER REASON",
        ]),
      .codes("HW2", [1: "WATER IS AVAILABLE", 2: "WATER IS NOT AVAILABLE"], blank: 0.2),
      .letter("HW7A"), .letter("HW7B"), .numbers("HC3", 0...5),
      .codes("HC2", [1: "LAO-TAI", 2: "MON-KHMER", 9: "NO RESPONSE"]),
    ] + Column.codes(["HC11", "HC12", "HC13", "HC15", "HC19"], yesNo, blank: 0.05),
    expected: [
      home("electricity") { $0.has("HC8", 1, 2) },
      home("clean-fuel", universe: { $0.has("EU1", 97).map { !$0 } }) {
        either($0.has("EU1", 1, 2, 3, 4, 5), both($0.has("EU1", 6), $0.has("EU4", 1)))
      },
      home("improved-water") { improved($0) },
      home("basic-water") { both(improved($0), near($0, 30)) },
      home("basic-water", variant: "escap") { both(improved($0), near($0, 29)) },
      home("improved-sanitation") { $0.has("WS11", 11, 12, 13, 18, 21, 22, 31) },
      home("basic-sanitation") {
        both($0.has("WS11", 11, 12, 13, 18, 21, 22, 31), $0.has("WS15", 2))
      },
      home("handwashing", universe: { $0.has("HW1", 1, 2, 3, 4) }) {
        both($0.has("HW2", 1), $0["HW7A"] == 1 || $0["HW7B"] == 1)
      },
      home("mobile-phone-household") { $0.has("HC12", 1) },
      home("bank-account-household") { $0.has("HC19", 1) },
      home("agricultural-land") { $0.has("HC15", 1) },
      home("computer") { $0.has("HC11", 1) }, home("internet-household") { $0.has("HC13", 1) },
      crowding("HH48", "HC3"),
    ])

  static let households5 = Recode(
    preset: "mics-hh", phase: "MICS5",
    columns: frame("hhweight") + [
      completed("HH9"), .numbers("HH11", 1...9), education5("helevel"),
      .codes("HHSEX", [1: "MALE", 2: "FEMALE"]),
      .codes(
        "HC6",
        [
          1: "ELECTRICITY", 2: "LIQUEFIED PETROLEUM GAS (LPG)", 3: "NATURAL GAS", 4: "BIOGAS",
          5: "KEROSENE", 8: "WOOD", 95: "NO FOOD COOKED IN HOUSEHOLD",
        ]),
      .codes("WS1", water), .codes("WS2", otherWater, blank: 0.2), .codes("WS3", place, blank: 0.3),
      .numbers("WS4", 25...35, [998: "DK"], blank: 0.4),
      .codes(
        "WS8",
        [
          11: "FLUSH TO PIPED SEWER SYSTEM", 12: "FLUSH TO SEPTIC TANK",
          13: "FLUSH TO PIT (LATRINE)", 14: "FLUSH TO SOMEWHERE ELSE",
          15: "FLUSH TO UNKNOWN PLACE / NOT SURE / DK WHERE",
          21: "VENTILATED IMPROVED PIT LATRINE (VIP)", 22: "PIT LATRINE WITH SLAB",
          23: "PIT LATRINE WITHOUT SLAB / OPEN PIT", 31: "COMPOSTING TOILET", 41: "BUCKET",
          95: "NO FACILITY, BUSH, FIELD",
        ]),
      .codes("WS9", yesNo, blank: 0.1),
      .codes(
        "HW1",
        [
          1: "OBSERVED", 2: "NOT OBSERVED: NOT IN DWELLING / PLOT / YARD",
          3: "NOT OBSERVED: NO PERMISSION TO SEE", 6: "NOT OBSERVED: OTHER REASON",
        ]),
      .codes("HW2", [1: "WATER IS AVAILABLE", 2: "WATER IS NOT AVAILABLE"], blank: 0.2),
      .letter("HW3BA"), .letter("HW3BB"), .letter("HW3BC"),
      // Rooms for sleeping: 8 and 9 are numbers here.
      .numbers("HC2", 0...9),
      // Hectares, livestock and households that share the toilet: MICS6 has other questions there.
      .numbers("HC12", 0...9), .codes("HC13", yesNo), .numbers("WS11", 2...31, blank: 0.5),
    ] + Column.codes(["HC8A", "HC9B", "HC11", "HC15"], yesNo, blank: 0.05),
    expected: [
      home("electricity") { $0.has("HC8A", 1) },
      home("clean-fuel", universe: { $0.has("HC6", 95).map { !$0 } }) { $0.has("HC6", 1, 2, 3, 4) },
      home("improved-water") { improved($0) },
      home("basic-water") { both(improved($0), near($0, 30)) },
      home("basic-water", variant: "escap") { both(improved($0), near($0, 29)) },
      home("improved-sanitation") { $0.has("WS8", 11, 12, 13, 15, 21, 22, 31) },
      home("basic-sanitation") {
        both($0.has("WS8", 11, 12, 13, 15, 21, 22, 31), $0.has("WS9", 2))
      },
      home("handwashing", universe: { $0.has("HW1", 1, 2) }) { row in
        both(row.has("HW2", 1), ["HW3BA", "HW3BB", "HW3BC"].contains { row[$0] == 1 })
      },
      home("mobile-phone-household") { $0.has("HC9B", 1) },
      home("bank-account-household") { $0.has("HC15", 1) },
      home("agricultural-land") { $0.has("HC11", 1) },
      crowding("HH11", "HC2"),
    ], impossible: ["computer", "internet-household"])

  private static let improvedSources = [11.0, 12, 13, 14, 21, 31, 41, 51, 61, 71, 72]

  /// Who drinks packaged water is judged by the water for other uses.
  private static func improved(_ row: Row) -> Bool? {
    guard let source = row["WS1"] else { return nil }
    if source == 91 || source == 92 { return row["WS2"].map { improvedSources.contains($0) } }
    return improvedSources.contains(source)
  }

  private static func near(_ row: Row, _ minutes: Double) -> Bool? {
    let packaged = row.has("WS1", 91, 92)
    let piped = either(row.has("WS1", 11, 12), both(packaged, row.has("WS2", 11, 12)))
    return either(either(piped, row.has("WS3", 1, 2)), row.lies("WS4", 0...minutes, except: 998))
  }

  private static func crowding(_ members: String, _ rooms: String) -> Recode.Expected {
    .init(name: "crowding", weight: "hhweight", universe: everybody) { row in
      guard let rooms = row[rooms], rooms != 0 else { return nil }
      return row[members].map { $0 / rooms > 3 }
    }
  }

  private static func home(
    _ name: String, variant: String? = nil,
    universe: @escaping @Sendable (Row) -> Bool? = everybody,
    value: @escaping @Sendable (Row) -> Bool?
  ) -> Recode.Expected {
    .init(
      name: name, variant: variant, weight: "hhweight", missingIsNo: true, universe: universe,
      value: value)
  }
}
