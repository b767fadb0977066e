import Spelling

extension ValueKind {
  /// Reads a value of this kind.
  ///
  /// Numbers are read the same in every locale: ASCII digits and a decimal point.
  ///
  /// - Throws: `ValueProblem`, which says what would have been accepted.
  package func parse(_ text: String) throws(ValueProblem) -> ParsedValue {
    if text.isEmpty, self != .words { throw .empty }
    switch self {
    case .flag: return .present
    case .text, .words, .file, .folder: return .text(text)
    case .choice(let choices): return .text(try choice(text, among: choices))
    case .whole(let bounds): return .whole(try Self.whole(text, within: bounds))
    case .decimal(let bounds): return .decimal(try Self.decimal(text, within: bounds))
    case .character(let names): return .text(String(try Self.character(text, named: names)))
    case .list:
      do { return .list(try CommaList.items(of: text)) } catch { throw .list(error) }
    case .keyedList:
      do { return .keyedList(try KeyedList(text)) } catch { throw .list(error) }
    }
  }

  private func choice(_ text: String, among choices: [Choice]) throws(ValueProblem) -> String {
    let names = choices.map(\.name)
    if names.contains(text) { return text }
    let lowercased = text.utf8.count <= 100 ? text.lowercased() : text
    if let name = names.first(where: { $0.lowercased() == lowercased }) { return name }
    let plain = lowercased.filter { !"-_ ".contains($0) }
    if let choice = choices.first(where: { !$0.otherNames.isEmpty && $0.matches(plain) }) {
      return choice.name
    }
    throw .notAChoice(choiceLabels, nearest: nearest(to: text, among: names))
  }

  private static func whole(_ text: String, within bounds: Bounds<Int>) throws(ValueProblem) -> Int
  {
    guard let number = Int(text) else {
      // All digits, yet no Int: a number so large that only the bounds can tell what is wrong.
      if isWhole(text) { throw .wholeOutOfBounds(bounds) }
      throw .notWhole(bounds)
    }
    guard bounds.contains(number) else { throw .wholeOutOfBounds(bounds) }
    return number
  }

  private static func decimal(
    _ text: String, within bounds: Bounds<Double>
  ) throws(ValueProblem) -> Double {
    // Double's own reader also takes "nan", "inf" and "0x1p3", which nobody means here.
    guard text.utf8.allSatisfy(isPartOfDecimal), let number = Double(text) else {
      throw .notDecimal(bounds, hasDecimalComma: isDecimalWithComma(text))
    }
    guard number.isFinite, bounds.contains(number) else { throw .decimalOutOfBounds(bounds) }
    return number
  }

  private static func character(
    _ text: String, named names: [NamedCharacter]
  ) throws(ValueProblem) -> Character {
    if let named = names.first(where: { $0.name == text }) { return named.character }
    let names = names.map(\.name)
    guard let character = text.first, text.dropFirst().isEmpty else {
      throw .notACharacter(names)
    }
    if character.isLetter || character.isNumber || character.isNewline || character == "\"" {
      throw .notACharacter(names)
    }
    return character
  }

  private static func isWhole(_ text: String) -> Bool {
    let digits = text.utf8.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
    return !digits.isEmpty && text.utf8.count - digits.count <= 1 && digits.allSatisfy(isDigit)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  private static func isPartOfDecimal(_ byte: UInt8) -> Bool {
    isDigit(byte) || "+-.eE".utf8.contains(byte)
  }

  private static func isDecimalWithComma(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    return parts.count == 2 && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy(isDigit) }
  }
}

/// Why a value is not of its kind.
package enum ValueProblem: Error, Sendable, Equatable {
  case empty
  case notAChoice([String], nearest: String?)
  case notWhole(Bounds<Int>)
  case wholeOutOfBounds(Bounds<Int>)
  case notDecimal(Bounds<Double>, hasDecimalComma: Bool)
  case decimalOutOfBounds(Bounds<Double>)
  case notACharacter([String])
  case list(ListProblem)
}

extension ValueKind.Choice {
  /// Whether a word in small letters without hyphens and blanks means this choice.
  fileprivate func matches(_ plain: String) -> Bool {
    otherNames.contains(plain) || name.lowercased().filter { !"-_ ".contains($0) } == plain
  }
}
