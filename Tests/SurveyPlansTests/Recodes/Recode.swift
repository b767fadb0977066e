/// A made-up extract in the shape of a DHS or MICS recode, in codes or in labels, and what its
/// indicators are by plain functions of the codes.
struct Recode: Sendable {
  /// One person or household: codes by column; a column that is blank is absent.
  typealias Row = [String: Double]

  /// One column of the recode.
  struct Column: Sendable {
    var name: String
    /// What a row may hold; the number of the row is given.
    var values: [Value]
    /// The share (0-1) of blank rows.
    var blank = 0.0
    /// The value of a row by its number, in place of chance.
    var byRow: (@Sendable (Int) -> Double)?
  }

  /// A code with its words.
  struct Value: Sendable {
    var code: Double
    /// The field in a file of codes; nil means the number.
    var text: String?
    /// The field in a file of labels; nil means the field of codes.
    var label: String?
  }

  /// An indicator of the preset, counted by hand.
  struct Expected: Sendable {
    var name: String
    var variant: String?
    var weight: String
    var missingIsNo = false
    /// Whether labels are a country's own, so that a file of labels needs a plan's own value.
    var needsCodes = false
    var universe: @Sendable (Row) -> Bool?
    var value: @Sendable (Row) -> Bool?

    /// The name of the indicator in the test's plan.
    var key: String { name + (variant.map { "-" + $0 } ?? "") }
  }

  var preset: String
  /// What sets the recode apart from others of the preset ("MICS5").
  var phase = ""
  var columns: [Column]
  var expected: [Expected]
  /// Indicators of the preset that such a file cannot give.
  var impossible: [String] = []

  var title: String { phase.isEmpty ? preset : preset + " " + phase }

  // MARK: Rows

  /// Rows by chance, the same for equal numbers.
  func rows(_ count: Int) -> [Row] {
    var random = SplitMix(state: 7)
    return (0..<count).map { number in
      var row: Row = [:]
      for column in columns {
        let share = random.share
        let choice = Int(random.share * Double(column.values.count))
        if let byRow = column.byRow {
          row[column.name] = byRow(number)
        } else if share >= column.blank {
          row[column.name] = column.values[choice].code
        }
      }
      return row
    }
  }

  /// The rows as a file.
  func csv(_ rows: [Row], isLabelled: Bool) -> String {
    var text = columns.map(\.name).joined(separator: ",") + "\n"
    for row in rows {
      let fields = columns.map { column -> String in
        guard let code = row[column.name] else { return "" }
        let value = column.values.first { $0.code == code }
        let plain =
          value?.text ?? (code == code.rounded() ? String(Int(code)) : String(code))
        let field = isLabelled ? value?.label ?? plain : plain
        return field.contains(",") ? "\"\(field)\"" : field
      }
      text += fields.joined(separator: ",") + "\n"
    }
    return text
  }

  /// The indicator's weighted mean and its rows, row by row.
  static func rate(_ expected: Expected, _ rows: [Row]) -> (rate: Double, n: Int) {
    var (n, all, yes) = (0, 0.0, 0.0)
    for row in rows {
      guard let weight = row[expected.weight], weight > 0, expected.universe(row) == true else {
        continue
      }
      guard let value = expected.value(row) ?? (expected.missingIsNo ? false : nil) else {
        continue
      }
      n += 1
      all += weight
      if value { yes += weight }
    }
    return (yes / all, n)
  }
}

/// A small generator of random numbers.
private struct SplitMix {
  var state: UInt64

  /// A number from 0 to below 1.
  var share: Double {
    mutating get {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return Double((z ^ (z >> 31)) >> 11) / 9_007_199_254_740_992
    }
  }
}

// MARK: Columns in short

extension Recode.Column {
  /// Codes with labels; an empty label means that the number stands in files of labels too.
  static func codes(
    _ name: String, _ pairs: KeyValuePairs<Double, String>, blank: Double = 0
  ) -> Self {
    Self(
      name: name,
      values: pairs.map { .init(code: $0.key, label: $0.value.isEmpty ? nil : $0.value) },
      blank: blank)
  }

  /// Several columns with the same codes.
  static func codes(
    _ names: [String], _ pairs: KeyValuePairs<Double, String>, blank: Double = 0
  ) -> [Self] {
    names.map { codes($0, pairs, blank: blank) }
  }

  /// Whole numbers, with codes that have a label.
  static func numbers(
    _ name: String, _ range: ClosedRange<Int>, _ pairs: KeyValuePairs<Double, String> = [:],
    blank: Double = 0
  ) -> Self {
    Self(
      name: name,
      values: range.map { .init(code: Double($0)) }
        + pairs.map { .init(code: $0.key, label: $0.value) }, blank: blank)
  }

  /// A letter that stands where an answer was named (code 1), or "?" (code 9).
  static func letter(_ name: String, blank: Double = 0.6) -> Self {
    Self(
      name: name,
      values: [
        .init(code: 1, text: String(name.last ?? "A")),
        .init(code: 1, text: String(name.last ?? "A")), .init(code: 9, text: "?"),
      ], blank: blank)
  }

  /// A column whose value follows from the row's number.
  static func row(_ name: String, _ value: @escaping @Sendable (Int) -> Double) -> Self {
    Self(name: name, values: [], byRow: value)
  }
}

// MARK: Answers in short

extension Recode.Row {
  /// Whether a column holds one of some codes; a blank is none of them.
  func has(_ column: String, _ codes: Double...) -> Bool? {
    self[column].map { codes.contains($0) }
  }

  /// Whether any of some columns holds one of some codes; blanks are none of them.
  func any(_ columns: [String], _ codes: Double...) -> Bool {
    columns.contains { column in self[column].map { codes.contains($0) } ?? false }
  }

  /// Whether a number that is none of some codes lies in a range.
  func lies(_ column: String, _ range: ClosedRange<Double>, except codes: Double...) -> Bool? {
    guard let number = self[column], !codes.contains(number) else { return nil }
    return range.contains(number)
  }
}

/// "And" of answers where a blank decides only beside no "no".
func both(_ a: Bool?, _ b: Bool?) -> Bool? {
  if a == false || b == false { return false }
  return a == nil || b == nil ? nil : true
}

/// "Or" of answers where a blank decides only beside no "yes".
func either(_ a: Bool?, _ b: Bool?) -> Bool? {
  if a == true || b == true { return true }
  return a == nil || b == nil ? nil : false
}

/// Everybody.
@Sendable func everybody(_ row: Recode.Row) -> Bool? { true }
