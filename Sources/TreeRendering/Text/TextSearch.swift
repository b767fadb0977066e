import FurthestBehind

/// How the tree was found, as text: what circumstances explain, near ties, the trees compared.
struct TextSearch {
  private let finding: Finding
  private let width: Int
  private let language: Language

  init(_ finding: Finding, width: Int, language: Language) {
    self.language = language
    self.finding = finding
    self.width = width
  }

  /// One line on importance, and one for each split at which another circumstance came near.
  var lines: [String] {
    ([importance].compactMap { $0 } + nearTies).flatMap { TextBlock.wrap($0, width: width) }
  }

  /// "Explained by: wealth 81.7%, residence 9.6%, ..." in falling order.
  private var importance: String? {
    let parts = SearchTables(finding, in: language).importance.map {
      $0.circumstance + " " + $0.share
    }
    return parts.isEmpty
      ? nil : language.text(.importance, ["parts": parts.joined(separator: ", ")])
  }

  private var nearTies: [String] {
    let words = GroupWords(finding, in: language)
    return finding.nodes.compactMap { node in
      guard let split = node.split else { return nil }
      let rivals = (finding.rivals ?? []).filter { $0.id == node.id && $0.nearTie == true }
      let parts = rivals.compactMap { rival in
        rival.percentOfGain.map {
          language.text(
            .rival,
            ["circumstance": words.label(rival.circumstance), "share": language.percent($0 / 100)])
        }
      }
      guard !parts.isEmpty else { return nil }
      let tie = language.text(
        .nearTie,
        [
          "id": String(node.id), "group": words.words(for: node.conditions),
          "rivals": parts.joined(separator: ", "),
          "circumstance": words.label(split.circumstance),
        ])
      return ([tie] + [divisionsTried(split, rivals, words)].compactMap { $0 })
        .joined(separator: " ")
    }
  }

  /// Among how many divisions each could choose: with many levels come many chances.
  private func divisionsTried(
    _ split: Finding.Split, _ rivals: [Finding.Rival], _ words: GroupWords
  ) -> String? {
    let tried =
      [(split.circumstance, split.partitions)] + rivals.map { ($0.circumstance, $0.partitions) }
    let parts = tried.compactMap { name, count in
      count.map { words.label(name) + " " + language.count($0) }
    }
    return parts.count == tried.count
      ? language.text(.divisionsTried, ["parts": parts.joined(separator: ", ")]) : nil
  }

  /// The table of cost-complexity pruning, the chosen tree marked; empty when none were compared.
  var cpTable: [String] {
    let tables = SearchTables(finding, in: language)
    guard let title = tables.pruningTitle else { return [] }
    let headings = tables.pruningHeadings
    let rows = tables.pruning
    let widths = headings.indices.map { column in
      ([headings] + rows.map(\.figures)).map { $0[column].count }.max() ?? 0
    }
    func line(_ mark: String, _ cells: [String]) -> String {
      let figures = zip(cells, widths).map { TextBlock.rightAligned($0, to: $1) }
      return TextBlock.trimmed(mark + " " + figures.joined(separator: width < 50 ? " " : "  "))
    }
    return TextBlock.wrap(title, width: width) + [line(" ", headings)]
      + rows.map { line($0.isChosen ? "*" : " ", $0.figures) }
  }
}
