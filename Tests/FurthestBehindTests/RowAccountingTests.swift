import FurthestBehind
import SurveyModel
import Testing

/// Every row is used or counted under the first reason that fits it.
@Suite struct RowAccountingTests {
  private static let header = ["w", "pop", "y", "a", "b"]

  private static var request: TreeRequest {
    var request = TreeRequest(input: .standardInput, indicator: "y", direction: .opportunity)
    request.circumstances = ["a", "b"]
    request.weight = "w"
    request.population = "pop == 1"
    request.missingCodes = [
      .init(column: "y", codes: ["9"]), .init(column: "b", codes: ["98", "99"]),
      .init(column: "w", codes: ["77"]),
    ]
    request.rules.minCases = 1
    request.rules.minSplit = 2
    request.suppression = .none
    return request
  }

  /// One row for each way out; a 7 would be an error in a row that counts.
  private static let oneOfEach: [(row: [String], reason: String?)] = [
    (["", "1", "1", "x", "1"], "missing weight"),
    (["77", "1", "1", "x", "1"], "missing weight"),
    (["", "0", "7", "", ""], "missing weight"),
    (["0", "1", "1", "x", "1"], "zero weight"),
    (["0.000", "", "7", "", ""], "zero weight"),
    (["1", "0", "1", "x", "1"], "outside the population"),
    (["1", "0", "7", "", ""], "outside the population"),
    (["1", "", "1", "x", "1"], "population not determined"),
    (["1", "NA", "", "x", "1"], "population not determined"),
    (["1", "1", "", "x", "1"], "missing indicator"),
    (["1", "1", "9", "", "1"], "missing indicator"),
    (["1", "1", ".", "x", "1"], "missing indicator"),
    (["1", "1", "1", " ", "1"], "missing circumstance: a"),
    (["1", "1", "1", "", "99"], "missing circumstance: a"),
    (["1", "1", "0", "x", "98"], "missing circumstance: b"),
    (["1", "1", "0", "x", ".a"], "missing circumstance: b"),
    (["2", "1", "0", "x", "1"], nil), (["3", "1", "1", "y", "2"], nil),
    (["1.5", "1", "1", "y", "1"], nil), (["1", "1", "0", "x", "2"], nil),
  ]

  @Test func everyClassIsCounted() throws {
    let table = PlainTable(header: Self.header, rows: Self.oneOfEach.map(\.row))
    let sample = try table.finding(Self.request).sample
    var wanted: [(reason: String, rows: Int)] = []
    for case (_, let reason?) in Self.oneOfEach {
      if wanted.last?.reason == reason {
        wanted[wanted.count - 1].rows += 1
      } else {
        wanted.append((reason, 1))
      }
    }
    #expect(sample.exclusions == wanted.map { "\($0.rows) \($0.reason)" })
    #expect(sample.rowsRead == Self.oneOfEach.count)
    #expect(sample.used == 4)
    #expect(sample.weight == 7.5)
  }

  @Test(arguments: Array(0..<oneOfEach.count))
  func eachRowAlone(place: Int) throws {
    let used = Self.oneOfEach.filter { $0.reason == nil }.map(\.row)
    let (row, reason) = Self.oneOfEach[place]
    let sample = try PlainTable(header: Self.header, rows: used + [row])
      .finding(Self.request).sample
    #expect(sample.exclusions == (reason.map { ["1 \($0)"] } ?? []))
    #expect(sample.used == used.count + (reason == nil ? 1 : 0))
  }

  @Test(arguments: 1...8)
  func randomHolesAreAllCounted(seed: Int) throws {
    var table = RandomSurvey.table(seed: seed)
    var random = SeededGenerator(seed: seed + 300)
    for row in table.rows.indices {
      for column in 1..<table.header.count where Int.random(in: 0..<12, using: &random) == 0 {
        table.rows[row][column] = ""
      }
    }
    var request = RandomSurvey.request
    request.population = "children < 4"
    let sample = try table.finding(request).sample
    // The same by hand.
    let (weight, children, access) = (
      try table.index("weight"), try table.index("children"), try table.index("access")
    )
    let circumstances = try RandomSurvey.circumstances.map { ($0, try table.index($0)) }
    var counts: [String: Int] = [:]
    for row in table.rows {
      let reason =
        row[weight].isEmpty
        ? "missing weight"
        : row[children].isEmpty
          ? "population not determined"
          : row[children] == "4"
            ? "outside the population"
            : row[access].isEmpty
              ? "missing indicator"
              : circumstances.first { row[$0.1].isEmpty }.map { "missing circumstance: \($0.0)" }
                ?? "used"
      counts[reason, default: 0] += 1
    }
    #expect(sample.used == counts.removeValue(forKey: "used"))
    #expect(Set(sample.exclusions) == Set(counts.map { "\($1) \($0)" }))
    #expect(sample.rowsRead == table.rows.count)
  }

  @Test func aCircumstanceOfOneLevelIsLeftOutAsIfNotGiven() throws {
    var rows = Self.oneOfEach.filter { $0.reason == nil }.map(\.row)
    for row in rows.indices { rows[row][3] = "x" }
    rows.append(["1", "1", "1", "", "2"])
    let finding = try PlainTable(header: Self.header, rows: rows).finding(Self.request)
    #expect(finding.circumstances.map(\.name) == ["b"])
    #expect(finding.run.warnings.contains { $0.contains("a has only one level") })
    // Its missing values exclude nobody.
    #expect(finding.sample.used == 5)
  }

  @Test func missingMayBeALevelOfItsOwn() throws {
    // Access hangs on whether "a" is known, and then on whether "b" is.
    var rows: [[String]] = []
    for (a, b, ones) in [
      ("x", "1", 9), ("", "2", 1), ("y", "", 5), ("x", "2", 9), ("y", "2", 9), ("", "", 1),
    ] {
      for row in 0..<10 { rows.append(["1", "1", row < ones ? "1" : "0", a, b]) }
    }
    let table = PlainTable(header: Self.header, rows: rows)
    var request = Self.request
    #expect(try table.finding(request).sample.used == 30)
    request.missingCircumstances = .level
    let finding = try table.finding(request)
    #expect(finding.sample.used == 60)
    #expect(finding.sample.excluded.isEmpty)
    let behind = try #require(finding.node(finding.furthestBehind))
    #expect(behind.conditions == [.levels(circumstance: "a", levels: ["(missing)"])])
    #expect(behind.n == 20)
    #expect(agree(behind.rate, 0.1))
    // Among those with a known "a", a missing "b" is told apart from every number.
    let middle = try #require(finding.leaves.first { agree($0.rate, 0.5) })
    #expect(middle.n == 10)
    #expect(finding.options("missing") == "level")
  }
}

extension Finding {
  fileprivate func options(_ name: String) -> String? { run.options[name] }
}
