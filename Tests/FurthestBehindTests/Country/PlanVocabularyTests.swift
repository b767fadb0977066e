import Testing

@testable import FurthestBehind

@Suite struct PlanVocabularyTests {
  @Test(arguments: [
    ("women.csv: --opportunity: there is no column y", "women.csv: value: there is no column y"),
    ("--barrier: x", "value: x"),
    ("women.csv, line 2: --where: x", "women.csv, line 2: universe: x"),
    (
      "declare it with --na 39 or --na age=39; else say",
      "declare it with \"na\": {\"*\": [39]} or \"na\": {\"age\": [39]}; else say"
    ),
    (
      "Declare it with --na v106=\"don't know\", or give --unordered v106.",
      "Declare it with \"na\": {\"v106\": [\"don't know\"]}, or give \"unordered\": [\"v106\"] under "
        + "\"options\"."
    ),
    (
      "Check --where, --na and the circumstances: a row",
      "Check universe, \"na\" and the circumstances: a row"
    ),
    ("example --na 97..99.", "example \"na\": {\"*\": [\"97..99\"]}."),
    ("misread, give --decimal ,; if", "misread, give \"decimal\": \",\"; if"),
    ("give --encoding windows-1252.", "give \"encoding\": \"windows-1252\"."),
    ("the column named by --weight.", "the column named by \"weight\"."),
    ("or leave --lone-psu out.", "or leave \"lone-psu\" out."),
    ("\"x\" where --ordered says \"y\"", "\"x\" where \"order\" says \"y\""),
    ("looks like one (--weight v005).", "looks like one (\"weight\": \"v005\")."),
    ("sampling unit (--psu): whole", "sampling unit (\"psu\"): whole"),
    ("without --psu the units are rows", "without \"psu\" the units are rows"),
    ("a -- b --", "a -- b --"), ("nothing", "nothing"),
  ])
  func optionsAreKeys(text: String, expected: String) {
    #expect(PlanVocabulary.words(text) == expected)
  }
}
