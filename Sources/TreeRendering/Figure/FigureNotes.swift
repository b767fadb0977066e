import FurthestBehind

/// The words around a figure: what it shows, how to read it, and where it comes from.
struct FigureNotes {
  private let finding: Finding

  init(_ finding: Finding) {
    self.finding = finding
  }

  /// The title: the indicator, and the survey where it was named.
  var title: String {
    let indicator = IndicatorWords(finding).title
    return SampleWords(finding).survey.map { indicator + " - " + $0 } ?? indicator
  }

  /// The average and the meaning of the direction.
  var subtitle: String {
    let root = FindingTree(finding).root?.figures
    let average = root.map { "Average " + CellText(finding).rate($0) + ". " } ?? ""
    return average + IndicatorWords(finding).direction.firstUppercased + "."
  }

  /// How to read the figure.
  var legend: String {
    guard finding.nodes.count > 1 else { return "n: unweighted rows." }
    return "Large: rate. Share: weighted part of the population. n: unweighted rows."
      + " Letters: leaves, A the furthest behind. Branches: the wider, the larger the share."
  }

  /// Survey, definition, rows and program.
  var source: String {
    let words = SampleWords(finding)
    let parts = [
      words.survey ?? words.file, words.definition, words.sample,
      finding.tool.name + " " + finding.tool.version,
    ]
    return "Source: " + parts.map(PlainText.line).filter { !$0.isEmpty }.joined(separator: "; ")
      + "."
  }

  /// How to read the bars of a figure that has them.
  var scale: String {
    let average = FindingTree(finding).root.map { CellText(finding).rate($0.figures) } ?? ""
    return "Bars: the rate on a scale from 0 to 100 per cent; stroke: the average, " + average + "."
  }

  /// Legend, notes and source line, below a figure without bars.
  var all: [String] {
    [legend] + EstimateNotes(finding).notes + [source]
  }

  /// The same below a figure with bars, with its numbered notes.
  func all(footnotes: [String]) -> [String] {
    let numbered = footnotes.enumerated().map { "[\($0 + 1)] " + $1 + "." }
    return [legend + " " + scale] + numbered + EstimateNotes(finding).notes + [source]
  }

  /// The figure for those who cannot see it: the finding in two sentences, then every leaf.
  var description: String {
    let cells = CellText(finding)
    let leaves = LeafTable(finding).rows.map { row in
      let letter = row.figures.letter.map { PlainText.line($0) + ", " } ?? ""
      return letter + row.group + ": " + cells.rate(row.figures) + ", share "
        + FigureText.percent(row.figures.share) + ", n " + FigureText.count(row.figures.n) + "."
    }
    return ([FindingSentences(finding).text, "Groups, worst first:"] + leaves)
      .joined(separator: " ")
  }
}

extension String {
  /// The text with its first character in capitals.
  var firstUppercased: String {
    prefix(1).uppercased() + dropFirst()
  }
}
