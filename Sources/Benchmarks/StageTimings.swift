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

  /// A thousand for a survey of usual size, fewer where rows are many.
  private static func replicates(_ rows: Int) -> Int {
    max(10, min(1000, 20_000_000 / max(1, rows)))
  }

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
    let replicates = Self.replicates(sample.whole.n)
    if let time = timeReplicates(replicates, sample, rules, &grower) {
      show("\(replicates) bootstrap trees", time)
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
    _ count: Int, _ sample: Sample, _ rules: GrowthRules, _ grower: inout Grower
  ) -> Double? {
    guard let design = sample.design,
      let survey = try? SurveyDesign(stratumOfPSU: design.strata),
      let bootstrap = RaoWuBootstrap(survey, seed: 1)
    else { return nil }
    let rowPSUs = design.rowPSUs
    var totals = sample.totals
    let sums = ExactSums(upTo: 16 * sample.whole.w)
    return Stopwatch.median(of: 1) {
      for replicate in 0..<count {
        let weights = bootstrap.weights(replicate)
        totals.withUnsafeMutableBufferPointer { totals in
          totals.update(repeating: CellTotal())
          sample.forEachChunk { first, rows, values in
            for row in 0..<rows where sample.outcomes[first + row] < 2 {
              let psu = Int(rowPSUs[first + row])
              let times = Int(weights.timesDrawn[psu])
              if times == 0 { continue }
              let w = sums.rounded(values[row] * weights.multipliers[psu])
              let cell = Int(sample.rowCells[first + row])
              totals[cell].n += times
              totals[cell].w += w
              if sample.outcomes[first + row] == 1 { totals[cell].wy += w }
            }
          }
        }
        _ = grower.grow(totals: totals, rules: rules)
      }
    }
  }
}
