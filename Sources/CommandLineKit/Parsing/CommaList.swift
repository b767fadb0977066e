/// Lists as people type them: `a,b,c`, with an item that holds a comma quoted as in CSV.
///
/// Blanks around an item are dropped unless they stand inside the quotes; `""` inside quotes is
/// one quote. A quote in the middle of an item is an ordinary character.
///
///     try CommaList.items(of: #""a, b",c"#)  // ["a, b", "c"]
package enum CommaList {
  /// The items of a list.
  ///
  /// - Throws: `ListProblem` when an item is empty or a quote is not closed.
  /// - Complexity: O(n), n the characters of the text.
  package static func items(of text: String) throws(ListProblem) -> [String] {
    var scanner = ListScanner(text)
    return try scanner.items()
  }
}

/// A list that may name what it belongs to: `education=none,primary`.
package struct KeyedList: Sendable, Equatable {
  /// The name before the equals sign; nil when there is none.
  package var key: String?
  /// The items.
  package var items: [String]

  /// Creates a list.
  package init(key: String?, items: [String]) {
    self.key = key
    self.items = items
  }

  /// Reads `name=a,b` or `a,b`; a name that holds a comma or an equals sign is quoted as in CSV.
  ///
  /// An item that holds an equals sign needs quotes only in a list without a name.
  ///
  /// - Throws: `ListProblem` when a name or item is empty or a quote is not closed.
  /// - Complexity: O(n), n the characters of the text.
  package init(_ text: String) throws(ListProblem) {
    var scanner = ListScanner(text)
    let first = try scanner.item(endingAt: [",", "="])
    guard scanner.current == "=" else {
      var whole = ListScanner(text)
      let items = try whole.items(endingAt: [",", "="])
      if whole.current == "=" { throw .strayEquals(items.last ?? first) }
      self.init(key: nil, items: items)
      return
    }
    scanner.advance()
    if scanner.isAtEnd { throw .nothingAfterEquals(first) }
    self.init(key: first, items: try scanner.items())
  }
}

/// What is wrong with a list.
package enum ListProblem: Error, Sendable, Equatable {
  /// Two commas in a row, or one at either end; the number of the item counts from 1.
  case emptyItem(number: Int)
  /// A quote is opened and never closed.
  case openQuote(number: Int)
  /// Text follows a closing quote.
  case textAfterQuote(number: Int)
  /// An equals sign after another item than the first; carries that item.
  case strayEquals(String)
  /// `name=` and nothing more.
  case nothingAfterEquals(String)
}

/// Walks once over the characters of a list.
private struct ListScanner {
  private let characters: [Character]
  private var position = 0
  private var number = 1

  init(_ text: String) {
    characters = Array(text)
  }

  var isAtEnd: Bool { position >= characters.count }

  var current: Character? { isAtEnd ? nil : characters[position] }

  mutating func advance() {
    position += 1
  }

  /// The items up to the end of the text, or up to an end other than a comma.
  mutating func items(endingAt ends: [Character] = [","]) throws(ListProblem) -> [String] {
    var items: [String] = []
    number = 1
    while true {
      items.append(try item(endingAt: ends))
      if current != "," { return items }
      advance()
      number += 1
    }
  }

  /// The item that starts here; stops before one of the ends.
  mutating func item(endingAt ends: [Character]) throws(ListProblem) -> String {
    skipBlanks()
    if current == "\"" {
      advance()
      return try quotedRest(endingAt: ends)
    }
    let start = position
    while let character = current, !ends.contains(character) { advance() }
    var end = position
    while end > start, characters[end - 1].isWhitespace { end -= 1 }
    if end == start { throw .emptyItem(number: number) }
    return String(characters[start..<end])
  }

  private mutating func quotedRest(endingAt ends: [Character]) throws(ListProblem) -> String {
    var item = ""
    while let character = current {
      advance()
      if character != "\"" {
        item.append(character)
      } else if current == "\"" {
        item.append(character)
        advance()
      } else {
        skipBlanks()
        if let next = current, !ends.contains(next) { throw .textAfterQuote(number: number) }
        if item.isEmpty { throw .emptyItem(number: number) }
        return item
      }
    }
    throw .openQuote(number: number)
  }

  private mutating func skipBlanks() {
    while let character = current, character.isWhitespace { advance() }
  }
}
