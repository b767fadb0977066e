import Spelling

/// Reads a command line by a program's specification.
///
/// Accepted are `--option value`, `--option=value`, `-o value`, `--` as the end of the options and
/// `-` as a value. A value that starts with a dash is taken for one only when it is a negative
/// number; any other is written `--option=-value`.
package struct Parser: Sendable {
  private let program: ProgramSpec

  /// Creates a parser.
  package init(_ program: ProgramSpec) {
    self.program = program
  }

  /// What the command line asks for; `arguments` are without the program's own name.
  ///
  /// Help and version win over everything else, mistakes included.
  ///
  /// - Throws: `UsageError` for the first mistake.
  package func parse(_ arguments: [String]) throws(UsageError) -> Invocation {
    guard let first = arguments.first else { return .help(nil) }
    if first == BuiltInOptions.helpCommand { return try help(arguments.dropFirst()) }
    let isOption = Self.isOption(first)
    guard !isOption, let command = program.command(named: first) else {
      if let asked = Self.helpOrVersion(in: arguments, of: nil), isOption { return asked }
      throw UsageError(command: nil, isOption ? strayOption(first) : unknownCommand(first))
    }
    let rest = arguments.dropFirst()
    if let asked = Self.helpOrVersion(in: Array(rest), of: command) { return asked }
    var reading = CommandReading(command)
    return .command(try reading.read(rest))
  }

  private func help(_ arguments: ArraySlice<String>) throws(UsageError) -> Invocation {
    let names = arguments.filter { !Self.isOption($0) }
    guard let name = names.first else { return .help(nil) }
    guard let command = program.command(named: name) else {
      throw UsageError(command: nil, unknownCommand(name))
    }
    if names.count > 1 { throw UsageError(command: nil, .unexpectedArgument(names[1])) }
    return .help(command)
  }

  private func unknownCommand(_ name: String) -> UsageError.Reason {
    let names = program.commands.map(\.name) + [BuiltInOptions.helpCommand]
    return .unknownCommand(name, nearest: nearest(to: name, among: names))
  }

  private func strayOption(_ argument: String) -> UsageError.Reason {
    let name = String(argument.prefix { $0 != "=" })
    let isKnown = program.commands.contains { command in
      command.options.contains { $0.name == name || $0.short == name }
    }
    if isKnown { return .optionBeforeCommand(name) }
    let names = BuiltInOptions.all.map(\.name)
    return .unknownOption(name, nearest: nearest(to: name, among: names))
  }

  private static func helpOrVersion(in arguments: [String], of command: CommandSpec?) -> Invocation?
  {
    for argument in arguments {
      switch argument {
      case "--": return nil
      case BuiltInOptions.help.name, BuiltInOptions.help.short: return .help(command)
      case BuiltInOptions.version.name: return .version
      default: continue
      }
    }
    return nil
  }

  /// Whether an argument stands for an option rather than for a value.
  static func isOption(_ argument: String) -> Bool {
    let bytes = argument.utf8
    guard bytes.first == UInt8(ascii: "-"), bytes.count > 1 else { return false }
    let second = bytes.dropFirst().first { $0 != UInt8(ascii: ".") } ?? 0
    return !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(second)
  }
}

/// One pass over the arguments behind a command's name.
private struct CommandReading {
  private let spec: CommandSpec
  private let byName: [String: OptionSpec]
  private var parsed: ParsedCommand
  private var argumentsSeen = 0

  init(_ spec: CommandSpec) {
    self.spec = spec
    parsed = ParsedCommand(spec)
    var byName: [String: OptionSpec] = [:]
    for option in spec.options {
      byName[option.name] = option
      if let short = option.short { byName[short] = option }
    }
    self.byName = byName
  }

  mutating func read(_ arguments: ArraySlice<String>) throws(UsageError) -> ParsedCommand {
    var rest = arguments
    while let argument = rest.popFirst() {
      if argument == "--" {
        for argument in rest { try add(argument: argument) }
        break
      }
      if Parser.isOption(argument) {
        try readOption(argument, before: &rest)
      } else {
        try add(argument: argument)
      }
    }
    try checkCompleteness()
    return parsed
  }

  private mutating func readOption(
    _ argument: String, before rest: inout ArraySlice<String>
  ) throws(UsageError) {
    let equals = argument.firstIndex(of: "=")
    let name = String(equals.map { argument[..<$0] } ?? argument[...])
    let attached = equals.map { String(argument[argument.index(after: $0)...]) }
    guard let option = byName[name] else {
      let names = spec.options.map(\.name) + BuiltInOptions.all.map(\.name)
      throw error(.unknownOption(name, nearest: nearest(to: name, among: names)))
    }
    if option.kind == .flag {
      if let attached { throw error(.unexpectedValue(option: option.name, value: attached)) }
      if !parsed.isGiven(option.name) { parsed.add(.present, text: "", of: option) }
      return
    }
    let text: String
    if let attached { text = attached } else { text = try next(of: &rest, for: option) }
    if !option.kind.isRepeatable, let earlier = parsed.text(of: option) {
      throw error(.givenTwice(option: option.name, first: earlier, second: text))
    }
    parsed.add(try parse(text, as: option.kind, of: option.label), text: text, of: option)
  }

  private func next(
    of rest: inout ArraySlice<String>, for option: OptionSpec
  ) throws(UsageError) -> String {
    guard let next = rest.first, next != "--", !Parser.isOption(next) else {
      // A known option in the value's place means a value forgotten, not one with a dash.
      let isKnown = rest.first.map { argument in
        argument == "--" || byName[String(argument.prefix { $0 != "=" })] != nil
      }
      throw error(
        .missingValue(
          option: option.name, placeholder: option.valueLabel,
          dashed: isKnown == true ? nil : rest.first))
    }
    rest.removeFirst()
    return next
  }

  private mutating func add(argument: String) throws(UsageError) {
    let last = spec.arguments.count - 1
    let isSeveral = last >= 0 && argumentsSeen > last && spec.arguments[last].count == .oneOrMore
    guard argumentsSeen <= last || isSeveral else { throw error(.unexpectedArgument(argument)) }
    let place = spec.arguments[min(argumentsSeen, last)]
    let value = try parse(argument, as: place.kind, of: place.label)
    parsed.add(argument: value.text ?? argument, of: place)
    argumentsSeen += 1
  }

  private func parse(
    _ text: String, as kind: ValueKind, of label: String
  ) throws(UsageError) -> ParsedValue {
    do {
      return try kind.parse(text)
    } catch {
      throw self.error(.badValue(label: label, value: text, problem: error))
    }
  }

  private func checkCompleteness() throws(UsageError) {
    if argumentsSeen < spec.arguments.count {
      throw error(.missingArgument(spec.arguments[argumentsSeen].label))
    }
    for names in spec.exactlyOneOf {
      let given = names.filter { parsed.isGiven($0) }
      if given.isEmpty { throw error(.missingOption(names.compactMap { byName[$0]?.label })) }
      if given.count > 1 { throw error(.conflict(given)) }
    }
  }

  private func error(_ reason: UsageError.Reason) -> UsageError {
    UsageError(command: spec.name, reason)
  }
}
