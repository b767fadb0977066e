import Microdata
import SurveyModel

/// Sums up one column of a table.
struct ColumnInspector {
  /// Values up to which they are listed.
  private static let mostLevels = 50
  /// Texts beside numbers that are listed.
  private static let mostTexts = 10

  let table: CodedTable
  let missingCodes: [TreeRequest.MissingCodes]

  /// What is in the column at a place of the header; nil when it was not read.
  ///
  /// - Complexity: O(*r* + *v* log *v*) for *r* rows and *v* distinct values.
  func column(_ place: Int) -> Inspection.Column? {
    guard let column = table.column(place) else { return nil }
    let missing = MissingValues(missingCodes, column: column.name)
    let counts = table.counts(column: place)
    var present: [Int] = []
    var markers: [String] = []
    for code in 0..<column.count {
      switch missing.verdict(column, code) {
      case .present: present.append(code)
      case .marker: markers.append(column.text(code))
      case .missing: break
      }
    }
    let rows = present.reduce(0) { $0 + counts[$1] }
    let numbers = present.map { (value: column.number($0), rows: counts[$0]) }
    let known = KnownVariable(column: column.name)
    let kind = Self.kind(numbers.map(\.value))
    let levels = present.count <= Self.mostLevels ? levels(column, present, counts) : nil
    let values = numbers.compactMap { entry in entry.value.map { (value: $0, rows: entry.rows) } }
    let suspects = Suspects(
      numbers: kind == .numeric ? values.map(\.value) : [], levels: levels ?? [])
    let role = RoleSuggestion(
      name: column.name, kind: kind,
      words: levels?.filter { !suspects.contains($0) }.map(\.words) ?? [],
      values: levels?.count ?? present.count, present: rows,
      isNonNegative: values.allSatisfy { $0.value >= 0 },
      isWhole: values.allSatisfy { $0.value == $0.value.rounded() }
    ).role(known: known)
    let isShown = !(role?.identifies ?? false)
    let isNumeric = kind == .numeric && isShown
    let blank = table.rowCount - rows
    let texts = kind == .mixed && isShown ? present.filter { column.number($0) == nil } : []
    return Inspection.Column(
      position: place + 1, name: column.name, label: column.title,
      known: known.map { "\($0.programme.rawValue): \($0.meaning)" }, kind: kind,
      values: levels?.count ?? present.count, missing: blank,
      missingShare: table.rowCount > 0 ? Double(blank) / Double(table.rowCount) : nil,
      markers: markers.sorted(),
      possibleMissing: isShown ? suspects.words : [],
      textsBesideNumbers: texts.prefix(Self.mostTexts).map { column.text($0) }.sorted(),
      // Codes are numbered in order of appearance.
      firstTextLine: texts.first.flatMap { code in
        table.firstRow(column: place) { $0 == UInt32(code) }.map(table.line)
      },
      levels: isShown ? levels : nil,
      minimum: isNumeric ? values.map(\.value).min() : nil,
      maximum: isNumeric ? values.map(\.value).max() : nil,
      mean: isNumeric && rows > 0 ? Self.mean(values, rows: rows) : nil, role: role,
      weight: role?.name == .weight
        ? WeightSummary(
          values, missing: blank,
          divisor: RecognisedColumns.hasImpliedDecimals(column.name) ? 1_000_000 : 1) : nil)
  }

  private static func kind(_ numbers: [Double?]) -> Inspection.Column.Kind {
    if numbers.isEmpty { return .empty }
    let count = numbers.count { $0 != nil }
    return count == numbers.count ? .numeric : count == 0 ? .text : .mixed
  }

  private static func mean(_ values: [(value: Double, rows: Int)], rows: Int) -> Double? {
    let sum = values.sorted { $0.value < $1.value }
      .reduce(0) { $0 + $1.value * Double($1.rows) }
    return sum.isFinite ? sum / Double(rows) : nil
  }

  /// The values in their natural order: numbers ascending, then texts by code point; texts that
  /// spell one number are one value.
  private func levels(
    _ column: CodedColumn, _ present: [Int], _ counts: [Int]
  ) -> [Inspection.Level] {
    let numbers = Dictionary(uniqueKeysWithValues: present.map { ($0, column.number($0)) })
    let sorted = present.sorted { a, b in
      switch (numbers[a] ?? nil, numbers[b] ?? nil) {
      case (let x?, let y?) where x != y: x < y
      case (_?, nil): true
      case (nil, _?): false
      default: column.utf8(a).lexicographicallyPrecedes(column.utf8(b))
      }
    }
    var levels: [Inspection.Level] = []
    var last: Double?
    for code in sorted {
      let number = numbers[code] ?? nil
      if number != nil, number == last {
        levels[levels.count - 1].rows += counts[code]
      } else {
        levels.append(
          Inspection.Level(
            value: column.text(code), label: column.label(code), rows: counts[code]))
      }
      last = number
    }
    return levels
  }
}
