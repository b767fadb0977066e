import FurthestBehind
import SurveyModel
import Testing

@testable import SurveyPlans

@Suite struct PlanReadingTests {
  static let plan = """
    {
      "$schema": "plan.schema.json",
      "survey": {"country": "Lao PDR", "year": 2017, "name": "MICS 6", "source": "LSB"},
      "files": {
        "women": {
          "path": "women.csv", "weight": "wt", "psu": "psu", "strata": "stratum",
          "where": "months < 60", "unit": "women", "na": {"v106": [8, 9]},
        },
      },
      "circumstances": {
        "wealth": {
          "value": "if v190 <= 2 then 'Bottom 40' else 'Top 60'", "order": ["Bottom 40", "Top 60"],
        },
        "residence": "v025",
        "poor_rural": "if rural and v190 <= 2 then 'yes' else 'no'",
        "religion": "v130",
        "region": "v024",
      },
      "definitions": {"rural": "v025 == 2"},
      "indicators": [
        {
          "name": "skilled-attendance", "title": "Skilled attendance", "direction": "opportunity",
          "sdg": "3.1.2", "file": "women", "universe": "months < 24", "value": "sba == 1",
          "circumstances": ["wealth", "residence", "poor_rural"], "extended": ["religion"],
          "missingIs": "no", "published": {"rate": 0.64, "tolerance": 0.02},
          "groups": ["national", "by region"],
        },
        {"name": "unskilled", "barrier": "not sba", "options": {"max-depth": 3, "cp": 0}},
      ],
      "options": {"bootstrap": 0, "max-depth": 4, "confidence": 0.9},
    }
    """

