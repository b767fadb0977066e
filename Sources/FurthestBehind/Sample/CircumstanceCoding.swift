import Microdata
import Spelling
import SurveyModel

/// A circumstance's levels, and the level of every distinct text of its column.
struct CircumstanceCoding: Sendable {
  /// The code of a missing value.
  static let missing = UInt32.max

  var circumstance: Circumstance
  /// Level index by dictionary code, `missing` for a missing value.
  var levels: [UInt32]
  /// Texts that count as missing by convention.
  var markers: [String]
  /// Whether the column has any value that is not missing.
  var hasValues: Bool { circumstance.levelCount > 0 }

  /// Codes the column of a circumstance.
  ///
  /// Numbers make a numeric circumstance, text an unordered one, unless declared otherwise.
  /// Levels stand in the declared order, else numbers ascending, else text by code point.
  init(_ column: CodedColumn, in table: CodedTable, at index: Int, request: TreeRequest)
    throws(AnalysisError.Reason)
  {
    let name = column.name
    let missing = MissingValues(request.missingCodes, of: column)
    var present: [Int] = []
    markers = []
    for code in 0..<column.count {
      switch missing.verdict(column, code) {
      case .present: present.append(code)
      case .missing: break
      case .marker: markers.append(column.text(code))
      }
    }
    let order = request.ordered.first { $0.circumstance == name }
    let isUnordered = request.unordered.contains(name)
    let numbers = present.map { column.number($0) }
    let hasText = numbers.contains { $0 == nil }
    let texts = Texts(column: column, table: table, index: index, present: present)
    if hasText, order == nil, !isUnordered { try texts.check(numbers) }
    levels = [UInt32](repeating: Self.missing, count: column.count)
    if let order, !order.levels.isEmpty {
      circumstance = Circumstance(name: name, scale: .ordered(order.levels))
      try texts.assign(to: order.levels, &levels)
    } else if !hasText, order == nil, !isUnordered, !texts.areLabelled {
      let values = Set(numbers.compactMap(\.self)).sorted()
      var places: [Double: UInt32] = [:]
      for (level, value) in values.enumerated() { places[value] = UInt32(level) }
      for (code, number) in zip(present, numbers) {
        levels[code] = number.flatMap { places[$0] } ?? Self.missing
      }
      circumstance = Circumstance(name: name, scale: .numeric(values))
    } else {
      let names = texts.names(numbers: hasText ? nil : numbers, &levels)
      // Numbers that all have labels are cut as numbers are: labels change words only.
      let isOrdered = order != nil || (!hasText && !isUnordered)
      circumstance = Circumstance(
        name: name, scale: isOrdered ? .ordered(names) : .unordered(names))
    }
    if request.missingCircumstances == .level, levels.contains(Self.missing) {
      circumstance = Circumstance(name: name, scale: circumstance.scale, hasMissingLevel: true)
      let level = UInt32(circumstance.levelCount - 1)
      for code in levels.indices where levels[code] == Self.missing { levels[code] = level }
    }
  }

  /// The texts of a column that are not missing, and where they stand.
  private struct Texts {
    let column: CodedColumn
    let table: CodedTable
    let index: Int
    let present: [Int]

    /// Whether there are values, and every one has a label.
    var areLabelled: Bool { !present.isEmpty && present.allSatisfy { column.label($0) != nil } }

    func place(_ code: Int) -> AnalysisError.Place {
      let row = table.firstRow(column: index) { $0 == UInt32(code) } ?? 0
      return AnalysisError.Place(
        line: table.line(ofRow: row), column: column.name, value: column.text(code))
    }

    /// A column of numbers with some other text is a mistake somewhere: it must be declared.
    func check(_ numbers: [Double?]) throws(AnalysisError.Reason) {
      let texts = zip(present, numbers).filter { $0.1 == nil }.map(\.0)
      if let first = texts.first, texts.allSatisfy(column.isContradicted) {
        throw .extract(.contradictedNumber(place(first), decimalMark: column.decimalMark))
      }
      guard numbers.contains(where: { $0 != nil }) else { return }
      var isNumber = [Bool](repeating: false, count: column.count)
      var isText = isNumber
      for (code, number) in zip(present, numbers) {
        if number != nil { isNumber[code] = true } else { isText[code] = true }
      }
      let counts = table.counts(column: index)
      let numeric = counts.indices.reduce(0) { $0 + (isNumber[$1] ? counts[$1] : 0) }
      let textual = counts.indices.reduce(0) { $0 + (isText[$1] ? counts[$1] : 0) }
      guard numeric > textual, let first = isText.firstIndex(of: true) else { return }
      throw .mixedColumn(place(first), numbers: numeric, texts: textual)
    }

    /// Gives every text its place in the declared list; numbers match by value.
    func assign(
      to declared: [String], _ levels: inout [UInt32]
    ) throws(AnalysisError.Reason) {
      let syntax = NumberSyntax()
      var byText: [String: Int] = [:]
      var byNumber: [Double: Int] = [:]
      for (level, name) in declared.enumerated() {
        if byText.updateValue(level, forKey: name) != nil {
          throw .repeatedLevel(name, circumstance: column.name)
        }
        if let number = syntax.number(name.utf8) { byNumber[number] = level }
      }
      for code in present {
        let text = column.text(code)
        guard
          let level = byText[text] ?? column.label(code).flatMap({ byText[$0] })
            ?? column.number(code).flatMap({ byNumber[$0] })
        else {
          throw .undeclaredLevel(
            place(code), declared: declared, nearest: nearest(to: text, among: declared))
        }
        levels[code] = UInt32(level)
      }
    }

    /// Level names in their default order; texts that spell the same number are one level.
    func names(numbers: [Double?]?, _ levels: inout [UInt32]) -> [String] {
      var names: [String] = []
      // Two codes with one label stay two levels.
      let labels = Dictionary(grouping: present) { column.words($0) }
      func words(_ code: Int) -> String {
        let isShared = Set((labels[column.words(code)] ?? []).map { value($0) }).count > 1
        return isShared ? "\(column.words(code)) (\(column.text(code)))" : column.words(code)
      }
      if let numbers {
        let sorted = zip(present, numbers.map { $0 ?? 0 }).sorted { ($0.1, $0.0) < ($1.1, $1.0) }
        var last: Double?
        for (code, number) in sorted {
          if last != number { names.append(words(code)) }
          last = number
          levels[code] = UInt32(names.count - 1)
        }
      } else {
        let sorted = present.sorted {
          column.utf8($0).lexicographicallyPrecedes(column.utf8($1))
        }
        for code in sorted {
          levels[code] = UInt32(names.count)
          names.append(words(code))
        }
      }
      return names
    }

    /// What tells two codes apart: numbers by value, texts by their letters.
    private func value(_ code: Int) -> String {
      column.number(code).map { Circumstance.text(of: $0) } ?? column.text(code)
    }
  }
}
