/// Why a text is no JSON, with comments and trailing commas allowed.
package enum JSONFault: Error, Sendable, Equatable {
  /// The bytes are no UTF-8.
  case notUTF8
  /// The bytes are UTF-16, as the byte order mark says.
  case isUTF16
  /// The text holds nothing.
  case empty
  /// The text holds more bytes than any plan.
  case tooLarge(limit: Int)
  case tooDeep(limit: Int)
  /// Something else than what has to stand here; `found` is empty at the end.
  case unexpected(found: String, expected: String)
  /// A key, a text or another word without double quotes.
  case unquoted(String)
  /// A text in quotes other than the plain double ones.
  case wrongQuotes(String)
  case unclosedText
  case unclosedComment
  /// A list or object that is never closed, and where it begins.
  case unclosed(String, since: Int)
  case controlCharacter(String)
  case badEscape(String)
  case badNumber(String)
  case missingComma
  case textAfterEnd
}
