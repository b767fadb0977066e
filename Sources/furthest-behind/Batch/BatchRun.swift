import FurthestBehind
import Threads
import TreeRendering

/// A run with its folder: what `batch` does once the plan is read.
struct BatchRun {
  let run: SurveyRun
  let folder: RunFolder
  let jobs: Int?
  let threads: Int?
  /// Whether results that stand in the folder may be kept.
  let resumes: Bool
  /// Words and shape of figures and tables.
  let shape: FindingOutput.Shape
  let console: Console

  /// What a run came to.
  struct Outcome {
    var manifest: RunManifest
    var summary: CountrySummary
    /// Trees whose results were kept.
    var kept = 0
  }

  private struct Collected {
    var rows: [CountrySummary.Row] = []
    var kept = 0
    var failure: CommandFailure?
  }

  /// Grows every tree and writes every file; each tree's as soon as it is done.
  ///
  /// - Throws: why a file could not be written; what was written until then stays, for `--resume`.
  func execute() throws(CommandFailure) -> Outcome {
    let collected = Guarded(Collected())
    let bar = RunProgressBar(console)
    let (folder, shape) = (folder, shape)
    var stored: (@Sendable (String) -> Finding?)?
    if resumes { stored = { @Sendable file in folder.finding(file) } }
    let manifest = SurveyRunner(run, jobs: jobs, threads: threads).run(
      stored: stored, progress: bar.report
    ) { result in
      // From the second tree on, arrays are as long as those of the trees before.
      OperatingSystem.setMemoryUse(.reused)
      guard let finding = result.finding, let file = result.entry.file else { return true }
      do throws(CommandFailure) {
        try folder.write(finding, file: file, shape: shape)
        collected.withLock { collected in
          collected.rows.append(CountrySummary.Row(result.entry, finding))
          collected.kept += result.isKept ? 1 : 0
        }
        return true
      } catch {
        collected.withLock { $0.failure = $0.failure ?? error }
        return false
      }
    }
    console.endProgress()
    let result = collected.withLock { $0 }
    if let failure = result.failure { throw failure }
    let summary = CountrySummary(manifest, rows: result.rows)
    try writeWhole(manifest, summary)
    if resumes { folder.removeOthers(than: manifest.entries) }
    return Outcome(manifest: manifest, summary: summary, kept: result.kept)
  }

  /// Writes what is about the run as a whole; the manifest is the last file.
  private func writeWhole(
    _ manifest: RunManifest, _ summary: CountrySummary
  ) throws(CommandFailure) {
    let language = shape.language
    let table = SummaryTable(dialect: shape.numberStyle.dialect, language: language)
    try folder.write(Array(table.render(summary).utf8), to: "summary.csv")
    try folder.write(
      Array(SummaryMarkdown(language: language).render(summary).utf8), to: "findings.md")
    let json: [UInt8]
    do {
      json = try [UInt8](manifest.json())
    } catch {
      throw .fault("the manifest cannot be written as JSON (\(error))")
    }
    try folder.write(json, to: "run.json")
  }
}
