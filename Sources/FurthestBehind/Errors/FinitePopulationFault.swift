/// What is wrong with a column of the finite population correction.
///
/// Its values may be numbers of PSUs or anything else, were the wrong column named: they are
/// never repeated.
package struct FinitePopulationFault: Error, Equatable {
  /// The kinds of faults.
  package enum Kind: Equatable, Sendable {
    /// The value is missing or no number, or below 0.
    case noNumber
    /// Values above 1 and below 1: neither all counts nor all shares.
    case mixed
    /// Another value than that of an earlier row of the same stratum.
    case varies
    /// Fewer units than the sample holds.
    case tooFew
  }

  /// What is wrong.
  package var kind: Kind
  /// The first row concerned, by its line from 1.
  package var line: Int
  /// The column's name.
  package var column: String

  /// What happened, and how to mend it.
  func words(file: String) -> (what: String, mend: String?) {
    let place = "\(file), line \(line), column \(column): "
    let meaning =
      "--fpc names a column with the number of PSUs in the population's stratum, or with the "
      + "share of them that was drawn (0 to 1)"
    switch kind {
    case .noNumber:
      return (
        place + "the finite population correction is missing or no number from 0 on", meaning + "."
      )
    case .mixed:
      return (
        place + "counts above 1 and shares below 1 stand in one column",
        meaning + ": one or the other."
      )
    case .varies:
      return (
        place + "another row of the same stratum has another value",
        meaning + ": the same for all rows of a stratum, or of the file without --strata."
      )
    case .tooFew:
      return (
        place + "the stratum has fewer units in the population than in the sample",
        meaning + "; without --psu the units are rows."
      )
    }
  }
}
