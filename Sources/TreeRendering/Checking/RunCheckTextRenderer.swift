public import FurthestBehind

/// What the data of a run look like, as text for a terminal of any width from 40 columns on.
public struct RunCheckTextRenderer {
  private let width: Int

  /// Creates a renderer for lines of at most `width` columns.
  public init(width: Int) { self.width = max(20, width) }

  /// The text, ending in a line feed: a part for each extract, then what it comes to.
  public func render(_ check: RunCheck) -> String {
    var lines: [String] = []
    for extract in check.extracts where !extract.indicators.isEmpty {
      lines += part(extract) + [""]
    }
    lines += TextBlock.wrap(RunCheckWords.outcome(check), width: width)
    return lines.map { TextBlock.trimmed($0) + "\n" }.joined()
  }

  private func part(_ extract: ExtractCheck) -> [String] {
    let words = ExtractCheckWords(extract: extract)
    var lines = TextBlock.wrap(words.title, width: width)
    for fact in words.facts { lines += item(fact, mark: "-") }
    lines += [""] + indicators(extract).lines(width: width)
    if !extract.circumstances.isEmpty {
      lines += [""] + circumstances(extract).lines(width: width)
    }
    if !words.cautions.isEmpty {
      lines.append("")
      for caution in words.cautions { lines += item(caution, mark: "!") }
    }
    return lines
  }

  private func item(_ text: String, mark: String) -> [String] {
    TextBlock.wrap(text, width: width - 2).enumerated().map {
      ($0.offset == 0 ? mark + " " : "  ") + $0.element
    }
  }

  private func indicators(_ extract: ExtractCheck) -> TextGrid {
    TextGrid(
      lead: "Indicator",
      columns: [
        .init(first: "Rows", second: "used"), .init(first: "Not in", second: "universe"),
        .init(first: "No", second: "answer"), .init(first: "No cir-", second: "cumst."),
        .init(first: "Average", second: "%"), .init(first: "Publ.", second: "%"),
      ],
      rows: extract.indicators.map { indicator in
        let published = indicator.published.map { Language.english.percentNumber($0.rate) } ?? ""
        return TextGrid.Row(
          words: PlainText.line(indicator.label),
          figures: Self.counts(indicator) + [Self.average(indicator), published])
      })
  }

  private static func counts(_ indicator: IndicatorCheck) -> [String] {
    guard let used = indicator.used else { return ["-", "-", "-", "-"] }
    let rows = [used].map { Language.english.count($0) }
    guard indicator.groupedBy == nil else { return rows + ["", "", ""] }
    return rows
      + [
        indicator.rows(excludedFor: "outside the population")
          + indicator.rows(excludedFor: "population not determined"),
        indicator.rows(excludedFor: "missing indicator") + (indicator.missingAsNo ?? 0),
        indicator.rows(excludedFor: "missing circumstance"),
      ].map { Language.english.count($0) }
  }

  private static func average(_ indicator: IndicatorCheck) -> String {
    if indicator.status == .failed { return "failed" }
    if let groups = indicator.groups {
      return groups.count == 1 ? "1 group" : "\(groups.count) groups"
    }
    return indicator.average.map { Language.english.percentNumber($0) } ?? "hidden"
  }

  private func circumstances(_ extract: ExtractCheck) -> TextGrid {
    TextGrid(
      lead: "Circumstance",
      columns: [
        .init(first: "", second: "Kind"), .init(first: "", second: "Levels"),
        .init(first: "Rows of", second: "smallest"), .init(first: "Rows", second: "without"),
        .init(first: "", second: "%"),
      ],
      rows: extract.circumstances.map { values in
        TextGrid.Row(
          words: PlainText.line(values.name),
          figures: [
            values.kind.rawValue, Language.english.count(values.levels),
            values.fewestRows.map { Language.english.count($0) } ?? "-",
            Language.english.count(values.missing),
            values.missingShare.map { Language.english.percentNumber($0) } ?? "-",
          ])
      })
  }
}
