import Foundation
import FurthestBehind
import Threads

/// Measures the plain and the cross-fitted rate of the group furthest behind against the truth:
/// `swift run -c release Simulation [surveys, default 200]`.
///
/// Ends with 1 when the cross-fitted rate is off by more than a point on average, or its intervals
/// cover the truth in fewer than 92 % of the surveys.
@main
struct SimulationCommand {
  static func main() {
    let arguments = CommandLine.arguments.dropFirst()
    let surveys = arguments.isEmpty ? 200 : arguments.first.flatMap { Int($0) } ?? 0
    guard arguments.count <= 1, surveys > 0 else {
      FileHandle.standardError.write(
        Data("usage: Simulation [number of surveys, default 200]\n".utf8))
      exit(64)
    }
    print("\(surveys) surveys in each row; errors in percentage points, estimate minus truth.\n")
    print(
      "| survey | plain rate: error | coverage | cross-fitted: error | coverage | gap: error "
        + "| coverage |")
    print("| :-- | --: | --: | --: | --: | --: | --: |")
    var holds = true
    for scenario in Scenario.all {
      let row = Row(scenario, surveys: surveys)
      print(row.text)
      holds = holds && row.holds
    }
    exit(holds ? 0 : 1)
  }

  /// A scenario with its means over all surveys.
  private struct Row {
    let scenario: Scenario
    let trials: [Trial]

    init(_ scenario: Scenario, surveys: Int) {
      self.scenario = scenario
      let population = SimulatedPopulation(slopes: scenario.slopes)
      let threads = ProcessInfo.processInfo.activeProcessorCount
      trials = mapInParallel(surveys, threads: threads) {
        Trial(scenario, in: population, seed: UInt64($0 + 1))
      }.compactMap(\.self)
    }

    var text: String {
      let figures = [\Trial.plain, \.crossFitted, \.gap].flatMap {
        [
          String(format: "%+.1f", 100 * error($0)),
          String(format: "%.1f %%", 100 * coverage($0)),
        ]
      }
      return "| " + ([scenario.name] + figures).joined(separator: " | ") + " |"
    }

    var holds: Bool {
      !trials.isEmpty && abs(error(\.crossFitted)) <= 0.01 && coverage(\.crossFitted) >= 0.92
        && (!scenario.hasNoDifferences || error(\.plain) < -0.05)
    }

    private func error(_ outcome: KeyPath<Trial, Trial.Outcome>) -> Double {
      trials.reduce(0) { $0 + $1[keyPath: outcome].error } / Double(trials.count)
    }

    private func coverage(_ outcome: KeyPath<Trial, Trial.Outcome>) -> Double {
      Double(trials.count { $0[keyPath: outcome].isCovered }) / Double(trials.count)
    }
  }
}
