import ClassificationTree
import Foundation
import FurthestBehind
import SurveyModel
import SurveyStatistics

/// How long each stage of an analysis takes on a DHS-like extract.
///
/// The task is the one that the script sets other programs: seven circumstances, depth 5, leaves
/// of 5 per cent of the rows.
struct StageTimings {
  let extract: String
  let runs: Int

  private static let replicates = 1000

  func report() throws {
    var analysis = StagedAnalysis(request("sba"))
    let read = try Stopwatch.median(of: runs) { () throws(AnalysisError) in
      try analysis.read()
    }
    let make = try Stopwatch.median(of: runs) { () throws(AnalysisError) in
      try analysis.makeSample()
    }
    guard let sample = analysis.sample, let rules = analysis.rules else { return }
    var grower = Grower(sample.cells)
    var nodes = 0
    let grow = Stopwatch.median(of: runs) {
      nodes = grower.grow(totals: sample.totals, rules: rules).nodes.count
    }
    print("rows used \(sample.whole.n), cells \(sample.cells.count), nodes \(nodes)")
    show("read and code", read)
    show("sample and cells", make)
    show("grow", grow)
    if let replicates = timeReplicates(sample, rules, &grower) {
      show("\(Self.replicates) bootstrap trees", replicates)
    }
    let whole = try Stopwatch.median(of: runs) { () throws(AnalysisError) in
      _ = try TreeAnalysis(request("sba"))
    }
    show("extract to finding", whole)
  }

  private func show(_ stage: String, _ milliseconds: Double) {
    print(String(format: "%10.2f ms  ", milliseconds) + stage)
  }

  private func request(_ indicator: String) -> TreeRequest {
    var request = TreeRequest(input: .file(extract), indicator: indicator, direction: .opportunity)
    request.circumstances = ["v190", "v106", "v012", "v137", "v025", "v024", "v501"]
    request.ordered = ["v190", "v106", "v012", "v137"].map {
      TreeRequest.Order(circumstance: $0, levels: [])
    }
    request.unordered = ["v025", "v024", "v501"]
    request.missingCodes = [TreeRequest.MissingCodes(column: indicator, codes: ["9"])]
    request.weight = "v005"
    request.psu = "cluster"
    request.strata = "stratum"
    request.rules.maxDepth = 5
    request.rules.minShare = 0
    request.rules.minCases = 0.05 * Double(rowsUsed)
    request.rules.cp = 0
    request.bootstrap = 0
    request.crossfit = 0
    request.suppression = .none
    return request
  }

  /// About as many rows as have the indicator: 97 per cent of the lines.
  private var rowsUsed: Int {
    let bytes = (try? FileManager.default.attributesOfItem(atPath: extract))?[.size] as? Int ?? 0
    return bytes / 121 * 97 / 100
  }

  /// Bootstrap trees of the sample: PSUs drawn again within strata, new totals, a new tree.
  private func timeReplicates(
    _ sample: Sample, _ rules: GrowthRules, _ grower: inout Grower
  ) -> Double? {
    guard let design = sample.design,
      let survey = try? SurveyDesign(stratumOfPSU: design.strata),
      let bootstrap = RaoWuBootstrap(survey, seed: 1)
    else { return nil }
    var totals = sample.totals
    return Stopwatch.median(of: 1) {
      for replicate in 0..<Self.replicates {
        let weights = bootstrap.weights(replicate)
        for cell in totals.indices { totals[cell] = CellTotal() }
        sample.forEachChunk { first, rows, values in
          for row in 0..<rows where sample.outcomes[first + row] < 2 {
            let psu = Int(design.rowPSUs[first + row])
            let w = values[row] * weights.multipliers[psu]
            totals[Int(sample.rowCells[first + row])] += CellTotal(
              n: Int(weights.timesDrawn[psu]), w: w,
              wy: sample.outcomes[first + row] == 1 ? w : 0)
          }
        }
        _ = grower.grow(totals: totals, rules: rules)
      }
    }
  }
}
