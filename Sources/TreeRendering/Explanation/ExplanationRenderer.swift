public import FurthestBehind

/// The search at a node as text: the group, the circumstances side by side, and their levels.
public struct ExplanationRenderer {
  private let width: Int
  private let style: TextStyle
  private let language: Language

  /// A circumstance with more levels is listed as far as this.
  private static let mostLevels = 24
  /// With less room than this beside the figures, divisions stand below them.
  private static let narrowestDivision = 20

  /// Creates a renderer.
  ///
  /// - Parameters:
  ///   - width: The most columns a line takes, at least 40; wide characters count as two.
  ///   - colour: Whether ANSI colour codes are written.
  ///   - language: The language of the words.
  public init(width: Int = 80, colour: Bool = false, language: Language = .english) {
    self.language = language
    self.width = max(width, TextRenderer.minimumWidth)
    style = TextStyle(ascii: false, colour: colour)
  }

  /// The explanation as lines of at most the given width, ending in a line feed.
  public func render(_ explanation: SplitExplanation) -> String {
    let words = GroupWords(explanation.finding, in: language)
    let search = explanation.search
    var sections = [heading(explanation, words), contenders(search, words)]
    sections += search.circumstances.map { levels($0, words) }
    sections.append(notes(search))
    return sections.filter { !$0.isEmpty }
      .map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }

  private func heading(_ explanation: SplitExplanation, _ words: GroupWords) -> [String] {
    let search = explanation.search
    let node = search.node
    let title = TextBlock.wrap(
      language.text(
        .explainedGroup, ["id": String(node.id), "group": words.words(for: node.conditions)]),
      width: width)
    let figures = language.text(
      .explainedFigures,
      [
        "n": language.count(node.n), "share": language.percent(node.share),
        "rate": node.rate.map(language.percent) ?? CellText.hidden,
      ])
    let reason = search.undividedBecause.map(language.remark) ?? language[.undividedLeaf]
    let outcome =
      node.split.map {
        language.text(.dividedBy, ["circumstance": words.label($0.circumstance)])
      } ?? language.text(.undivided, ["reason": reason])
    return title.map(style.heading)
      + TextBlock.wrap(IndicatorWords(explanation.finding, in: language).heading, width: width)
      + TextBlock.wrap(figures, width: width) + TextBlock.wrap(outcome, width: width)
  }

  /// The circumstances in a table, the chosen one marked, divisions wrapped at the right.
  private func contenders(_ search: NodeSearch, _ words: GroupWords) -> [String] {
    let headings = [language[.gainHeading], language[.percentOfBest], language[.cutsHeading]]
    let rows = search.circumstances.map { contender in
      [
        contender.gain.map(language.parameter) ?? CellText.none,
        contender.percentOfGain.map { language.percentNumber($0 / 100) } ?? CellText.none,
        language.count(contender.admissibleCuts),
      ]
    }
    let names = search.circumstances.map { words.label($0.circumstance) }
    let nameWidth = min(
      width / 3, (names + [language[.circumstance]]).map { DisplayWidth.of($0) }.max() ?? 0)
    let widths = headings.indices.map { column in
      ([headings] + rows).map { DisplayWidth.of($0[column]) }.max() ?? 0
    }
    let room = width - 4 - nameWidth - widths.reduce(0) { $0 + 2 + $1 }
    let isStacked = room < Self.narrowestDivision
    func lines(_ mark: String, _ name: String, _ cells: [String], _ division: String) -> [String] {
      let left = TextBlock.wrap(name, width: nameWidth)
      let right = isStacked ? [] : TextBlock.wrap(division, width: room)
      let beside = (0..<max(left.count, right.count)).map { index in
        let figures = zip(cells, widths).map {
          "  " + TextBlock.rightAligned(index == 0 ? $0 : "", to: $1)
        }
        return TextBlock.trimmed(
          (index == 0 ? mark : "  ")
            + TextBlock.padded(index < left.count ? left[index] : "", to: nameWidth)
            + figures.joined() + "  " + (index < right.count ? right[index] : ""))
      }
      let below = isStacked ? TextBlock.wrap(division, width: width - 4) : []
      return beside + below.map { "    " + $0 }
    }
    var table = lines("  ", language[.circumstance], headings, language[.bestDivision])
    for (contender, (name, cells)) in zip(search.circumstances, zip(names, rows)) {
      table += lines(contender.chosen ? "* " : "  ", name, cells, division(contender, words))
    }
    return table
  }

  private func division(_ contender: NodeSearch.Contender, _ words: GroupWords) -> String {
    guard let split = contender.split else { return language[.noAdmissibleDivision] }
    let sides = [true, false].map { isLeft in
      words.valueWords(for: split.condition(isLeft: isLeft))
    }
    return sides.joined(separator: " | ")
  }

  private func levels(_ contender: NodeSearch.Contender, _ words: GroupWords) -> [String] {
    let shown = contender.levels.prefix(Self.mostLevels)
    let names = shown.map { PlainText.line($0.level) }
    let room = width - 30
    let widest = min(room, max(names.map { DisplayWidth.of($0) }.max() ?? 0, 12))
    func line(_ name: String, _ cells: [String]) -> [String] {
      TextBlock.wrap(name.isEmpty ? language[.emptyLevel] : name, width: widest).enumerated().map {
        index, text in
        let figures = zip(cells, [9, 8, 8]).map { TextBlock.rightAligned($0, to: $1) }
        return "  "
          + (index == 0 ? TextBlock.padded(text, to: widest) + figures.joined() : text)
      }
    }
    var lines = TextBlock.wrap(words.label(contender.circumstance), width: width)
    if shown.isEmpty { return lines + ["  " + language[.levelsNotListed]] }
    lines += line(
      language[.levelHeading], [language[.cases], language[.share], language[.rate]])
    for (level, name) in zip(shown, names) {
      let rate = level.rate.map(language.percent) ?? CellText.hidden
      lines += line(
        name, [language.count(level.n), language.percent(level.share), rate])
    }
    let more = contender.levels.count - shown.count
    return more > 0 ? lines + ["  " + language.text(.moreLevels, count: more)] : lines
  }

  private func notes(_ search: NodeSearch) -> [String] {
    var notes = [language[.explainedNote]]
    let isHidden = search.circumstances.contains { $0.levels.contains { $0.rate == nil } }
    if isHidden {
      notes.append(language[.hiddenLevelNote])
    }
    return notes.flatMap { TextBlock.wrap($0, width: width) }
  }
}

extension Finding.Split {
  /// What the people on one side share.
  func condition(isLeft: Bool) -> Finding.Condition {
    if let levels = isLeft ? left : right {
      return .levels(circumstance: circumstance, levels: levels)
    }
    guard let cut else {
      let isMissing = missingIsLeft == isLeft
      return .range(
        circumstance: circumstance, from: nil, below: nil,
        missing: isMissing ? .only : .excluded)
    }
    let isBelow = leftIsBelow == isLeft
    return .range(
      circumstance: circumstance, from: isBelow ? nil : cut, below: isBelow ? cut : nil,
      missing: missingIsLeft.map { $0 == isLeft ? .included : .excluded })
  }
}
