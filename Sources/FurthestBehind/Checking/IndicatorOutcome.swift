import ClassificationTree
import Microdata

/// What became of one tree of a check: everybody as one group, or why there can be no tree.
struct IndicatorOutcome: Sendable {
  let level: String?
  /// The finding without a division; nil on failure.
  private(set) var finding: Finding?
  private(set) var failure: AnalysisError.Reason?
  /// Rows without an answer that count as 0; nil where missing answers are left out.
  private(set) var missingAsNo: Int?
  private(set) var design: ExtractCheck.Design?

  /// Evaluates the indicator on its table.
  init(_ task: TreeTask, _ table: LoadedExtract.Table, threads: Int) {
    level = task.entry.group?.level
    var request = task.request
    request.threads = threads
    var analysis = IndicatorAnalysis(
      request, columns: task.columns, table: table.table, shared: table.shared)
    do throws(AnalysisError.Reason) {
      let (finding, sample) = try analysis.undivided()
      self.finding = finding
      design = ExtractCheck.Design(request, sample)
      if request.countsMissingAsNo {
        missingAsNo = Self.missingAnswers(request, task.columns, table, of: finding.sample.used)
      }
    } catch {
      failure = error
    }
  }

  /// The rows that would be left out if a missing answer did not count as 0.
  private static func missingAnswers(
    _ request: TreeRequest, _ columns: ExtractColumns, _ table: LoadedExtract.Table, of used: Int
  ) -> Int {
    var strict = request
    strict.countsMissingAsNo = false
    var analysis = IndicatorAnalysis(
      strict, columns: columns, table: table.table, shared: table.shared)
    do throws(AnalysisError.Reason) {
      return used - (try analysis.sample().whole.n)
    } catch {
      // The others were evaluated without a fault: there is no row with an answer.
      return used
    }
  }
}

extension ExtractCheck.Design {
  /// Counts the design of a sample's file.
  init(_ request: TreeRequest, _ sample: Sample) {
    let perStratum: [Int]
    if let index = sample.design {
      var counts = [Int](repeating: 0, count: index.stratumCount)
      for stratum in index.strata { counts[Int(stratum)] += 1 }
      perStratum = counts
    } else {
      perStratum = sample.rowDesign?.rowsPerStratum ?? []
    }
    self.init(
      psu: request.psu, strata: request.strata, weight: request.weight,
      psuCount: sample.design?.psuCount, strataCount: max(1, perStratum.count),
      psusPerStratum: sample.design == nil ? nil : Finding.Spread(perStratum),
      loneStrata: perStratum.count { $0 == 1 }, lonePSU: request.lonePSU.rawValue)
  }
}
