import Testing

@testable import FurthestBehind
@testable import TreeRendering

@Suite struct TableTests {
  @Test(arguments: SampleFindings.all.map(\.name))
  func golden(name: String) throws {
    let finding = try #require(SampleFindings.all.first { $0.name == name }?.finding)
    try GoldenFile.expect(CSVRenderer().render(finding), equals: name + ".csv")
    try GoldenFile.expect(MarkdownRenderer().render(finding), equals: name + ".md")
  }

  /// A plain reader of CSV: fields of all lines.
  private func fields(_ text: String, separator: Character) -> [[String]] {
    var rows: [[String]] = [[""]]
    var isQuoted = false
    for character in text {
      switch character {
      case "\"": isQuoted.toggle()
      case separator where !isQuoted: rows[rows.count - 1].append("")
      case "\n" where !isQuoted: rows.append([""])
      default: rows[rows.count - 1][rows[rows.count - 1].count - 1].append(character)
      }
    }
    return rows.dropLast()
  }

  @Test(arguments: 0..<40)
  func everyLineOfCSVHasEveryField(seed: Int) {
    let finding = RandomFindings.finding(seed: UInt64(seed))
    let leaves = finding.nodes.count { $0.leaf && $0.id != 1 }
    for (dialect, separator) in [(CSVRenderer.Dialect.plain, Character(",")), (.semicolon, ";")] {
      let rows = fields(CSVRenderer(dialect: dialect).render(finding), separator: separator)
      #expect(rows.count == leaves + 2)
      #expect(rows.allSatisfy { $0.count == 20 })
    }
  }

  @Test func numbersOfCSVReadBackExactly() throws {
    let finding = SampleFindings.skilledAttendance(withIntervals: true)
    let rows = fields(CSVRenderer().render(finding), separator: ",")
    for row in rows.dropFirst() {
      let node = try #require(finding.nodes.first { String($0.id) == row[1] })
      #expect(Double(row[5]) == node.rate)
      #expect(Double(row[6]) == node.estimate?.low)
      #expect(Double(row[10]) == node.weight)
      #expect(Double(row[11]) == node.share)
    }
  }

  @Test func semicolonsComeWithDecimalCommas() {
    let text = CSVRenderer(dialect: .semicolon).render(SampleFindings.stunting)
    #expect(text.unicodeScalars.first == "\u{FEFF}")
    #expect(text.contains(";0,4155;"))
  }

  @Test(arguments: 0..<40)
  func everyRowOfMarkdownHasEveryCell(seed: Int) {
    let finding = RandomFindings.finding(seed: UInt64(seed))
    // Leaves, and splits where they were estimated.
    let tables = MarkdownRenderer().render(finding).split(separator: "\n\n")
      .filter { $0.hasPrefix("|") }
    for table in tables {
      let rows = table.split(separator: "\n")
      let bars = rows.map { $0.replacing("\\\\", with: "").replacing("\\|", with: "") }
        .map { $0.count { $0 == "|" } }
      #expect(Set(bars).count == 1)
      #expect(rows.count > 2)
    }
    let hasSplits = finding.nodes.contains { $0.split?.difference != nil }
    #expect(tables.count == (hasSplits ? 2 : 1))
  }
}
