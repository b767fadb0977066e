import FurthestBehind

/// The words beside a figure's branches; what is too long for its place moves to the notes.
struct FigureLabels {
  /// The notes that took what was too long, numbered from 1.
  private(set) var footnotes: [String] = []

  private let words: GroupWords
  private let levelCounts: [String: Int]
  private let type: FigureType
  private let language: Language

  /// More lines than this go to the notes.
  private static let mostLines = 3

  init(_ finding: Finding, type: FigureType, language: Language) {
    self.language = language
    words = GroupWords(finding, in: language)
    levelCounts = Dictionary(
      finding.circumstances.map { ($0.name, $0.levels.count) },
      uniquingKeysWith: { first, _ in first })
    self.type = type
  }

  /// The words of a branch: its levels or range, or "5 of 18 [1]" with the list in the notes; in an
  /// outline under the name of the circumstance.
  mutating func branch(_ branch: FindingTree.Branch) -> [TextLine] {
    let value = words.valueWords(for: branch.condition)
    let isNamed = type.cards == .rows
    var short = language[.seeNote]
    if case .levels(let circumstance, let levels) = branch.condition, levels.count > 1 {
      let count = levelCounts[circumstance] ?? 0
      short =
        count >= levels.count
        ? language.text(.someOf, ["n": language.count(levels.count), "all": language.count(count)])
        : language.text(.levels, count: levels.count)
    }
    let note = words.named(branch.circumstance, value)
    return isNamed
      ? lines(note, short: words.named(branch.circumstance, short), note: note)
      : lines(value, short: short, note: note)
  }

  /// The name of the circumstance that divides a node, and below it those that nearly would have:
  /// "≈ education".
  mutating func fork(_ id: Int, _ circumstance: String) -> [TextLine] {
    let label = words.label(circumstance)
    var lines =
      type.cards == .rows
      ? [] : lines(label, short: language[.seeNote], note: label, italic: true)
    let rivals = words.nearTies(at: id)
    if !rivals.isEmpty {
      let all = "≈ " + rivals.joined(separator: ", ")
      lines += self.lines(
        all, short: "≈", note: label + " " + all)
    }
    return lines
  }

  private mutating func lines(
    _ text: String, short: String, note: String, italic: Bool = false
  ) -> [TextLine] {
    var lines = TextMeasure.wrap(text, width: type.wordsWidth, size: type.body)
    if lines.count > FigureLabels.mostLines {
      lines = [short + " [\(number(of: note))]"]
    }
    return lines.map { TextLine(text: $0, size: type.body, italic: italic) }
  }

  private mutating func number(of note: String) -> Int {
    if let index = footnotes.firstIndex(of: note) { return index + 1 }
    footnotes.append(note)
    return footnotes.count
  }
}
