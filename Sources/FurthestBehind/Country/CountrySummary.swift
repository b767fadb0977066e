public import SurveyModel

/// A run at a glance: every indicator's average and extremes, what recurs among those furthest
/// behind, and what failed.
///
/// It is made from the manifest and the findings alone, and holds no figure that they do not show.
public struct CountrySummary: Sendable, Equatable {
  /// The trees with a result: those for everybody before those of groups and extended runs, each
  /// by gap, the largest first; without a gap last.
  public var rows: [Row]
  /// What recurs in the groups furthest behind, by survey and then by how often.
  public var portrait: [Recurrence]
  /// The trees without a result, in the plan's order.
  public var failures: [RunManifest.Entry]

  /// One tree.
  public struct Row: Sendable, Equatable {
    /// Its line in the manifest: name, survey, group, file and status.
    public var entry: RunManifest.Entry
    /// Whether 1 is good or bad.
    public var direction: Direction
    /// The number of the indicator of the Sustainable Development Goals.
    public var sdg: String?
    /// What a row counts, in the plural.
    public var unit: String?
    /// The circumstances that the tree could choose from, for words.
    public var circumstances: [Finding.CircumstanceSummary]
    /// The average, a share (0-1); nil when hidden.
    public var average: Double?
    /// The group furthest behind; nil without one to show.
    public var behind: Group?
    /// The group furthest ahead; nil without one to show.
    public var ahead: Group?
    /// The better rate minus the worse, a share (0-1).
    public var gap: Double?
    /// Unweighted rows used.
    public var n: Int
    /// Leaves of the tree, hidden ones included.
    public var leaves: Int
    /// Whether the finding may be quoted; nil without PSUs.
    public var verdict: String?
    /// The index of dissimilarity D (0-1).
    public var d: Double?
    /// D less what equality would give by chance; may be negative.
    public var correctedD: Double?
    /// Whether D is that of the complement, as for a barrier.
    public var isComplement: Bool
    /// The published figure, and whether the average agrees.
    public var published: Finding.Published?

    /// The higher of the two extreme rates over the lower; nil where the lower is 0.
    public var ratio: Double? {
      guard let one = behind?.rate, let other = ahead?.rate, min(one, other) > 0 else { return nil }
      return max(one, other) / min(one, other)
    }

    /// Whether the row takes part in rankings and in the portrait: it is about everybody, not an
    /// extended run, and not outside its published figure.
    public var isRanked: Bool {
      entry.group == nil && !entry.isExtended && entry.status == .done
    }
  }

  /// An extreme group.
  public struct Group: Sendable, Equatable {
    /// What its people share.
    public var conditions: [Finding.Condition]
    /// Its rate, a share (0-1).
    public var rate: Double
    /// Its share of the population (0-1).
    public var share: Double
    /// Unweighted rows.
    public var n: Int
  }

  /// A value of a circumstance that those furthest behind have in some of the indicators.
  public struct Recurrence: Sendable, Equatable {
    /// The survey's short name; nil with one survey.
    public var surveyID: String?
    /// The circumstance's words.
    public var circumstance: Finding.CircumstanceSummary
    /// The value: one level, or a range.
    public var value: Finding.Condition
    /// The indicators whose furthest behind have the value, in the order of gaps.
    public var indicators: [RunManifest.Entry]
    /// How many indicators have a group furthest behind, and this circumstance to choose from.
    public var outOf: Int
  }

  /// Sums a run up.
  ///
  /// - Parameter rows: the trees with a result, in any order.
  /// - Complexity: O(*t* log *t* + *t c*) for *t* trees with *c* conditions.
  public init(_ manifest: RunManifest, rows: [Row]) {
    self.init(manifest.entries, rows: rows)
  }

  /// Sums up entries that need not be those of one run.
  package init(_ entries: [RunManifest.Entry], rows: [Row]) {
    let places = Dictionary(
      entries.enumerated().map { (Identity($0.element), $0.offset) },
      uniquingKeysWith: { first, _ in first })
    func key(_ row: Row) -> (Int, Double, Int) {
      let kind = row.entry.isExtended ? 2 : row.entry.group == nil ? 0 : 1
      return (kind, -(row.gap ?? -1), places[Identity(row.entry)] ?? .max)
    }
    self.rows = rows.sorted { key($0) < key($1) }
    failures = entries.filter { $0.status == .failed }
    portrait = Self.portrait(self.rows.filter(\.isRanked))
  }

