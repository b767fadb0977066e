import FurthestBehind

/// How the tree was found, as tables: what circumstances explain, near ties, the trees compared.
struct SearchTables {
  /// A near tie.
  struct NearTie {
    /// The group that is divided, and the circumstance that divides it.
    let split: String
    /// The circumstance that would have divided it nearly as well.
    let rival: String
    /// Its gain in per cent of the split's.
    let gain: String
    /// Among how many divisions each could choose, the split's first; nil where that is not known.
    let tried: [String]?
  }

  private let finding: Finding
  private let words: GroupWords
  private let language: Language

  init(_ finding: Finding, in language: Language) {
    self.finding = finding
    self.language = language
    words = GroupWords(finding, in: language)
  }

  /// What each circumstance explains of all that the tree does, in falling order.
  var importance: [(circumstance: String, share: String)] {
    (finding.importance ?? []).filter { $0.gain > 0 }.map {
      (words.label($0.circumstance), language.percent($0.share))
    }
  }

  /// The near ties, parents before children.
  var nearTies: [NearTie] {
    finding.nodes.flatMap { node -> [NearTie] in
      guard let split = node.split else { return [] }
      return (finding.rivals ?? []).filter { $0.id == node.id && $0.nearTie == true }
        .compactMap { rival in
          rival.percentOfGain.map { gain in
            NearTie(
              split: words.named(of: node.conditions, by: split.circumstance),
              rival: words.label(rival.circumstance), gain: language.percent(gain / 100),
              tried: tried(split, rival))
          }
        }
    }
  }

  private func tried(_ split: Finding.Split, _ rival: Finding.Rival) -> [String]? {
    guard let own = split.partitions, let other = rival.partitions else { return nil }
    return [language.count(own), language.count(other)]
  }

  /// What the trees of cost-complexity pruning are compared by.
  var pruningHeadings: [String] {
    [
      language[.complexity], language[.splits], language[.relativeError],
      language[.crossValidationError], language[.crossValidationSpread],
    ]
  }

  /// How the trees were compared; nil when none were.
  var pruningTitle: String? {
    finding.cpTable.map { table in
      language.text(
        table.foldUnit == "psu" ? .pruningPSUs : .pruningRows,
        ["rule": PlainText.line(table.rule), "folds": language.count(table.folds)])
    }
  }

  /// The trees compared, the smallest first, with the mark of the one that was chosen.
  var pruning: [(isChosen: Bool, figures: [String])] {
    func figure(_ format: String, _ value: Double) -> String {
      language.numbers.marked(printed(value, format))
    }
    guard let table = finding.cpTable else { return [] }
    return table.rows.map { row in
      (
        row.splits == table.chosenSplits,
        [
          figure("%.6g", row.cp), language.count(row.splits),
          figure("%.5f", row.relativeError), figure("%.5f", row.xerror), figure("%.5f", row.xstd),
        ]
      )
    }
  }
}
