import Expressions
import SurveyModel

/// Says what an indicator finds in its extract, for everybody or by group.
struct IndicatorChecker {
  private let extract: ExtractRun
  private let tree: TreeRun

  /// The share of the rows asked for from which on missing answers are worth a word.
  private static let worthSaying = 0.05

  init(_ extract: ExtractRun, tree: Int) {
    self.extract = extract
    self.tree = extract.trees[tree]
  }

  /// The check of one indicator.
  ///
  /// - Parameters:
  ///   - outcomes: what was found, by group.
  ///   - failure: why nothing could be looked for.
  func check(_ outcomes: [IndicatorOutcome], failure: AnalysisError.Reason?) -> IndicatorCheck {
    var check = IndicatorCheck(
      name: tree.name, title: tree.request.title ?? tree.name, isExtended: tree.isExtended,
      groupedBy: tree.groupedBy, status: .ready)
    let failures = outcomes.compactMap(\.failure).filter { !$0.isWithoutRows }
    if let reason = failure ?? failures.first ?? emptiness(outcomes) {
      check.status = .failed
      check.reason = reason.sentence(tree, in: extract)
      check.cause = reason.cause
      return check
    }
    let findings = outcomes.compactMap(\.finding)
    check.used = findings.reduce(0) { $0 + $1.sample.used }
    if tree.groupedBy == nil, let finding = findings.first {
      describe(finding, missingAsNo: outcomes.first?.missingAsNo, &check)
    } else {
      divide(findings, of: outcomes.count, &check)
    }
    return check
  }

  /// Why there is no row at all; nil when some group has one.
  private func emptiness(_ outcomes: [IndicatorOutcome]) -> AnalysisError.Reason? {
    outcomes.contains { $0.finding != nil } ? nil : outcomes.lazy.compactMap(\.failure).first
  }

  private func describe(
    _ finding: Finding, missingAsNo: Int?, _ check: inout IndicatorCheck
  ) {
    let root = finding.nodes.first
    check.excluded = finding.sample.excluded
    check.missingAsNo = missingAsNo
    check.average = root?.rate
    check.low = root?.estimate?.low
    check.high = root?.estimate?.high
    check.published = finding.published
    check.circumstances = finding.circumstances.map(\.name)
    if let sentence = finding.publishedSentence {
      check.status = .outsidePublished
      check.reason = (tree.origin.map { "\($0): " } ?? "") + sentence
    }
    check.cautions = cautions(finding, check)
  }

  private func cautions(_ finding: Finding, _ check: IndicatorCheck) -> [String] {
    let used = finding.sample.used
    var cautions: [String] = []
    if let least = finding.rules.minSplit, used < least {
      cautions.append(
        "Only \(used) rows can be used, and a group is divided from \(least) on: the tree will be "
          + "one group.")
    }
    if finding.nodes.first?.rate == nil {
      cautions.append("There are too few rows: the average will be hidden.")
    }
    func say(_ rows: Int, _ what: String) {
      let share = Double(rows) / Double(max(1, used + rows))
      guard share > Self.worthSaying else { return }
      let percent = Circumstance.text(of: (share * 1000).rounded() / 10)
      cautions.append("\(rows) rows (\(percent) per cent) \(what).")
    }
    say(check.rows(excludedFor: "missing indicator"), "have no answer and are left out")
    say(
      check.rows(excludedFor: "population not determined"),
      "have no answer that tells whether they belong to the universe, and are left out")
    for excluded in finding.sample.excluded where excluded.reason.hasPrefix("missing circumstance")
    {
      let name = excluded.reason.split(separator: ": ").last.map(String.init) ?? ""
      say(excluded.rows, "have no value of \(name) and are left out")
    }
    if let missing = check.missingAsNo {
      let share = Double(missing) / Double(max(1, used))
      if share > Self.worthSaying {
        let percent = Circumstance.text(of: (share * 1000).rounded() / 10)
        cautions.append("\(missing) rows (\(percent) per cent) have no answer and count as no.")
      }
    }
    if finding.circumstances.isEmpty {
      cautions.append("No circumstance has two levels: the tree will be one group.")
    }
    let published = finding.publishedSentence
    return cautions
      + finding.run.warnings.filter { $0 != published }.map(PlanVocabulary.words)
  }

  private func divide(_ findings: [Finding], of all: Int, _ check: inout IndicatorCheck) {
    let sizes = findings.map(\.sample.used)
    let groups = IndicatorCheck.Groups(
      count: findings.count, empty: all - findings.count,
      undivided: findings.count { $0.sample.used < $0.rules.minSplit ?? 0 },
      hidden: findings.count { $0.nodes.first?.rate == nil }, fewestRows: sizes.min() ?? 0,
      mostRows: sizes.max() ?? 0)
    check.groups = groups
    if groups.undivided > 0 {
      check.cautions.append(
        "\(groups.undivided) of \(groups.count) groups have fewer rows than a division needs: their "
          + "trees will be one group each.")
    }
    if groups.hidden > 0 {
      check.cautions.append(
        "\(groups.hidden) of \(groups.count) groups are so small that they will be hidden.")
    }
  }
}

extension AnalysisError.Reason {
  /// Whether all that is wrong is that no row is left.
  var isWithoutRows: Bool {
    if case .everyRowExcluded = self { true } else { false }
  }

  /// What is at fault: a file that cannot be read, names that it does not have, or its values.
  fileprivate var cause: IndicatorCheck.Cause {
    switch self {
    case .unknownColumn, .duplicateColumn, .run(.unknownJoinColumn): .names
    case .expression(let error, _, _) where error.isAboutNames: .names
    case .run(.unreadableJoin(let error, _, _)): error.isInput ? .input : .data
    default: AnalysisError(file: "", self).kind == .input ? .input : .data
    }
  }
}
