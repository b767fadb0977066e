/// The options of a command as a table in Markdown, for the handbook.
package enum OptionTable {
  /// One table with a row for every option, and a row in bold for every heading.
  package static func markdown(of command: CommandSpec) -> String {
    var lines = ["| option | meaning | default |", "| --- | --- | --- |"]
    for section in command.sections {
      lines.append("| **\(escaped(section.title))** | | |")
      lines += section.options.map(row)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func row(_ option: OptionSpec) -> String {
    let names = [option.name, option.short].compactMap { $0 }.map { "`\($0)`" }
    let choices = option.kind.choiceNames.map { "`\($0)`" }.joined(separator: ", ")
    let value =
      option.kind == .flag ? "" : " " + (choices.isEmpty ? "*\(option.placeholder)*" : choices)
    let cells = [
      names.joined(separator: ", ") + value, option.help, option.defaultText ?? "",
    ]
    return "| " + cells.map(escaped).joined(separator: " | ") + " |"
  }

  private static func escaped(_ text: String) -> String {
    text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
      .split(separator: "\n").joined(separator: " ")
  }
}
