import SurveyModel
import Testing

@testable import FurthestBehind

/// The smallest and the largest weight are those of the rows used, whichever rows are left out.
@Suite struct WeightRangeTests {
  /// Weights of rows with an outcome, and of rows without.
  @Test(arguments: [
    (used: [3, 5, 4], unused: []),
    (used: [3, 5, 4], unused: [4]),
    (used: [3, 5, 4], unused: [3, 5]),
    (used: [3, 5, 4], unused: [1, 9]),
    (used: [3, 5, 4], unused: [1, 1, 5, 9, 9]),
    (used: [4, 4], unused: [2, 4]),
  ])
  func rowsLeftOutDoNotCount(used: [Int], unused: [Int]) throws {
    var request = TreeRequest(input: .standardInput, indicator: "y", direction: .opportunity)
    request.circumstances = ["a"]
    request.weight = "w"
    request.suppression = .none
    var rows = used.enumerated().map { ["\($1)", "\($0 % 2)", "\($0 % 2)"] }
    for (place, weight) in unused.enumerated() {
      rows.insert(["\(weight)", "", "\(place % 2)"], at: place)
    }
    // A weight of 0 is no weight.
    rows.append(["0", "1", "1"])
    let sample = try PlainTable(header: ["w", "y", "a"], rows: rows).finding(request).sample
    let ratio = Double(try #require(used.max())) / Double(try #require(used.min()))
    #expect(sample.design?.weightRatio == ratio)
  }

  @Test(arguments: [(step: 1, isTold: true), (step: 7, isTold: true), (step: -1, isTold: false)])
  func weightsThatRiseAreTold(step: Int, isTold: Bool) throws {
    var request = TreeRequest(input: .standardInput, indicator: "y", direction: .opportunity)
    request.circumstances = ["a"]
    request.weight = "w"
    request.suppression = .none
    let rows = (0..<40).map { ["\(1000 + step * $0)", "\($0 % 2)", "\($0 % 3)"] }
    let finding = try PlainTable(header: ["w", "y", "a"], rows: rows).finding(request)
    let warning = AnalysisWarning.risingWeights(column: "w").sentence
    #expect(finding.run.warnings.contains(warning) == isTold)
  }

  @Test func rangesAddUp() {
    var random = SeededGenerator(seed: 4)
    for _ in 0..<200 {
      let weights = (0..<12).map { _ in UInt32.random(in: 1...6, using: &random) }
      let middle = Int.random(in: 0...12, using: &random)
      let kept = Int.random(in: 0...12, using: &random)
      var (range, other) = (WeightRange(), WeightRange())
      for weight in weights[..<middle] { range.add(weight) }
      for weight in weights[middle...] { other.add(weight) }
      range.add(other)
      for weight in weights[kept...] { range.remove(weight) }
      guard let values = range.values else { continue }
      #expect(values.least == weights[..<kept].min())
      #expect(values.most == weights[..<kept].max())
    }
  }
}
