import SurveyModel

@testable import FurthestBehind

/// Hand-made findings that the golden files show.
enum SampleFindings {
  /// All of them, by the name of their golden files.
  static let all: [(name: String, finding: Finding)] = [
    ("skilled-attendance", skilledAttendance()),
    ("skilled-attendance-intervals", skilledAttendance(withIntervals: true)),
    ("stunting", stunting),
    ("one-node", oneNode),
    ("hostile-labels", hostileLabels),
    ("numeric", numeric),
    ("twelve-leaves", twelveLeaves),
    ("small-cells", smallCells),
    ("arabic-labels", arabicLabels),
    ("chinese-labels", chineseLabels),
  ]

  /// An opportunity with the outline of Lao PDR's skilled birth attendance in 2017.
  static func skilledAttendance(withIntervals: Bool = false) -> Finding {
    let tree = TreeSketch.split(
      .of("wealth", "Bottom 40"),
      .split(
        .of("residence", "Rural without road"), .leaf(544, 426.27, 0.282634),
        .of("residence", "Urban", "Rural with road"),
        .split(
          .from("children_under_5", 1.5),
          .split(
            .of("age_group", "25-34", "35+"), .leaf(502, 478.1, 0.341),
            .of("age_group", "15-24"), .leaf(395, 377.2, 0.4392)),
          .below("children_under_5", 1.5), .leaf(652, 702.6, 0.512282))),
      .of("wealth", "Top 60"),
      .split(
        .of("residence", "Rural with road", "Rural without road"),
        .split(
          .of("education", "Lower"), .leaf(547, 585.1, 0.7123),
          .of("education", "Secondary", "Higher"), .leaf(601, 657.5, 0.8402)),
        .of("residence", "Urban"), .leaf(939, 1004.32, 0.941039)))
    return tree.finding(
      title: "Skilled birth attendance", name: "skilled",
      definition: "skilled == 1 among women 15-49 with a live birth in the last two years",
      survey: .init(country: "Lao PDR", year: "2017", name: "Social Indicator Survey II"),
      circumstances: [
        .ordered("wealth", ["Bottom 40", "Top 60"]),
        .unordered("residence", ["Urban", "Rural with road", "Rural without road"]),
        .ordered("education", ["Lower", "Secondary", "Higher"]),
        .ordered("age_group", ["15-24", "25-34", "35+"]),
        .numeric("children_under_5", 0...5, whole: true),
      ],
      excluded: [
        .init(reason: "zero weight", rows: 20), .init(reason: "missing indicator", rows: 12),
        .init(reason: "missing circumstance: education", rows: 0),
      ],
      psus: 1152, strata: 51,
      options: ["weight": "wmweight", "psu": "HH1", "strata": "stratum", "lone-psu": "grand-mean"],
      isEstimated: withIntervals
    ) { node in
      guard withIntervals, let rate = node.rate else { return }
      let se = 1.4 * (rate * (1 - rate) / Double(node.n)).squareRoot()
      node.estimate = .init(
        se: se, low: rate - 1.96 * se, high: rate + 1.96 * se, method: "logit", confidence: 0.95,
        deff: 1.96, df: 100, psus: node.n / 4, note: nil)
      guard node.split != nil else { return }
      // One of them as where neither child varies: no interval and no test.
      let value = 0.1 + rate / 4
      node.split?.difference = .init(
        value: value, se: 0.04, low: value - 0.22, high: value + 0.08, confidence: 0.95, df: 90,
        note: nil)
      if node.id > 1 { node.split?.test = .init(f: 1000 * value, df1: 1, df2: 90, p: value / 50) }
    }
  }

  /// A barrier: the furthest behind have the highest rate.
  static let stunting = TreeSketch.split(
    .of("mother_education", "Higher"), .leaf(1210, 1180.5, 0.142),
    .of("mother_education", "None", "Primary", "Secondary"),
    .split(
      .of("electricity", "yes"), .leaf(2031, 2100.25, 0.287),
      .of("electricity", "no"), .leaf(1388, 1301, 0.4155))
  ).finding(
    title: "Stunting", direction: .barrier,
    definition: "haz < -2 among children 0-59 months with valid measurements",
    circumstances: [
      .ordered(
        "mother_education", ["None", "Primary", "Secondary", "Higher"],
        label: "mother's education"),
      .unordered("electricity", ["yes", "no"]),
    ])

  /// A tree that no circumstance divides.
  static let oneNode = TreeSketch.leaf(873, 870.25, 0.9712).finding(
    title: "has_electricity", name: "has_electricity",
    circumstances: [.unordered("region", ["North", "South"])])

