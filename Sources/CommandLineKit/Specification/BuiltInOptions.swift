/// The options that every command has without naming them.
package enum BuiltInOptions {
  /// `--version`.
  package static let version = OptionSpec(
    name: "--version", short: nil, kind: .flag, placeholder: "", help: "Show the version.",
    defaultText: nil)
  /// `-h`, `--help`.
  package static let help = OptionSpec(
    name: "--help", short: "-h", kind: .flag, placeholder: "", help: "Show help information.",
    defaultText: nil)
  /// Both, in the order of the help page.
  package static let all = [version, help]
  /// The name of the command that shows help.
  package static let helpCommand = "help"
}
