import FurthestBehind

/// The lines about the survey, the sample and the rules.
struct SampleWords {
  private let finding: any AnalysedSample
  private let rulesInForce: Finding.Rules?
  /// The average's design effect, where it was estimated.
  private let designEffect: Double?

  init(_ finding: Finding) {
    self.finding = finding
    rulesInForce = finding.rules
    designEffect = finding.nodes.first { $0.id == 1 }?.estimate?.deff
  }

  /// The words on a result without a tree, and so without rules.
  init(_ finding: InequalityFinding) {
    self.finding = finding
    rulesInForce = nil
    designEffect = nil
  }

  /// Country, survey and year; nil when the user named none.
  var survey: String? {
    let survey = finding.survey
    let parts = [survey.country, survey.name, survey.year].compactMap { $0.map(PlainText.line) }
      .filter { !$0.isEmpty }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  /// The definition of the indicator and its population.
  var definition: String {
    PlainText.line(finding.indicator.definition)
  }

  /// The file's name.
  var file: String {
    finding.run.input.file == "-" ? "standard input" : PlainText.line(finding.run.input.file)
  }

  /// Rows and weights: "n 4,199, weighted 4,231.1; 1,165 PSUs in 51 strata".
  var sample: String {
    let sample = finding.sample
    return "n " + FigureText.count(sample.used) + ", weighted " + FigureText.weight(sample.weight)
      + (design.map { "; " + $0 } ?? "")
  }

  /// PSUs and strata with a row used: "1,165 PSUs in 51 strata"; nil without a PSU column.
  var design: String? {
    guard let psus = finding.sample.psus else { return nil }
    let count = SampleWords.counted(psus, "PSU", "PSUs")
    guard let strata = finding.sample.strata else { return count }
    return count + " in " + SampleWords.counted(strata, "stratum", "strata")
  }

  /// The checks of the design in one sentence; nil in a finding without estimates.
  var designCheck: String? {
    guard let check = finding.sample.design else { return nil }
    var parts: [String] = []
    if let psus = check.psusPerStratum {
      let range =
        psus.minimum == psus.maximum
        ? FigureText.count(psus.minimum)
        : FigureText.count(psus.minimum) + " to " + FigureText.count(psus.maximum) + " (median "
          + FigureText.value(psus.median) + ")"
      let strata = finding.sample.strata == nil ? "PSUs in the file" : "PSUs in a stratum"
      parts.append(range + " " + strata)
      if check.loneStrata > 0 {
        parts.append(SampleWords.counted(check.loneStrata, "stratum", "strata") + " with one PSU")
      }
    }
    if let ratio = check.weightRatio, ratio > 1 {
      parts.append("largest weight " + FigureText.ratio(ratio) + " times the smallest")
    }
    if let kish = finding.sample.kishDeff {
      parts.append("design effect of the weights " + FigureText.factor(kish))
    }
    if let designEffect {
      parts.append("of the average " + FigureText.factor(designEffect))
    }
    return parts.isEmpty ? nil : "Design: " + parts.joined(separator: ", ") + "."
  }

  /// Rows read, used and left out by reason, in one sentence.
  var exclusions: String {
    let sample = finding.sample
    let excluded = sample.excluded.filter { $0.rows > 0 }
    let read = SampleWords.counted(sample.rowsRead, "row", "rows") + " read"
    guard !excluded.isEmpty else { return read + ", all used." }
    let reasons = excluded.map {
      FigureText.count($0.rows) + " " + PlainText.line($0.reason)
    }
    return read + ": " + FigureText.count(sample.used) + " used; left out: "
      + reasons.joined(separator: ", ") + "."
  }

  /// The rules in force, in one sentence, empty without rules; those that are off are not named.
  var rules: String {
    guard let rules = rulesInForce else { return "" }
    let parts: [String?] = [
      rules.maxDepth.map { "depth up to " + FigureText.count($0) },
      rules.minCases.map { SampleWords.counted($0, "row", "rows") + " or more in a leaf" },
      rules.minShare.map { FigureText.percent($0) + " of the population or more in a leaf" },
      rules.minPSUs.map { SampleWords.counted($0, "PSU", "PSUs") + " or more in a leaf" },
      rules.minSplit.map { SampleWords.counted($0, "row", "rows") + " or more to split" },
      rules.cp.map { "cp " + FigureText.parameter($0) },
    ]
    return (["Rules: profile " + rules.profile, rules.criterion] + parts.compactMap { $0 })
      .joined(separator: ", ") + "."
  }

  /// "1 row", "2 rows".
  static func counted(_ count: Int, _ one: String, _ many: String) -> String {
    FigureText.count(count) + " " + (count == 1 ? one : many)
  }
}
