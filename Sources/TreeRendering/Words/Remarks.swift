extension Language {
  /// A remark that the analysis left in a finding, in this language.
  ///
  /// A finding keeps its remarks in English, with column names and numbers in them. A text that is
  /// none of the known ones is shown as it is.
  ///
  /// - Complexity: O(*k* x *n*) for *k* known remarks and a text of length *n*.
  func remark(_ text: String) -> String {
    let text = PlainText.line(text)
    if self == .english { return text }
    for phrase in Phrase.remarks {
      for template in English.pattern(phrase).templates {
        guard var values = template.values(in: text) else { continue }
        for name in Phrase.countedPlaceholders {
          if let counted = values[name] { values[name] = remark(counted) }
        }
        let count = values["n"].flatMap { Int($0.filter { $0 != "," }) }
        // What is no number where a count stands belongs to another remark.
        if values["n"] != nil, count == nil { continue }
        return count.map { self.text(phrase, count: $0, values.filter { $0.key != "n" }) }
          ?? self.text(phrase, values)
      }
    }
    return text
  }
}

extension Phrase {
  /// The remarks that the analysis leaves in a finding; a narrower one before a wider.
  static let remarks: [Phrase] = [
    .missingWeight, .zeroWeight, .outsidePopulation, .undeterminedPopulation, .missingIndicator,
    .missingCircumstance, .noRowsEstimable, .noCaseEstimable, .noVariation, .strataWithLonePSU,
    .strataHaveLonePSU, .everyStratumLone, .noDegreesOfFreedom, .zeroComparison, .zeroDenominator,
    .weightsTooLargeToSum, .weightsTooLarge, .tooFewPSUs, .hiddenBelow, .noPSUColumnRemark,
    .tooManyCircumstances, .tooManyLevels, .figuresHiddenBelow, .thinCells, .manyValues,
    .rowsAsPSUs, .onlyTwoLevelsOther, .onlyTwoLevels, .figuresHiddenSmallGroup, .hiddenSmallGroup,
    .noWealthColumn, .cannotRank, .valuesNotRanked, .orderUnknown, .ranksSmallGroup, .noRowRanked,
    .noSlopeEverybody, .noSlopeOneRank, .noSlopeSeparated, .noSlopeNotConverged, .ranksBelowZero,
    .levelsRanked, .tooFewComparable, .noRegressionFewRows, .noRegressionNoWeight,
    .noRegressionEverybody, .noRegressionNobody, .noRegressionTooMany, .noRegressionNotConverged,
    .noIntervals, .levelsHidden, .rowsWithoutRank, .separatedRows, .definitionAmong, .definition,
    .rows, .psus, .strata,
  ]

  /// Placeholders of remarks that hold a count with its noun.
  static let countedPlaceholders = ["psus", "strata"]
}
