import Foundation
import FurthestBehind
import SurveyPresets
import Testing

@testable import SurveyPlans

@Suite struct PresetTests {
  private static let preset = """
    {
      "title": "Test file",
      "file": {
        "weight": ["WGT", "WT"], "psu": "PSU", "strata": "nowhere", "unit": "women",
        "na": {"V106": [8, 9], "absent": [9]}, "options": {"confidence": 0.9},
      },
      "circumstances": {
        "wealth": {"value": "if V190 <= 2 then 'Bottom 40' else 'Top 60'",
          "order": ["Bottom 40", "Top 60"]},
        "residence": "v025", "education": "educ",
        "age": ["cut(AGE, 15, 25)", "cut(MONTHS, 0, 12)"],
        "religion": "v130",
      },
      "definitions": {"recent": "Months < 24"},
      "indicators": [
        {"name": "sba", "title": "Skilled attendance", "sdg": "3.1.2", "direction": "opportunity",
         "universe": "recent", "value": "any(SB* == 1)", "missingIs": "no",
         "circumstances": ["wealth", "residence", "education", "age"], "extended": ["religion"],
         "options": {"confidence": 0.8},
         "variants": {"all": {"universe": null, "title": "All births"}}},
        {"name": "never", "direction": "barrier", "value": "zzz == 1", "circumstances": ["wealth"]},
      ],
    }
    """

  private func folder(_ plan: String, preset: String = preset) throws -> PlanFolder {
    try PlanFolder(
      plan, files: ["women.csv": PlanFolder.women, "mine.json": preset])
  }

