import ClassificationTree
import Expressions
import Microdata
import SurveyModel

/// The tree of one indicator, and what was worth saying on the way.
public struct TreeAnalysis: Sendable {
  /// The result.
  public let finding: Finding
  /// Whole sentences about choices that were made for the user; no part of the finding.
  public let notes: [String]

  /// Reads an extract, grows the tree that a request asks for and states the finding.
  ///
  /// - Parameters:
  ///   - request: the indicator, its circumstances, the design and the rules.
  ///   - progress: gets the bytes read so far and the input's size (nil for a pipe), from any
  ///     thread.
  ///   - stages: gets the steps done of a long stage after reading, from any thread.
  /// - Throws: what is wrong with the request or the data, with its place and a way to mend it.
  /// - Complexity: O(*b*) for an input of *b* bytes; growth depends on the number of combinations
  ///   of circumstances only.
  public init(
    _ request: TreeRequest, progress: (@Sendable (Int, Int?) -> Void)? = nil,
    stages: StageProgress? = nil
  ) throws(AnalysisError) {
    do throws(AnalysisError.Reason) {
      var analysis = Analysis(request: request)
      finding = try analysis.run(progress: progress, stages: stages)
      notes = analysis.notes
    } catch {
      throw AnalysisError(file: request.inputName, error)
    }
  }
}

/// The first half of the road: from the file to its coded columns.
struct Analysis {
  let request: TreeRequest
  private(set) var notes: [String] = []
  private(set) var warnings: [String] = []

  init(request: TreeRequest) {
    self.request = request
  }

  mutating func run(
    progress: (@Sendable (Int, Int?) -> Void)?, stages: StageProgress?
  ) throws(AnalysisError.Reason) -> Finding {
    var indicator = try read(progress: progress, stages: stages)
    let finding = try indicator.finding(keepsRows: false)
    notes += indicator.notes
    return finding
  }

  /// Reads the extract as far as the request needs it.
  mutating func read(
    progress: (@Sendable (Int, Int?) -> Void)?, stages: StageProgress? = nil
  ) throws(AnalysisError.Reason) -> IndicatorAnalysis {
    let expressions = try RequestExpressions(request)
    let extract = try Extract(request)
    let columns = try ExtractColumns(request, expressions, header: extract.header)
    sayWhatWasChosen(extract, columns)
    let table = try extract.read(columns.requests, for: request, progress: progress)
    return IndicatorAnalysis(
      request, columns: columns, table: table, warnings: warnings, progress: stages)
  }

  /// Notes what was detected or recognised, and warns of a design that was not named.
  mutating func sayWhatWasChosen(_ extract: Extract, _ columns: ExtractColumns) {
    for evidence in extract.evidence where evidence.isUnusual { notes.append(evidence.sentence) }
    if columns.areCircumstancesRecognised {
      let names = columns.circumstances.map { extract.header[$0] }.joined(separator: ", ")
      notes.append("Circumstances recognised in the file: \(names).")
    }
    if request.weight == nil, let likely = RecognisedColumns.weight(in: extract.header) {
      warnings.append(AnalysisWarning.noWeight(column: likely).sentence)
    }
    if request.psu == nil, let likely = RecognisedColumns.psu(in: extract.header) {
      warnings.append(AnalysisWarning.noPSU(column: likely).sentence)
    }
    if request.psu != nil, request.strata == nil,
      let likely = RecognisedColumns.strata(in: extract.header)
    {
      warnings.append(AnalysisWarning.noStrata(column: likely).sentence)
    }
    for place in columns.circumstances where columns.indicator.columns.contains(place) {
      warnings.append(
        AnalysisWarning.explainsItself(circumstance: extract.header[place]).sentence)
    }
    if let weight = request.weight, RecognisedColumns.hasImpliedDecimals(weight) {
      notes.append("The weight \(weight) has six implied decimals; it is divided by 1,000,000.")
    }
  }
}
