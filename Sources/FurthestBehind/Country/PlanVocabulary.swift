/// Turns what an error says of options of the command line into what a plan calls them.
enum PlanVocabulary {
  /// The text with keys of plans in place of options: "--where" is "universe", and "--na age=99" is
  /// "na": {"age": [99]}.
  static func words(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let start = rest.firstRange(of: "--") {
      result += rest[..<start.lowerBound]
      rest = rest[start.upperBound...]
      let name = rest.prefix { $0.isLowercase || $0 == "-" }
      guard !name.isEmpty else {
        result += "--"
        continue
      }
      rest = rest[name.endIndex...]
      let isAlone = result.last == "("
      result += key(String(name), value(behind: &rest, of: name, isAlone: isAlone))
    }
    return result + rest
  }

  private static func key(_ option: String, _ value: Substring?) -> String {
    switch option {
    case "opportunity", "barrier": return "value"
    case "where": return "universe"
    case "ordered": return "\"order\""
    default: break
    }
    guard let value else { return "\"\(option)\"" }
    switch option {
    case "na":
      let parts = value.split(separator: "=", maxSplits: 1)
      let codes = parts.count > 1 ? parts[1] : value
      return "\"na\": {\(json(parts.count > 1 ? parts[0] : "*")): [\(json(codes))]}"
    case "unordered": return "\"unordered\": [\(json(value))] under \"options\""
    default: return "\"\(option)\": \(json(value))"
    }
  }

  /// The value that stands behind an option that a plan writes otherwise; nil without one.
  ///
  /// - Parameter isAlone: whether the option stands in parentheses, with its value if it has one.
  private static func value(
    behind rest: inout Substring, of option: Substring, isAlone: Bool
  ) -> Substring? {
    guard rest.first == " " else { return nil }
    let after = rest.dropFirst()
    if isAlone, let end = after.firstIndex(of: ")") {
      rest = after[end...]
      return after[..<end]
    }
    guard ["na", "unordered", "decimal", "encoding", "lone-psu"].contains(option) else {
      return nil
    }
    // A mark is one sign, and may be one that ends words.
    var value = option == "decimal" ? after.prefix(1) : token(after)
    while option != "decimal", let last = value.last, ".,;".contains(last) { value.removeLast() }
    let plain = ["and", "out", "overrules", "says", "refuses"]
    guard !value.isEmpty, !plain.contains(String(value)) else { return nil }
    rest = after[value.endIndex...]
    return value
  }

  /// A word up to a space outside quotation marks.
  private static func token(_ text: Substring) -> Substring {
    var isQuoted = false
    return text.prefix { character in
      if character == "\"" { isQuoted.toggle() }
      return isQuoted || character != " "
    }
  }

  /// A number as it is, any other text in quotation marks.
  private static func json(_ text: Substring) -> String {
    if text.first == "\"" { return String(text) }
    return Double(text) != nil ? String(text) : "\"\(text)\""
  }
}
