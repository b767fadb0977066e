import Foundation
import SurveyModel
import Testing
import Threads

@testable import FurthestBehind

@Suite struct SurveyRunnerTests {
  /// Runs everything and collects findings by file.
  static func results(
    _ run: SurveyRun, jobs: Int = 2, threads: Int = 2,
    stored: (@Sendable (String) -> Finding?)? = nil
  ) -> (manifest: RunManifest, findings: [String: Finding], kept: Int) {
    let found = Guarded<(findings: [String: Finding], kept: Int)>(([:], 0))
    let manifest = SurveyRunner(run, jobs: jobs, threads: threads).run(stored: stored) { result in
      found.withLock { found in
        if let file = result.entry.file { found.findings[file] = result.finding }
        found.kept += result.isKept ? 1 : 0
      }
      return true
    }
    let all = found.withLock { $0 }
    return (manifest, all.findings, all.kept)
  }

  private func json(_ findings: [String: Finding]) throws -> [String: Data] {
    try findings.mapValues { try $0.json() }
  }

  @Test func everyTreeIsGrown() throws {
    let country = try SyntheticCountry()
    let (manifest, findings, _) = Self.results(country.run)
    #expect(manifest.entries.map(\.status) == Array(repeating: .done, count: 9))
    #expect(manifest.entries.allSatisfy { $0.reason == nil }, "\(manifest.entries)")
    #expect(
      manifest.entries.map(\.file) == [
        "national/bank.json", "national/phone.json", "national/net.json",
        "by-region/1/bank.json", "by-region/2/bank.json", "by-region/3/bank.json",
        "by-region/4/bank.json", "national/bank-extended.json", "national/stunting.json",
      ])
    let bank = try #require(findings["national/bank.json"])
    #expect(bank.circumstances.map(\.name) == ["wealth", "residence", "education", "age"])
    #expect(bank.circumstances.map(\.label)[0] == "Wealth")
    #expect(bank.circumstances[2].levels == ["Lower", "Secondary", "Higher"])
    #expect(bank.circumstances[2].kind == .ordered && bank.circumstances[3].kind == .ordered)
    #expect(bank.indicator.name == "bank")
    #expect(bank.run.options["definitions"]?.contains("wealth = if v190 <= 2") == true)
    // The extended run has smaller leaves.
    let extended = try #require(findings["national/bank-extended.json"])
    let n = try #require(bank.node(1)?.n)
    #expect(bank.rules.minCases == n / 11 && extended.rules.minCases == n / 19)
  }

  /// Rows whose region is not known are in the national figure and in no group's: the groups must
  /// not tell the rate of a few of them.
  @Test(arguments: [
    // Blank rows, whether "NA" stands in some, what is hidden.
    (0, false, 0), (10, false, 1), (10, true, 1), (24, false, 1), (40, false, 0), (40, true, 0),
  ])
  func aFewRowsOfNoGroupAreProtected(blank: Int, isMarked: Bool, hidden: Int) throws {
    let folder = try TemporaryFolder()
    var rows = "region,wealth,y\n"
    for row in 0..<600 {
      let region =
        row < blank ? (isMarked && row % 2 == 0 ? "NA" : "") : "\(["N", "S", "E"][row % 3])"
      rows += "\(region),\(row % 5),\(row % 7 % 2)\n"
    }
    try Data(rows.utf8).write(to: folder.file("women.csv"))
    var request = TreeRequest(input: .standardInput, indicator: "y", direction: .opportunity)
    request.circumstances = ["wealth"]
    func results(_ trees: [TreeRun]) -> [Finding] {
      let run = SurveyRun(extracts: [
        ExtractRun(name: "women", path: folder.file("women.csv").path, trees: trees)
      ])
      let (manifest, findings, _) = Self.results(run)
      #expect(manifest.entries.count == trees.count + 2 && findings.count == trees.count + 2)
      #expect(manifest.entries.allSatisfy { $0.status == .done })
      return findings.values.filter { $0.group != nil }
    }
    let groups = TreeRun(name: "y", request: request, groupedBy: "region")
    let national = TreeRun(name: "y", request: request)
    #expect(results([national, groups]).count { $0.nodes[0].rate == nil } == hidden)
    #expect(results([groups]).allSatisfy { $0.nodes[0].rate != nil })
    // Where the national tree leaves the rows out as well, there is nothing to work out.
    request.circumstances = ["wealth", "region"]
    let without = [
      TreeRun(name: "y", request: request),
      TreeRun(name: "y", request: request, groupedBy: "region"),
    ]
    #expect(results(without).allSatisfy { $0.nodes[0].rate != nil })
    request.missingCircumstances = .level
    let with = [
      TreeRun(name: "y", request: request),
      TreeRun(name: "y", request: request, groupedBy: "region"),
    ]
    #expect(results(with).count { $0.nodes[0].rate == nil } == hidden)
  }

  @Test func groupsAddUpToTheWhole() throws {
    let country = try SyntheticCountry()
    let (manifest, findings, _) = Self.results(country.run)
    let groups = findings.filter { $0.key.hasPrefix("by-region/") }.map(\.value)
    #expect(groups.count == 4)
    let whole = try #require(findings["national/bank.json"])
    #expect(groups.reduce(0) { $0 + $1.sample.used } == whole.sample.used)
    let weighted = groups.reduce(0) { $0 + $1.sample.weight * ($1.nodes[0].rate ?? .nan) }
    #expect(agree(weighted / whole.sample.weight, whole.nodes[0].rate))
    let first = try #require(findings["by-region/1/bank.json"])
    #expect(first.group == Finding.Group(by: "region", level: "1"))
    #expect(first.run.options["where"] == "region == 1")
    #expect(manifest.entries[3].group?.level == "1")
  }

  @Test func joinsFetchByEqualNumbers() throws {
    let country = try SyntheticCountry()
    let (_, findings, _) = Self.results(country.run)
    let stunting = try #require(findings["national/stunting.json"])
    // 40 of 1000 children refer to a woman who is not there.
    #expect(stunting.sample.excluded == [.init(reason: "missing weight", rows: 40)])
    #expect(stunting.run.warnings.contains { $0.hasPrefix("40 of 1000 rows have no partner") })
    #expect(stunting.run.options["joins"]?.contains("weight = v005 of women (women.csv ") == true)
    #expect(stunting.nodes.count > 1)
  }

  @Test func codesAndLabelsGiveTheSameTrees() throws {
    let codes = Self.results(try SyntheticCountry().run).findings
    let labels = Self.results(try SyntheticCountry(isLabelled: true).run).findings
    #expect(codes.keys.sorted() == labels.keys.sorted())
    for (file, finding) in codes { #expect(labels[file]?.nodes == finding.nodes, "\(file)") }
  }

  @Test func resultsDoNotDependOnJobsOrThreads() throws {
    let country = try SyntheticCountry(women: 1_000)
    let one = Self.results(country.run, jobs: 1, threads: 1)
    let many = Self.results(country.run, jobs: 5, threads: 3)
    #expect(one.manifest == many.manifest)
    #expect(try json(one.findings) == json(many.findings))
  }

  @Test func aFailureStopsNoOther() throws {
    var country = try SyntheticCountry(women: 600)
    var broken = SyntheticCountry.request("bank / 0 == 1")
    country.run.extracts[0].trees.append(TreeRun(name: "broken", request: broken))
    broken.indicator = "bakn"
    country.run.extracts[0].trees.append(
      TreeRun(name: "mistyped", request: broken, origin: "plan.json, line 30, indicators[6]"))
    broken = SyntheticCountry.request("bank == 1", circumstances: ["circle"])
    country.run.extracts[0].definitions += [
      ColumnDefinition(name: "circle", value: "round + 1"),
      ColumnDefinition(name: "round", value: "circle + 1"),
    ]
    country.run.extracts[0].trees.append(TreeRun(name: "circular", request: broken))
    country.run.extracts.append(
      ExtractRun(
        name: "men", path: country.path("men.csv"),
        trees: [TreeRun(name: "smoking", request: SyntheticCountry.request("mv463a"))]))
    let (manifest, findings, _) = Self.results(country.run)
    #expect(findings.count == 9)
    let failed = manifest.entries.filter { $0.status == .failed }
    #expect(failed.map(\.name) == ["broken", "mistyped", "circular", "smoking"])
    #expect(failed.allSatisfy { $0.file == nil })
    let reasons = failed.map { $0.reason ?? "" }
    #expect(reasons[0].contains("women.csv, line 2"), "\(reasons[0])")
    #expect(
      reasons[1]
        == "plan.json, line 30, indicators[6]: women.csv has no column \"bakn\" (asked for by "
        + "value). Did you mean \"bank\"?")
    #expect(reasons[2].contains("circle") && reasons[2].contains("round"))
    #expect(reasons[3].contains("men.csv"))
  }

  @Test func keysThatAreNotUniqueAreCountedAndNotShown() throws {
    var country = try SyntheticCountry(women: 600)
    country.run.extracts[1].joins[0].keys.removeFirst()
    let (manifest, _, _) = Self.results(country.run)
    let reason = try #require(manifest.entries.last?.reason)
    #expect(
      reason.contains("580 rows of women.csv have the same v002 as another row"), "\(reason)")
  }

  @Test func onlyWhatChangedIsMadeAgain() throws {
    var country = try SyntheticCountry(women: 600)
    let first = Self.results(country.run)
    let stored = first.findings
    let again = Self.results(country.run) { stored[$0] }
    #expect(again.kept == 9 && again.manifest == first.manifest)
    #expect(again.findings == first.findings)
    // A definition, and a result that is lost.
    country.run.extracts[0].definitions[3].value = "cut(v012, 15, 30)"
    let changed = Self.results(country.run) { $0 == "national/net.json" ? nil : stored[$0] }
    #expect(changed.kept == 1)
    #expect(changed.findings["national/stunting.json"] == first.findings["national/stunting.json"])
    // Another byte of data changes all trees of the extract, and those that fetch from it.
    let file = country.folder.file("women.csv")
    try (String(contentsOf: file, encoding: .utf8) + "\n").write(
      to: file, atomically: true, encoding: .utf8)
    let run = country.run
    let all = Self.results(run)
    #expect(Self.results(run) { stored[$0] }.kept == 0)
    #expect(Self.results(run) { all.findings[$0] }.kept == 9)
  }

  @Test func averagesOutsideThePublishedFigureAreMarked() throws {
    var country = try SyntheticCountry(women: 600)
    let rate = try #require(
      Self.results(country.run).findings["national/bank.json"]?.nodes[0].rate)
    country.run.extracts[0].trees[0].request.published = TreeRequest.PublishedRate(
      rate: rate + 0.009)
    country.run.extracts[0].trees[1].request.published = TreeRequest.PublishedRate(
      rate: 0.001)
    let (manifest, findings, _) = Self.results(country.run)
    #expect(manifest.entries[0].status == .done)
    #expect(findings["national/bank.json"]?.published?.isWithin == true)
    #expect(manifest.entries[1].status == .outsidePublished)
    let phone = try #require(findings["national/phone.json"])
    #expect(phone.published?.isWithin == false)
    #expect(phone.run.warnings.first == manifest.entries[1].reason)
    #expect(phone.run.warnings[0].contains("the published figure is 0.1"))
    #expect(phone.nodes.count > 1)
  }
}
