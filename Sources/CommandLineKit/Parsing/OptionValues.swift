/// The values of options, all accepted by their kinds; read with an `Option` as the key.
package struct OptionValues: Sendable, Equatable {
  private var values: [String: [ParsedValue]] = [:]

  /// No option is given.
  package init() {}

  /// The value of an option; its type tells whether it may be left out.
  package subscript<Value>(option: Option<Value>) -> Value {
    option.extract(values[option.spec.name] ?? [])
  }

  /// Whether an option is given, by its long name.
  package func isGiven(_ name: String) -> Bool {
    values[name] != nil
  }

  /// Adds a value to those of an option that may be repeated; for any other the last one counts.
  package mutating func add(_ value: ParsedValue, of option: OptionSpec) {
    values[option.name, default: []].append(value)
  }

  /// Gives an option these values in place of those it had; none means that it is left out.
  package mutating func set(_ given: [ParsedValue], of option: OptionSpec) {
    values[option.name] = given.isEmpty ? nil : given
  }

  /// These values where they are given, and else the other ones.
  package func over(_ other: OptionValues) -> OptionValues {
    var both = self
    both.values.merge(other.values) { own, _ in own }
    return both
  }
}
