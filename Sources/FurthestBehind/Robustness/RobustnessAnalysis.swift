import ClassificationTree
import SurveyModel
import SurveyStatistics

/// How far a long stage of an analysis has come: its name, the steps done and all steps.
public typealias StageProgress = @Sendable (_ stage: String, _ done: Int, _ of: Int) -> Void

/// Adds to a finding whether it holds up: cross-fitted rates, stability, what the tree missed,
/// the verdict; and what it means: targeting and sensitivity.
struct RobustnessAnalysis {
  private let request: TreeRequest
  private let sample: Sample
  private let tree: Tree
  private let rules: StoppingRules
  private let rows: PSUCells?
  /// The place among the tree's nodes of every cell's leaf.
  private let leafPlaces: [Int32]
  /// The trees of the sensitivity grid, where they are grown already.
  private let sensitivity: SensitivityTrees?
  private let progress: StageProgress?

  /// Repeats of cross-fitting, folds and bootstrap replicates where nothing was asked for.
  private static let repeats = 5
  private static let folds = 5
  private static let replicates = 200

  init(
    _ request: TreeRequest, sample: Sample, tree: Tree, leafPlaces: [Int32], rules: StoppingRules,
    psus: PSUCellTotals? = nil, sensitivity: SensitivityTrees? = nil, progress: StageProgress? = nil
  ) {
    self.request = request
    self.sample = sample
    self.tree = tree
    self.rules = rules
    self.sensitivity = sensitivity
    self.progress = progress
    let redraws = request.crossfit != 0 || request.bootstrap != 0
    rows =
      Self.wantsRows(request)
      ? PSUCells(sample, psus: psus, redraws: redraws, lonePSU: request.lonePSU) : nil
    self.leafPlaces = leafPlaces
  }

  /// Whether the rows of PSUs by cell are looked at.
  static func wantsRows(_ request: TreeRequest) -> Bool {
    request.crossfit != 0 || request.bootstrap != 0 || request.suppression == .nchs
  }

  /// Says what was asked for and cannot be done.
  static func warnings(_ request: TreeRequest) -> [String] {
    let wanted = [("--bootstrap", request.bootstrap), ("--crossfit", request.crossfit)]
      .filter { ($0.1 ?? 0) > 0 }.map(\.0)
    guard request.psu == nil, !wanted.isEmpty else { return [] }
    return [AnalysisWarning.notRedrawn(options: wanted).sentence]
  }

  /// Fills in what can be told of a finding whose small cells are already hidden.
  ///
  /// - Returns: the groups whose rates are shown then.
  @discardableResult
  func fill(_ finding: inout Finding) -> ShownGroups {
    // Only what goes by PSUs asks who is in the group.
    let group = rows == nil && request.psu == nil ? nil : finding.furthestBehind.map(members)
    // Without a split everybody is the furthest behind, which is no group to be found again.
    let divided = tree.nodes.count > 1 ? group : nil
    var shown = ShownGroups(
      finding, nodes: tree.nodes.map(\.id), leafPlaces: leafPlaces,
      suppression: request.suppression, totals: sample.totals)
    // Where no group may be shown, its cross-fitted rate may not be either.
    let crossFit = group == nil ? nil : crossFit()
    let isShown = crossFit.map { mayShow($0, &shown) } ?? false
    finding.crossFitted = isShown ? crossFit.map { CrossFitWords.summary($0, confidence) } : nil
    finding.stability = group == nil ? nil : stability(finding, divided)
    if shown.hidesGroups { finding.stability?.hideRates() }
    if isShown, let crossFit, let search {
      finding.exhaustive = ExhaustiveCheck(
        search: search, crossFit: crossFit, sample: sample, rules: rules.growth,
        direction: request.direction, confidence: confidence
      ).result(against: group, psus: psus, shown: &shown)
    }
    finding.targeting = TargetingCard.rows(finding)
    // The grid is worth its time where a design is given, as the other checks are.
    if request.psu != nil, finding.nodes.first?.rate != nil {
      finding.sensitivity = SensitivityGrid(
        sample: sample,
        trees: sensitivity
          ?? SensitivityTrees(sample, rules: rules.growth),
        rules: rules, finding: finding, suppression: request.suppression,
        estimates: rows.map {
          GroupEstimates(
            rows: $0, method: IntervalMethod(request.interval), confidence: confidence)
        }
      ).rows(against: divided, threads: threads, shown: &shown)
    }
    finding.verdict = verdict(finding, crossFit)
    finding.absent =
      Absences(
        finding, request, hasPSUs: sample.design != nil,
        isCrossFitHidden: crossFit != nil && !isShown
      ).reasons
    return shown
  }

