import FurthestBehind

/// What a check comes to.
enum RunCheckWords {
  /// The whole in a sentence: "5 extracts, 29 indicators, 47 trees: 45 ready, 2 cannot be grown".
  static func outcome(_ check: RunCheck) -> String {
    let indicators = check.indicators
    let names = Set(indicators.map(\.name)).count
    func trees(_ status: IndicatorCheck.Status) -> Int {
      // An indicator by group is as many trees; what cannot be read counts as one.
      indicators.filter { $0.status == status }.reduce(0) { $0 + ($1.groups?.count ?? 1) }
    }
    let (ready, outside, failed) = (trees(.ready), trees(.outsidePublished), trees(.failed))
    var parts = ["\(Language.english.count(ready)) ready"]
    if outside > 0 { parts.append("\(outside) outside the published figure") }
    if failed > 0 { parts.append("\(failed) cannot be grown") }
    return InspectionWords.counted(check.extracts.count, "extract") + ", "
      + InspectionWords.counted(names, "indicator") + ", "
      + InspectionWords.counted(ready + outside + failed, "tree") + ": "
      + parts.joined(separator: ", ") + "."
  }
}

/// The sentences about one extract.
struct ExtractCheckWords {
  let extract: ExtractCheck

  /// "women: women.csv, 8,348 rows, 49 columns".
  var title: String {
    let name = [extract.surveyID, extract.name].compactMap(\.self).joined(separator: ", ")
    guard let rows = extract.rows, let columns = extract.columnCount else {
      return PlainText.line("\(name): \(extract.file), not read")
    }
    return PlainText.line(
      "\(name): \(extract.file), \(InspectionWords.counted(rows, "row")), "
        + InspectionWords.counted(columns, "column"))
  }

  /// How the extract is weighted, drawn and joined, and what does not fit.
  var facts: [String] {
    guard extract.rows != nil else { return [] }
    var facts = extract.weights.map { "Weight \($0.column): \($0.summary.words)." }
    if extract.weights.isEmpty { facts.append("No weight: every row counts the same.") }
    for design in extract.designs.map(Self.design) where !facts.contains(design) {
      facts.append(design)
    }
    if let surplus = extract.surplus { facts.append(InspectionWords.odd(surplus, "more")) }
    if let short = extract.short { facts.append(InspectionWords.odd(short, "fewer")) }
    facts += extract.joins.map { join in
      let partner =
        join.unmatched == 0
        ? "every row has a partner"
        : "\(InspectionWords.counted(join.unmatched, "row")) of "
          + "\(Language.english.count(extract.rows ?? 0)) without a partner"
      return "From \(join.from): \(join.columns.joined(separator: ", ")); \(partner)."
    }
    return (facts + extract.notes).map(PlainText.line)
  }

  private static func design(_ design: ExtractCheck.Design) -> String {
    let strata =
      design.strata.map {
        "\(InspectionWords.counted(design.strataCount, "stratum", "strata")) (\($0))"
      }
    guard let psu = design.psu, let count = design.psuCount else {
      return "No PSU: every row counts as one, so that intervals are likely too narrow."
        + (strata.map { " \($0)." } ?? "")
    }
    var words = "\(InspectionWords.counted(count, "PSU")) (\(psu))"
    if let strata { words += " in \(strata)" } else { words += ", no strata" }
    if let spread = design.psusPerStratum, design.strata != nil {
      let count = Language.english.count
      let least = spread.minimum == spread.maximum ? "" : "\(count(spread.minimum)) to "
      words += ", \(least)\(count(spread.maximum)) in each"
    }
    if design.loneStrata > 0 {
      words +=
        "; \(InspectionWords.counted(design.loneStrata, "stratum", "strata")) with a single PSU "
        + "(lone-psu: \(design.lonePSU))"
    }
    return words + "."
  }

  /// What may make trees wrong; one sentence for all indicators that it concerns.
  var cautions: [String] {
    var sentences: [String] = []
    var names: [String: [String]] = [:]
    for indicator in extract.indicators {
      for caution in indicator.cautions {
        if names[caution] == nil { sentences.append(caution) }
        names[caution, default: []].append(indicator.label)
      }
    }
    let own = sentences.map { "\(Self.list(names[$0] ?? [])): \($0)" }
    return (extract.cautions + own).map(PlainText.line)
  }

  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(4).joined(separator: ", ")
    return names.count > 4 ? "\(shown) and \(names.count - 4) more" : shown
  }
}

extension IndicatorCheck {
  /// The indicator's name, with what sets the run apart from others of the indicator.
  var label: String {
    name + (isExtended ? ", extended" : "") + (groupedBy.map { " by \($0)" } ?? "")
  }
}
