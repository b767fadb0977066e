extension Language {
  /// The word before a warning: "warning:".
  package var warningLabel: String { self[.warningLabel] }

  /// A remark or warning that the analysis left in a finding, in this language.
  ///
  /// A finding keeps its remarks in English, with column names and numbers in them. A text that is
  /// none of the known ones is shown as it is.
  ///
  /// - Complexity: O(*k* x *n*) for *k* known remarks and a text of length *n*.
  package func remark(_ text: String) -> String {
    remark(text, among: Phrase.remarks)
  }

  private func remark(_ text: String, among phrases: [Phrase]) -> String {
    let text = PlainText.line(text)
    if self == .english { return text }
    for phrase in phrases {
      for template in English.pattern(phrase).templates {
        guard var values = template.values(in: text) else { continue }
        for (name, value) in values {
          if let parts = Phrase.partsOfRemarks[name] {
            values[name] = remark(value, among: parts)
          } else if Phrase.numbersOfRemarks.contains(name), Double(value) != nil {
            values[name] = numbers.marked(value)
          }
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
  /// The warnings; a narrower one before a wider.
  static let wordedWarnings: [Phrase] = [
    .noWeightGiven, .noPSUGiven, .noStrataGiven, .explainsItself, .onlyOneLevel, .noValueUsed,
    .circularWealth, .notRedrawnBoth, .notRedrawn, .notPruned, .noSplitFound, .constantIndicator,
    .nearlyConstant, .wholeWeights, .risingWeights, .outsidePublishedWarning, .divisionsHidden,
    .groupHidden,
    .thresholdMissing, .threshold, .unmatchedRows, .fileCutOff,
  ]

  /// Why a group is not divided.
  static let undividedReasons: [Phrase] = [
    .undividedLeaf, .undividedHiddenGroup, .undividedHiddenDivision, .undividedCutBack,
    .undividedDeep, .undividedRows, .undividedNoRoom, .undividedNoDifference, .undividedComplexity,
  ]

  /// The remarks that the analysis leaves in a finding; a narrower one before a wider.
  static let remarks: [Phrase] =
    wordedWarnings + undividedReasons + [
      .missingWeight, .zeroWeight, .outsidePopulation, .undeterminedPopulation, .missingIndicator,
      .missingCircumstance, .noRowsEstimable, .noCaseEstimable, .noVariation, .strataWithLonePSU,
      .strataHaveLonePSU, .everyStratumLone, .noDegreesOfFreedom, .zeroComparison,
      .zeroDenominator, .weightsTooLargeToSum, .weightsTooLarge, .tooFewPSUs, .hiddenBelow,
      .noPSUColumnRemark, .tooManyCircumstances, .tooManyLevels, .figuresHiddenBelow, .thinCells,
      .manyValues, .rowsAsPSUs, .onlyTwoLevelsOther, .onlyTwoLevels, .figuresHiddenSmallGroup,
      .hiddenSmallGroup, .noWealthColumn, .cannotRank, .valuesNotRanked, .orderUnknown,
      .ranksSmallGroup, .noRowRanked, .noSlopeEverybody, .noSlopeOneRank, .noSlopeSeparated,
      .noSlopeNotConverged, .ranksBelowZero, .levelsRanked, .tooFewComparable,
      .noRegressionFewRows, .noRegressionNoWeight, .noRegressionEverybody, .noRegressionNobody,
      .noRegressionTooMany, .noRegressionNotConverged, .noIntervals, .levelsHidden,
      .rowsWithoutRank, .separatedRows, .missingIsNo, .definitionAmong, .definition, .rows, .psus,
      .strata,
    ]

  /// What may stand at a placeholder of a remark, for those that hold words of the language.
  static let partsOfRemarks: [String: [Phrase]] = [
    "psus": [.psus, .rows], "strata": [.strata],
    "component": [.electricityPart, .waterPart, .sanitationPart, .fuelPart, .assetsPart],
    "definition": [.definitionAmong, .definition], "condition": [.definition],
    "units": [.weighedHouseholds, .weighedPeople, .weighedRows], "weight": [.withoutWeight],
  ]

  /// The placeholders of remarks that hold a number with a decimal point.
  static let numbersOfRemarks: Set<String> = [
    "percent", "published", "tolerance", "threshold", "all",
  ]
}
