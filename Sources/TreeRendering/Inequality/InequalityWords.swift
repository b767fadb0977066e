import FurthestBehind

/// D and the indices built on it, in words: entries of a name and a text, and notes below them.
struct InequalityWords {
  /// Names with what is said of each, in the order of printing.
  let entries: [(name: String, text: String)]
  /// Whole sentences on what limits the figures.
  let notes: [String]

  /// The mark of figures on a barrier's complement.
  static let complementMark = " (*)"

  /// - Parameter label: the words for a circumstance's name.
  init(_ inequality: Finding.Inequality, label: (String) -> String) {
    var entries: [(name: String, text: String)] = []
    let mark = inequality.complement ? Self.complementMark : ""
    if let d = inequality.d {
      entries.append(
        ("D-index" + mark, FigureText.index(d) + Self.error(inequality.seD, as: .index)))
      entries.append(("Corrected D" + mark, Self.corrected(inequality)))
    }
    if let leafD = inequality.leafD {
      entries.append(("D of leaves" + mark, FigureText.index(leafD)))
    }
    if let hoi = inequality.hoi {
      let geometric = inequality.geometricHoi.map { "; geometric " + FigureText.percent($0) } ?? ""
      entries.append(
        (
          "HOI" + mark,
          FigureText.percent(hoi) + Self.error(inequality.seHoi, as: .points) + geometric
        ))
    }
    entries.append(("Contributions", Self.contributions(inequality, label)))
    entries.append(("Cells", Self.cells(inequality, label)))
    self.entries = entries
    notes = Self.notes(inequality)
  }

  private enum ErrorUnit { case index, points }

  private static func error(_ value: Double?, as unit: ErrorUnit) -> String {
    guard let value else { return "" }
    return switch unit {
    case .index: " (standard error " + FigureText.index(value) + ")"
    case .points: " (standard error " + FigureText.points(value) + ")"
    }
  }

  private static func corrected(_ inequality: Finding.Inequality) -> String {
    guard let corrected = inequality.dCorrected else { return CellText.none }
    let chance = inequality.dUnderEquality.map {
      "; chance alone gives " + FigureText.index($0)
    }
    let figure = corrected > 0 ? FigureText.index(corrected) : "not distinguishable from equality"
    return figure + (chance ?? "")
  }

  private static func contributions(
    _ inequality: Finding.Inequality, _ label: (String) -> String
  ) -> String {
    guard let parts = inequality.shapley else {
      return "none: " + PlainText.line(inequality.shapleyNote ?? "not decomposed")
    }
    let shared = parts.compactMap { part in part.share.map { (part.circumstance, $0) } }
    guard !shared.isEmpty else { return "none: all cells have the same rate" }
    return shared.enumerated()
      .sorted { ($1.element.1, $0.offset) < ($0.element.1, $1.offset) }
      .map { label($0.element.0) + " " + FigureText.percent($0.element.1) }
      .joined(separator: ", ")
  }

  private static func cells(
    _ inequality: Finding.Inequality, _ label: (String) -> String
  ) -> String {
    guard !inequality.circumstances.isEmpty else { return "1: no circumstance divides the sample" }
    return SampleWords.counted(inequality.cells, "combination", "combinations") + " of "
      + inequality.circumstances.map(label).joined(separator: ", ") + "; "
      + FigureText.value((inequality.rowsPerCell * 10).rounded() / 10)
      + " rows in a cell on average"
  }

  private static func notes(_ inequality: Finding.Inequality) -> [String] {
    var notes: [String] = []
    if inequality.complement {
      notes.append("(*) On the complement of the barrier: inequality in being spared from it.")
    }
    if let reason = inequality.seNote {
      notes.append("No standard error of D: " + PlainText.line(reason) + ".")
    }
    return notes + inequality.notes.map(PlainText.line)
  }
}
