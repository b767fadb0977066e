public import FurthestBehind

/// What is in an extract, as text for a terminal of any width from 40 columns on.
public struct InspectionTextRenderer {
  private let width: Int

  /// From this width on, columns of the file are lines of a table.
  private static let tableWidth = 64
  /// Values up to which each is named.
  private static let mostValues = 12

  /// Creates a renderer for lines of at most `width` columns.
  public init(width: Int) { self.width = max(20, width) }

  /// The text, ending in a line feed.
  public func render(_ inspection: Inspection) -> String {
    let words = InspectionWords(inspection: inspection)
    var lines = TextBlock.wrap(words.title, width: width) + [""]
    for fact in words.facts { lines += TextBlock.wrap(fact, width: width) }
    lines.append("")
    lines += width >= Self.tableWidth ? table(inspection) : list(inspection)
    if let excerpt = words.excerpt { lines += [""] + TextBlock.wrap(excerpt, width: width) }
    return lines.map { TextBlock.trimmed($0) + "\n" }.joined()
  }

  // MARK: A table

  private func table(_ inspection: Inspection) -> [String] {
    let columns = inspection.columns
    guard !columns.isEmpty else { return [] }
    func widest(_ cells: [String]) -> Int { cells.map { DisplayWidth.of($0) }.max() ?? 0 }
    let positions = columns.map { Language.english.count($0.position) }
    let names = columns.map { PlainText.line($0.name) }
    let values = columns.map { Language.english.count($0.values) }
    let missing = columns.map { Language.english.count($0.missing) }
    let numberWidth = widest(positions + ["#"])
    let nameWidth = min(widest(names + ["Column"]), width / 3)
    let valueWidth = widest(values + ["Values"])
    let missingWidth = widest(missing + ["Missing"])
    func line(
      _ position: String, _ name: String, _ kind: String, _ values: String, _ missing: String
    ) -> String {
      [
        TextBlock.rightAligned(position, to: numberWidth), TextBlock.padded(name, to: nameWidth),
        TextBlock.padded(kind, to: 7), TextBlock.rightAligned(values, to: valueWidth),
        TextBlock.rightAligned(missing, to: missingWidth), "",
      ].joined(separator: "  ")
    }
    let indent = String(repeating: " ", count: numberWidth + 2)
    let heading = line("#", "Column", "Kind", "Values", "Missing") + "Part"
    var lines = [heading]
    for (index, column) in columns.enumerated() {
      let pieces = TextBlock.wrap(names[index], width: nameWidth)
      let first = line(
        positions[index], pieces[0], column.kind.rawValue, values[index], missing[index])
      let room = max(10, width - DisplayWidth.of(first))
      let parts = TextBlock.wrap(column.part, width: room)
      lines.append(first + parts[0])
      for place in 1..<max(pieces.count, parts.count, 1) {
        let name = place < pieces.count ? pieces[place] : ""
        let part = place < parts.count ? parts[place] : ""
        lines.append(
          TextBlock.padded(indent + name, to: DisplayWidth.of(first)) + part)
      }
      lines += details(column, indent: indent)
    }
    return lines
  }

  // MARK: A list

  private func list(_ inspection: Inspection) -> [String] {
    inspection.columns.flatMap { column in
      let figures =
        "\(column.kind.rawValue), \(InspectionWords.counted(column.values, "value")), "
        + "\(Language.english.count(column.missing)) missing"
      let title = TextBlock.wrap(
        "\(Language.english.count(column.position)) \(PlainText.line(column.name))", width: width)
      let lines = [figures, column.part].filter { !$0.isEmpty }
        .flatMap { TextBlock.wrap($0, width: width - 2) }.map { "  " + $0 }
      return title + lines + details(column, indent: "  ")
    }
  }

  private func details(_ column: Inspection.Column, indent: String) -> [String] {
    let room = width - indent.count
    let meaning = column.meaning.isEmpty ? [] : TextBlock.wrap(column.meaning, width: room)
    let values = column.valueWords(most: Self.mostValues)
    let lines =
      meaning + (values.isEmpty ? [] : TextBlock.wrap(words: values, width: room))
      + column.remarks.flatMap { TextBlock.wrap($0, width: room) }
    return lines.map { indent + $0 }
  }
}
