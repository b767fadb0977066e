import Foundation

/// Times the stages of an analysis: `swift run -c release Benchmarks <command>`.
@main
struct BenchmarksCommand {
  private static let usage = """
    usage: Benchmarks data <rows> <extract.csv>     write a DHS-like extract of any size
           Benchmarks surveys <number> <rows> <folder>   write a plan with that many surveys
           Benchmarks stages <extract.csv> [runs]   time reading, sample, growth and replicates
           Benchmarks growth [most rows]            time growth against rows, circumstances, levels

    """

  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    do {
      switch (arguments.first, arguments.count) {
      case ("data", 3):
        guard let rows = Int(arguments[1]), rows > 0 else { fail(usage, code: 64) }
        try DHSLikeExtract(rows: rows).write(to: arguments[2])
      case ("surveys", 4):
        guard let number = Int(arguments[1]), let rows = Int(arguments[2]), number > 0, rows > 0
        else { fail(usage, code: 64) }
        try ManySurveys(number: number, rows: rows).write(to: arguments[3])
      case ("stages", 2...3):
        let runs = arguments.count == 3 ? Int(arguments[2]) ?? 0 : 5
        guard runs > 0 else { fail(usage, code: 64) }
        try StageTimings(extract: arguments[1], runs: runs).report()
      case ("growth", 1...2):
        let mostRows = arguments.count == 2 ? Int(arguments[1]) ?? 0 : 10_000_000
        guard mostRows >= 20_000 else { fail(usage, code: 64) }
        GrowthTimings(mostRows: mostRows).report()
      default:
        fail(usage, code: 64)
      }
    } catch {
      fail("\(error)\n", code: 1)
    }
  }

  /// Says what went wrong on standard error and ends with the given exit code.
  private static func fail(_ message: String, code: Int32) -> Never {
    FileHandle.standardError.write(Data(message.utf8))
    exit(code)
  }
}
