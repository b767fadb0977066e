import SurveyModel

/// What the user is warned of beside a finding, with the values that belong to it.
///
/// A finding holds the English sentence; the renderers word it in the language of their output.
package enum AnalysisWarning: Equatable, Sendable {
  /// No weight was named, though a column looks like one.
  case noWeight(column: String)
  /// No PSU was named, though a column looks like one.
  case noPSU(column: String)
  /// A PSU was named and no stratum, though a column looks like one.
  case noStrata(column: String)
  /// The file ends without a line end, in a row with fewer fields than the header names.
  case cutRow(line: Int, fields: Int, columns: Int)
  /// The circumstance is a column of the indicator's own definition.
  case explainsItself(circumstance: String)
  /// The circumstance has one level, or no value at all, among the rows used.
  case undivided(circumstance: String, hasLevel: Bool)
  /// The indicator is a part of the asset index by which people are grouped.
  case circular(wealth: String, component: WealthComponent, column: String)
  /// Options that need a PSU were given without one.
  case notRedrawn(options: [String])
  /// Cross-validation was asked for and is not possible.
  case notPruned
  /// No split satisfies the rules.
  case noSplit
  /// The indicator has one value in every row.
  case constant(value: Int)
  /// The indicator's rate, in per cent, lies near 0 or 100.
  case nearlyConstant(percent: Double)
  /// The weights look as if their decimals were implied.
  case wholeWeights(column: String)
  /// The weights rise from row to row, as numbers of persons do.
  case risingWeights(column: String)
  /// The average differs from the published figure, all in per cent.
  case outsidePublished(percent: Double, published: Double, tolerance: Double)
  /// Divisions were taken out of the tree to protect a small group.
  case divisionsHidden(suppression: String)
  /// A group of a run by groups is not shown at all.
  case groupHidden
  /// What `bottom(..)` means, and the share of the weight, in per cent, that it realises; no value
  /// where no row has one.
  case threshold(origin: String, percent: Double, value: Double, realised: Double, of: WeighedUnits)
  /// Rows that another file has no partner for.
  case unmatched(rows: Int, of: Int, file: String, missing: [String])

  /// A component of an index of wealth.
  package enum WealthComponent: String, CaseIterable, Sendable {
    case electricity, water, sanitation
    case cookingFuel = "cooking fuel"
    case householdAssets = "household assets"
  }

  /// What a weighted quantile counts, with the columns that weigh it; nil without a weight.
  package enum WeighedUnits: Equatable, Sendable {
    case rows(weight: String?)
    case households(weight: String?)
    case people(weight: String?, members: String)
  }

  /// The warning in English.
  package var sentence: String {
    switch self {
    case .noWeight(let column):
      "No weight is given, so every row counts the same; the column \(column) looks like a "
        + "sampling weight (--weight \(column))."
    case .noPSU(let column):
      "No primary sampling unit is given; the column \(column) looks like one (--psu \(column))."
    case .noStrata(let column):
      "No stratum is given; the column \(column) looks like one (--strata \(column)). Units of "
        + "different strata that share a code are taken for one."
    case .explainsItself(let circumstance):
      "The circumstance \(circumstance) is part of the indicator: it explains itself."
    case .undivided(let circumstance, let hasLevel):
      "The circumstance \(circumstance) has \(hasLevel ? "only one level" : "no value") among the "
        + "rows used; it is left out."
    case .circular(let wealth, let component, let column):
      "\(wealth) is an index of assets and services, and \(component.rawValue) is one of its "
        + "parts: differences in \(column) by \(wealth) are partly circular."
    case .notRedrawn(let options):
      "\(options.joined(separator: " and ")) cannot be done without a primary sampling unit "
        + "(--psu): whole units are redrawn."
    case .notPruned: "The tree is not pruned: cross-validation needs people in two folds."
    case .noSplit: "No split satisfies the stopping rules: the tree is a single group."
    case .constant(let value):
      Self.rateBeginning + "\(value) in every row used: there is nothing to divide."
    case .nearlyConstant(let percent):
      Self.rateBeginning + "1 for \(Self.text(percent)) per cent: so near "
        + "\(percent < 50 ? "0" : "100") that a tree says little."
    case .wholeWeights(let column):
      "The weights of \(column) are whole numbers with a mean near a million: they may have six "
        + "implied decimals. Shares and rates do not depend on it; the weighted total does."
    case .risingWeights(let column):
      "The weights of \(column) rise from row to row, as numbers of persons do: check that it is "
        + "the sampling weight."
    case .outsidePublished(let percent, let published, let tolerance):
      "The average is \(Self.text(percent)) per cent and the published figure is "
        + "\(Self.text(published)): more than \(Self.text(tolerance)) points apart. Check the "
        + "definition, the universe and the weight before the tree is used."
    case .cutRow(let line, let fields, let columns):
      "The file ends on line \(line) without a line end, after field \(fields) of \(columns): if it "
        + "was cut off, rows are missing."
    case .divisionsHidden(let suppression):
      "Divisions that would single out a small group are not shown (--suppress \(suppression))."
    case .groupHidden:
      "Nothing is shown of this group: with the national rate, it would tell that of a small group."
    case .threshold(let origin, let percent, let value, let realised, let units):
      value.isNaN
        ? "\(origin): bottom(\(Circumstance.text(of: percent)), ..) is missing, since no row has a "
          + "value."
        : "\(origin): bottom(\(Circumstance.text(of: percent)), ..) means "
          + "\(Circumstance.text(of: value)) or less, and holds \(Self.text(realised, places: 3)) "
          + "per cent of the \(units.words)."
    case .unmatched(let rows, let all, let file, let missing):
      "\(rows) of \(all) rows \(rows == 1 ? "has" : "have") no partner in \(file); missing there: "
        + "\(missing.joined(separator: ", "))."
    }
  }

  /// How every warning begins that tells something of the rate of all.
  static let rateBeginning = "The indicator is "

  /// A percentage with few decimals and no zeros at its end.
  private static func text(_ percent: Double, places: Int = 1) -> String {
    let unit = places == 1 ? 10.0 : 1000
    return Circumstance.text(of: (percent * unit).rounded() / unit)
  }
}

extension AnalysisWarning.WeighedUnits {
  /// What is weighed, for a person: "households (hv005)".
  var words: String {
    switch self {
    case .rows(let weight): "rows (\(Self.name(weight)))"
    case .households(let weight):
      "households (\(Self.name(weight)); the file has no number of members)"
    case .people(let weight, let members):
      "people in households (\(Self.name(weight)) times \(members))"
    }
  }

  private static func name(_ weight: String?) -> String { weight ?? "no weight" }
}
