import Microdata
import SurveyModel

/// The trees of one indicator: one for everybody, or one for each group.
struct TreeFamily {
  private let extract: ExtractRun
  private let tree: TreeRun

  init(_ extract: ExtractRun, tree: Int) {
    self.extract = extract
    self.tree = extract.trees[tree]
  }

  /// What is to be said of each tree, once all have an outcome.
  ///
  /// Groups protect each other: where one is hidden beside the figure for everybody, so is another.
  /// A group without a row that can be used is left out, unless there is no other.
  func results(
    _ entries: [RunManifest.Entry], _ outcomes: [TreeOutcome?]
  ) -> [SurveyRunner.Result] {
    var rest = 0
    var results: [(result: SurveyRunner.Result, isEmpty: Bool)] = []
    for (entry, outcome) in zip(entries, outcomes) {
      if case .rest(let rows) = outcome {
        rest = rows
      } else {
        results.append((result(entry, outcome), isWithoutRows(outcome)))
      }
    }
    guard tree.groupedBy != nil else { return results.map(\.result) }
    let some = results.filter { !$0.isEmpty }.map(\.result)
    return protected(some.isEmpty ? Array(results.map(\.result).prefix(1)) : some, rest: rest)
  }

  private func isWithoutRows(_ outcome: TreeOutcome?) -> Bool {
    if case .failure(.everyRowExcluded) = outcome { true } else { false }
  }

  private func result(
    _ entry: RunManifest.Entry, _ outcome: TreeOutcome?
  ) -> SurveyRunner.Result {
    var entry = entry
    switch outcome {
    case .finding(let finding, let notes, let isKept):
      let isOutside = finding.published?.isWithin == false
      entry.status = isOutside ? .outsidePublished : .done
      entry.reason = isOutside ? finding.publishedSentence : nil
      return .init(entry: entry, finding: finding, isKept: isKept, notes: notes)
    case .failure(let reason):
      entry.file = nil
      entry.reason = reason.sentence(tree, in: extract)
      return .init(entry: entry, finding: nil, isKept: false, notes: [])
    case .rest, nil:
      return .init(entry: entry, finding: nil, isKept: false, notes: [])
    }
  }

  private func protected(
    _ results: [SurveyRunner.Result], rest: Int
  ) -> [SurveyRunner.Result] {
    // What was kept has been protected when it was made.
    guard results.contains(where: { !$0.isKept }) else { return results }
    let isNationalShown = extract.trees.contains {
      $0.name == tree.name && $0.groupedBy == nil
    }
    let places = results.indices.filter { results[$0].finding != nil }
    let findings = Finding.protected(
      groups: places.compactMap { results[$0].finding }, rest: rest,
      besideNational: isNationalShown, by: tree.request.suppression)
    var results = results
    for (place, finding) in zip(places, findings) { results[place].finding = finding }
    return results
  }
}

extension Finding {
  /// What is said of an average that lies outside the published figure's tolerance; nil when it
  /// lies within, or nothing is known.
  public var publishedSentence: String? {
    guard let published, published.isWithin == false, let rate = nodes.first?.rate else {
      return nil
    }
    return AnalysisWarning.outsidePublished(
      percent: rate * 100, published: published.rate * 100, tolerance: published.tolerance * 100
    ).sentence
  }
}
