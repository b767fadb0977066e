import Foundation
import Testing

@testable import furthest_behind

/// The same table in many clothes: unusual, and no fault at all.
@Suite struct UnusualInputTests {
  private typealias Extract = SmallExtract

  private static let sameTable: [(name: String, bytes: Data)] = [
    (
      "carriage returns and line feeds",
      Data(Extract.good.replacingOccurrences(of: "\n", with: "\r\n").utf8)
    ),
    ("carriage returns", Data(Extract.good.replacingOccurrences(of: "\n", with: "\r").utf8)),
    ("a byte order mark", Data([0xEF, 0xBB, 0xBF]) + Data(Extract.good.utf8)),
    ("semicolons", Data(Extract.good.replacingOccurrences(of: ",", with: ";").utf8)),
    (
      "semicolons and decimal commas",
      Data(
        Extract.good.replacingOccurrences(of: ",", with: ";").replacingOccurrences(
          of: ".", with: ","
        ).utf8)
    ),
    ("tabs", Data(Extract.good.replacingOccurrences(of: ",", with: "\t").utf8)),
    ("bars", Data(Extract.good.replacingOccurrences(of: ",", with: "|").utf8)),
    (
      "Excel's first line", Data("sep=;\n".utf8) + Data(Extract.good.replacing(",", with: ";").utf8)
    ),
    ("blank lines", Data(Extract.good.replacingOccurrences(of: "\n", with: "\n\n").utf8)),
    ("no line end at the end", Data(Extract.good.utf8.dropLast())),
    ("quotation marks", Data(Extract.good.replacingOccurrences(of: "poor", with: "\"poor\"").utf8)),
    ("blanks around the names", Data((" id , w , wealth , place , y \n" + Extract.rows).utf8)),
    (
      "surplus fields",
      Data((Extract.header + Extract.rows.replacing(",1\n", with: ",1,more,and more\n")).utf8)
    ),
    (
      "UTF-16, little-endian",
      Data([0xFF, 0xFE]) + Data(Extract.good.utf16.flatMap { [UInt8($0), 0] })
    ),
    (
      "UTF-16, big-endian",
      Data([0xFE, 0xFF]) + Data(Extract.good.utf16.flatMap { [0, UInt8($0)] })
    ),
  ]

  @Test(arguments: sameTable.indices)
  func theSameTableInOtherClothes(place: Int) throws {
    let plain = try Extract.tree(Extract.good, Extract.question + ["--min-cases", "20"])
    #expect(plain.exitCode == 0 && plain.output.contains("200 rows read, all used"))
    #expect(plain.output.contains("place: urban"))
    let dressed = Self.sameTable[place]
    let outcome = try Extract.tree(dressed.bytes, Extract.question + ["--min-cases", "20"])
    #expect(outcome.exitCode == 0, "\(dressed.name): \(outcome.errors)")
    #expect(outcome.output == plain.output, "\(dressed.name)")
  }

  @Test func lineEndsInsideQuotationMarks() throws {
    let text = Extract.good.replacingOccurrences(of: "poor", with: "\"po\nor, \"\"very\"\"\"")
    let outcome = try Extract.tree(text, Extract.question + ["--min-cases", "20"])
    #expect(outcome.exitCode == 0)
    #expect(outcome.output.contains("200 rows read, all used"))
    // An error behind them names the line as an editor counts it: each poor row takes two.
    expectError(
      try Extract.tree(text + "7,1,poor,urban,5\n"), .data, ["line 302, column y: \"5\" is neither"]
    )
  }

  @Test func anUnusualMarkIsGivenByHand() throws {
    let text = Extract.good.replacingOccurrences(of: ",", with: "~")
    expectError(
      try Extract.tree(text), .data, ["give --delimiter"])
    let outcome = try Extract.tree(text, Extract.question + ["--delimiter", "~"])
    #expect(outcome.exitCode == 0)
    #expect(outcome.output.contains("200 rows read, all used"))
  }

  @Test func anEncodingIsGivenByHand() throws {
    // UTF-8 for more than the head of the file, and then no more.
    let long = Extract.header + String(repeating: Extract.rows, count: 400)
    let bytes = Data(long.utf8) + Data("7,1,".utf8) + [0xE9] + Data(",urban,1\n".utf8)
    expectError(
      try Extract.tree(bytes), .data, ["line 80002, column wealth", "--encoding windows-1252"])
    let outcome = try Extract.tree(bytes, Extract.question + ["--encoding", "windows-1252"])
    #expect(outcome.exitCode == 0)
    #expect(outcome.output.contains("80,001 rows read, all used"))
  }
}
