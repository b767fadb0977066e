import CommandLineKit

/// A small program that uses every kind of option.
enum SampleProgram {
  enum Shade: String, CaseIterable, Sendable { case light, dark, veryDark = "very-dark" }

  static let weight = Option<String?>.text(
    "--weight", placeholder: "col", help: "The weight's column. More words: [a] isn't b.")
  static let title = Option<String?>.text(
    "--title", .words, placeholder: "text", help: "A title.")
  static let output = Option<String?>.text(
    "--output", short: "-o", .file, placeholder: "file", help: "Write to a file.",
    default: "standard output")
  static let folder = Option<String?>.text(
    "--folder", .folder, placeholder: "folder", help: "A folder.")
  static let depth = Option<Int?>.whole(
    "--depth", Bounds(from: 0, to: 30), help: "The depth.", default: "6")
  static let count = Option<Int?>.whole("--count", Bounds(from: 1), help: "A count.")
  static let free = Option<Int?>.whole("--free", Bounds(), help: "Any whole number.")
  static let level = Option<Double?>.decimal(
    "--level", Bounds(from: 0, to: 1, includingLimits: false), help: "The level.")
  static let shift = Option<Double?>.decimal("--shift", Bounds(), help: "Any number.")
  static let mark = Option<Character?>.character(
    "--mark", named: [.init("tab", "\t")], placeholder: "c", help: "A mark.")
  static let columns = Option<[String]?>.list(
    "--columns", placeholder: "a,b", help: "Some columns.")
  static let codes = Option<[KeyedList]>.keyedLists(
    "--codes", placeholder: "col=a,b", help: "Some codes.")
  static let shade = Option<Shade?>.choice(
    "--shade", of: Shade.self, placeholder: "shade", help: "The shade | hue.", default: "light")
  static let good = Option<String?>.text("--good", placeholder: "expr", help: "What is good.")
  static let bad = Option<String?>.text("--bad", placeholder: "expr", help: "What is bad.")
  static let quiet = Option<Bool>.flag("--quiet", help: "Say nothing.")

  static let grow = CommandSpec(
    name: "grow", overview: "Grow a thing. It takes a while, as things do.",
    arguments: [ArgumentSpec("input.csv", .file, help: "The input; - is standard input.")],
    sections: [
      OptionSection("Meaning", [good.spec, bad.spec]),
      OptionSection(
        "Data",
        [
          weight.spec, columns.spec, codes.spec, depth.spec, count.spec, free.spec, level.spec,
          shift.spec, mark.spec,
        ]),
      OptionSection(
        "Options", [title.spec, shade.spec, output.spec, folder.spec, quiet.spec]),
    ],
    exactlyOneOf: [["--good", "--bad"]],
    examples: [Example("Grow one:", "sample grow in.csv --good \"a == 1\"")])

  static let merge = CommandSpec(
    name: "merge", overview: "Merge files.",
    arguments: [ArgumentSpec("file", .file, help: "The files.", count: .oneOrMore)],
    sections: [OptionSection("Output", [output.spec])], exactlyOneOf: [["--output"]])

  static let teach = CommandSpec(
    name: "teach", overview: "Teach a shell.",
    arguments: [
      ArgumentSpec("shell", .choice(Shell.allCases.map { .init($0.rawValue) }), help: "The shell.")
    ])

  static let spec = ProgramSpec(
    name: "sample", version: "1.2.3", overview: "Do things.", commands: [grow, merge, teach])

  /// The command that a line asks for, with the required option of `grow` added.
  static func grown(_ arguments: String...) throws -> ParsedCommand? {
    try parsed(["grow", "in.csv", "--good", "x"] + arguments)
  }

  /// The command that a line asks for; nil when it asks for help or the version.
  static func parsed(_ arguments: [String]) throws -> ParsedCommand? {
    if case .command(let command) = try Parser(spec).parse(arguments) { command } else { nil }
  }

  /// The mistake in a line.
  static func mistake(in arguments: [String]) -> UsageError.Reason? {
    do {
      _ = try Parser(spec).parse(arguments)
      return nil
    } catch {
      return error.reason
    }
  }
}
