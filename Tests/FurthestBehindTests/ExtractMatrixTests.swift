import Foundation
import FurthestBehind
import SurveyModel
import Testing

/// One extract written in every way that its characters allow: the findings must be equal.
@Suite struct ExtractMatrixTests {
  enum Script: String, CaseIterable, CustomTestStringConvertible {
    case latin, cyrillic

    var testDescription: String { rawValue }

    /// Column names and labels.
    var words: (wealth: String, residence: [String], region: [String]) {
      switch self {
      case .latin: ("richesse", ["urbain", "rural, isolé"], ["Île", "Côte \"nord\"", "Près"])
      case .cyrillic:
        ("благосостояние", ["город", "село, дальнее"], ["Север", "Юг \"малый\"", "Восток"])
      }
    }
  }

  enum Characters: String, CaseIterable, CustomTestStringConvertible {
    case utf8, utf8WithMark, utf16LittleEndian, utf16BigEndian, latin1, windows1251

    var testDescription: String { rawValue }

    /// The text in this encoding; nil when one of its characters is not in it.
    func bytes(_ text: String) -> [UInt8]? {
      switch self {
      case .utf8: return Array(text.utf8)
      case .utf8WithMark: return Array("\u{FEFF}\(text)".utf8)
      case .utf16LittleEndian:
        return "\u{FEFF}\(text)".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      case .utf16BigEndian:
        return "\u{FEFF}\(text)".utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
      case .latin1: return text.data(using: .isoLatin1).map { Array($0) }
      case .windows1251: return text.data(using: .windowsCP1251).map { Array($0) }
      }
    }
  }

  private static let delimiters: [Character] = [",", ";", "\t"]
  private static let decimalMarks: [Character] = [".", ","]
  private static let thousandsMarks = ["", "\u{A0}", "\u{202F}"]

  /// A little survey of 400 women: weight, PSU, stratum, three circumstances, an indicator.
  private func text(
    _ script: Script, delimiter: Character, decimalMark: Character, thousandsMark: String
  ) -> String {
    func quoted(_ text: String) -> String {
      guard text.contains(delimiter) || text.contains("\"") else { return text }
      return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
    /// A number of thousandths.
    func number(_ value: Int) -> String {
      var whole = String(value / 1000)
      if whole.count > 3 {
        whole.insert(contentsOf: thousandsMark, at: whole.index(whole.endIndex, offsetBy: -3))
      }
      let fraction = String(String(1000 + value % 1000).dropFirst())
      return quoted(whole + String(decimalMark) + fraction)
    }
    let words = script.words
    var state: UInt64 = 20
    func below(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    let names = ["poids", "psu", "strate", words.wealth, "residence", "region", "eau"]
    var lines = [names.map(quoted).joined(separator: String(delimiter))]
    for row in 0..<400 {
      let wealth = 200_000 + below(90) * 25_500
      let residence = below(2)
      let region = below(3)
      let hasWater = below(100) < 20 + wealth / 60_000 + 30 * (1 - residence)
      let fields = [
        number(350_123 + below(2_000_000)), String(row / 10), String(row / 200), number(wealth),
        quoted(words.residence[residence]), quoted(words.region[region]), hasWater ? "1" : "0",
      ]
      lines.append(fields.joined(separator: String(delimiter)))
    }
    return lines.joined(separator: "\r\n") + "\r\n"
  }

  private func finding(_ bytes: [UInt8], _ script: Script) throws -> Finding {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("extract-matrix-" + UUID().uuidString + ".csv")
    try Data(bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    var request = TreeRequest(input: .file(file.path), indicator: "eau", direction: .opportunity)
    request.circumstances = [script.words.wealth, "residence", "region"]
    request.weight = "poids"
    request.psu = "psu"
    request.strata = "strate"
    var finding = try TreeAnalysis(request).finding
    // What names the input itself differs, of course.
    finding.run.input.file = ""
    finding.run.input.bytes = 0
    finding.run.input.fingerprint = ""
    return finding
  }

  @Test(arguments: Script.allCases, Characters.allCases)
  func findingsAreEqual(script: Script, characters: Characters) throws {
    let plain = text(script, delimiter: ",", decimalMark: ".", thousandsMark: "")
    let wanted = try finding(Array(plain.utf8), script)
    #expect(wanted.nodes.count > 1)
    #expect(wanted.sample.used == 400)
    var combinations = 0
    for delimiter in Self.delimiters {
      for decimalMark in Self.decimalMarks {
        for thousandsMark in Self.thousandsMarks {
          let written = text(
            script, delimiter: delimiter, decimalMark: decimalMark, thousandsMark: thousandsMark)
          guard let bytes = characters.bytes(written) else { continue }
          combinations += 1
          let found = try finding(bytes, script)
          #expect(
            found == wanted, "delimiter \(delimiter), decimal \(decimalMark), \(thousandsMark.utf8)"
          )
        }
      }
    }
    // The narrow no-break space is in no one-byte encoding, and each has one of the scripts.
    let expected =
      switch (characters, script) {
      case (.latin1, .cyrillic), (.windows1251, .latin): 0
      case (.latin1, _), (.windows1251, _): 12
      default: 18
      }
    #expect(combinations == expected)
  }
}
