import Testing

@testable import SurveyPlans

@Suite struct JSONReaderTests {
  private func read(_ text: String) throws -> JSONReader.Document {
    try JSONReader.read(Array(text.utf8), file: "plan.json")
  }

  @Test func commentsAndTrailingCommasAreAllowed() throws {
    let document = try read(
      """
      // a plan
      { "a": [1, -2.5e1, true, /* not
        now */ null,], // the end
        "b": {"c": "x",},
      }
      """)
    let list = try #require(document.root["a"]?.list)
    #expect(
      list.map(\.kind) == [
        .number(1, text: "1"), .number(-25, text: "-2.5e1"), .truth(true), .null,
      ])
    #expect(document.root["b"]?["c"]?.text == "x")
  }

  @Test func everyValueKnowsItsPlace() throws {
    let document = try read(
      "{\"a\": [\n  {\"b c\": 1},\r\n  \"é\", {\"d\": 2}]}")
    let list = try #require(document.root["a"]?.list)
    let inner = try #require(list[0]["b c"])
    #expect(inner.site == Site(file: "plan.json", line: 2, column: 11, path: "a[0][\"b c\"]"))
    #expect(list[2].site == Site(file: "plan.json", line: 3, column: 8, path: "a[2]"))
    #expect(list[2].members?[0].keySite.path == "a[2].d")
    #expect(list[2].site.words == "plan.json, line 3, a[2]")
  }

  @Test func carriageReturnsAloneEndLines() throws {
    #expect(try read("[1,\r2,\r3]").root.list?[2].site.line == 3)
  }

  /// An expression's fault is shown in the file even behind escapes.
  @Test func aScalarOfATextHasItsOwnPlace() throws {
    let value = try #require(try read(#"{"v": "a\"b\u00e9\uD83D\uDE00x"}"#).root["v"])
    #expect(value.text == "a\"bé😀x")
    #expect((0...5).map { value.site.inside(scalar: $0).column } == [8, 9, 11, 12, 18, 30])
    let plain = try #require(try read(#"{"v": "abc"}"#).root["v"])
    #expect(plain.site.inside(scalar: 2).column == 10)
  }

  @Test func repeatedKeysAreFoundAndTheLastCounts() throws {
    let document = try read("{\"a\": 1,\n \"b\": 2,\n \"a\": 3}")
    #expect(document.root["a"]?.number == 3)
    #expect(document.root.members?.count == 2)
    let repetition = try #require(document.repeated.first)
    #expect(repetition.key == "a")
    #expect((repetition.first.line, repetition.second.line) == (1, 3))
  }

  @Test(arguments: [
    ("", JSONFault.empty, 1, 1), (" // nothing\n", .empty, 2, 1),
    ("{", .unclosed("{", since: 1), 1, 1), ("{\"a\": [1\n", .unclosed("[", since: 1), 1, 7),
    ("{a: 1}", .unquoted("a"), 1, 2), ("{\"a\": yes}", .unquoted("yes"), 1, 7),
    ("{'a': 1}", .wrongQuotes("'"), 1, 2), ("[\u{201C}a\u{201D}]", .wrongQuotes("\u{201C}"), 1, 2),
    ("[1 2]", .missingComma, 1, 4), ("{\"a\": 1 \"b\": 2}", .missingComma, 1, 9),
    ("[1}", .unexpected(found: "}", expected: "a comma or ]"), 1, 3),
    ("{\"a\" 1}", .unexpected(found: "1", expected: "a colon behind the key \"a\""), 1, 6),
    ("[1,,2]", .unexpected(found: ",", expected: "a value"), 1, 4),
    ("{,}", .unexpected(found: ",", expected: "a key in double quotes"), 1, 2),
    ("[1] 2", .textAfterEnd, 1, 5), ("[1]]", .textAfterEnd, 1, 4),
    ("[\"a]", .unclosedText, 1, 2), ("[\"a\nb\"]", .unclosedText, 1, 2),
    ("[1, /* x", .unclosedComment, 1, 5),
    ("[\"\\q\"]", .badEscape("\\q"), 1, 3), ("[\"\\u12\"]", .badEscape("\\u12"), 1, 3),
    ("[\"\\uD800\"]", .badEscape("\\ud800"), 1, 3),
    ("[\"a\u{1}\"]", .controlCharacter("\\u{1}"), 1, 4),
    ("[01]", .badNumber("01"), 1, 2), ("[+1]", .badNumber("+1"), 1, 2),
    ("[.5]", .badNumber(".5"), 1, 2), ("[1.]", .badNumber("1."), 1, 2),
    ("[1e999]", .badNumber("1e999"), 1, 2), ("[0x1F]", .badNumber("0x1F"), 1, 2),
    ("[12abc]", .badNumber("12abc"), 1, 2), ("[-]", .badNumber("-"), 1, 2),
  ])
  func faultsHaveAPlace(text: String, fault: JSONFault, line: Int, column: Int) throws {
    let failure = try #require(throws: JSONReader.Failure.self) { try read(text) }
    #expect(failure.fault == fault)
    #expect((failure.site.line, failure.site.column) == (line, column))
  }

  @Test func bytesThatAreNoTextAreRefused() throws {
    func fault(_ bytes: [UInt8]) throws -> JSONFault {
      try #require(throws: JSONReader.Failure.self) {
        try JSONReader.read(bytes, file: "p")
      }.fault
    }
    #expect(try fault([0x5B, 0x0A, 0xFF, 0x5D]) == .notUTF8)
    #expect(try fault([0xFF, 0xFE, 0x5B, 0x00]) == .isUTF16)
    #expect(try fault(Array(repeating: UInt8(ascii: "["), count: 100)) == .tooDeep(limit: 64))
    #expect(
      try JSONReader.read([0xEF, 0xBB, 0xBF, 0x5B, 0x5D], file: "p").root.list?.isEmpty == true)
  }

  /// Any bytes end in a value or a fault.
  @Test func anyBytesAreSafe() {
    var state: UInt64 = 7
    func next() -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33)
    }
    let alphabet = Array("{}[]\",:/*\\ntu0129.-eE '\n\r\u{e9}".utf8) + [0, 0xC3, 0xFF, 0xED]
    for _ in 0..<3_000 {
      let bytes = (0..<(next() % 40)).map { _ in alphabet[next() % alphabet.count] }
      _ = try? JSONReader.read(bytes, file: "p")
    }
  }
}
