/// An option as people see it: its names, its value, its meaning.
package struct OptionSpec: Sendable, Equatable {
  /// The long name with its dashes (`--weight`).
  package var name: String
  /// The short name with its dash (`-o`), if there is one.
  package var short: String?
  /// What may be written as its value.
  package var kind: ValueKind
  /// The word that stands for the value in help (`col`); unused by flags.
  package var placeholder: String
  /// What it does, in whole sentences; the first one is used where space is short.
  package var help: String
  /// What is in force when the option is left out, in words; nil where that goes without saying.
  package var defaultText: String?

  /// The parts of the label in help: `-o, --output <file>`.
  package var label: String {
    let names = short.map { $0 + ", " + name } ?? name
    return kind == .flag ? names : names + " " + valueLabel
  }

  /// The placeholder as printed: `<col>`, with `...` where the option may be repeated.
  package var valueLabel: String {
    "<" + placeholder + ">"
  }
}

/// An option together with the type of its value: the key by which a command reads it.
package struct Option<Value: Sendable>: Sendable {
  /// The option as people see it.
  package let spec: OptionSpec
  /// Turns what was parsed, in the order given, into the value.
  let extract: @Sendable ([ParsedValue]) -> Value

  init(
    _ name: String, short: String?, kind: ValueKind, placeholder: String, help: String,
    defaultText: String?, extract: @escaping @Sendable ([ParsedValue]) -> Value
  ) {
    spec = OptionSpec(
      name: name, short: short, kind: kind, placeholder: placeholder, help: help,
      defaultText: defaultText)
    self.extract = extract
  }
}

extension Option<Bool> {
  /// An option without a value.
  package static func flag(_ name: String, short: String? = nil, help: String) -> Self {
    Option(
      name, short: short, kind: .flag, placeholder: "", help: help, defaultText: nil,
      extract: { !$0.isEmpty })
  }
}

extension Option<String?> {
  /// An option whose value is text; `kind` says of which sort.
  package static func text(
    _ name: String, short: String? = nil, _ kind: ValueKind = .text, placeholder: String,
    help: String, default defaultText: String? = nil
  ) -> Self {
    Option(
      name, short: short, kind: kind, placeholder: placeholder, help: help,
      defaultText: defaultText, extract: { $0.last?.text })
  }
}

extension Option<Int?> {
  /// An option whose value is a whole number.
  package static func whole(
    _ name: String, _ bounds: Bounds<Int>, placeholder: String = "n", help: String,
    default defaultText: String? = nil
  ) -> Self {
    Option(
      name, short: nil, kind: .whole(bounds), placeholder: placeholder, help: help,
      defaultText: defaultText, extract: { $0.last?.whole })
  }
}

extension Option<Double?> {
  /// An option whose value is a number.
  package static func decimal(
    _ name: String, _ bounds: Bounds<Double>, placeholder: String = "x", help: String,
    default defaultText: String? = nil
  ) -> Self {
    Option(
      name, short: nil, kind: .decimal(bounds), placeholder: placeholder, help: help,
      defaultText: defaultText, extract: { $0.last?.decimal })
  }
}

extension Option<Character?> {
  /// An option whose value is one character; some can be named.
  package static func character(
    _ name: String, named names: [ValueKind.NamedCharacter], placeholder: String, help: String,
    default defaultText: String? = nil
  ) -> Self {
    Option(
      name, short: nil, kind: .character(names), placeholder: placeholder, help: help,
      defaultText: defaultText, extract: { $0.last?.text?.first })
  }
}

extension Option<[String]?> {
  /// An option whose value is a comma list.
  ///
  /// Repeated lists are joined; nil means that there is none.
  package static func list(
    _ name: String, placeholder: String, help: String, default defaultText: String? = nil
  ) -> Self {
    Option(
      name, short: nil, kind: .list, placeholder: placeholder, help: help,
      defaultText: defaultText,
      extract: { values in values.isEmpty ? nil : values.flatMap { $0.list ?? [] } })
  }
}

extension Option<[KeyedList]> {
  /// An option whose value is `name=a,b` or `a,b`, and which may be repeated.
  package static func keyedLists(
    _ name: String, placeholder: String, help: String, default defaultText: String? = nil
  ) -> Self {
    Option(
      name, short: nil, kind: .keyedList, placeholder: placeholder, help: help,
      defaultText: defaultText, extract: { $0.compactMap(\.keyedList) })
  }
}

extension Option {
  /// An option whose value is one of some words.
  ///
  /// The words are the raw values of `Choices`, or of `among` when not all are on offer; what
  /// each means may be told in `meanings`, by raw value. `otherNames` are understood, too, in small
  /// letters without hyphens and blanks; help does not list them.
  package static func choice<Choices>(
    _ name: String, of type: Choices.Type, among: [Choices] = Array(Choices.allCases),
    meanings: [String: String] = [:], otherNames: (Choices) -> [String] = { _ in [] },
    placeholder: String = "choice", help: String, default defaultText: String? = nil
  ) -> Self
  where Value == Choices?, Choices: CaseIterable & RawRepresentable<String> & Sendable {
    let choices = among.map {
      ValueKind.Choice($0.rawValue, meanings[$0.rawValue] ?? "", otherNames: otherNames($0))
    }
    return Option(
      name, short: nil, kind: .choice(choices), placeholder: placeholder, help: help,
      defaultText: defaultText, extract: { $0.last?.text.flatMap(Choices.init(rawValue:)) })
  }
}