  @Test func aPlanBecomesRequests() throws {
    let folder = try PlanFolder(Self.plan)
    let plan = try folder.plan()
    #expect(plan.problems.isEmpty)
    let extract = try #require(plan.run.extracts.first)
    #expect(plan.run.extracts.count == 1)
    #expect(extract.name == "women")
    #expect(extract.surveyID == nil)
    #expect(
      extract.survey
        == Finding.Survey(country: "Lao PDR", year: "2017", name: "MICS 6", source: "LSB"))
    #expect(extract.path == folder.path(of: "women.csv"))
    #expect(
      extract.trees.map { "\($0.name) \($0.groupedBy ?? "-") \($0.isExtended)" } == [
        "skilled-attendance - false", "skilled-attendance - true",
        "skilled-attendance region false", "unskilled - false",
      ])

    var request = TreeRequest(
      input: .file(extract.path), indicator: "sba == 1", direction: .opportunity)
    request.title = "Skilled attendance"
    request.sdg = "3.1.2"
    request.unit = "women"
    request.countsMissingAsNo = true
    request.published = TreeRequest.PublishedRate(rate: 0.64, tolerance: 0.02)
    request.circumstances = ["wealth", "residence", "poor_rural"]
    request.weight = "wt"
    request.psu = "psu"
    request.strata = "stratum"
    request.population = "(months < 60) and (months < 24)"
    request.missingCodes = [TreeRequest.MissingCodes(column: "v106", codes: ["8", "9"])]
    request.bootstrap = 0
    request.rules.maxDepth = 4
    request.confidence = 0.9
    request.survey = extract.survey
    #expect(extract.trees[0].request == request)
    request.circumstances?.append("religion")
    request.isExtended = true
    #expect(extract.trees[1].request == request)
  }

  @Test func definitionsFollowWhatTheyNeedAndOnlyWhatIsNeeded() throws {
    let extract = try #require(try PlanFolder(Self.plan).plan().run.extracts.first)
    #expect(
      extract.definitions.map(\.name) == [
        "wealth", "residence", "rural", "poor_rural", "religion", "region",
      ])
    #expect(extract.definitions[0].order == ["Bottom 40", "Top 60"])
    #expect(
      extract.definitions[2].origin == "plan.json, line 19, definitions.rural")
  }

  @Test func theSecondIndicatorIsInShortForm() throws {
    let extract = try #require(try PlanFolder(Self.plan).plan().run.extracts.first)
    let request = extract.trees[3].request
    #expect(request.direction == .barrier)
    #expect(request.indicator == "not sba")
    #expect(request.title == "unskilled")
    #expect(request.rules.maxDepth == 3)
    #expect(request.rules.cp == 0)
    #expect(request.population == "months < 60")
    // The plan's circumstances without religion.
    #expect(request.circumstances == ["wealth", "residence", "poor_rural", "region"])
    #expect(extract.trees[3].origin == "plan.json, line 28, indicators[1]")
  }

  @Test func anEntryOfTheFileGoesBeforeThePlan() throws {
    let folder = try PlanFolder(
      """
      {"files": {"women": {"path": "women.csv", "circumstances": {"area": {"value": "v025 + 1"}},
         "options": {"cp": 0.1, "na": {"v025": [9]}}, "weight": null},
         "men": {"path": "women.csv"}},
       "circumstances": {"area": {"value": "v025", "title": "Area"}},
       "indicators": [{"name": "a", "file": "women", "opportunity": "sba", "circumstances": ["area"]},
         {"name": "b", "file": "men", "opportunity": "sba", "circumstances": ["area"],
          "options": {"na": "v025=7"}}],
       "options": {"weight": "wt", "cp": 0.2, "na": {"*": [99], "v025": [8]}}}
      """)
    let extracts = try folder.plan().run.extracts
    #expect(extracts[0].definitions.map(\.value) == ["v025 + 1"])
    #expect(extracts[0].definitions.map(\.title) == ["Area"])
    #expect(extracts[0].trees[0].request.weight == nil)
    #expect(extracts[0].trees[0].request.rules.cp == 0.1)
    #expect(
      extracts[0].trees[0].request.missingCodes == [
        TreeRequest.MissingCodes(column: nil, codes: ["99"]),
        TreeRequest.MissingCodes(column: "v025", codes: ["9"]),
      ])
    #expect(extracts[1].definitions.map(\.value) == ["v025"])
    #expect(extracts[1].trees[0].request.weight == "wt")
    #expect(extracts[1].trees[0].request.rules.cp == 0.2)
    #expect(
      extracts[1].trees[0].request.missingCodes == [
        TreeRequest.MissingCodes(column: nil, codes: ["99"]),
        TreeRequest.MissingCodes(column: "v025", codes: ["7"]),
      ])
  }

  @Test func theFirstTextThatFitsTheFileIsTaken() throws {
    let folder = try PlanFolder(
      """
      {"files": {"women": {"path": "women.csv", "weight": ["v005", "wt"], "where": ["b19 < 60", "months < 60"]}},
       "circumstances": {"age": ["cut(age, 15, 25)", "cut(v190, 1, 3)"]},
       "indicators": [{"name": "a", "direction": "opportunity", "value": ["x == 1", "sba"]}]}
      """)
    let plan = try folder.plan()
    let tree = try #require(plan.run.extracts.first?.trees.first)
    #expect(plan.problems.isEmpty)
    #expect(tree.request.weight == "wt")
    #expect(tree.request.population == "months < 60")
    #expect(tree.request.indicator == "sba")
    #expect(plan.run.extracts[0].definitions.map(\.value) == ["cut(v190, 1, 3)"])
  }

  @Test func joinsNameColumnsAndDefinitionsOfOtherFiles() throws {
    let folder = try PlanFolder(
      """
      {"files": {
         "women": {"path": "women.csv", "join": [{"from": "homes", "on": {"psu": "psu"},
           "columns": {"light": "lit", "electricity": "electricity"}}]},
         "homes": {"path": "homes.csv", "definitions": {"lit": "electricity == 1"}}},
       "circumstances": {"residence": "v025"},
       "indicators": [{"name": "a", "file": "women", "opportunity": "sba",
         "circumstances": ["light", "residence"]}]}
      """, files: ["women.csv": PlanFolder.women, "homes.csv": PlanFolder.households])
    let plan = try folder.plan()
    #expect(plan.problems.isEmpty)
    let join = try #require(plan.run.extracts[0].joins.first)
    #expect(join.from == "homes")
    #expect(join.path == plan.run.extracts[1].path)
    #expect(join.keys == [ColumnJoin.Key(here: "psu", there: "psu")])
    #expect(join.columns.map(\.name) == ["light", "electricity"])
    #expect(plan.run.extracts[1].definitions.map(\.name) == ["lit"])
    #expect(plan.run.extracts[1].trees.isEmpty)
    #expect(plan.run.extracts[0].trees[0].request.circumstances == ["light", "residence"])
  }

  @Test func severalSurveysShareIndicatorsAndMayChangeThem() throws {
    let folder = try PlanFolder(
      """
      {"surveys": {
         "lao-2017": {"survey": {"country": "Lao PDR", "year": 2017},
           "files": {"women": {"path": "women.csv"}},
           "indicators": [{"name": "a", "published": {"rate": 0.5}}]},
         "lao-2023": {"survey": {"country": "Lao PDR", "year": 2023},
           "files": {"women": {"path": "women.csv"}, "homes": {"path": "homes.csv"}},
           "circumstances": {"residence": "v106"}, "options": {"seed": 7}}},
       "circumstances": {"residence": "v025"},
       "indicators": [
         {"name": "a", "file": "women", "opportunity": "sba", "circumstances": ["residence"]},
         {"name": "b", "file": "homes", "opportunity": "electricity", "circumstances": ["psu"]}]}
      """, files: ["women.csv": PlanFolder.women, "homes.csv": PlanFolder.households])
    let plan = try folder.plan()
    #expect(plan.problems.isEmpty)
    #expect(plan.run.extracts.map(\.surveyID) == ["lao-2017", "lao-2023", "lao-2023"])
    #expect(plan.run.extracts.map { $0.trees.map(\.name) } == [["a"], ["a"], ["b"]])
    #expect(plan.run.extracts.map { $0.definitions.map(\.value) } == [["v025"], ["v106"], []])
    #expect(plan.run.extracts[0].trees[0].request.published?.rate == 0.5)
    #expect(plan.run.extracts[0].trees[0].request.published?.tolerance == 0.01)
    #expect(plan.run.extracts[1].trees[0].request.published == nil)
    #expect(plan.run.extracts[1].trees[0].request.seed == 7)
    #expect(plan.run.extracts[1].survey.year == "2023")
  }

  /// A circumstance is known as extended by its role where its name does not tell.
  @Test func theRoleMakesATreeExtended() throws {
    let folder = try PlanFolder(
      """
      {"files": {"women": {"path": "women.csv"}},
       "circumstances": {"faith": {"value": "v130", "role": "religion"}},
       "indicators": [{"name": "a", "opportunity": "sba", "circumstances": ["faith"]}]}
      """)
    #expect(try folder.plan().run.extracts[0].trees[0].request.isExtended)
  }
}
