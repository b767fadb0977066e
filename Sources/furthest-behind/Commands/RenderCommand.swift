import CommandLineKit

/// `furthest-behind render`: any output again, without the microdata.
enum RenderCommand: Command {
  static let spec = CommandSpec(
    name: "render",
    overview: "Write a result again in another form. The result's JSON file is enough; the "
      + "microdata are not needed.",
    arguments: [InputArguments.result],
    sections: [OutputOptions.section, RunOptions.quietSection],
    examples: [
      Example(
        "Draw a tree that was kept as JSON:",
        "furthest-behind render attendance.json -o attendance.svg")
    ])

  static func run(
    _ parsed: ParsedCommand, on terminal: Terminal
  ) throws(CommandFailure) -> ExitCode {
    let source = InputSource(parsed.argument(InputArguments.result.name))
    let output = try OutputRequest(parsed, input: source.path, terminal: terminal)
    do { try output.destination.check() } catch { throw .output(error) }
    let bytes: [UInt8]
    do { bytes = try source.read() } catch { throw .input(error) }
    return try run(bytes, output)
  }

  /// The one place where decoding and renderers join the command line: read the finding from the
  /// JSON `bytes`, render it as `output.format`, and hand the result to `output.destination.write`.
  private static func run(
    _ bytes: [UInt8], _ output: OutputRequest
  ) throws(CommandFailure) -> ExitCode {
    throw .notYetAvailable(.command(spec.name))
  }
}
