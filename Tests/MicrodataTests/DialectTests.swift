import Testing

@testable import Microdata

@Suite struct DialectTests {
  private func open(_ text: String, _ overrides: DialectOverrides = .init()) throws -> Extract {
    try Extract(opening: .memory(Array(text.utf8)), overrides: overrides)
  }

  private func evidence(
    _ property: DialectEvidence.Property, _ text: String
  ) throws -> DialectEvidence? {
    try open(text).evidence.first { $0.property == property }
  }

  @Test(arguments: [
    ("a,b\n1,2\n", ","), ("a;b\n1;2\n", ";"), ("a\tb\n1\t2\n", "\t"), ("a|b\n1|2\n", "|"),
    ("a;b\n1,5;2,5\n", ";"), ("a;b;c\n\"x,y,z,w\";1;2\n", ";"), ("a\n1\n2\n", ","),
    ("a,b;c\n1,2;3\n", ","), ("name, full;age\nSouk, V;3\nKeo;4\n", ";"),
    ("\"two\nlines\";b\n1;2\n", ";"), ("\n\r\na;b\n1;2\n", ";"),
    ("a\tb\nx,y\tz\nx\tz\n", "\t"), ("sep=;\na;b,c\n1;2,3\n", ";"),
    ("sep=\t\r\na,b\tc\r\n1,2\t3\r\n", "\t"),
  ])
  func theDelimiterIsFound(text: String, delimiter: Character) throws {
    #expect(try open(text).dialect.delimiter == delimiter.asciiValue)
  }

  @Test func aDeclaredDelimiterWins() throws {
    let extract = try open("a;b,c\n1;2,3\n", DialectOverrides(delimiter: UInt8(ascii: ",")))
    #expect(extract.header == ["a;b", "c"])
    // The line for Excel is no row even then.
    let announced = try open("sep=;\na;b,c\n", DialectOverrides(delimiter: UInt8(ascii: ",")))
    #expect(announced.header == ["a;b", "c"])
  }

  @Test(arguments: [
    ("w;x\n1,5;2\n", ",", ""), ("w;x\n1.5;2\n", ".", ""), ("w;x\n1;2\n", ".", ""),
    ("w;x\n1,234;2\n", ",", ""), ("w,x\n\"1,234\",2\n", ".", ","), ("w;x\n1.234,5;2\n", ",", "."),
    ("w;x\n1.234.567;2\n", ",", "."), ("w,x\n\"1,234,567\",2\n", ".", ","),
    ("w;x\n1 234,5;2\n", ",", " "), ("w;x\n1\u{A0}234;2,5\n", ",", "\u{A0}"),
    ("w;x\n1\u{202F}234,5;2\n", ",", "\u{202F}"), ("w;x\n1'234.5;2\n", ".", "'"),
    ("w;x\n1’234.5;2\n", ".", "’"), ("w;x\n1,5;1.234\n", ",", "."),
    ("w;x\n1.5;1,234\n", ".", ","), ("w;x\n0,123;2\n", ",", ""), ("w;x\n-1,5e-3;2\n", ",", ""),
    ("id;x\n1 101 203;2\nA 7;2\n", ".", ""), ("w,x\n\"1,2\",0.5\n\"1\",0.25\n\"x\",3\n", ".", ""),
    ("w;x\nNA;1\n.;1\n1,5;1\n", ",", ""), ("d;x\n12.05.2010;1\n", ".", ""),
    ("a;b;c\n1,5;1.25;1.75\n", ".", ""), ("a;b;c\n1,5;2,25;1.75\n", ",", ""),
  ])
  func marksOfNumbersAreFound(text: String, decimal: Character, thousands: String) throws {
    let numbers = try open(text).dialect.numbers
    #expect(numbers.decimalMark == decimal.asciiValue)
    #expect(numbers.thousandsMark == Array(thousands.utf8))
  }

  @Test func aDeclaredDecimalMarkWins() throws {
    let point = DialectOverrides(decimalMark: UInt8(ascii: "."))
    #expect(try open("w;x\n1,5;2\n", point).dialect.numbers.decimalMark == UInt8(ascii: "."))
    let comma = DialectOverrides(decimalMark: UInt8(ascii: ","))
    let numbers = try open("w;x\n1.234;2\n", comma).dialect.numbers
    #expect(numbers == NumberSyntax(decimalMark: UInt8(ascii: ","), thousandsMark: Array(".".utf8)))
  }

