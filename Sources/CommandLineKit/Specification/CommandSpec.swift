/// A program: its commands and what is said about it as a whole.
package struct ProgramSpec: Sendable {
  /// The name as typed.
  package var name: String
  /// The version that `--version` prints.
  package var version: String
  /// What the program does, in one or more sentences.
  package var overview: String
  /// Its commands, in the order of the help page.
  package var commands: [CommandSpec]
  /// Whole command lines, with a remark each.
  package var examples: [Example]

  /// Describes a program.
  package init(
    name: String, version: String, overview: String, commands: [CommandSpec],
    examples: [Example] = []
  ) {
    self.name = name
    self.version = version
    self.overview = overview
    self.commands = commands
    self.examples = examples
  }

  /// The command of the given name.
  package func command(named name: String) -> CommandSpec? {
    commands.first { $0.name == name }
  }
}

/// A command of a program: drives parsing, help, completions and the option table.
package struct CommandSpec: Sendable {
  /// The name as typed.
  package var name: String
  /// What it does; the first sentence stands in the program's help page.
  package var overview: String
  /// Arguments without a name, in their order.
  package var arguments: [ArgumentSpec]
  /// Options, in groups with a heading each.
  package var sections: [OptionSection]
  /// Sets of options (long names) of which exactly one must be given.
  package var exactlyOneOf: [[String]]
  /// Whole command lines, with a remark each.
  package var examples: [Example]

  /// Describes a command.
  package init(
    name: String, overview: String, arguments: [ArgumentSpec] = [], sections: [OptionSection] = [],
    exactlyOneOf: [[String]] = [], examples: [Example] = []
  ) {
    self.name = name
    self.overview = overview
    self.arguments = arguments
    self.sections = sections
    self.exactlyOneOf = exactlyOneOf
    self.examples = examples
  }

  /// Every option of its own, in the order of the help page.
  package var options: [OptionSpec] {
    sections.flatMap(\.options)
  }
}

/// Options under one heading.
package struct OptionSection: Sendable {
  /// The heading.
  package var title: String
  /// The options, in order.
  package var options: [OptionSpec]

  /// Groups options.
  package init(_ title: String, _ options: [OptionSpec]) {
    self.title = title
    self.options = options
  }
}

/// An argument without a name, known by its place.
package struct ArgumentSpec: Sendable {
  /// How many values it takes.
  package enum Count: Sendable {
    case one, oneOrMore
  }

  /// The word that stands for it in help (`extract.csv`).
  package var name: String
  /// What may be written there.
  package var kind: ValueKind
  /// What it is, in whole sentences.
  package var help: String
  /// How many values it takes; only the last argument may take several.
  package var count: Count

  /// Describes an argument.
  package init(_ name: String, _ kind: ValueKind, help: String, count: Count = .one) {
    self.name = name
    self.kind = kind
    self.help = help
    self.count = count
  }

  /// The name as printed: `<extract.csv>`, with `...` where there may be several.
  package var label: String {
    "<" + name + ">" + (count == .oneOrMore ? " ..." : "")
  }
}

/// A command line to copy, and what it does.
package struct Example: Sendable, Equatable {
  /// What the command line does.
  package var remark: String
  /// The lines of the command, to be printed as they are.
  package var lines: [String]

  /// Shows a command line.
  package init(_ remark: String, _ lines: String...) {
    self.remark = remark
    self.lines = lines
  }
}