  /// Labels with everything that a format might trip over.
  static let hostileLabels = TreeSketch.split(
    .of("re{gi}on|", "No\"rth\" & <Sou'th>", "back\\slash \\N\n new line {a|b}"),
    .leaf(120, 100, 0.2),
    .of("re{gi}on|", "村落地区", "منطقة ريفية", "👩‍👩‍👧‍👦 family\u{1B}[31m\u{202E}", "e\u{301}te\u{301}"),
    .split(
      .of("lang", String(repeating: "Longlevelwithoutanyspace", count: 9)),
      .leaf(240, 210, 0.6),
      .of("lang", "&amp; <b>bold</b>", "]]> -- \u{0}"), .leaf(111, 99, 0.8))
  ).finding(
    title: "Access to \"A & B\" <safe> \\ water\n{x|y}",
    definition: "a < 1 && b > 2 \\l \"quoted\"",
    circumstances: [
      .unordered(
        "re{gi}on|",
        [
          "No\"rth\" & <Sou'th>", "back\\slash \\N\n new line {a|b}", "村落地区", "منطقة ريفية",
          "👩‍👩‍👧‍👦 family\u{1B}[31m\u{202E}", "e\u{301}te\u{301}",
        ], label: "Re\"gion\" <of> {residence}"),
      .unordered(
        "lang",
        [
          String(repeating: "Longlevelwithoutanyspace", count: 9), "&amp; <b>bold</b>",
          "]]> -- \u{0}",
        ]),
    ])

  /// A script that runs from right to left.
  static let arabicLabels = labelled(
    title: "الولادة بحضور مختصين", wealth: "الثروة", poor: "أفقر 40٪", rich: "أغنى 60٪",
    residence: "مكان الإقامة", levels: ["حضري", "ريفي مع طريق", "ريفي بدون طريق"])

  /// A script of wide characters, without spaces.
  static let chineseLabels = labelled(
    title: "由熟练卫生人员接生的分娩比例", wealth: "财富", poor: "最贫穷的百分之四十", rich: "最富裕的百分之六十",
    residence: "居住地", levels: ["城市地区", "有道路的农村地区", "没有道路的农村和偏远山区"])

  private static func labelled(
    title: String, wealth: String, poor: String, rich: String, residence: String,
    levels: [String]
  ) -> Finding {
    TreeSketch.split(
      .of("wealth", poor),
      .split(
        .of("residence", levels[2]), .leaf(544, 426.27, 0.282634),
        .of("residence", levels[0], levels[1]), .leaf(1549, 1557.9, 0.4445)),
      .of("wealth", rich),
      .split(
        .of("residence", levels[1], levels[2]), .leaf(1148, 1242.6, 0.78),
        .of("residence", levels[0]), .leaf(939, 1004.32, 0.941039))
    ).finding(
      title: title,
      circumstances: [
        .ordered("wealth", [poor, rich], label: wealth),
        .unordered("residence", levels, label: residence),
      ])
  }

  /// Numeric circumstances, whole and not.
  static let numeric = TreeSketch.split(
    .from("household_members", 4.5),
    .split(
      .below("income", 12.5), .leaf(400, 400, 0.3),
      .from("income", 12.5),
      .split(
        .below("household_members", 6.5), .leaf(300, 290.5, 0.42),
        .from("household_members", 6.5), .leaf(310, 300.125, 0.55))),
    .below("household_members", 4.5),
    .split(
      .from("children_under_5", 0.5), .leaf(500, 512, 0.61),
      .below("children_under_5", 0.5), .leaf(640, 633, 0.83))
  ).finding(
    title: "Clean cooking fuel",
    circumstances: [
      .numeric("household_members", 1...15, whole: true),
      .numeric("income", 0.25...99.75, whole: false),
      .numeric("children_under_5", 0...6, whole: true),
    ])

  /// A deep chain: twelve leaves.
  static let twelveLeaves: Finding = {
    let names = (1...12).map { "Province \($0)" }
    var tree = TreeSketch.leaf(200, 180, 0.95)
    for step in (1...11).reversed() {
      let rate = 0.1 + 0.07 * Double(step)
      tree = .split(
        .of("province", names[step - 1]), .leaf(100 + step, 90 + Double(step), rate),
        .levels(circumstance: "province", levels: Array(names[step...])), tree)
    }
    return tree.finding(
      title: "Bank account", circumstances: [.unordered("province", names)])
  }()

  /// Hidden and parenthesised leaves under the DHS rule.
  static let smallCells = TreeSketch.split(
    .of("wealth", "Bottom 40"),
    .split(
      .of("disability", "yes"), .leaf(12, 11, 0.1), .of("disability", "no"),
      .leaf(31, 30, 0.3)),
    .of("wealth", "Top 60"),
    .split(
      .of("residence", "Rural"), .leaf(44, 47, 0.6), .of("residence", "Urban"),
      .leaf(310, 300, 0.8))
  ).finding(
    title: "Internet use",
    circumstances: [
      .ordered("wealth", ["Bottom 40", "Top 60"]), .unordered("residence", ["Urban", "Rural"]),
      .unordered("disability", ["yes", "no"]),
    ]
  ).protected(by: .dhs)
}
