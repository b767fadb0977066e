import Microdata

/// One tree of a run, ready to be grown: its request, its columns, and what it will be made of.
struct TreeTask: Sendable {
  /// The tree's place in its extract.
  let tree: Int
  /// The tree's group among those of the same indicator; 0 for everybody.
  let level: Int
  /// Names, title, survey, group and file; what became of it is still to come.
  var entry: RunManifest.Entry
  var request: TreeRequest
  var columns: ExtractColumns
  /// What the request's columns are made of, by option.
  let provenance: [String: String]
  /// Which of the extract's tables it is grown on.
  let table: TableKey
  /// The columns that it needs, directly or not.
  let needed: Set<Int>
  /// Whether it only counts the rows that are in no group of its indicator, which get no tree.
  var isRest = false

  /// The options that the finding will state.
  var options: [String: String] {
    request.options.merging(provenance) { own, _ in own }
  }

  /// The finding with the words of its plan.
  func completed(_ finding: Finding, warnings: [String]) -> Finding {
    var finding = finding
    finding.indicator.name = entry.name
    finding.indicator.title = entry.title
    finding.group = entry.group
    finding.run.options.merge(provenance) { own, _ in own }
    finding.run.warnings = warnings + finding.run.warnings
    return finding
  }

  /// Whether a finding made before is what this task would make on an extract with the given
  /// fingerprint.
  func isAnswered(by finding: Finding, fingerprint: String) -> Bool {
    let published = request.published.map { [$0.rate, $0.tolerance] }
    return finding.tool.version == FurthestBehindVersion.current
      && finding.run.input.fingerprint == fingerprint
      && finding.run.input.file == request.source.name && finding.run.options == options
      && finding.survey == entry.survey && finding.group == entry.group
      && finding.indicator.name == entry.name && finding.indicator.title == entry.title
      && finding.indicator.direction == request.direction
      && finding.indicator.definition == request.definition
      && finding.indicator.sdg == request.sdg && finding.indicator.unit == request.unit
      && finding.published.map { [$0.rate, $0.tolerance] } == published
  }
}

/// What decides which table a tree is grown on: labels and codes that mean missing.
struct TableKey: Hashable, Sendable {
  let reading: ReadingKey
  let labels: String?
  let language: String?
  let missingCodes: [TreeRequest.MissingCodes]

  init(_ request: TreeRequest) {
    reading = ReadingKey(request)
    labels = request.labels
    language = request.language
    missingCodes = request.missingCodes
  }
}

/// How a file is written, as far as the request says so.
struct ReadingKey: Hashable, Sendable {
  let delimiter: Character?
  let decimalMark: Character?
  let encoding: String?

  init(_ request: TreeRequest) {
    delimiter = request.delimiter
    decimalMark = request.decimalMark
    encoding = request.encoding
  }
}
