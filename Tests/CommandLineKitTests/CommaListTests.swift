import CommandLineKit
import Testing

@Suite struct CommaListTests {
  @Test(arguments: [
    ("a", ["a"]),
    ("a,b,c", ["a", "b", "c"]),
    (" a , b ", ["a", "b"]),
    (#""a,b",c"#, ["a,b", "c"]),
    (#"c,"a,b""#, ["c", "a,b"]),
    (#" "a, b" , c"#, ["a, b", "c"]),
    (#""say ""yes""",no"#, [#"say "yes""#, "no"]),
    (#"5" pipe,well"#, [#"5" pipe"#, "well"]),
    (#"" padded ""#, [" padded "]),
    ("<=2,x=1", ["<=2", "x=1"]),
    ("région,日本,e\u{301}té", ["région", "日本", "été"]),
    ("-9,-8", ["-9", "-8"]),
  ])
  func itemsAreSplitAtCommasOutsideQuotes(text: String, items: [String]) throws {
    #expect(try CommaList.items(of: text) == items)
  }

  @Test(arguments: [
    ("", ListProblem.emptyItem(number: 1)),
    ("  ", .emptyItem(number: 1)),
    (",a", .emptyItem(number: 1)),
    ("a,,b", .emptyItem(number: 2)),
    ("a,b,", .emptyItem(number: 3)),
    (#"a,"""#, .emptyItem(number: 2)),
    (#"a,"b,c"#, .openQuote(number: 2)),
    (#"""#, .openQuote(number: 1)),
    (#""a" b,c"#, .textAfterQuote(number: 1)),
  ])
  func aBrokenListSaysWhere(text: String, problem: ListProblem) {
    #expect(throws: problem) { try CommaList.items(of: text) }
  }

  @Test(arguments: [
    ("9,99", KeyedList(key: nil, items: ["9", "99"])),
    ("edu=none,primary", KeyedList(key: "edu", items: ["none", "primary"])),
    ("edu", KeyedList(key: nil, items: ["edu"])),
    (#""a,b"=1,2"#, KeyedList(key: "a,b", items: ["1", "2"])),
    (#""a=b"=1"#, KeyedList(key: "a=b", items: ["1"])),
    (#""a=b",c"#, KeyedList(key: nil, items: ["a=b", "c"])),
    ("age=<=24,=25", KeyedList(key: "age", items: ["<=24", "=25"])),
    (" age = 1 , 2", KeyedList(key: "age", items: ["1", "2"])),
  ])
  func aKeyStandsBeforeTheFirstEqualsSign(text: String, list: KeyedList) throws {
    #expect(try KeyedList(text) == list)
  }

  @Test(arguments: [
    ("=a", ListProblem.emptyItem(number: 1)),
    ("a=", .nothingAfterEquals("a")),
    ("a=1,,2", .emptyItem(number: 2)),
    ("a,b=1", .strayEquals("b")),
    ("", .emptyItem(number: 1)),
  ])
  func aBrokenKeyedListSaysWhere(text: String, problem: ListProblem) {
    #expect(throws: problem) { try KeyedList(text) }
  }

  @Test func aVeryLongListIsRead() throws {
    let text = Array(repeating: "\"a,b\"", count: 20_000).joined(separator: ",")
    #expect(try CommaList.items(of: text).count == 20_000)
  }
}
