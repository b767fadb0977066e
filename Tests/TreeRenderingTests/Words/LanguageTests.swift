import Testing

@testable import FurthestBehind
@testable import TreeRendering

/// What a translator may get wrong; that no phrase is missing is the compiler's to see.
@Suite struct LanguageTests {
  private func templates(_ phrase: Phrase, _ language: Language) -> [Template] {
    language.vocabulary.pattern(phrase).templates
  }

  @Test(arguments: Language.allCases)
  func everyPhraseHasThePlaceholdersOfTheEnglishOne(language: Language) {
    for phrase in Phrase.allCases {
      let wanted = Set(templates(phrase, .english).flatMap(\.placeholders))
      for template in templates(phrase, language) {
        // The form for one or two may name its count in a word.
        #expect(template.placeholders.union(["n"]) == wanted.union(["n"]), "\(phrase)")
      }
      let all = Set(templates(phrase, language).flatMap(\.placeholders))
      #expect(all == wanted, "\(phrase)")
    }
  }

  @Test(arguments: Language.allCases)
  func everyPhraseSaysSomething(language: Language) {
    for phrase in Phrase.allCases {
      for template in templates(phrase, language) {
        let text = template.filled(
          Dictionary(uniqueKeysWithValues: template.placeholders.map { ($0, "x") }))
        #expect(!text.isEmpty && !text.contains("  "), "\(phrase)")
        #expect(!text.contains("{") && !text.contains("}"), "\(phrase)")
        // A line feed parts the two lines of a narrow heading.
        #expect(text.count { $0 == "\n" } <= 1, "\(phrase)")
      }
    }
  }

  @Test(arguments: Language.allCases)
  func everyFormThatACountAsksForIsThere(language: Language) {
    let forms = Set((0...200).map { language.vocabulary.form(for: $0) })
    for phrase in Phrase.allCases {
      guard case .counted(let given) = language.vocabulary.pattern(phrase) else { continue }
      #expect(forms.isSubset(of: given.map(\.form)), "\(phrase)")
    }
  }

  @Test(arguments: Language.allCases)
  func theTwoEndsCannotBeTakenForEachOther(language: Language) {
    let phrases: [Phrase] = [.furthestBehind, .furthestAhead, .markBehind, .markAhead]
    #expect(Set(phrases.map { language[$0] }).count == 4)
    #expect(language[.markBehind].firstUppercased == language[.furthestBehind])
    #expect(language[.markAhead].firstUppercased == language[.furthestAhead])
  }

  @Test func frenchPunctuationIsNotLeftAlone() {
    for phrase in Phrase.allCases {
      for template in templates(phrase, .french) {
        let text = template.filled(
          Dictionary(uniqueKeysWithValues: template.placeholders.map { ($0, "x") }))
        for mark in [" :", " ;", " ?", " !", " %", "« ", " »"] {
          #expect(!text.contains(mark) || text == " ; ", "\(phrase)")
        }
      }
    }
    for phrase in Phrase.allCases {
      for template in templates(phrase, .spanish) {
        for part in template.parts {
          guard case .literal(let text) = part else { continue }
          #expect(!text.contains(" %"), "\(phrase)")
        }
      }
    }
  }

  @Test(arguments: [
    (Language.english, 0, "0 rows"), (.english, 1, "1 row"), (.english, 4260, "4,260 rows"),
    (.french, 0, "0 ligne"), (.french, 1, "1 ligne"), (.french, 4260, "4\u{A0}260 lignes"),
    (.spanish, 0, "0 filas"), (.spanish, 1, "1 fila"), (.spanish, 4260, "4260 filas"),
    (.spanish, 42_600, "42\u{A0}600 filas"),
  ])
  func counts(language: Language, count: Int, expected: String) {
    #expect(language.text(.rows, count: count) == expected)
  }

  @Test(arguments: [
    (Language.english, "28.3%", "28.3 per cent", "-2.0 to 4.5", "<0.001", "1,234.50"),
    (.french, "28,3\u{A0}%", "28,3\u{A0}%", "-2,0 à 4,5", "<0,001", "1\u{A0}234,50"),
    (.spanish, "28,3\u{A0}%", "28,3\u{A0}%", "-2,0 a 4,5", "<0,001", "1234,50"),
  ])
  func numbers(
    language: Language, percent: String, perCent: String, range: String, p: String, factor: String
  ) {
    #expect(language.percent(0.282634) == percent)
    #expect(language.perCent(0.282634) == perCent)
    #expect(language.range(-0.02, 0.045) == range)
    #expect(language.probability(0.0001) == p)
    #expect(language.factor(1234.5) == factor)
  }