  /// Whether the rates of groups found again may be told: not where they are small, and not where
  /// one of them would give a hidden group's rate away.
  private func mayShow(_ crossFit: CrossFit, _ shown: inout ShownGroups) -> Bool {
    guard request.suppression != .none else { return true }
    return crossFit.leastCases >= request.suppression.leastRows
      && !crossFit.groups.contains { shown.wouldTellHidden($0) }
  }

  private var threads: Int { request.threads ?? ProcessorCount.available }

  private var confidence: ConfidenceLevel { ConfidenceLevel(request.confidence) ?? .ninetyFive }

  /// Whether each cell lies below a node, by its id.
  private func members(of id: Int) -> [Bool] {
    TreePath.members(of: id, nodes: tree.nodes.map(\.id), leafPlaces: leafPlaces)
  }

  private func psus(in members: [Bool]) -> Int {
    rows.map { $0.psus(in: members, drawn: ReplicateWeights(psuCount: $0.psuCount) { _ in true }) }
      ?? .max
  }

  private var search: ConjunctionSearch? {
    rows.map { ConjunctionSearch($0.cells, totals: $0.totals) }
  }

  private func crossFit() -> CrossFit? {
    guard let rows else { return nil }
    let request = request
    let n = sample.whole.n
    let names = sample.cells.circumstances.map(\.name)
    let progress = progress
    return CrossFitting(
      sample: rows, direction: request.direction, repeats: request.crossfit ?? Self.repeats,
      folds: request.folds ?? Self.folds, seed: request.seed, search: search
    ) {
      request.growthRules(forPart: $0, weight: $1, ofSample: n, circumstances: names)
    }.run(threads: threads) { progress?("cross-fitting", $0, $1) }
  }

  private func stability(_ finding: Finding, _ group: [Bool]?) -> Finding.Stability? {
    // Where no stratum has two PSUs, every redrawn sample is the sample.
    guard let rows, rows.design.lonePSUCount < rows.design.stratumCount else { return nil }
    // A shown group may be a node below which the tree goes on, hidden.
    let shown = finding.nodes.filter { $0.letter != nil && $0.rate != nil }
      .sorted { request.direction.isWorse($0.rate ?? 0, than: $1.rate ?? 0) }.map(\.id)
    let shownPlaces = tree.nodes.map { node in
      shown.firstIndex { TreePath.leads(from: $0, to: node.id) } ?? -1
    }
    let progress = progress
    let replicates = StabilityBootstrap(
      sample: rows, direction: request.direction, rules: rules.growth,
      replicates: request.bootstrap ?? Self.replicates, seed: request.seed, group: group,
      leafPlaces: leafPlaces.map { shownPlaces[Int($0)] },
      leafCount: shown.count
    ).run(threads: threads) { progress?("redrawing the sample", $0, $1) }
    return replicates.map {
      StabilitySummary.summary($0, leaves: shown, circumstances: sample.cells.circumstances)
    }
  }

  private func verdict(_ finding: Finding, _ crossFit: CrossFit?) -> Finding.Judgement {
    let node = finding.furthestBehind.flatMap { id in finding.nodes.first { $0.id == id } }
    let id = node?.id ?? 1
    let estimate = rows.map { rows in
      let isBehind = members(of: id)
      return rows.design.rate(of: rows.domain { _ in isBehind })
    }
    let evidence = Verdict.Evidence(
      isSplit: tree.nodes.count > 1, hasPSUs: sample.design != nil, cases: node?.n ?? .max,
      degreesOfFreedom: estimate?.degreesOfFreedom ?? 1,
      isSuppressed: node?.suppressed ?? true, rootRate: tree.root.total.rate,
      plainRate: tree.node(id)?.total.rate ?? tree.root.total.rate,
      crossFittedRate: crossFit?.behind.value,
      crossFittedDifference: crossFit?.behindMinusAverage.interval(confidence, within: -1...1),
      returnChance: finding.stability?.returnChance, jaccard: finding.stability?.jaccard)
    let verdict = Verdict(evidence)
    return Finding.Judgement(
      value: verdict.value.flatMap { .init(rawValue: $0.rawValue) },
      reasons: verdict.reasons.map { .init($0) },
      overstatement: finding.crossFitted == nil ? nil : evidence.overstatement)
  }
}

extension Finding.Judgement.Reason {
  init(_ reason: Verdict.Reason) {
    self =
      switch reason {
      case .noSplit: .noSplit
      case .fewCases: .fewCases
      case .notEstimable: .notEstimable
      case .suppressed: .suppressed
      case .differenceMayBeZero: .differenceMayBeZero
      case .overstated: .overstated
      case .lowReturnChance: .lowReturnChance
      case .lowJaccard: .lowOverlap
      case .noPSUs: .noPSUs
      case .noCrossFit: .noCrossFitting
      case .noBootstrap: .noBootstrap
      }
  }
}
