import FurthestBehind
import SurveyModel

/// How an indicator is named and what its direction means, in words.
struct IndicatorWords {
  private let indicator: Finding.Indicator

  init(_ finding: Finding) {
    self.init(finding.indicator)
  }

  init(_ indicator: Finding.Indicator) {
    self.indicator = indicator
  }

  /// The title for headings; a column name as words.
  var title: String {
    isTitled ? PlainText.line(indicator.title) : PlainText.name(indicator.name)
  }

  /// The direction and what follows from it.
  var direction: String {
    switch indicator.direction {
    case .opportunity: "opportunity: the furthest behind have the lowest rate"
    case .barrier: "barrier: the furthest behind have the highest rate"
    }
  }

  /// What the members of a group do, by rate: "only 28.3 per cent have electricity".
  func clause(rate: Double, extreme: Extreme? = nil) -> String {
    let only = extreme == .behind && indicator.direction == .opportunity ? "only " : ""
    return only + FigureText.perCent(rate) + " " + verb + " " + object
  }

  /// The same where the indicator has just been named: "94.1 per cent have it".
  func shortClause(rate: Double) -> String {
    FigureText.perCent(rate) + " " + verb + " it"
  }

  /// The deprived: "all who lack it".
  var deprived: String {
    switch indicator.direction {
    case .opportunity: "all who lack it"
    case .barrier: "all who suffer from it"
    }
  }

  private var verb: String {
    switch indicator.direction {
    case .opportunity: "have"
    case .barrier: "suffer from"
    }
  }

  /// The title inside a sentence: a title's first word loses its capital unless it is a name in
  /// capitals; a bare column name or expression stands in quotation marks.
  private var object: String {
    guard isTitled else { return "\"" + title + "\"" }
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
