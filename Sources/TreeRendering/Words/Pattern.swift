/// A phrase as a translator writes it: one template, or one for each form that a count asks for.
enum Pattern: ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
  case plain(Template)
  case counted([(form: PluralForm, template: Template)])

  init(stringLiteral text: String) { self = .plain(Template(text)) }

  /// The words beside 1, and those beside any other count, for languages with these two forms.
  static func plural(one: String, other: String) -> Pattern {
    .counted([(.one, Template(one)), (.other, Template(other))])
  }

  /// The template for a form; a form without one takes that of any other count.
  func template(for form: PluralForm) -> Template {
    switch self {
    case .plain(let template): template
    case .counted(let forms):
      (forms.first { $0.form == form } ?? forms.first { $0.form == .other })?.template
        ?? Template("")
    }
  }

  /// Every template.
  var templates: [Template] {
    switch self {
    case .plain(let template): [template]
    case .counted(let forms): forms.map(\.template)
    }
  }
}

/// The forms of words beside a count, as Unicode's plural rules name them.
enum PluralForm: CaseIterable, Sendable {
  case zero, one, two, few, many, other
}

/// Text with placeholders in braces: "share {share}".
struct Template: Equatable {
  /// A stretch of the text.
  enum Part: Equatable {
    case literal(String)
    case placeholder(String)
  }

  let parts: [Part]

  init(_ text: String) {
    var parts: [Part] = []
    var rest = text.utf8[...]
    while let open = rest.firstIndex(of: UInt8(ascii: "{")),
      let close = rest[open...].firstIndex(of: UInt8(ascii: "}"))
    {
      if open > rest.startIndex { parts.append(.literal(String(Substring(rest[..<open])))) }
      let name = rest[rest.index(after: open)..<close]
      parts.append(.placeholder(String(Substring(name))))
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { parts.append(.literal(String(Substring(rest)))) }
    self.parts = parts
  }

  /// The names in braces.
  var placeholders: Set<String> {
    Set(
      parts.compactMap { part in
        if case .placeholder(let name) = part { name } else { nil }
      })
  }

  /// The text with its placeholders filled in, in one pass: braces in a value stay as they are.
  func filled(_ values: [String: String]) -> String {
    assert(placeholders.isSubset(of: values.keys), "\(placeholders) of \(values.keys)")
    if parts.count == 1, case .literal(let text) = parts[0] { return text }
    var result = ""
    for part in parts {
      switch part {
      case .literal(let text): result += text
      case .placeholder(let name): result += values[name] ?? ""
      }
    }
    return result
  }

  /// What stands at the placeholders of a text that was filled in; nil for any other text.
  func values(in text: String) -> [String: String]? {
    var values: [String: String] = [:]
    var rest = text[...]
    for (place, part) in parts.enumerated() {
      switch part {
      case .literal(let literal):
        guard rest.hasPrefix(literal) else { return nil }
        rest = rest.dropFirst(literal.count)
      case .placeholder(let name):
        var end = rest.endIndex
        if place + 1 < parts.count, case .literal(let next) = parts[place + 1] {
          // The last literal stands at the end of the text, whatever the value holds.
          let isLast = place + 2 == parts.count
          let found = isLast ? rest.ranges(of: next).last : rest.firstRange(of: next)
          guard let found else { return nil }
          end = found.lowerBound
        }
        values[name] = String(rest[..<end])
        rest = rest[end...]
      }
    }
    return rest.isEmpty ? values : nil
  }
}
