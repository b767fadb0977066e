/// Help pages in the layout that Swift command-line tools share.
package struct HelpPage: Sendable {
  private let width: Int
  private let program: ProgramSpec

  /// Column at which explanations start, as in other Swift tools.
  private static let explanationColumn = 26
  /// The width without a terminal to ask.
  package static let defaultWidth = 80
  /// Below this width a page is no longer readable, so that lines may overflow instead.
  private static let smallestWidth = 50

  /// Creates pages for a terminal of the given width in characters.
  package init(of program: ProgramSpec, width: Int = HelpPage.defaultWidth) {
    self.program = program
    self.width = max(width, Self.smallestWidth)
  }

  /// The page of the program.
  package func page() -> String {
    let commands = program.commands.map { ($0.name, firstSentence(of: $0.overview) + ".") }
    var blocks = [
      overview(program.overview), usage([program.name, "<subcommand>"]),
      options(OptionSection("Options", BuiltInOptions.all)),
      entries("SUBCOMMANDS", commands),
    ]
    if !program.examples.isEmpty { blocks.append(examples(program.examples)) }
    let closing = "See '\(program.name) help <subcommand>' for detailed help."
    return blocks.joined(separator: "\n\n") + "\n\n"
      + wrapped(closing, to: width - 2).map { "  " + $0 + "\n" }.joined()
  }

  /// The page of a command.
  package func page(of command: CommandSpec) -> String {
    var blocks = [overview(command.overview), usage(usageParts(of: command))]
    if !command.arguments.isEmpty {
      blocks.append(entries("ARGUMENTS", command.arguments.map { ($0.label, $0.explanation) }))
    }
    blocks += command.sections.map(options)
    // The options that every command has close the page, under the plain heading.
    if let last = command.sections.last, last.title == "Options" {
      blocks[blocks.count - 1] = options(
        OptionSection(last.title, last.options + BuiltInOptions.all))
    } else {
      blocks.append(options(OptionSection("Options", BuiltInOptions.all)))
    }
    if !command.examples.isEmpty { blocks.append(examples(command.examples)) }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  /// The parts of the usage line, none of which is broken between lines.
  private func usageParts(of command: CommandSpec) -> [String] {
    var parts = [program.name, command.name] + command.arguments.map(\.label)
    let specs = command.options
    for names in command.exactlyOneOf {
      let labels = names.compactMap { name in specs.first { $0.name == name } }
        .map { $0.name + " " + $0.valueLabel }
      guard let last = labels.last, labels.count > 1 else {
        parts += labels
        continue
      }
      let bars = labels.dropLast().map { $0 + " |" } + [last + ")"]
      parts += ["(" + bars[0]] + bars.dropFirst()
    }
    let optional = specs.contains { option in
      !command.exactlyOneOf.contains { $0.contains(option.name) }
    }
    if optional { parts.append("[<options>]") }
    return parts
  }

  private func overview(_ text: String) -> String {
    wrapped("OVERVIEW: " + text, to: width).joined(separator: "\n")
  }

  private func usage(_ parts: [String]) -> String {
    lines(of: ["USAGE:"] + parts, to: width - 2).joined(separator: "\n  ")
  }

  private func options(_ section: OptionSection) -> String {
    entries(section.title.uppercased(), section.options.map { ($0.label, $0.explanation) })
  }

  private func entries(_ heading: String, _ entries: [(label: String, help: String)]) -> String {
    ([heading + ":"] + entries.flatMap { entry(label: $0.label, help: $0.help) })
      .joined(separator: "\n")
  }

  private func entry(label: String, help: String) -> [String] {
    let column = Self.explanationColumn
    let indent = String(repeating: " ", count: column)
    let lines = wrapped(help, to: width - column)
    let label = "  " + label
    let isShort = label.count < column
    let first = isShort ? label + indent.dropFirst(label.count) + (lines.first ?? "") : label
    return [first] + lines.dropFirst(isShort ? 1 : 0).map { indent + $0 }
  }

  private func examples(_ examples: [Example]) -> String {
    let blocks = examples.map { example in
      wrapped(example.remark, to: width - 2).map { "  " + $0 } + example.lines.map { "    " + $0 }
    }
    return "EXAMPLES:\n" + blocks.map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
  }
}

extension OptionSpec {
  /// The help text with choices and default behind it.
  var explanation: String {
    explain(help, kind: kind, defaultText: defaultText)
  }
}

extension ArgumentSpec {
  /// The help text with choices behind it.
  var explanation: String {
    explain(help, kind: kind, defaultText: nil)
  }
}

private func explain(_ help: String, kind: ValueKind, defaultText: String?) -> String {
  let choices = kind.choiceLabels
  let notes =
    (choices.isEmpty ? [] : ["values: " + choices.joined(separator: ", ")])
    + (defaultText.map { ["default: " + $0] } ?? [])
  return notes.isEmpty ? help : help + " (" + notes.joined(separator: "; ") + ")"
}
