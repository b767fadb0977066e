import ClassificationTree
import SurveyModel
import SurveyStatistics
import Testing

@testable import FurthestBehind

/// No hidden rate follows from any figure of a finding: rivals, other rules, the exhaustive check,
/// cross-fitting, redrawn samples, targeting, importance and inequality are held against it.
@Suite struct FigureGroupsPropertyTests {
  /// Rates of groups as equations between the sums of ones of the cells.
  private struct KnownRates {
    private var rows: [(pivot: Int, row: [Double])] = []

    var count: Int { rows.count }

    mutating func add(_ group: [Bool]) {
      let rest = reduced(group)
      guard let pivot = rest.indices.max(by: { abs(rest[$0]) < abs(rest[$1]) }),
        abs(rest[pivot]) > 1e-9
      else { return }
      rows.append((pivot, rest.map { $0 / rest[pivot] }))
    }

    func tell(_ group: [Bool]) -> Bool { reduced(group).allSatisfy { abs($0) < 1e-9 } }

    private func reduced(_ group: [Bool]) -> [Double] {
      var rest = group.map { $0 ? 1.0 : 0 }
      for (pivot, row) in rows {
        let factor = rest[pivot]
        if factor != 0 { rest = zip(rest, row).map { $0 - factor * $1 } }
      }
      return rest
    }
  }

  /// Cells of about 10 to 30 rows, so that leaves of 12 rows and more are often too small.
  private static func survey(_ seed: Int) -> RobustnessSurvey {
    RobustnessSurvey(
      seed: UInt64(seed), levelCounts: seed.isMultiple(of: 3) ? [2, 3] : [2, 3, 2], strata: 3,
      psusPerStratum: 4, rowsPerPSU: seed.isMultiple(of: 4) ? 32 : seed.isMultiple(of: 3) ? 10 : 16
    ) { (levels: [UInt32]) -> Double in
      let step = 0.2 + 0.25 * Double(levels[0]) + 0.15 * Double(levels[1])
      return levels[0] == levels[1] ? step / 2 : step
    }
  }

  private static func change(_ request: inout TreeRequest) {
    request.rules.minCases = 12
    request.rules.cp = 0.001
    request.pruning = .none
    request.bootstrap = 20
    request.crossfit = 2
  }

  private static func members(
    _ conditions: [Finding.Condition], _ survey: RobustnessSurvey
  ) -> [Bool] {
    survey.tuples.map { tuple in
      conditions.allSatisfy { condition in
        guard case .levels(let name, let levels) = condition,
          let place = survey.circumstances.firstIndex(where: { $0.name == name })
        else { return false }
        return levels.contains("\(name)l\(tuple[place])")
      }
    }
  }

  /// The equations that nodes, other rules, the exhaustive check and rivals make up.
  private static func known(_ finding: Finding, _ survey: RobustnessSurvey) -> KnownRates {
    var known = KnownRates()
    for node in finding.nodes where node.rate != nil { known.add(members(node.conditions, survey)) }
    for row in finding.sensitivity ?? [] where row.rate != nil {
      known.add(members(row.conditions, survey))
    }
    if let group = finding.exhaustive?.group { known.add(members(group.conditions, survey)) }
    for rival in finding.rivals ?? [] where rival.percentOfGain != nil {
      // Of two levels there is one division, and its gain tells both sides.
      guard let node = finding.nodes.first(where: { $0.id == rival.id }),
        let circumstance = finding.circumstances.first(where: { $0.name == rival.circumstance }),
        circumstance.levels.count == 2
      else { continue }
      for level in circumstance.levels {
        let side = Finding.Condition.levels(circumstance: rival.circumstance, levels: [level])
        known.add(members(node.conditions + [side], survey))
      }
    }
    return known
  }

