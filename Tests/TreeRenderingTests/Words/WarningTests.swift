import Testing

@testable import FurthestBehind
@testable import TreeRendering

@Suite struct WarningTests {
  /// A warning with the phrase that words it, and with its values as text.
  struct Example: CustomTestStringConvertible, Sendable {
    let warning: AnalysisWarning
    let phrase: Phrase
    let values: [String: String]
    /// The count of a phrase with several forms.
    var count: Int?

    init(_ warning: AnalysisWarning) {
      self.warning = warning
      (phrase, values) = Self.words(warning)
      if case .unmatched(let rows, _, _, _) = warning { count = rows }
    }

    var testDescription: String { warning.sentence }

    func text(_ language: Language) -> String {
      count.map { language.text(phrase, count: $0, values) } ?? language.text(phrase, values)
    }

    /// A warning without its phrase does not compile here.
    private static func words(_ warning: AnalysisWarning) -> (Phrase, [String: String]) {
      switch warning {
      case .noWeight(let column): (.noWeightGiven, ["column": column])
      case .noPSU(let column): (.noPSUGiven, ["column": column])
      case .noStrata(let column): (.noStrataGiven, ["column": column])
      case .explainsItself(let name): (.explainsItself, ["name": name])
      case .undivided(let name, let hasLevel):
        (hasLevel ? .onlyOneLevel : .noValueUsed, ["name": name])
      case .circular(let wealth, let component, let column):
        (
          .circularWealth,
          ["wealth": wealth, "component": "<\(component)>", "column": column]
        )
      case .notRedrawn(let options):
        options.count == 1
          ? (.notRedrawn, ["option": options[0]])
          : (.notRedrawnBoth, ["option": options[0], "other": options[1]])
      case .notPruned: (.notPruned, [:])
      case .noSplit: (.noSplitFound, [:])
      case .constant(let value): (.constantIndicator, ["value": String(value)])
      case .nearlyConstant(let percent):
        (.nearlyConstant, ["percent": "98.2", "end": percent < 50 ? "0" : "100"])
      case .wholeWeights(let column): (.wholeWeights, ["column": column])
      case .risingWeights(let column): (.risingWeights, ["column": column])
      case .outsidePublished:
        (
          .outsidePublishedWarning,
          ["percent": "64.4", "published": "70", "tolerance": "1.5"]
        )
      case .divisionsHidden(let suppression): (.divisionsHidden, ["profile": suppression])
      case .groupHidden: (.groupHidden, [:])
      case .threshold(let origin, _, let value, _, _):
        value.isNaN
          ? (.thresholdMissing, ["origin": origin, "bottom": "40"])
          : (
            .threshold,
            [
              "origin": origin, "bottom": "40", "threshold": "-1.25", "percent": "40.012",
              "units": "<units>",
            ]
          )
      case .cutRow(let line, let fields, let columns):
        (
          .fileCutOff,
          ["line": String(line), "fields": String(fields), "columns": String(columns)]
        )
      case .unmatched(_, let all, let file, let missing):
        (
          .unmatchedRows,
          ["all": String(all), "file": file, "names": missing.joined(separator: ", ")]
        )
      }
    }
  }

  static let examples: [Example] = [
    .noWeight(column: "v005"), .noPSU(column: "v021"), .noStrata(column: "v022"),
    .cutRow(line: 812, fields: 3, columns: 1845),
    .explainsItself(circumstance: "educ ation"),
    .undivided(circumstance: "sex", hasLevel: true),
    .undivided(circumstance: "sex", hasLevel: false), .notRedrawn(options: ["--bootstrap"]),
    .notRedrawn(options: ["--bootstrap", "--crossfit"]), .notPruned, .noSplit,
    .constant(value: 0), .constant(value: 1), .nearlyConstant(percent: 98.23),
    .wholeWeights(column: "wt"), .risingWeights(column: "wt"),
    .outsidePublished(percent: 64.37, published: 70, tolerance: 1.5),
    .divisionsHidden(suppression: "nchs"), .groupHidden,
    .threshold(
      origin: "--where", percent: 40, value: .nan, realised: 0, of: .rows(weight: nil)),
    .unmatched(rows: 40, of: 1000, file: "women", missing: ["a", "b"]),
    .unmatched(rows: 1, of: 1000, file: "women", missing: ["a"]),
  ].map(Example.init)

  @Test(arguments: examples, Language.allCases)
  func everyWarningIsWordedInEveryLanguage(example: Example, language: Language) {
    let text = language.remark(example.warning.sentence)
    let mark = language.numbers.decimalMark
    #expect(text.replacing(mark, with: ".") == example.text(language).replacing(mark, with: "."))
    #expect((text == example.warning.sentence) == (language == .english))
  }

  /// What stands in a warning is in its language too.
  @Test(arguments: AnalysisWarning.WealthComponent.allCases)
  func componentsOfWealthAreWorded(component: AnalysisWarning.WealthComponent) {
    let warning = AnalysisWarning.circular(wealth: "hv270", component: component, column: "hv206")
    for language in [Language.french, .spanish] {
      let text = language.remark(warning.sentence)
      #expect(text != warning.sentence && !text.contains(component.rawValue))
    }
  }

  @Test(arguments: [
    (
      AnalysisWarning.WeighedUnits.rows(weight: nil),
      "--where : bottom(12.5, ..) signifie -1,25 ou moins, et réunit 40,012 % des lignes (sans poids)."
    ),
    (
      .households(weight: "hv005"),
      "--where : bottom(12.5, ..) signifie -1,25 ou moins, et réunit 40,012 % des ménages (hv005 ; "
        + "le fichier ne donne pas le nombre de membres)."
    ),
    (
      .people(weight: "hv005", members: "hv009"),
      "--where : bottom(12.5, ..) signifie -1,25 ou moins, et réunit 40,012 % des personnes des "
        + "ménages (hv005 fois hv009)."
    ),
  ])
  func whatIsWeighedIsWorded(units: AnalysisWarning.WeighedUnits, french: String) {
    let warning = AnalysisWarning.threshold(
      origin: "--where", percent: 12.5, value: -1.25, realised: 40.0123, of: units)
    let text = Language.french.remark(warning.sentence)
    #expect(text.replacing("\u{A0}", with: " ") == french)
    #expect(Language.spanish.remark(warning.sentence).contains("reúne el 40,012\u{A0}% de "))
  }

  @Test func numbersTakeTheMarkOfTheLanguage() {
    let warning = AnalysisWarning.outsidePublished(percent: 64.37, published: 70, tolerance: 1.5)
    #expect(
      warning.sentence
        == "The average is 64.4 per cent and the published figure is 70: more than 1.5 points apart. "
        + "Check the definition, the universe and the weight before the tree is used.")
    let french = Language.french.remark(warning.sentence)
    #expect(french.contains("64,4\u{A0}%") && french.contains("dépasse 1,5."))
  }

  @Test func thePageOfARunHasThem() {
    var finding = SampleFindings.skilledAttendance()
    finding.run.warnings = Self.examples.map(\.warning.sentence)
    let page = HTMLRenderer(language: .french).render(finding)
    for example in Self.examples {
      #expect(!page.contains(MarkupText.escaped(example.warning.sentence)))
    }
  }
}
