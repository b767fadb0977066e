import FurthestBehind

/// How the tree was found: what circumstances explain, what came near, and how it was pruned.
struct SearchPart {
  private let tables: SearchTables
  private let language: Language

  init(_ finding: Finding, in language: Language) {
    tables = SearchTables(finding, in: language)
    self.language = language
  }

  /// Empty where nothing was divided.
  var html: [HTML] {
    [
      .block("div", ["class": "pair"], of: [importance, nearTies].filter { $0 != .nothing }),
      pruning,
    ]
  }

  private var importance: HTML {
    HTMLTable(
      caption: language[.importanceCaption],
      columns: [language[.circumstance], language[.share]],
      rows: tables.importance.map { HTMLTable.Row($0.circumstance, [$0.share]) }
    ).html
  }

  private var nearTies: HTML {
    let ties = tables.nearTies
    let hasTried = ties.contains { $0.tried != nil }
    let tried = hasTried ? [language[.divisionsOfSplit], language[.divisionsOfRival]] : []
    return HTMLTable(
      caption: language[.nearTiesCaption],
      columns: [language[.split], language[.rivalHeading], language[.rivalGain]] + tried,
      rows: ties.map { tie in
        HTMLTable.Row(
          tie.split,
          [tie.rival, tie.gain]
            + (hasTried ? tie.tried ?? [CellText.none, CellText.none] : []))
      }, wordColumns: [0]
    ).html
  }

  private var pruning: HTML {
    HTMLTable(
      caption: tables.pruningTitle ?? "", columns: tables.pruningHeadings,
      rows: tables.pruning.map { row in
        let head = row.figures[0]
        return HTMLTable.Row(
          row.isChosen ? language.text(.chosenTree, ["cp": head]) : head,
          Array(row.figures.dropFirst()), mark: row.isChosen ? "chosen" : nil)
      }
    ).html
  }
}
