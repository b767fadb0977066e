import Foundation
import Testing

/// The linked files tell of the same people: every key finds its row, and the rows agree.
@Suite struct LinkedFilesTests {
  /// A file's rows by the values of its key columns.
  private struct Table {
    let columns: [String: Int]
    let rowCount: Int
    let rows: [[String]: [String]]

    init(_ name: String, key: [String]) throws {
      let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("SampleData/synthetic-lao-\(name).csv")
      let lines = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        .split(separator: "\n")
        .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
      var columns: [String: Int] = [:]
      for (index, name) in (lines.first ?? []).enumerated() { columns[name] = index }
      self.columns = columns
      let places = try key.map { try #require(columns[$0]) }
      rowCount = lines.count - 1
      rows = Dictionary(
        lines.dropFirst().map { row in (places.map { row[$0] }, row) },
        uniquingKeysWith: { first, _ in first })
    }

    subscript(key: [String], column: String) -> String? {
      columns[column].flatMap { rows[key]?[$0] }
    }
  }

  private let households: Table
  private let members: Table
  private let individuals: Table
  private let children: Table

  init() throws {
    households = try Table("households", key: ["HH1", "HH2"])
    members = try Table("members", key: ["HH1", "HH2", "HL1"])
    individuals = try Table("individuals", key: ["HH1", "HH2", "LN"])
    children = try Table("children", key: ["HH1", "HH2", "LN"])
  }

  @Test func keysAreUnique() {
    for table in [households, members, individuals, children] {
      #expect(table.rows.count == table.rowCount)
    }
  }

  @Test func membersAgreeWithTheirHousehold() {
    let residence = ["1": "Urban", "2": "Rural with road", "3": "Rural without road"]
    let level = ["1": "Lower", "2": "Secondary", "3": "Higher"]
    var youngest: [[String]: Int] = [:]
    for key in members.rows.keys {
      let home = Array(key.prefix(2))
      #expect(households[home, "HH46"] == "1")
      #expect(households[home, "windex5"] == members[key, "windex5"])
      #expect(households[home, "stratum"] == members[key, "stratum"])
      #expect(households[home, "HH6"].flatMap { residence[$0] } == members[key, "HH6"])
      if members[key, "HL3"] == "Head" {
        #expect(households[home, "helevel"].flatMap { level[$0] } == members[key, "level"])
      }
      if members[key, "HL6"].flatMap(Int.init) ?? 99 < 5 { youngest[home, default: 0] += 1 }
    }
    for key in households.rows.keys where households[key, "HH46"] == "1" {
      #expect(households[key, "HH51"] == String(youngest[key] ?? 0))
    }
  }

  @Test func individualsAreMembers() {
    for key in individuals.rows.keys {
      #expect(individuals[key, "age"] == members[key, "HL6"])
      #expect(individuals[key, "HL4"] == members[key, "HL4"])
      #expect(individuals[key, "welevel"] == members[key, "level"])
    }
  }

  @Test func mothersWereInterviewedAndHadABirth() throws {
    for key in children.rows.keys {
      let mother = Array(key.prefix(2)) + [try #require(children[key, "UF4"])]
      #expect(members[key, "HL14"] == children[key, "UF4"])
      #expect(individuals[mother, "HL4"] == "Female")
      #expect(individuals[mother, "ever_pregnant"] == "1")
      let first = try #require(individuals[mother, "age_at_first_birth"].flatMap(Int.init))
      let age = try #require(individuals[mother, "age"].flatMap(Int.init))
      let months = try #require(children[key, "CAGE"].flatMap(Int.init))
      #expect(first <= age - months / 12)
    }
  }

  @Test func completedSchoolingWasAttended() {
    for key in members.rows.keys where members[key, "completed_higher"] == "1" {
      #expect(members[key, "level"] == "Higher")
      #expect(members[key, "completed_secondary"] == "1")
    }
    for key in members.rows.keys where members[key, "completed_secondary"] == "1" {
      #expect(members[key, "level"] != "Lower")
    }
  }
}
