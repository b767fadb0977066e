import FurthestBehind

/// The lines about the survey, the sample and the rules.
struct SampleWords {
  private let finding: any AnalysedSample
  private let language: Language
  private let rulesInForce: Finding.Rules?
  /// The average's design effect, where it was estimated.
  private let designEffect: Double?

  init(_ finding: Finding, in language: Language) {
    self.finding = finding
    self.language = language
    rulesInForce = finding.rules
    designEffect = finding.nodes.first { $0.id == 1 }?.estimate?.deff
  }

  /// The words on a result without a tree, and so without rules.
  init(_ finding: InequalityFinding, in language: Language) {
    self.finding = finding
    self.language = language
    rulesInForce = nil
    designEffect = nil
  }

  /// Country, survey and year; nil when the user named none.
  var survey: String? { Self.survey(finding.survey) }

  /// The same of any survey.
  static func survey(_ survey: Finding.Survey) -> String? {
    let name = survey.name.map(PlainText.line)
    // A name that ends with its year says it.
    let year = survey.year.map(PlainText.line).flatMap { year in
      name?.hasSuffix(year) == true ? nil : year
    }
    let parts = [survey.country.map(PlainText.line), name, year].compactMap(\.self)
      .filter { !$0.isEmpty }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  /// The definition of the indicator and its population.
  var definition: String {
    language.remark(finding.indicator.definition)
  }

  /// The file's name.
  var file: String {
    let file = finding.run.input.file
    return file == "-" ? language[.standardInput] : PlainText.line(file)
  }

  /// Rows and weights: "n 4,199, weighted 4,231.1; 1,165 PSUs in 51 strata".
  var sample: String {
    let sample = finding.sample
    let size = language.text(
      .sampleSize,
      ["n": language.count(sample.used), "weight": language.weight(sample.weight)])
    return size + (design.map { language[.semicolon] + $0 } ?? "")
  }

  /// PSUs and strata with a row used: "1,165 PSUs in 51 strata"; nil without a PSU column.
  var design: String? {
    guard let count = finding.sample.psus else { return nil }
    let psus = language.text(.psus, count: count)
    guard let strata = finding.sample.strata else { return psus }
    return language.text(
      .psusInStrata, ["psus": psus, "strata": language.text(.strata, count: strata)])
  }

  /// The checks of the design in one sentence; nil in a finding without estimates.
  var designCheck: String? {
    guard let check = finding.sample.design else { return nil }
    var parts: [String] = []
    if let psus = check.psusPerStratum {
      let range =
        psus.minimum == psus.maximum
        ? language.count(psus.minimum)
        : language.text(
          .rangeWithMedian,
          [
            "low": language.count(psus.minimum), "high": language.count(psus.maximum),
            "median": language.value(psus.median),
          ])
      parts.append(
        language.text(
          finding.sample.strata == nil ? .psusInFile : .psusInStratum, ["range": range]))
      if check.loneStrata > 0 {
        parts.append(language.text(.strataWithOnePSU, count: check.loneStrata))
      }
    }
    if let ratio = check.weightRatio, ratio > 1 {
      parts.append(language.text(.weightRatio, ["ratio": language.ratio(ratio)]))
    }
    if let kish = finding.sample.kishDeff {
      parts.append(language.text(.weightsDesignEffect, ["deff": language.factor(kish)]))
    }
    if let designEffect {
      parts.append(language.text(.averageDesignEffect, ["deff": language.factor(designEffect)]))
    }
    return parts.isEmpty
      ? nil : language.text(.design, ["parts": parts.joined(separator: ", ")])
  }

  /// Rows read, used and left out by reason, in one sentence.
  var exclusions: String {
    let sample = finding.sample
    let excluded = sample.excluded.filter { $0.rows > 0 }
    guard !excluded.isEmpty else { return language.text(.allUsed, count: sample.rowsRead) }
    let reasons = excluded.map {
      language.text(
        .exclusion, ["rows": language.count($0.rows), "reason": language.remark($0.reason)])
    }
    return language.text(
      .leftOut, count: sample.rowsRead,
      ["used": language.count(sample.used), "reasons": reasons.joined(separator: ", ")])
  }

  /// The rules in force, in one sentence, empty without rules; those that are off are not named.
  var rules: String {
    guard let rules = rulesInForce else { return "" }
    let parts: [String?] = [
      rules.criterion,
      rules.maxDepth.map { language.text(.depthUpTo, ["n": language.count($0)]) },
      rules.minCases.map { language.text(.rowsInLeaf, count: $0) },
      rules.minShare.map { language.text(.shareInLeaf, ["share": language.percent($0)]) },
      rules.minPSUs.map { language.text(.psusInLeaf, count: $0) },
      rules.minSplit.map { language.text(.rowsToSplit, count: $0) },
      rules.cp.map { language.text(.cpRule, ["cp": language.parameter($0)]) },
    ]
    return language.text(
      .rules,
      [
        "profile": PlainText.line(rules.profile),
        "rules": parts.compactMap { $0 }.joined(separator: ", "),
      ])
  }
}