  @Test(arguments: [
    ("not estimable: 1 PSU in 1 stratum", "non estimable : 1 UPS dans 1 strate"),
    ("not estimable: 1,200 PSUs in 40 strata", "non estimable : 1 200 UPS dans 40 strates"),
    ("not estimable: 3 strata have a single PSU", "non estimable : 3 strates n'ont qu'une UPS"),
    ("missing circumstance: education: mother's", "circonstance manquante : education: mother's"),
    (
      "m3a == 1 is 1, among rows with v012 is 15", "m3a == 1 vaut 1, parmi les lignes où v012 is 15"
    ),
    ("m3a == 1, among rows with v012 is 15", "m3a == 1, parmi les lignes où v012 is 15"),
    (
      "m3a == 1, among rows with v012 < 15; a missing answer counts as no",
      "m3a == 1, parmi les lignes où v012 < 15 ; une réponse manquante compte comme non"
    ),
    (
      "sba is 1; a missing answer counts as no",
      "sba vaut 1 ; une réponse manquante compte comme non"
    ),
    ("a is 1 is 1", "a is 1 vaut 1"), ("hidden: fewer than 25 rows", "masqué : moins de 25 lignes"),
    (
      "14 circumstances; contributions are computed for up to 12",
      "14 circonstances ; les contributions sont calculées jusqu'à 12"
    ),
    ("something new", "something new"), ("{rate} is what {n}", "{rate} is what {n}"), ("", ""),
  ])
  func remarksAreTranslatedAndOthersKept(remark: String, french: String) {
    #expect(Language.english.remark(remark) == remark)
    let translated = Language.french.remark(remark).replacing("\u{A0}", with: " ")
    #expect(translated == french)
  }

  /// What the search says of a group that is not divided.
  @Test(arguments: [
    "it is hidden to protect a small group", "its division is hidden to protect a small group",
    "cross-validation cut its division back", "it lies as deep as the tree may grow (6)",
    "it holds 1200 rows, and a group needs 774 to be divided",
    "no division leaves enough people on both sides", "no circumstance makes a difference",
    "no division explains the share of the whole variation that the complexity parameter asks for",
  ])
  func reasonsNotToDivideAreTranslated(reason: String) {
    for language in [Language.french, .spanish] {
      let text = language.remark(reason)
      #expect(text != reason && !text.contains("{"))
      for number in reason.split(whereSeparator: { !$0.isNumber }) where number.count < 4 {
        #expect(text.contains(number))
      }
    }
  }

  @Test func valuesMayHoldBraces() {
    let template = Template("{a} and {b}")
    #expect(template.filled(["a": "{b}", "b": "}{"]) == "{b} and }{")
    #expect(template.values(in: "x and y and z") == ["a": "x", "b": "y and z"])
    #expect(template.values(in: "x or y") == nil)
    #expect(Template("{a} is 1").values(in: "b is 1 is 1") == ["a": "b is 1"])
  }

  @Test(arguments: Language.allCases.filter { $0 != .english })
  func everyFormIsAsKept(language: Language) throws {
    var finding = RobustnessTextTests.finding()
    finding.survey.country = "RDP lao"
    let outputs: [(String, any FindingRenderer)] = [
      ("txt", TextRenderer(details: true, language: language)),
      ("dot", DOTRenderer(language: language)), ("svg", SVGRenderer(language: language)),
      ("csv", CSVRenderer(dialect: .semicolon, language: language)),
      ("md", MarkdownRenderer(language: language)),
    ]
    for (ending, renderer) in outputs {
      try GoldenFile.expect(
        renderer.render(finding), equals: "skilled-attendance-\(language.rawValue).\(ending)")
    }
    for name in ["stunting", "small-cells", "numeric", "hostile-labels"] {
      let other = try #require(SampleFindings.all.first { $0.name == name }?.finding)
      try GoldenFile.expect(
        TextRenderer(language: language).render(other), equals: "\(name)-\(language.rawValue).txt")
    }
  }

  @Test(arguments: 0..<60)
  func noEnglishIsLeft(seed: Int) {
    let finding = RandomFindings.finding(seed: UInt64(seed))
    for language in [Language.french, .spanish] {
      let texts = [
        TextRenderer(details: true, language: language).render(finding),
        SVGRenderer(language: language).render(finding),
        MarkdownRenderer(language: language).render(finding),
      ]
      for word in [
        "urthest behind", "urthest ahead", " rows", "per cent", "share ", "Average", " of the ",
      ] {
        #expect(!texts.contains { $0.contains(word) }, "\(word)")
      }
    }
  }
}
