import Foundation
import FurthestBehind
import Testing

@Suite struct BatchCommandTests {
  /// A plan with its extract in a folder of its own.
  private struct Country {
    let folder: TemporaryFolder

    init(indicators: String = Country.good, groups: String = "") throws {
      folder = try TemporaryFolder()
      var rows = "v005,psu,region,wealth,residence,bank,net\n"
      for row in 0..<1_500 {
        let wealth = 1 + row * 7 % 5
        let residence = row / 10 % 3 == 0 ? "urban" : "rural"
        let bank = row * 31 % 11 < 2 * wealth ? 1 : 0
        let net = row * 17 % 13 < wealth + (residence == "urban" ? 3 : 0) ? 1 : 0
        rows +=
          "\(900_000 + row * 13 % 997),\(row / 15),\(1 + row / 15 % 3),\(wealth),\(residence),"
          + "\(bank),\(net)\n"
      }
      try Data(rows.utf8).write(to: folder.file("women.csv"))
      try write(indicators: indicators, groups: groups)
    }

    static let good = """
      {"name": "bank", "title": "a bank account", "direction": "opportunity", "value": "bank == 1"},
      {"name": "net", "title": "the internet", "direction": "opportunity", "value": "net == 1"}
      """

    func write(indicators: String, groups: String = "") throws {
      let plan = """
        // A country.
        {
          "survey": {"country": "Nowhere", "year": "2020"},
          "files": {"women": {"path": "women.csv", "weight": "v005", "psu": "psu"}},
          "circumstances": {"poor": {"value": "if wealth <= 2 then 'Bottom 40' else 'Top 60'"}},
          \(groups)
          "options": {"bootstrap": 10, "crossfit": 1, "circumstances": ["poor", "residence"]},
          "indicators": [\(indicators)],
        }
        """
      try Data(plan.utf8).write(to: folder.file("plan.json"))
    }

    func run(_ options: String...) throws -> BuiltTool.Outcome {
      try BuiltTool.run(["batch", "plan.json", "--output", "run"] + options, in: folder.url)
    }

    /// The bytes of every file of a folder, by its path.
    func files(_ name: String = "run") throws -> [String: Data] {
      let url = folder.file(name)
      var files: [String: Data] = [:]
      for file in FileManager.default.enumerator(atPath: url.path)?.allObjects ?? [] {
        guard let file = file as? String else { continue }
        var isFolder: ObjCBool = false
        let path = url.appendingPathComponent(file).path
        _ = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        if !isFolder.boolValue { files[file] = FileManager.default.contents(atPath: path) }
      }
      return files
    }

    func manifest() throws -> RunManifest {
      try JSONDecoder().decode(RunManifest.self, from: try #require(try files()["run.json"]))
    }
  }

