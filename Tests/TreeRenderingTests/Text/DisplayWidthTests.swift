import Testing

@testable import TreeRendering

@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("村落", 4), ("ｶﾅ", 2), ("Ａ", 2), ("e\u{301}", 1), ("각", 2),
    ("\u{1100}\u{1161}", 3), ("😀", 2), ("ก็", 1), ("ريف", 3), ("a\u{200B}b", 2), ("\u{1F1F1}", 2),
    ("─", 1), ("◀", 1), ("。", 2),
  ])
  func columns(text: String, expected: Int) {
    #expect(DisplayWidth.of(text) == expected)
  }

  @Test func wrappingBreaksAtSpacesAndInsideLongWords() {
    #expect(TextBlock.wrap("one two three", width: 7) == ["one two", "three"])
    #expect(TextBlock.wrap("abcdefghij k", width: 4) == ["abcd", "efgh", "ij k"])
    #expect(TextBlock.wrap("农村地区", width: 5) == ["农村", "地区"])
    #expect(TextBlock.wrap("", width: 5) == [""])
  }

  @Test func aWordWithSpacesStaysTogether() {
    let words = ["a", "furthest behind"]
    #expect(TextBlock.wrap(words: words, width: 17) == ["a furthest behind"])
    #expect(TextBlock.wrap(words: words, width: 16) == ["a", "furthest behind"])
    #expect(TextBlock.wrap(words: words, width: 9) == ["a", "furthest", "behind"])
  }
}
