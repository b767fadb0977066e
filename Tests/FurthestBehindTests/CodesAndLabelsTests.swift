import Foundation
import FurthestBehind
import SurveyModel
import Testing

/// A file of codes with a label file, and the same file with labels in the place of codes, give the
/// same trees.
@Suite struct CodesAndLabelsTests {
  private static let households = Repository.root
    .appendingPathComponent("SampleData/synthetic-lao-households.csv")
  private static let labels = Repository.root
    .appendingPathComponent("SampleData/synthetic-lao-households-labels.csv")

  /// The household file with every labelled code replaced by its label.
  private func labelled() throws -> PlainTable {
    var words: [String: [String: String]] = [:]
    for row in try PlainTable(reading: Self.labels).rows where !row[1].isEmpty {
      words[row[0], default: [:]][row[1]] = row[2]
    }
    var table = try PlainTable(reading: Self.households)
    for (variable, labels) in words {
      try table.map(variable) { code in
        try code.isEmpty ? "" : #require(labels[code], "\(variable) \(code) has no label")
      }
    }
    return table
  }

  @Test(
    "one indicator, asked by label",
    arguments: [
      "HC8 in ('Yes from the grid', 'Yes off the grid')", "HC19 == 'Yes'",
      "HC12 == 'Yes' and EU1 in ('Electric stove', 'Liquefied gas stove', 'Biogas stove')",
      "WS3 in ('In the dwelling', 'In the yard') or WS4 <= 30",
    ])
  func sameTree(indicator: String) throws {
    var request = TreeRequest(
      input: .file(Self.households.path), indicator: indicator, direction: .opportunity)
    request.circumstances = ["HH6", "helevel", "HHSEX", "HH51"]
    request.ordered = [.init(circumstance: "helevel", levels: ["Lower", "Secondary", "Higher"])]
    request.weight = "hhweight"
    request.psu = "PSU"
    request.strata = "stratum"
    request.labels = Self.labels.path
    request.bootstrap = 0
    request.crossfit = 0
    let coded = try TreeAnalysis(request).finding
    let labelled = try labelled().finding(request)
    #expect(coded.leaves.count >= 3)
    #expect(coded.sample == labelled.sample)
    #expect(coded.nodes.map(\.id) == labelled.nodes.map(\.id))
    // Cells and levels stand in another order, so sums may differ in the last digit.
    for (coded, labelled) in zip(coded.nodes, labelled.nodes) {
      #expect(coded.group() == labelled.group())
      #expect(coded.n == labelled.n)
      #expect(coded.weight == labelled.weight)
      #expect(coded.rate == labelled.rate)
      #expect(agree(coded.gain, labelled.gain, to: 1e-9))
    }
    #expect(agree(coded.inequality?.d, labelled.inequality?.d, to: 1e-12))
  }
}