  @Test func aPresetFillsInWhatThePlanLeavesOut() throws {
    let folder = try folder(
      """
      {"files": {"women": {"path": "women.csv", "preset": "./mine.json"}},
       "indicators": [{"name": "sba"}, {"name": "sba-all", "from": "sba", "variant": "all",
         "missingIs": "missing"}], "extended": true}
      """)
    let plan = try folder.plan()
    #expect(plan.problems.isEmpty)
    let extract = plan.run.extracts[0]
    let request = extract.trees[0].request
    // Columns are found whatever their case in the preset.
    #expect(request.weight == "wt")
    #expect(request.psu == "psu")
    #expect(request.strata == nil)
    #expect(request.unit == "women")
    #expect(request.indicator == "any(sb* == 1)")
    #expect(request.population == "recent")
    #expect(request.missingCodes == [TreeRequest.MissingCodes(column: "v106", codes: ["8", "9"])])
    #expect(request.circumstances == ["wealth", "residence", "age"])
    #expect(request.countsMissingAsNo)
    #expect(request.confidence == 0.8)
    #expect(extract.trees.map(\.isExtended) == [false, true, false, true])
    #expect(extract.trees[1].request.circumstances == ["wealth", "residence", "age", "religion"])
    #expect(extract.trees[2].request.population == nil)
    #expect(extract.trees[2].request.title == "All births")
    #expect(!extract.trees[2].request.countsMissingAsNo)
    #expect(
      extract.definitions.map(\.value) == [
        "months < 24", "if v190 <= 2 then 'Bottom 40' else 'Top 60'", "v025",
        "cut(months, 0, 12)", "v130",
      ])
    #expect(
      plan.notes == [
        "women.csv has none of the preset's columns for strata: nowhere.",
        "women.csv lacks what the circumstance education of the preset is made of; it is left out.",
      ])
  }

  @Test func thePlanGoesBeforeThePreset() throws {
    let folder = try folder(
      """
      {"files": {"women": {"path": "women.csv", "preset": "mine.json", "strata": null,
         "weight": "months", "circumstances": {"wealth": {"value": "if v190 <= 3 then 'Bottom 40' else 'Top 60'"}}}},
       "definitions": {"recent": "months < 12"},
       "indicators": [{"name": "sba", "title": "Mine", "circumstances": ["wealth"]}],
       "options": {"confidence": 0.7}}
      """)
    let plan = try folder.plan()
    let extract = plan.run.extracts[0]
    #expect(plan.notes.isEmpty)
    #expect(extract.trees.count == 1)
    #expect(extract.trees[0].request.weight == "months")
    #expect(extract.trees[0].request.confidence == 0.7)
    #expect(extract.trees[0].request.title == "Mine")
    #expect(
      extract.definitions.map(\.value) == [
        "months < 12", "if v190 <= 3 then 'Bottom 40' else 'Top 60'",
      ])
    #expect(extract.definitions[1].order == ["Bottom 40", "Top 60"])
  }

  @Test func aPresetMayExtendAnother() throws {
    let folder = try PlanFolder(
      """
      {"files": {"women": {"path": "women.csv", "preset": "./own.json"}},
       "indicators": [{"name": "sba"}]}
      """,
      files: [
        "women.csv": PlanFolder.women, "mine.json": Self.preset,
        "own.json": """
        {"extends": "mine.json", "file": {"unit": "mothers"},
         "indicators": [{"name": "sba", "universe": "months < 40"}]}
        """,
      ])
    let request = try folder.plan().run.extracts[0].trees[0].request
    #expect(request.unit == "mothers")
    #expect(request.population == "months < 40")
    #expect(request.title == "Skilled attendance")
  }

  @Test func whatThePresetCannotGiveIsSaid() throws {
    let faults = try folder(
      """
      {"files": {"women": {"path": "women.csv", "preset": "./mine.json"}},
       "indicators": [
         {"name": "never"},
         {"name": "sbaa"},
         {"name": "x", "from": "sba", "variant": "alll"}]}
      """
    ).faults()
    #expect(faults.map(\.site.line) == [3, 4, 5])
    #expect(
      faults[0].description
        == """
        plan.json, line 3, column 13, indicators[0].name: the file cannot give the indicator \
        "never" of the preset ./mine.json: there is no column zzz in women.csv
          zzz == 1
          ^^^
          If it is meant as text, write "zzz".
        """)
    #expect(faults[1].description.contains("Did you mean \"sba\"?"))
    #expect(faults[2].description.contains("variant of sba \"alll\""))
    #expect(!faults[0].concernsWholePlan)
    #expect(faults[1].concernsWholePlan)
  }

  @Test func aFaultyPresetIsRefusedWithItsPlaces() throws {
    let faults = try folder(
      """
      {"files": {"women": {"path": "women.csv", "preset": "./mine.json"}},
       "indicators": [{"name": "sba"}]}
      """,
      preset: """
        {"titel": "x", "extends": "dhs-irr",
         "indicators": [{"name": "sba", "direction": "opportunity", "value": "sba = 1"}]}
        """
    ).faults()
    #expect(
      faults.map { "\($0.site.file):\($0.site.line):\($0.site.column)" } == [
        "mine.json:1:2", "mine.json:1:27", "mine.json:2:75",
      ])
    #expect(faults[1].description.contains("Did you mean \"dhs-ir\"?"))
  }

  // MARK: The library

  @Test func everyFileOfTheLibraryIsInTheProgram() throws {
    var root = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { root.deleteLastPathComponent() }
    let folder = root.appendingPathComponent("Sources/SurveyPresets/Presets")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }
    #expect(PresetFiles.all.map(\.name) == files.sorted())
    for (name, bytes) in PresetFiles.all {
      let file = try Data(contentsOf: folder.appendingPathComponent("\(name).json"))
      #expect(bytes == [UInt8](file), "\(name)")
    }
  }

  @Test(arguments: PresetFiles.all.map(\.name))
  func everyPresetIsSound(name: String) throws {
    var reader = PresetReader(options: PlanOptionTable())
    let found = reader.preset(
      name, folder: "", askedAt: Site(file: "", line: 1, column: 1, path: ""))
    let preset = try #require(found)
    #expect(reader.faults.isEmpty, "\(reader.faults.map(\.description))")
    #expect(Preset.named(name) == preset)
    #expect(preset.programme.map { name.hasPrefix($0 + "-") } == true)
    #expect(!preset.recognisedBy.isEmpty)
    var file = FileResolver(
      name: "file", entry: preset.entry.entry("file"), path: "file.csv", plan: "plan.json",
      header: nil, joined: [], definitions: preset.entry.definitions(plan: ""))
    for (_, layers) in preset.indicators {
      let texts = (layers + layers.flatMap { ($0["variants"]?.members ?? []).map(\.value) })
        .flatMap { layer in ["value", "universe"].compactMap { layer[$0] } }.flatMap(\.alternatives)
      let read = file.read(texts, isOfPreset: true)
      #expect(read.count == texts.count)
    }
    #expect(file.faults.isEmpty, "\(file.faults.map(\.description))")
    let defined = preset.entry.definitions(plan: "").map(\.name)
    for (indicator, layers) in preset.indicators {
      let entry = LayeredEntry(layers)
      for key in ["title", "direction", "value", "definition", "source"] {
        #expect(entry[key] != nil, "\(indicator) \(key)")
      }
      #expect(PlanNames.fault(indicator) == nil)
      // Those of extended trees may come from another file by a join.
      for circumstance in (entry["circumstances"]?.list ?? []).compactMap(\.text) {
        #expect(defined.contains(circumstance), "\(indicator) \(circumstance)")
      }
    }
  }
}
