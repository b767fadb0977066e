/// The program, from its start to its end.
package enum FurthestBehindTool {
  /// Runs the program on the arguments of its process.
  package static func main() -> Never {
    OperatingSystem.setMemoryUse(.flat)
    OperatingSystem.prepareStreams()
    let exitCode = Program.run(
      Array(CommandLine.arguments.dropFirst()), on: Terminal.current())
    OperatingSystem.exit(exitCode.rawValue)
  }
}
