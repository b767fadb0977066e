import FurthestBehind
import SurveyModel

/// How an indicator is named and what its direction means, in words.
struct IndicatorWords {
  private let indicator: Finding.Indicator
  private let language: Language

  init(_ finding: Finding, in language: Language) {
    self.init(finding.indicator, in: language)
  }

  init(_ indicator: Finding.Indicator, in language: Language) {
    self.indicator = indicator
    self.language = language
  }

  /// The title at the start of a line; a condition and a code such as v313 stay as they are.
  var heading: String {
    let isWords = isTitled || indicator.name.allSatisfy { $0.isLetter || $0 == "_" }
    return isWords ? title.firstUppercased : title
  }

  /// The title; a column name as words.
  var title: String {
    isTitled ? PlainText.line(indicator.title) : PlainText.name(indicator.name)
  }

  /// The direction and what follows from it.
  var direction: String {
    switch indicator.direction {
    case .opportunity: language[.opportunity]
    case .barrier: language[.barrier]
    }
  }

  /// The direction alone.
  var directionWord: String {
    switch indicator.direction {
    case .opportunity: language[.opportunityWord]
    case .barrier: language[.barrierWord]
    }
  }

  /// The sentence on everybody, such as "On average, 64.4 per cent have electricity".
  func average(_ rate: Double) -> String {
    let phrase: Phrase =
      switch indicator.direction {
      case .opportunity: .averageOpportunity
      case .barrier: .averageBarrier
      }
    return language.text(phrase, ["rate": language.perCent(rate), "indicator": inSentence])
  }

  /// The title inside a sentence: a title's first word loses its capital unless it is a name in
  /// capitals; a bare column name or expression stands in quotation marks.
  var inSentence: String {
    isTitled
      ? language.text(.titleInSentence, ["title": Self.lowered(title)])
      : language.text(.columnInSentence, ["title": title])
  }

  /// A title whose first word loses its capital unless it is a name in capitals.
  static func lowered(_ title: String) -> String {
    let first = title.prefix { $0 != " " }
    guard let initial = first.first, initial.isUppercase,
      first.count > 1, first.dropFirst().allSatisfy({ !$0.isUppercase })
    else { return title }
    return initial.lowercased() + title.dropFirst()
  }

  private var isTitled: Bool {
    indicator.title != indicator.name && !indicator.title.isEmpty
  }
}
