import AnalysisOptions
import CommandLineKit
import FurthestBehind

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

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
    try output.check()
    let bytes: [UInt8]
    do { bytes = try source.read() } catch { throw .input(error) }
    let finding: Finding
    do {
      finding = try Finding(json: Data(bytes))
    } catch {
      throw .notAResult(file: source.path ?? "standard input")
    }
    return try output.write(finding)
  }
}