  @Test(arguments: [TreeRequest.Suppression.dhs, .nchs])
  func noFigureTellsAHiddenRate(_ rule: TreeRequest.Suppression) throws {
    var hiddenGroups = 0
    var shownFits = 0
    var hiddenFits = 0
    var shownMeasures = 0
    for seed in 0..<20 {
      let survey = Self.survey(seed)
      let whole = try survey.finding {
        Self.change(&$0)
        $0.suppression = .none
      }
      let shown = try survey.finding {
        Self.change(&$0)
        $0.suppression = rule
      }
      let listed = Set(shown.nodes.filter { $0.rate != nil }.map { "\($0.conditions)" })
      let hidden = whole.nodes.filter { !listed.contains("\($0.conditions)") }
        .map { Self.members($0.conditions, survey) }
      hiddenGroups += hidden.count
      let known = Self.known(shown, survey)
      #expect(!hidden.contains(where: known.tell), "seed \(seed)")
      try Self.expectGroupsShown(shown, seed)
      if hidden.isEmpty { continue }
      #expect(shown.stability?.optimism == nil && shown.stability?.gapSpread == nil)
      #expect(shown.cpTable == nil)
      if shown.crossFitted == nil {
        #expect(shown.absent?["crossFitted"] != nil)
        #expect(shown.verdict?.overstatement == nil)
        hiddenFits += 1
      } else {
        shownFits += 1
        // None of the groups found again would tell a hidden rate, were it found every time.
        for group in try Self.groupsFoundAgain(survey) {
          var known = known
          known.add(group)
          #expect(!hidden.contains(where: known.tell), "seed \(seed)")
        }
      }
      if shown.inequality?.d != nil {
        // D, the geometric HOI and all parts but one, against what they leave unknown.
        let equations = 1 + survey.circumstances.count
        #expect(survey.tuples.count - known.count > equations, "seed \(seed)")
        shownMeasures += 1
      } else {
        #expect(shown.inequality?.hoi == nil && shown.inequality?.geometricHoi == nil)
        #expect(shown.inequality?.shapley == nil && shown.inequality?.notes.isEmpty == false)
      }
    }
    #expect(hiddenGroups > 40 && hiddenFits > 3)
    #expect(rule == .nchs || shownFits > 0 && shownMeasures > 0)
  }

  /// Targeting, ranks, importance and D of leaves are over the groups shown, pairs merged.
  private static func expectGroupsShown(_ finding: Finding, _ seed: Int) throws {
    let groups = finding.nodes.filter { $0.letter != nil }
    let targeting = try #require(finding.targeting)
    #expect(Set(targeting.map(\.id)) == Set(groups.map(\.id)), "seed \(seed)")
    if let last = targeting.last {
      #expect(abs(last.cumulativeShare - 1) < 1e-12)
      #expect(abs((last.cumulativeDeprivedShare ?? 1) - 1) < 1e-12)
    }
    for row in targeting {
      #expect(row.deprivedShare == finding.nodes.first { $0.id == row.id }?.deprivedShare)
    }
    if let ranks = finding.stability?.ranks {
      #expect(Set(ranks.map(\.id)) == Set(groups.map(\.id)))
    }
    let gains = finding.nodes.compactMap(\.gain).reduce(0, +)
    #expect(abs((finding.importance ?? []).reduce(0) { $0 + $1.gain } - gains) < 1e-9)
  }

  private static func groupsFoundAgain(_ survey: RobustnessSurvey) throws -> Set<[Bool]> {
    try survey.withSample { sample, request in
      var request = request
      change(&request)
      let names = sample.cells.circumstances.map(\.name)
      let fixed = request
      let fit = CrossFitting(
        sample: try survey.gathered(), direction: .opportunity, repeats: 2, folds: 5, seed: 1
      ) {
        fixed.growthRules(forPart: $0, weight: $1, ofSample: sample.whole.n, circumstances: names)
      }.run(threads: 1)
      return fit?.groups ?? []
    }
  }

  /// A small group that every fold finds again: its cross-fitted rate is its rate.
  @Test func aSmallGroupThatIsAlwaysFoundIsNotCrossFitted() throws {
    var survey = RobustnessSurvey(
      seed: 4, levelCounts: [2, 2], strata: 2, psusPerStratum: 6, rowsPerPSU: 30, weighted: false
    ) { (levels: [UInt32]) -> Double in levels == [0, 0] ? 0.1 : 0.6 + 0.2 * Double(levels[1]) }
    // Two rows of every PSU in the small group, 24 in all.
    var kept: [Int: Int] = [:]
    survey.rows.removeAll { row in
      guard row.levels == [0, 0] else { return false }
      kept[row.psu, default: 0] += 1
      return kept[row.psu, default: 0] > 2
    }
    func finding(_ rule: TreeRequest.Suppression) throws -> Finding {
      try survey.finding {
        $0.rules.minCases = 15
        $0.suppression = rule
        $0.bootstrap = 20
      }
    }
    let whole = try finding(.none)
    let behind = try #require(whole.nodes.first { $0.id == whole.furthestBehind })
    #expect(behind.n == 24)
    #expect(abs(try #require(whole.crossFitted?.behind.rate) - #require(behind.rate)) < 1e-12)
    let shown = try finding(.dhs)
    #expect(shown.nodes.contains { $0.n == 24 && $0.suppressed })
    #expect(shown.crossFitted == nil)
    #expect(shown.absent?["crossFitted"] == "hidden to protect a small group")
    #expect(shown.absent?["exhaustive"] == "hidden to protect a small group")
    // Four cells, of which D, its parts and the geometric HOI would tell the hidden ones.
    #expect(shown.inequality?.d == nil && shown.inequality?.leafD != nil || shown.nodes.count < 7)
    #expect(shown.inequality?.d == nil && whole.inequality?.d != nil)
  }
}
