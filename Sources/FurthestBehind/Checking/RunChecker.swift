import Microdata

extension RunCheck {
  /// Checks the data of a run: reads each extract once, and grows nothing.
  ///
  /// What is wrong with an indicator is part of its check and stops no other.
  ///
  /// - Parameters:
  ///   - threads: threads to use, which change nothing of the check; nil means as many as there are
  ///     cores.
  ///   - progress: is called before each extract.
  /// - Complexity: O(*r t*) for *r* rows and *t* trees, beside the reading.
  public init(
    _ run: SurveyRun, threads: Int? = nil,
    progress: (@Sendable (SurveyRunner.Progress) -> Void)? = nil
  ) {
    let threads = max(1, threads ?? ProcessorCount.available)
    let layout = RunLayout(run)
    tool = Finding.Tool(name: "furthest-behind", version: FurthestBehindVersion.current)
    extracts = run.extracts.indices.map { place in
      let extract = run.extracts[place]
      progress?(
        .init(
          current: [extract.surveyID, extract.name].compactMap(\.self).joined(separator: " "),
          done: place, all: run.extracts.count))
      let loading = ExtractLoading(
        run: run, place: place, layout: layout, readingThreads: threads, treeThreads: 1,
        stored: nil, countsFields: true)
      return ExtractChecker(extract, loading.load(), threads: threads).check
    }
  }
}
