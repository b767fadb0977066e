/// Folds of whole PSUs for cross-validation and cross-fitting.
///
/// The PSUs of each stratum are put in random order and dealt to folds in turn, the turn running
/// on across strata, so that every fold holds its part of every stratum.
package struct PSUFolds: Sendable {
  private let psusByStratum: [[Int32]]
  private let psuCount: Int
  private let seed: UInt64
  /// The number of folds, at least 2.
  package let count: Int

  /// Folds of a design; nil when every row is a PSU, or with fewer than two PSUs.
  ///
  /// There are fewer folds than wanted when the smallest stratum with more than one PSU has fewer.
  package init?(_ design: SurveyDesign, wanted: Int, seed: UInt64) {
    guard let psusByStratum = design.psusByStratum(), design.unitCount > 1 else { return nil }
    self.psusByStratum = psusByStratum
    psuCount = design.unitCount
    self.seed = seed
    let smallest = design.psusPerStratum.filter { $0 > 1 }.min() ?? wanted
    count = max(2, min(wanted, smallest))
  }

  /// Folds of a design, as many as wanted where there are as many PSUs, however few a stratum has.
  ///
  /// They serve the choice of a tree, whose error needs no variance within strata. nil when every
  /// row is a PSU, or with fewer than two PSUs.
  package init?(across design: SurveyDesign, wanted: Int, seed: UInt64) {
    guard let psusByStratum = design.psusByStratum(), design.unitCount > 1 else { return nil }
    self.psusByStratum = psusByStratum
    psuCount = design.unitCount
    self.seed = seed
    count = max(2, min(wanted, design.unitCount))
  }

  /// The fold of each PSU, from 0, in a repeat.
  ///
  /// - Complexity: O(PSUs).
  package func folds(repeat index: Int) -> [Int32] {
    var folds = [Int32](repeating: 0, count: psuCount)
    var turn = 0
    for (stratum, members) in psusByStratum.enumerated() {
      var psus = members
      var random = CounterBasedGenerator(
        seed: seed, purpose: .folds, replicate: index, stratum: stratum)
      random.shuffle(&psus)
      for psu in psus {
        folds[Int(psu)] = Int32(turn)
        turn = (turn + 1) % count
      }
    }
    return folds
  }
}
