/// What a command line asks for.
package enum Invocation: Sendable {
  /// The help page of a command, or of the program.
  case help(CommandSpec?)
  /// The version.
  case version
  /// A command, with its options and arguments.
  case command(ParsedCommand)
}

/// A command with the values of its options and arguments, all accepted by their kinds.
package struct ParsedCommand: Sendable {
  /// An option as it was typed.
  package struct Given: Sendable, Equatable {
    /// The option's long name.
    package var option: String
    /// The text of its value; empty for a flag.
    package var text: String
  }

  /// The command.
  package let spec: CommandSpec
  /// The options in the order in which they were typed.
  package private(set) var given: [Given] = []
  /// The values of the options.
  package private(set) var options = OptionValues()
  private var positional: [String: [String]] = [:]

  init(_ spec: CommandSpec) {
    self.spec = spec
  }

  /// The value of an option; its type tells whether it may be left out.
  package subscript<Value>(option: Option<Value>) -> Value {
    options[option]
  }

  /// Whether an option was given, by its long name.
  package func isGiven(_ name: String) -> Bool {
    options.isGiven(name)
  }

  /// The value of an argument that takes one value; empty only for an argument the command lacks.
  package func argument(_ name: String) -> String {
    positional[name]?.first ?? ""
  }

  /// The values of an argument.
  package func arguments(_ name: String) -> [String] {
    positional[name] ?? []
  }

  mutating func add(_ value: ParsedValue, text: String, of option: OptionSpec) {
    given.append(Given(option: option.name, text: text))
    options.add(value, of: option)
  }

  mutating func add(argument: String, of spec: ArgumentSpec) {
    positional[spec.name, default: []].append(argument)
  }

  func text(of option: OptionSpec) -> String? {
    given.last { $0.option == option.name }?.text
  }
}