  /// Sums a run up, given its findings by file.
  public init(_ manifest: RunManifest, findings: [String: Finding]) {
    self.init(
      manifest,
      rows: manifest.entries.compactMap { entry in
        entry.file.flatMap { findings[$0] }.map { Row(entry, $0) }
      })
  }

  /// The rows that are ranked, by corrected D: the most unequal first, those without D last.
  public var byInequality: [Row] {
    rows.filter(\.isRanked).enumerated().sorted {
      (-($0.element.correctedD ?? -2), $0.offset) < (-($1.element.correctedD ?? -2), $1.offset)
    }
    .map(\.element)
  }

  /// The short names of the surveys, in the plan's order; empty with one survey.
  public var surveys: [String] {
    var seen: Set<String> = []
    return (rows.map(\.entry) + failures).compactMap(\.surveyID).filter {
      seen.insert($0).inserted
    }
  }

  private struct Identity: Hashable {
    let file: String?
    let name: String
    let survey: String?
    init(_ entry: RunManifest.Entry) {
      (file, name, survey) = (entry.file, entry.name, entry.surveyID)
    }
  }
}

extension CountrySummary.Row {
  /// What a finding comes to.
  public init(_ entry: RunManifest.Entry, _ finding: Finding) {
    func group(_ id: Int?) -> CountrySummary.Group? {
      guard let id, finding.furthestBehind != finding.furthestAhead,
        let node = finding.nodes.first(where: { $0.id == id }), let rate = node.rate
      else { return nil }
      return .init(conditions: node.conditions, rate: rate, share: node.share, n: node.n)
    }
    self.entry = entry
    direction = finding.indicator.direction
    sdg = finding.indicator.sdg
    unit = finding.indicator.unit
    circumstances = finding.circumstances
    average = finding.nodes.first?.rate
    behind = group(finding.furthestBehind)
    ahead = group(finding.furthestAhead)
    gap = behind == nil || ahead == nil ? nil : finding.gap
    n = finding.sample.used
    leaves = finding.nodes.count(where: \.leaf)
    verdict = finding.verdict?.value?.rawValue
    d = finding.inequality?.d
    correctedD = finding.inequality?.dCorrected
    isComplement = finding.inequality?.complement ?? false
    published = finding.published
  }
}

extension CountrySummary {
  /// Which values recur among those furthest behind, in the indicators of each survey.
  ///
  /// A condition on several levels counts for each of them.
  private static func portrait(_ rows: [Row]) -> [Recurrence] {
    var result: [Recurrence] = []
    var surveys: [String?] = []
    for row in rows where !surveys.contains(row.entry.surveyID) {
      surveys.append(row.entry.surveyID)
    }
    for survey in surveys {
      let own = rows.filter { $0.entry.surveyID == survey && $0.behind != nil }
      var found: [Recurrence] = []
      for row in own {
        for value in (row.behind?.conditions ?? []).flatMap(values) {
          if let place = found.firstIndex(where: { $0.value == value }) {
            found[place].indicators.append(row.entry)
          } else if let circumstance = row.circumstances.first(where: {
            $0.name == value.circumstance
          }) {
            found.append(
              Recurrence(
                surveyID: survey, circumstance: circumstance, value: value,
                indicators: [row.entry],
                outOf: own.count { $0.circumstances.contains { $0.name == value.circumstance } }))
          }
        }
      }
      result += found.enumerated().sorted {
        ($1.element.indicators.count, $0.offset) < ($0.element.indicators.count, $1.offset)
      }
      .map(\.element)
    }
    return result
  }

  private static func values(_ condition: Finding.Condition) -> [Finding.Condition] {
    switch condition {
    case .levels(let circumstance, let levels):
      levels.map { .levels(circumstance: circumstance, levels: [$0]) }
    case .range: [condition]
    }
  }
}