  @Test func aRunHasEveryForm() throws {
    let country = try Country(groups: "\"groups\": [\"national\", \"by region\"],")
    let outcome = try country.run()
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    #expect(outcome.output == "8 trees: 8 done. Results are in run.\n")
    let files = try country.files()
    var wanted: Set = ["run.json", "summary.csv", "findings.md"]
    for place in ["national", "by-region/1", "by-region/2", "by-region/3"] {
      for name in ["bank", "net"] {
        for ending in ["json", "txt", "dot", "svg"] { wanted.insert("\(place)/\(name).\(ending)") }
      }
    }
    #expect(Set(files.keys) == wanted)
    let manifest = try country.manifest()
    #expect(manifest.entries.allSatisfy { $0.status == .done && files[$0.file ?? ""] != nil })
    let summary = String(decoding: try #require(files["summary.csv"]), as: UTF8.self)
    #expect(summary.split(separator: "\n").count == 9)
    // A tree of a run is rendered again like any other.
    let again = try BuiltTool.run(["render", "run/national/bank.json"], in: country.folder.url)
    #expect(Data(again.output.utf8) == files["national/bank.txt"])
  }

  @Test func equalRunsGiveEqualBytes() throws {
    let country = try Country(groups: "\"groups\": [\"national\", \"by region\"],")
    _ = try country.run("--jobs", "1")
    let first = try country.files()
    let other = try BuiltTool.run(
      ["batch", "plan.json", "-o", "other", "--jobs", "4", "--threads", "3"],
      in: country.folder.url)
    #expect(other.exitCode == 0)
    #expect(try country.files("other") == first)
  }

  @Test func theFolderIsNamedAfterThePlan() throws {
    let country = try Country()
    #expect(try BuiltTool.run(["batch", "plan.json"], in: country.folder.url).exitCode == 0)
    #expect(try country.files("plan")["run.json"] != nil)
  }

  @Test func aFolderThatIsNotEmptyIsRefused() throws {
    let country = try Country()
    let kept = country.folder.file("run")
    try FileManager.default.createDirectory(at: kept, withIntermediateDirectories: true)
    try Data("mine".utf8).write(to: kept.appendingPathComponent("notes.txt"))
    let outcome = try country.run()
    #expect(outcome.exitCode == 73)
    #expect(outcome.errors.contains("'run' is not empty") && outcome.errors.contains("--resume"))
    #expect(try country.files().keys.sorted() == ["notes.txt"])
  }

  @Test func whatFailsStopsNothingElse() throws {
    let country = try Country(
      indicators: Country.good + """
        , {"name": "zero", "direction": "opportunity", "value": "bank / 0 == 1"},
        {"name": "outside", "direction": "opportunity", "value": "net == 1",
         "published": {"rate": 0.99}}
        """)
    let outcome = try country.run()
    #expect(outcome.exitCode == 1)
    #expect(
      outcome.output
        == "4 trees: 2 done, 1 outside the published figure, 1 failed. Results are in run.\n")
    #expect(outcome.errors.contains("women.csv, line 2"), "\(outcome.errors)")
    let manifest = try country.manifest()
    #expect(manifest.entries.map(\.status) == [.done, .done, .failed, .outsidePublished])
    #expect(manifest.entries[2].file == nil && manifest.entries[2].reason != nil)
    let page = String(decoding: try #require(try country.files()["findings.md"]), as: UTF8.self)
    let ranked = try #require(page.components(separatedBy: "## Outside").first)
    #expect(!ranked.contains("outside |") && page.contains("**zero**"))
  }

  @Test func allFailedIsSaid() throws {
    let country = try Country(
      indicators: "{\"name\": \"zero\", \"direction\": \"barrier\", \"value\": \"bank / 0 == 1\"}")
    let outcome = try country.run()
    #expect(outcome.exitCode == 1)
    #expect(outcome.output.hasPrefix("1 tree: 0 done, all failed."))
  }

  @Test func resumingGivesWhatAWholeRunGives() throws {
    let country = try Country(groups: "\"groups\": [\"national\", \"by region\"],")
    // A missing folder is a normal run.
    #expect(try country.run("--resume").output == "8 trees: 8 done. Results are in run.\n")
    let whole = try country.files()
    #expect(
      try country.run("--resume").output
        == "8 trees: 8 done, 8 kept from before. Results are in run.\n")
    #expect(try country.files() == whole)
    // What a killed run leaves: no manifest, a tree that is not whole, a file half-written.
    let run = country.folder.file("run")
    for file in ["run.json", "summary.csv", "national/net.json", "by-region/2/bank.json"] {
      try FileManager.default.removeItem(at: run.appendingPathComponent(file))
    }
    try Data("{ \"schema\"".utf8).write(to: run.appendingPathComponent("national/bank.json"))
    try Data("half".utf8).write(
      to: run.appendingPathComponent("national/.furthest-behind-12-abc.tmp"))
    let resumed = try country.run("--resume")
    // The groups of one indicator are made together.
    #expect(
      resumed.output == "8 trees: 8 done, 3 kept from before. Results are in run.\n",
      "\(resumed.output)")
    #expect(try country.files() == whole)
  }

  @Test func aChangedPlanChangesItsOwnTreesOnly() throws {
    let country = try Country()
    _ = try country.run()
    try country.write(
      indicators: """
        {"name": "bank", "title": "a bank account", "direction": "opportunity",
         "value": "bank == 1"},
        {"name": "net2", "title": "the internet", "direction": "opportunity", "value": "net == 1"}
        """)
    let outcome = try country.run("--resume")
    #expect(outcome.output == "2 trees: 2 done, 1 kept from before. Results are in run.\n")
    let files = try country.files()
    #expect(files["national/net.json"] == nil && files["national/net.svg"] == nil)
    #expect(files["national/net2.json"] != nil)
  }

  @Test func badPlansEndWith65AndMissingOnesWith66() throws {
    let country = try Country(indicators: "{\"name\": \"a\", \"valeu\": \"bank == 1\"}")
    let outcome = try country.run()
    #expect(outcome.exitCode == 65)
    #expect(outcome.errors.contains("valeu"))
    #expect(!FileManager.default.fileExists(atPath: country.folder.file("run").path))
    let missing = try BuiltTool.run(["batch", "none.json"], in: country.folder.url)
    #expect(missing.exitCode == 66)
  }
}
