import ClassificationTree
import Microdata
import SurveyModel
import SurveyStatistics

/// The second half of the road: one indicator on a table that was read, from sample to finding.
struct IndicatorAnalysis {
  let request: TreeRequest
  private let columns: ExtractColumns
  private var table: CodedTable
  private var shared: SharedSampleParts
  /// Whether no other analysis is on the table.
  private let isAlone: Bool
  /// Sentences about choices that were made for the user.
  private(set) var notes: [String] = []
  private var warnings: [String]
  private let progress: StageProgress?
  /// What the finding was made from.
  private(set) var made: (sample: Sample, growth: Growth)?

  /// An analysis of one indicator on a table that was read; several on one table may run on
  /// threads of their own, and share what they have in common.
  init(
    _ request: TreeRequest, columns: ExtractColumns, table: CodedTable,
    shared: SharedSampleParts? = nil, warnings: [String] = [],
    progress: StageProgress? = nil
  ) {
    self.shared = shared ?? SharedSampleParts()
    isAlone = shared == nil
    self.request = request
    self.columns = columns
    self.table = table
    self.warnings = warnings
    self.progress = progress
  }

  /// Builds the sample, grows the tree and states the finding, stage by stage.
  ///
  /// - Parameter keepsRows: whether what it was made from is to hold what is known of single rows.
  mutating func finding(keepsRows: Bool = true) throws(AnalysisError.Reason) -> Finding {
    var sample = try sample()
    // The sample holds what the rows are; from here on nobody looks at their codes.
    table.releaseCodes()
    sample.releaseCodes()
    // Where others follow on the same table they take what was freed; a small one freed little.
    if isAlone, table.bytes >= 1 << 24 { CodedTable.giveBackFreedMemory() }
    let (request, threads) = (request, request.threads ?? ProcessorCount.available)
    let psus = sample.psuTotals(
      keepsRows: RobustnessAnalysis.wantsRows(request), threads: threads)
    if !keepsRows { releaseRows(of: &sample, psus) }
    let (growth, inference, figures) = try stages(
      &sample, psus, threads: threads, keepsRows: keepsRows)
    made = (sample, growth)
    if growth.isPruningImpossible {
      warnings.append(AnalysisWarning.notPruned.sentence)
    }
    var finding = state(sample, growth.tree, growth.rules, inference)
    finding.addSearch(of: growth)
    finding = finding.protected(by: request.suppression)
    let shown = RobustnessAnalysis(
      request, sample: sample, tree: growth.tree, leafPlaces: growth.leafPlaces,
      rules: growth.rules, psus: psus, sensitivity: growth.sensitivity, progress: progress
    ).fill(&finding)
    finding.inequality =
      InequalityMeasurement(
        sample, figures: figures,
        disclosure: InequalityDisclosure(
          request.suppression, finding: finding, shown: shown),
        nodes: finding.nodes
      ).summary
    inference.compare(in: &finding)
    if finding.gapEstimate == nil { finding.absent?["gapEstimate"] = Absences.noGroup }
    warn(sample, growth.tree, &finding)
    comparePublished(&finding)
    return finding
  }

  /// Two long stages of which neither needs the other: the tree with its uncertainty, and the
  /// figures of inequality.
  private func stages(
    _ sample: inout Sample, _ psus: PSUCellTotals?, threads: Int, keepsRows: Bool
  ) throws(AnalysisError.Reason) -> (Growth, TreeInference, InequalityFigures) {
    let request = request
    func measured(_ sample: Sample, _ totals: InequalityTotals) -> InequalityFigures {
      InequalityFigures(
        sample, totals: totals, direction: request.direction, lonePSU: request.lonePSU,
        threads: threads)
    }
    if threads < 2, !keepsRows {
      // One behind the other, and others beside them: cells are held in one form at a time.
      let (growth, inference) = try Self.grow(sample, psus, request).get()
      let totals = InequalityTotals(sample, psus: psus, threads: threads)
      sample.releaseTotals()
      let figures = measured(sample, totals)
      sample.restoreTotals(from: totals.cells)
      return (growth, inference, figures)
    }
    let all = sample
    let (grown, figures) = ChunkWork.both(threads: threads) {
      Self.grow(all, psus, request)
    } and: {
      measured(all, InequalityTotals(all, psus: psus, threads: threads))
    }
    let (growth, inference) = try grown.get()
    return (growth, inference, figures)
  }

  /// Everybody as one group: the sample with its average, before anything is grown.
  ///
  /// Its nodes are the root, and nothing is measured beside it.
  mutating func undivided() throws(AnalysisError.Reason) -> (finding: Finding, sample: Sample) {
    let sample = try sample()
    let rules = StoppingRules(
      request, n: sample.whole.n, weight: sample.whole.w,
      circumstances: sample.cells.circumstances.map(\.name))
    var undivided = rules.growth
    undivided.maxDepth = 0
    let tree = Grower.grow(cells: sample.cells, totals: sample.totals, rules: undivided, psus: nil)
    let psus = sample.psuTotals(
      keepsRows: false, threads: request.threads ?? ProcessorCount.available)
    let inference = try TreeInference(
      sample, tree: tree, leafPlaces: tree.leafPlaces(of: sample.cells), psus: psus,
      request: request)
    var finding = state(sample, tree, rules, inference).protected(by: request.suppression)
    warn(sample, tree, isGrown: false, &finding)
    comparePublished(&finding)
    return (finding, sample)
  }

