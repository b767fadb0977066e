import Testing

@testable import Microdata

@Suite struct NumberSyntaxTests {
  private static let point = NumberSyntax()
  private static let comma = NumberSyntax(decimalMark: UInt8(ascii: ","))
  private static let french = NumberSyntax(
    decimalMark: UInt8(ascii: ","), thousandsMark: [0xE2, 0x80, 0xAF])
  private static let english = NumberSyntax(thousandsMark: [UInt8(ascii: ",")])

  @Test(arguments: [
    ("0", 0), ("12", 12), ("-3", -3), ("+4", 4), ("0.5", 0.5), (".5", 0.5), ("5.", 5),
    ("1e3", 1000), ("1.5E-2", 0.015), (" 7 ", 7), ("\u{A0}8\u{A0}", 8), ("007", 7),
    ("1.057703", 1.057703), ("0.123456789012345678", 0.123456789012345678),
  ])
  func numbersWithAPoint(text: String, value: Double) {
    #expect(Self.point.number(text.utf8) == value)
  }

  @Test(arguments: [
    "", " ", ".", "-", "+", "e3", "1e", "1e+", "1,5", "1 234", "inf", "nan", "NaN", "0x10", "1_000",
    "--1", "1.2.3", "12a", "1e999", "½", "٣",
  ])
  func othersAreNone(text: String) {
    #expect(Self.point.number(text.utf8) == nil)
  }

  @Test func aDecimalComma() {
    #expect(Self.comma.number("1,5".utf8) == 1.5)
    #expect(Self.comma.number("1.5".utf8) == nil)
  }

  @Test(
    arguments: [
      ("1,234", 1234.0), ("12,345,678.5", 12_345_678.5), ("999", 999), ("1234", 1234),
      ("-1,000", -1000),
      ("1,23", nil), ("12,34,567", nil), ("1234,567", nil), ("0,123", nil), ("012,345", nil),
      (",123", nil), ("1,234,", nil), ("1,,234", nil),
    ] as [(String, Double?)])
  func groupsOfThree(text: String, value: Double?) {
    #expect(Self.english.number(text.utf8) == value)
  }

  @Test func aGroupMarkOfSeveralBytes() {
    #expect(Self.french.number("1\u{202F}234\u{202F}567,25".utf8) == 1_234_567.25)
    #expect(Self.french.number("1 234".utf8) == nil)
  }

  @Test func wholeMantissasAreKept() throws {
    let grouped = try #require(Self.english.fixed("1,057,703".utf8))
    #expect(grouped == (1_057_703, 0))
    let plain = try #require(Self.point.fixed("+1.250".utf8))
    #expect(plain == (1250, 3))
    #expect(Self.point.fixed("-1".utf8) == nil)
    #expect(Self.point.fixed("1e3".utf8) == nil)
    #expect(Self.point.fixed("9007199254740993".utf8) == nil)
    #expect(Self.point.fixed("0.0000000000000000001".utf8) == nil)
  }

  @Test(arguments: [
    ("1,5", true), ("1.5", false), ("1,234", true), ("1'234", true), ("12", false), ("yes", false),
    ("1-2", false), ("1,234.5", true), ("", false), ("3+", false),
  ])
  func aNumberInAnotherSyntaxContradicts(text: String, isContradicted: Bool) {
    #expect(Self.point.isContradicted(by: text.utf8) == isContradicted)
  }
}
