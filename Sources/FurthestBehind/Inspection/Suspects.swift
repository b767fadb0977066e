import SurveyModel

/// Values that often mean "missing" though nobody has declared them so.
struct Suspects {
  /// The values as they stand in the file.
  let words: [String]
  private let texts: Set<String>

  /// Codes of the usual look of "don't know" and "missing".
  private static let codes: Set<Double> = [
    7, 8, 9, 97, 98, 99, 997, 998, 999, 9997, 9998, 9999, 99_998, 99_999,
  ]
  private static let labels: Set<String> = [
    "missing", "don't know", "dont know", "don´t know", "don’t know", "dk", "not stated",
    "no response", "no answer", "non response", "refused", "inconsistent", "not known", "unknown",
    "manquant", "ne sait pas", "non déclaré", "no sabe", "sin respuesta", "no responde",
    "не знает", "нет ответа",
  ]

  /// Looks at the numbers of a numeric column and at the levels of any.
  ///
  /// Codes count only apart from all other values: 9 after 8 is a number of children, 9 after 3
  /// may be "missing".
  init(numbers: [Double], levels: [Inspection.Level]) {
    let labelled = levels.filter { Self.labels.contains($0.words.lowercased()) }.map(\.value)
    let codes = Self.codes(apartFrom: numbers).map { Circumstance.text(of: $0) }
    words = codes + labelled.filter { !codes.contains($0) }
    texts = Set(words)
  }

  /// The levels of a circumstance that often mean a missing answer.
  static func words(of circumstance: Circumstance) -> [String] {
    if case .numeric(let values) = circumstance.scale {
      return Suspects(numbers: values, levels: []).words
    }
    let levels = (0..<circumstance.levelCount).filter { $0 != circumstance.missingLevel }
    return Suspects(
      numbers: [],
      levels: levels.map {
        Inspection.Level(value: circumstance.levelName($0), label: nil, rows: 0)
      }
    ).words
  }

  /// Whether a level is one of them.
  func contains(_ level: Inspection.Level) -> Bool { texts.contains(level.value) }

  private static func codes(apartFrom numbers: [Double]) -> [Double] {
    let sorted = Set(numbers).sorted()
    guard sorted.allSatisfy({ $0 == $0.rounded() }) else { return [] }
    var rest = sorted[...]
    while let last = rest.last, codes.contains(last) { rest = rest.dropLast() }
    guard let largest = rest.last, let first = sorted[rest.endIndex...].first,
      first > largest + 1, first >= 2 * largest || (first > 90 && first - largest >= 20)
    else { return [] }
    return Array(sorted[rest.endIndex...])
  }
}