  /// Grows the tree and estimates its uncertainty; with PSUs, grows the trees of the sensitivity
  /// grid, too.
  private static func grow(
    _ sample: Sample, _ psus: PSUCellTotals?, _ request: TreeRequest
  ) -> Result<(Growth, TreeInference), AnalysisError.Reason> {
    let growth = Growth(sample, request, growsGrid: psus != nil)
    return Result { () throws(AnalysisError.Reason) in
      let inference = try TreeInference(
        sample, tree: growth.tree, leafPlaces: growth.leafPlaces, psus: psus, request: request)
      return (growth, inference)
    }
  }

  /// Gives up what is known of single rows, where it is added up by cell, and by PSU if there are
  /// any, and nobody else asks for it.
  private mutating func releaseRows(of sample: inout Sample, _ psus: PSUCellTotals?) {
    let isAddedUp =
      psus.map { $0.isWhole && ($0.hasRows || !RobustnessAnalysis.wantsRows(request)) }
      ?? (sample.rowDesign?.rowStrata == nil)
    guard isAddedUp, request.rules.minPSUs ?? 1 <= 1, request.pruning == .none else { return }
    sample.releaseRows()
    if isAlone { shared = SharedSampleParts() }
  }

  /// Builds the sample that the tree is grown on.
  mutating func sample() throws(AnalysisError.Reason) -> Sample {
    var builder = SampleBuilder(request, columns: columns, table: table, shared: shared)
    let sample = try builder.build()
    notes += builder.notes
    warnings += builder.warnings
    return sample
  }

  private func state(
    _ sample: Sample, _ tree: Tree, _ rules: StoppingRules, _ inference: TreeInference
  ) -> Finding {
    let assembly = FindingAssembly(sample: sample, tree: tree, direction: request.direction)
    let behind = assembly.leavesWorstFirst.first ?? tree.root
    let ahead = assembly.furthestAhead
    var nodes = assembly.nodes
    inference.fill(&nodes)
    return Finding(
      tool: Finding.Tool(name: "furthest-behind", version: FurthestBehindVersion.current),
      run: Finding.Run(
        input: Finding.Input(
          file: request.source.name, bytes: sample.table.bytes,
          fingerprint: sample.table.fingerprint),
        options: request.options, warnings: []),
      survey: request.survey,
      indicator: Finding.Indicator(
        name: request.indicator, title: request.title ?? request.indicator,
        direction: request.direction, definition: request.definition, sdg: request.sdg,
        unit: request.unit),
      circumstances: assembly.circumstances,
      sample: Finding.SampleSummary(
        rowsRead: sample.table.rowCount, used: sample.whole.n, excluded: sample.excluded,
        weight: sample.whole.w / sample.weights.unit, psus: inference.psus,
        strata: request.strata == nil ? nil : inference.strata, kishDeff: sample.kishDeff,
        design: Finding.DesignCheck(sample, inference.design.survey)),
      rules: rules.summary, nodes: nodes, furthestBehind: behind.id,
      furthestAhead: ahead.id, gap: abs(ahead.total.rate - behind.total.rate))
  }

  /// Compares the average with the published figure.
  private func comparePublished(_ finding: inout Finding) {
    guard let published = request.published else { return }
    let distance = finding.nodes.first?.rate.map { abs($0 - published.rate) }
    finding.published = Finding.Published(
      rate: published.rate, tolerance: published.tolerance,
      // A difference of 1 point is no difference of more than 1 point, whatever its last digit.
      isWithin: distance.map { $0 <= published.tolerance + 1e-9 })
    if let sentence = finding.publishedSentence { finding.run.warnings.insert(sentence, at: 0) }
  }

  /// Puts the warnings into the finding; those about the rate only where it is shown.
  private mutating func warn(
    _ sample: Sample, _ tree: Tree, isGrown: Bool = true, _ finding: inout Finding
  ) {
    let circularity = WealthCircularity.warning(
      indicator: columns.indicatorNames,
      circumstances: sample.cells.circumstances.map(\.name))
    if let circularity { warnings.append(circularity) }
    warnings += RobustnessAnalysis.warnings(request)
    if let rate = finding.nodes.first?.rate {
      if rate == 0 || rate == 1 {
        warnings.append(AnalysisWarning.constant(value: rate == 0 ? 0 : 1).sentence)
      } else if rate < 0.03 || rate > 0.97 {
        warnings.append(AnalysisWarning.nearlyConstant(percent: rate * 100).sentence)
      } else if isGrown, tree.nodes.count == 1 {
        warnings.append(AnalysisWarning.noSplit.sentence)
      }
    }
    if let weight = request.weight, !RecognisedColumns.hasImpliedDecimals(weight),
      sample.weights.decimals == 0
    {
      let mean = sample.whole.w / Double(max(1, sample.whole.n))
      if (500_000...2_000_000).contains(mean) {
        warnings.append(AnalysisWarning.wholeWeights(column: weight).sentence)
      }
    }
    if let weight = request.weight, sample.weights.rise(in: sample.table) {
      warnings.append(AnalysisWarning.risingWeights(column: weight).sentence)
    }
    finding.run.warnings = warnings + finding.run.warnings
  }
}