  @Test func theEvidenceNamesTheLine() throws {
    let text = "w;x\n1;2\n1;2\n\n1,5;3\n1.234,5;3\n"
    #expect(try evidence(.delimiter, text)?.line == 1)
    #expect(try evidence(.decimalMark, text)?.line == 5)
    #expect(try evidence(.thousandsMark, text)?.line == 6)
    #expect(try evidence(.delimiter, "\n\na;b\n1;2\n")?.line == 3)
    let latin = Array("a,b\n1,2\n".utf8) + [0xE9, 0x2C, 0x31, 10]
    let extract = try Extract(opening: .memory(latin))
    #expect(
      extract.evidence.first
        == DialectEvidence(
          property: .encoding, finding: "Windows-1252", line: 3, isUnusual: true))
  }

  @Test func plainFilesNeedNoWords() throws {
    #expect(try open("a,b\n1,2.5\n").evidence.allSatisfy { !$0.isUnusual })
    #expect(try open("\u{FEFF}a,b\r\n1,é\r\n").evidence.allSatisfy { !$0.isUnusual })
  }

  @Test func lineEnds() throws {
    for text in ["a,b\n1,2\n", "a,b\r\n1,2\r\n", "a,b\r1,2\r", "a,b\n1,2", "a,b\r\n\r\n1,2"] {
      let extract = try open(text)
      #expect(extract.header == ["a", "b"])
      let table = try extract.read([ColumnRequest(column: 1, kind: .coded)], threads: 1)
      #expect(table.rowCount == 1)
      #expect(table.text(column: 1, row: 0) == "2")
    }
  }

  @Test func headers() throws {
    #expect(try open("1,2\n3,4\n").header == ["V1", "V2"])
    #expect(try open("sep=,\n1,2\n3,4\n").header == ["V1", "V2"])
    #expect(try open("1,a\n3,4\n").header == ["1", "a"])
    #expect(try open(" a , \"b, c\" ,a\n1,2,3\n").header == ["a", "\"b", "c\"", "a"])
    #expect(try open("a,\"b, c\",\n1,2,3\n").header == ["a", "b, c", ""])
    #expect(try open("\n\na,b\n1,2\n").header == ["a", "b"])
    let numbered = try open("sep=,\n1,2\n3,4\n")
    let table = try numbered.read([ColumnRequest(column: 0, kind: .coded)], threads: 1)
    #expect(table.rowCount == 2)
    #expect(table.line(ofRow: 0) == 2)
  }

  @Test func apostrophesMayQuote() throws {
    let extract = try open("'a','b'\n'x, y','it''s'\n")
    #expect(extract.header == ["a", "b"])
    let table = try extract.read(
      [0, 1].map { ColumnRequest(column: $0, kind: .coded) }, threads: 1)
    #expect(table.text(column: 0, row: 0) == "x, y")
    #expect(table.text(column: 1, row: 0) == "it's")
    // An apostrophe that is part of names and values is none.
    #expect(try open("'a,b'\n1,2\n").dialect.quote == UInt8(ascii: "\""))
  }

  @Test(
    arguments: [
      ("women.dta", [0x72, 2, 1, 0, 0]), ("w.dta", Array("<stata_dta><header>".utf8)),
      ("w.sav", Array("$FL2@(#) SPSS".utf8)), ("w.csv.gz", [0x1F, 0x8B, 8]),
      ("w.csv.bz2", Array("BZh91AY&SY".utf8)), ("w.csv.xz", [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0]),
      ("w.csv.zst", [0x28, 0xB5, 0x2F, 0xFD]), ("w.zip", [0x50, 0x4B, 3, 4]),
      ("w.xlsx", [0x50, 0x4B, 3, 4]), ("w.xls", [0xD0, 0xCF, 0x11, 0xE0]),
      ("w.rds", [0x1F, 0x8B, 8]),
      ("w.RData", Array("RDX2\n".utf8)),
    ] as [(String, [UInt8])])
  func filesOfOtherProgramsAreNamed(name: String, head: [UInt8]) {
    #expect(ReadingError.ForeignFormat(head: head, name: name) != nil)
  }

  @Test func textIsNoForeignFormat() {
    for text in ["PK,b\n1,2\n", "r,b\n", "$FL,b\n", "BZ,1\n", "BZh9,b\n"] {
      #expect(ReadingError.ForeignFormat(head: Array(text.utf8), name: "w.dta") == nil)
    }
  }
}
