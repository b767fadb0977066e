import ClassificationTree
import Microdata
import SurveyModel

/// The tree of one indicator, and what was worth saying on the way.
public struct TreeAnalysis: Sendable {
  /// The result.
  public let finding: Finding
  /// Whole sentences about choices that were made for the user: recognised circumstances, the
  /// file's dialect. Not part of the finding.
  public let notes: [String]

  /// Reads an extract, grows the tree that a request asks for and states the finding.
  ///
  /// - Parameters:
  ///   - request: the indicator, its circumstances, the design and the rules.
  ///   - progress: gets the bytes read so far and the input's size (nil for a pipe), from any
  ///     thread.
  /// - Throws: what is wrong with the request or the data, with its place and a way to mend it.
  /// - Complexity: O(*b*) for an input of *b* bytes; growth depends on the number of combinations
  ///   of circumstances only.
  public init(
    _ request: TreeRequest, progress: (@Sendable (Int, Int?) -> Void)? = nil
  ) throws(AnalysisError) {
    do throws(AnalysisError.Reason) {
      var analysis = Analysis(request: request)
      finding = try analysis.run(progress: progress)
      notes = analysis.notes
    } catch {
      throw AnalysisError(file: request.inputName, error)
    }
  }
}

/// The road of the data, from the file to the finding.
private struct Analysis {
  let request: TreeRequest
  var notes: [String] = []
  var warnings: [String] = []

  mutating func run(
    progress: (@Sendable (Int, Int?) -> Void)?
  ) throws(AnalysisError.Reason) -> Finding {
    let expressions = try RequestExpressions(request)
    let extract = try open()
    let columns = try ExtractColumns(request, expressions, header: extract.header)
    sayWhatWasChosen(extract, columns)
    let table = try read(extract, columns, progress)
    var builder = SampleBuilder(request, columns: columns, table: table)
    let sample = try builder.build()
    notes += builder.notes
    warnings += builder.warnings
    let rules = StoppingRules(
      request, n: sample.whole.n, weight: sample.whole.w,
      circumstances: sample.cells.circumstances.map(\.name))
    let tree = Grower.grow(
      cells: sample.cells, totals: sample.totals, rules: rules.growth,
      psus: rules.growth.minPSUs > 1 ? sample.cellPSUs : nil)
    return state(sample, tree, rules)
  }

  private func open() throws(AnalysisError.Reason) -> Extract {
    var overrides = DialectOverrides()
    overrides.delimiter = request.delimiter.flatMap(\.asciiValue)
    overrides.decimalMark = request.decimalMark.flatMap(\.asciiValue)
    if let name = request.encoding {
      guard let encoding = TextEncoding(named: name) else {
        throw .reading(.unknownEncoding(name))
      }
      overrides.encoding = encoding
    }
    do throws(ReadingError) {
      return try Extract(opening: request.source, overrides: overrides)
    } catch {
      throw .reading(error)
    }
  }

  private func read(
    _ extract: Extract, _ columns: ExtractColumns, _ progress: (@Sendable (Int, Int?) -> Void)?
  ) throws(AnalysisError.Reason) -> CodedTable {
    do throws(ReadingError) {
      return try extract.read(
        columns.requests, threads: request.threads ?? ProcessorCount.available, progress: progress)
    } catch {
      throw .reading(error)
    }
  }

  private mutating func sayWhatWasChosen(_ extract: Extract, _ columns: ExtractColumns) {
    for evidence in extract.evidence where evidence.isUnusual { notes.append(evidence.sentence) }
    if columns.areCircumstancesRecognised {
      let names = columns.circumstances.map { extract.header[$0] }.joined(separator: ", ")
      notes.append("Circumstances recognised in the file: \(names).")
    }
    if request.weight == nil, let likely = RecognisedColumns.weight(in: extract.header) {
      warnings.append(
        "No weight is given, so every row counts the same; the column \(likely) looks like a "
          + "sampling weight (--weight \(likely)).")
    }
    if request.psu == nil, let likely = RecognisedColumns.psu(in: extract.header) {
      warnings.append(
        "No primary sampling unit is given; the column \(likely) looks like one (--psu \(likely)).")
    }
    if let weight = request.weight, RecognisedColumns.hasImpliedDecimals(weight) {
      notes.append("The weight \(weight) has six implied decimals; it is divided by 1,000,000.")
    }
  }

  private mutating func state(
    _ sample: Sample, _ tree: Tree, _ rules: StoppingRules
  ) -> Finding {
    let assembly = FindingAssembly(sample: sample, tree: tree, direction: request.direction)
    let behind = assembly.leavesWorstFirst.first ?? tree.root
    let ahead = assembly.furthestAhead
    warn(sample, tree)
    let design = sample.usedDesign
    return Finding(
      tool: Finding.Tool(name: "furthest-behind", version: FurthestBehindVersion.current),
      run: Finding.Run(
        input: Finding.Input(
          file: request.source.name, bytes: sample.table.bytes,
          fingerprint: sample.table.fingerprint),
        options: request.options, warnings: warnings),
      survey: request.survey,
      indicator: Finding.Indicator(
        name: request.indicator, title: request.title ?? request.indicator,
        direction: request.direction, definition: request.definition),
      circumstances: assembly.circumstances,
      sample: Finding.SampleSummary(
        rowsRead: sample.table.rowCount, used: sample.whole.n, excluded: sample.excluded,
        weight: sample.whole.w / sample.weights.unit, psus: design?.psus,
        strata: request.strata == nil ? nil : design?.strata, kishDeff: sample.kishDeff),
      rules: rules.summary, nodes: assembly.nodes, furthestBehind: behind.id,
      furthestAhead: ahead.id, gap: abs(ahead.total.rate - behind.total.rate))
  }

  private mutating func warn(_ sample: Sample, _ tree: Tree) {
    let rate = tree.root.total.rate
    if rate == 0 || rate == 1 {
      warnings.append(
        "The indicator is \(rate == 0 ? "0" : "1") in every row used: there is nothing to divide.")
    } else if rate < 0.03 || rate > 0.97 {
      let percent = Circumstance.text(of: (rate * 1000).rounded() / 10)
      warnings.append(
        "The indicator is 1 for \(percent) per cent: so near \(rate < 0.5 ? "0" : "100") that a "
          + "tree says little.")
    } else if tree.nodes.count == 1 {
      warnings.append("No split satisfies the stopping rules: the tree is a single group.")
    }
    if let weight = request.weight, !RecognisedColumns.hasImpliedDecimals(weight),
      sample.weights.decimals == 0
    {
      let mean = sample.whole.w / Double(max(1, sample.whole.n))
      if (500_000...2_000_000).contains(mean) {
        warnings.append(
          "The weights of \(weight) are whole numbers with a mean near a million: they may have "
            + "six implied decimals. Shares and rates do not depend on it; the weighted total does."
        )
      }
    }
  }
}

/// The version of the library and the command.
public enum FurthestBehindVersion {
  /// As in the change log.
  public static let current = "0.1.0"
}
