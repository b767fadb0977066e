import SurveyModel
import SurveyStatistics

extension TreeInference {
  /// Fills in the uncertainty of every node and split.
  func fill(_ nodes: inout [Finding.Node]) {
    for place in nodes.indices {
      let id = nodes[place].id
      nodes[place].estimate = rates[id].map { estimate($0, interval(id)) }
      guard let split = splits[id] else { continue }
      nodes[place].split?.difference = difference(split.difference)
      nodes[place].split?.test = split.test.map {
        Finding.Test(f: $0.f, df1: $0.df1, df2: $0.df2, p: $0.p)
      }
    }
  }

  /// Compares the groups of a finding with the average, and the two extremes with each other.
  ///
  /// Only groups with a letter are compared: those that the finding shows.
  func compare(in finding: inout Finding) {
    let shown = finding.nodes.indices.filter {
      finding.nodes[$0].letter != nil && finding.nodes[$0].id != 1
    }
    var pairs = shown.map { (a: finding.nodes[$0].id, b: 1) }
    if let behind = finding.furthestBehind, let ahead = finding.furthestAhead, behind != ahead {
      let isAheadHigher = finding.indicator.direction == .opportunity
      pairs.append(isAheadHigher ? (ahead, behind) : (behind, ahead))
    }
    let differences = differences(pairs).map(difference)
    for (place, difference) in zip(shown, differences) {
      finding.nodes[place].fromAverage = difference
    }
    if pairs.count > shown.count { finding.gapEstimate = differences.last ?? nil }
  }

  private func estimate(
    _ rate: RateEstimate, _ interval: ConfidenceInterval?
  ) -> Finding.Estimate {
    Finding.Estimate(
      se: rate.standardError, low: interval?.low, high: interval?.high, method: method.rawValue,
      confidence: confidence.share, deff: rate.designEffect, df: rate.degreesOfFreedom,
      psus: hasPSUs ? rate.psus : nil, note: rate.note.map(words))
  }

  private func difference(_ contrast: ContrastEstimate) -> Finding.Difference? {
    guard let value = contrast.value else { return nil }
    let interval = contrast.interval(confidence)
    return Finding.Difference(
      value: value, se: contrast.standardError, low: interval?.low, high: interval?.high,
      confidence: confidence.share, df: contrast.degreesOfFreedom, note: contrast.note.map(words))
  }

  private func words(_ note: EstimateNote) -> String {
    func counted(_ count: Int, _ one: String, _ many: String) -> String {
      "\(count) \(count == 1 ? one : many)"
    }
    return switch note {
    case .noCases: "not estimable: no rows"
    case .noVariation: "no variation"
    case .tooFewPSUs(let psus, let strata):
      hasPSUs
        ? "not estimable: \(counted(psus, "PSU", "PSUs")) in "
          + counted(strata, "stratum", "strata")
        : "not estimable: \(counted(psus, "row", "rows")) in "
          + counted(strata, "stratum", "strata")
    case .lonePSUs(let strata):
      "not estimable: \(counted(strata, "stratum has", "strata have")) a single PSU"
    case .zeroDenominator: "not estimable: the rate compared with is 0"
    case .overflow: "not estimable: the weights are too large"
    }
  }
}
