import ClassificationTree
import Foundation
import Microdata
import SurveyModel
import Testing

@testable import FurthestBehind

/// The table of cost-complexity pruning against R's rpart, as `Tests/References/README.md` tells.
@Suite struct CPTableTests {
  @Test(arguments: try CPReference.settings())
  func sequenceAndErrorsAreThoseOfRpart(setting: CPReference.Setting) throws {
    var analysis = try Analysis(request: setting.request).reading()
    let sample = try analysis.sample()
    let growth = Growth(sample, setting.request)
    let root = growth.grown.root.total
    let alpha = growth.rules.growth.cp * root.sumOfSquares
    let sequence = PruningSequence(growth.grown, alpha: alpha)
    let expected = try #require(CPReference.tables()[setting.name])
    #expect(sequence.steps.map(\.splits) == expected.map(\.splits))
    for (step, row) in zip(sequence.steps, expected) {
      #expect(isClose(step.complexity / root.sumOfSquares, row.cp))
      #expect(isClose(step.risk / root.sumOfSquares, row.relativeError))
    }
    guard expected.allSatisfy({ $0.xerror != nil }), expected.count > 1,
      !CPReference.hasUnseenLevels.contains(setting.name)
    else { return }
    var validation = CrossValidation(
      sample.cells, sequence: sequence, rules: growth.rules.growth, whole: root, alpha: alpha)
    for fold in try folds(of: sample) { validation.add(fold) }
    // rpart's standard error depends on the unit of the weights.
    let unit = (root.w / sample.weights.unit / Double(root.n)).squareRoot()
    for (estimate, row) in zip(validation.estimates, expected) {
      #expect(isClose(estimate.error, row.xerror ?? .nan))
      #expect(isClose(estimate.standardError, (row.xstd ?? .nan) * unit))
    }
  }

  /// The folds of the reference: the PSU's number modulo 10.
  private func folds(of sample: Sample) throws -> [CrossValidation.Fold] {
    let column = try #require(sample.table.header.firstIndex(of: "psu"))
    let nobody = [CellTotal](repeating: CellTotal(), count: sample.cells.count)
    var folds = [CrossValidation.Fold](
      repeating: .init(training: nobody, held: nobody), count: 10)
    sample.forEachChunk { first, rows, weights in
      for row in 0..<rows where sample.outcomes[first + row] < 2 {
        let psu = sample.table.text(column: column, row: first + row).flatMap { Int($0) } ?? 0
        let total = CellTotal(
          n: 1, w: weights[row], wy: sample.outcomes[first + row] == 1 ? weights[row] : 0)
        let cell = Int(sample.rowCells[first + row])
        for fold in 0..<10 {
          if psu % 10 == fold {
            folds[fold].held[cell] += total
          } else {
            folds[fold].training[cell] += total
          }
        }
      }
    }
    return folds
  }

  private func isClose(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= 1e-9 * max(abs(b), 1e-3) }
}

extension Analysis {
  fileprivate consuming func reading() throws -> IndicatorAnalysis {
    try read(progress: nil)
  }
}

/// rpart's cp tables and how their trees were grown.
enum CPReference {
  struct Setting: Decodable, Sendable, CustomTestStringConvertible {
    let name: String
    let data: String
    let criterion: String
    let direction: String
    let indicator: String
    let circumstances: [String]
    let ordered: [String: [String]]
    let unordered: [String]
    let minCases: Int
    let minSplit: Int
    let maxDepth: Int
    let cp: Double

    var testDescription: String { name }

    var request: TreeRequest {
      var request = TreeRequest(
        input: .file(folder.appendingPathComponent("SampleData/\(data)").path),
        indicator: indicator, direction: direction == "barrier" ? .barrier : .opportunity)
      request.circumstances = circumstances
      request.ordered = ordered.map { .init(circumstance: $0.key, levels: $0.value) }
      request.unordered = unordered.filter { !$0.isEmpty }
      request.weight = "weight"
      request.psu = "psu"
      request.rules.minCases = Double(minCases)
      request.rules.minSplit = Double(minSplit)
      request.rules.maxDepth = maxDepth
      request.rules.cp = cp
      return request
    }
  }

  struct Row {
    var cp: Double
    var splits: Int
    var relativeError: Double
    var xerror: Double?
    var xstd: Double?
  }

  /// Settings in which a fold has levels that the others lack.
  ///
  /// The reference grows trees without surrogates, and then rpart sends such a level to the right;
  /// here it goes to the child with the larger weight, as it does in rpart with its usual
  /// surrogates.
  static let hasUnseenLevels = ["region-leaf-50"]

  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The settings of trees that rpart grew on the sample data by anova.
  static func settings() throws -> [Setting] {
    struct File: Decodable {
      let settings: [Setting]
    }
    let data = try Data(
      contentsOf: folder.appendingPathComponent(
        "Tests/References/rpart-settings.json"))
    return try JSONDecoder().decode(File.self, from: data).settings.filter {
      $0.criterion == "anova" && $0.data == "synthetic-lao-women.csv"
    }
  }

  static func tables() throws -> [String: [Row]] {
    let text = try String(
      contentsOf: folder.appendingPathComponent("Tests/References/rpart-cptable.csv"),
      encoding: .utf8)
    var tables: [String: [Row]] = [:]
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      guard let cp = Double(fields[1]), let splits = Int(fields[2]),
        let relativeError = Double(fields[3])
      else { continue }
      tables[fields[0], default: []].append(
        Row(
          cp: cp, splits: splits, relativeError: relativeError, xerror: Double(fields[4]),
          xstd: Double(fields[5])))
    }
    return tables
  }
}
