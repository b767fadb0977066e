import FurthestBehind

/// The sentences about an inspected extract that several formats share.
struct InspectionWords {
  let inspection: Inspection

  /// "women.csv: 8,348 rows, 49 columns, 3,621,483 bytes".
  var title: String {
    let name = inspection.input.file == "-" ? "Standard input" : inspection.input.file
    return PlainText.line(
      "\(name): \(Self.counted(inspection.rows, "row")), "
        + "\(Self.counted(inspection.columnCount, "column")), "
        + Self.counted(inspection.input.bytes, "byte"))
  }

  /// How the file is written, and what does not fit.
  var facts: [String] {
    let detections = inspection.dialect.map { detection in
      "\(Self.property(detection.property)): \(detection.finding)"
        + (detection.line.map { " (line \($0))" } ?? "")
    }
    var facts = [(detections.joined(separator: "; ") + ".").firstUppercased]
    if let surplus = inspection.surplus {
      let hint = inspection.columnCount == 1 ? " If a title stands above the names, delete it." : ""
      facts.append(Self.odd(surplus, "more") + hint)
    }
    if let short = inspection.short { facts.append(Self.odd(short, "fewer")) }
    if inspection.surplus == nil, inspection.short == nil, inspection.rows > 0 {
      facts.append("Every row has as many fields as the header names.")
    }
    if !inspection.repeatedNames.isEmpty {
      facts.append(
        "Several columns have one name: \(inspection.repeatedNames.joined(separator: ", ")).")
    }
    return facts.map(PlainText.line)
  }

  /// Which columns are shown, when not all are; nil when all are.
  var excerpt: String? {
    guard let first = inspection.columns.first, let last = inspection.columns.last else {
      return inspection.search.map { PlainText.line("No column has to do with \"\($0)\".") }
    }
    if inspection.pages > 1 {
      let found = inspection.search == nil ? "" : " found"
      let next =
        inspection.page < inspection.pages
        ? "; --page \(inspection.page + 1) shows the next" : ""
      return "Columns \(first.position) to \(last.position): page \(inspection.page) of "
        + "\(inspection.pages), \(Language.english.count(inspection.found)) columns\(found)\(next), "
        + "--search finds columns by name or meaning."
    }
    return inspection.search.map {
      PlainText.line("\(Self.counted(inspection.found, "column")) found for \"\($0)\".")
    }
  }

  private static func property(_ name: String) -> String {
    switch name {
    case "lineEnd": "line ends"
    case "decimalMark": "decimal mark"
    case "thousandsMark": "thousands mark"
    default: name
    }
  }

  /// A sentence on rows with more or fewer fields than the header names.
  static func odd(_ odd: Inspection.OddRows, _ comparison: String) -> String {
    let has = odd.rows == 1 ? "has" : "have"
    return "\(counted(odd.rows, "row")) \(has) \(comparison) fields than the header names; the "
      + "first, on line \(odd.firstLine), has \(odd.firstFields)."
  }

  /// "1 row", "2 rows".
  static func counted(_ number: Int, _ noun: String, _ plural: String? = nil) -> String {
    "\(Language.english.count(number)) \(number == 1 ? noun : plural ?? noun + "s")"
  }
}

extension Inspection.Column {
  /// What the column is: its label, else the standard variable's meaning; empty when unknown.
  var meaning: String {
    PlainText.line([label, known].compactMap(\.self).joined(separator: "; "))
  }

  /// The suggested part, with its reason unless that is the meaning; empty without one.
  var part: String {
    role.map { known == nil ? "\($0.name.rawValue) (\($0.reason))" : $0.name.rawValue } ?? ""
  }

  /// The most frequent values with their rows, or the range of numbers, in pieces that a line
  /// should hold together.
  ///
  /// - Parameter most: values up to which each is named.
  func valueWords(most: Int) -> [String] {
    // The figures of a weight tell more.
    if weight != nil { return [] }
    if let levels, !levels.isEmpty, levels.count <= most || kind != .numeric {
      let shown = levels.enumerated()
        .sorted { ($1.element.rows, $0.offset) < ($0.element.rows, $1.offset) }.prefix(most)
        .sorted { $0.offset < $1.offset }
      var words = shown.map {
        PlainText.line("\($0.element.words): \(Language.english.count($0.element.rows))")
      }
      if levels.count > shown.count { words.append("and \(levels.count - shown.count) more") }
      return words.dropLast().map { $0 + ";" } + words.suffix(1)
    }
    guard let minimum, let maximum else { return [] }
    return [
      "\(Language.english.value(minimum)) to \(Language.english.value(maximum))"
        + (mean.map { ", mean \(Language.english.parameter($0))" } ?? "")
    ]
  }

  /// What is worth a thought: weights, marks and codes that may mean "missing".
  var remarks: [String] {
    var remarks: [String] = []
    if let weight { remarks.append(weight.words) }
    if !markers.isEmpty {
      let verb = markers.count == 1 ? "counts" : "count"
      remarks.append("\(markers.joined(separator: ", ")) \(verb) as missing")
    }
    if !possibleMissing.isEmpty {
      remarks.append("perhaps missing (--na): \(possibleMissing.joined(separator: ", "))")
    }
    if !textsBesideNumbers.isEmpty {
      let line = firstTextLine.map { " (the first on line \($0))" } ?? ""
      remarks.append("beside numbers: \(textsBesideNumbers.joined(separator: ", "))\(line)")
    }
    return remarks.map(PlainText.line)
  }
}

extension WeightSummary {
  /// The figures in one line.
  var words: String {
    func figure(_ number: Double?) -> String { number.map(Language.english.parameter) ?? "none" }
    let divided = divisor == 1 ? "" : "divided by \(Language.english.count(Int(divisor))): "
    let others = [(zero, "zero"), (negative, "negative"), (missing, "missing")]
      .filter { $0.0 > 0 }.map { ", \(Language.english.count($0.0)) \($0.1)" }.joined()
    return divided + "sum \(sum.map(Language.english.weight) ?? "none"), mean \(figure(mean)), "
      + "\(figure(minimum)) to \(figure(maximum)) (ratio \(figure(ratio))), Kish design effect "
      + figure(kishDeff) + others
  }
}
