/// The program's entry.
@main
enum FurthestBehindTool {
  static func main() {
    OperatingSystem.setMemoryUse(.flat)
    OperatingSystem.prepareStreams()
    let exitCode = Program.run(
      Array(CommandLine.arguments.dropFirst()), on: Terminal.current())
    OperatingSystem.exit(exitCode.rawValue)
  }
}
