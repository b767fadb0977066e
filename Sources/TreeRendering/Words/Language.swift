/// A language in which findings are worded.
///
/// All words come from the language's `Vocabulary`, one file in `Languages`. To add a language,
/// write that file and give it a case here: the compiler names every phrase that is missing, and a
/// test every placeholder that is not the English one.
public enum Language: String, CaseIterable, Sendable {
  case english = "en"
  case french = "fr"
  case spanish = "es"

  /// The file of the language's words.
  var vocabulary: any Vocabulary.Type {
    switch self {
    case .english: English.self
    case .french: French.self
    case .spanish: Spanish.self
    }
  }
}

/// What a translator writes of a language.
protocol Vocabulary {
  /// How numbers are written.
  static var numbers: NumberFormat { get }

  /// The form of the words beside a count, not negative.
  static func form(for count: Int) -> PluralForm

  /// The form of the words beside a number with decimals.
  static func form(forDecimal value: Double) -> PluralForm

  /// A phrase, with the placeholders that `Phrase` lists for it.
  static func pattern(_ phrase: Phrase) -> Pattern
}

extension Vocabulary {
  static func form(forDecimal value: Double) -> PluralForm { .other }
}

extension Language {
  /// A phrase without placeholders.
  subscript(_ phrase: Phrase) -> String { text(phrase) }

  /// A phrase with its placeholders filled in.
  func text(_ phrase: Phrase, _ values: [String: String] = [:]) -> String {
    vocabulary.pattern(phrase).template(for: .other).filled(values)
  }

  /// A phrase in the form that a count asks for; `{n}` is the count.
  func text(_ phrase: Phrase, count: Int, _ values: [String: String] = [:]) -> String {
    let form = vocabulary.form(for: count)
    let values = values.merging(["n": self.count(count)]) { given, _ in given }
    return vocabulary.pattern(phrase).template(for: form).filled(values)
  }

  /// A heading in two lines; a phrase of one line stands in the second.
  func heading(_ phrase: Phrase) -> (first: String, second: String) {
    Language.heading(self[phrase])
  }

  /// A heading of two lines in one: what is hyphenated there is whole here.
  static func oneLine(_ heading: (first: String, second: String)) -> String {
    heading.first.hasSuffix("-")
      ? heading.first.dropLast() + heading.second
      : [heading.first, heading.second].filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// Words for a heading broken at their line feed, else at their first space.
  static func heading(_ words: String) -> (first: String, second: String) {
    let lines = words.split(
      separator: "\n", maxSplits: 1, omittingEmptySubsequences: false
    ).map(String.init)
    return lines.count == 2 ? (lines[0], lines[1]) : ("", words)
  }
}
