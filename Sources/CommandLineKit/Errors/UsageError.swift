/// A mistake in a command line.
package struct UsageError: Error, Sendable, Equatable {
  /// The command in which it was made; nil when none was recognised.
  package var command: String?
  /// What is wrong.
  package var reason: Reason

  /// Names a mistake.
  package init(command: String?, _ reason: Reason) {
    self.command = command
    self.reason = reason
  }

  /// What can be wrong with a command line.
  package enum Reason: Sendable, Equatable {
    case unknownCommand(String, nearest: String?)
    case optionBeforeCommand(String)
    case unknownOption(String, nearest: String?)
    /// `dashed` is the argument in the value's place, when it starts with a dash.
    case missingValue(option: String, placeholder: String, dashed: String?)
    case unexpectedValue(option: String, value: String)
    case givenTwice(option: String, first: String, second: String)
    /// `label` is the option or argument as in help (`--cp <x>`).
    case badValue(label: String, value: String, problem: ValueProblem)
    case missingArgument(String)
    case unexpectedArgument(String)
    /// None of the options is given; they are named as in help.
    case missingOption([String])
    case conflict([String])
  }
}
