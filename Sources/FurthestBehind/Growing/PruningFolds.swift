import ClassificationTree
import SurveyModel
import SurveyStatistics

/// The folds of cross-validation: whole PSUs within strata, or rows where there are no PSUs.
struct PruningFolds {
  let count: Int
  /// "psu" or "row".
  let unit: String
  private let sample: Sample
  /// The fold of each PSU; without PSUs, of each row of the file.
  private let foldOfUnit: [Int32]
  /// The PSU of each row of the file; nil without PSUs.
  private let rowPSUs: [Int32]?

  /// At most `wanted` folds; nil with fewer than two PSUs or rows.
  init?(_ sample: Sample, wanted: Int, seed: UInt64) {
    self.sample = sample
    rowPSUs = sample.design?.rowPSUs
    if let design = sample.design {
      guard let survey = try? SurveyDesign(stratumOfPSU: design.strata),
        let folds = PSUFolds(across: survey, wanted: wanted, seed: seed)
      else { return nil }
      foldOfUnit = folds.folds(repeat: 0)
      count = folds.count
      unit = "psu"
    } else {
      count = min(wanted, sample.whole.n)
      guard count > 1 else { return nil }
      foldOfUnit = Self.deal(sample, count, seed)
      unit = "row"
    }
  }

  /// Deals rows in a seeded order that does not depend on their order in the file.
  ///
  /// Rows with the same cell, outcome and weight are alike to a tree, so any order among them
  /// will do.
  private static func deal(_ sample: Sample, _ count: Int, _ seed: UInt64) -> [Int32] {
    var rows: [(kind: Int64, weight: Double, row: Int)] = []
    sample.forEachChunk { first, size, weights in
      for row in 0..<size where sample.outcomes[first + row] < 2 {
        let kind = Int64(sample.rowCells[first + row]) * 2 + Int64(sample.outcomes[first + row])
        rows.append((kind, weights[row], first + row))
      }
    }
    rows.sort { a, b in
      if a.kind != b.kind { return a.kind < b.kind }
      return a.weight == b.weight ? a.row < b.row : a.weight < b.weight
    }
    var order = rows.map(\.row)
    var random = CounterBasedGenerator(seed: seed, purpose: .folds, replicate: 0, stratum: 0)
    random.shuffle(&order)
    var folds = [Int32](repeating: 0, count: sample.outcomes.count)
    for (turn, row) in order.enumerated() { folds[row] = Int32(turn % count) }
    return folds
  }

  /// The people of a fold and those of all others; nil when either is nobody.
  ///
  /// - Complexity: O(*r* + *k*) for *r* rows and *k* cells.
  func fold(_ index: Int, psus: CellPSUs?) -> CrossValidation.Fold? {
    let nobody = [CellTotal](repeating: CellTotal(), count: sample.cells.count)
    var (held, training) = (nobody, nobody)
    var heldRows = 0
    sample.forEachChunk { first, size, weights in
      for row in 0..<size where sample.outcomes[first + row] < 2 {
        let unit = rowPSUs.map { Int($0[first + row]) } ?? (first + row)
        let cell = Int(sample.rowCells[first + row])
        let total = CellTotal(
          n: 1, w: weights[row], wy: sample.outcomes[first + row] == 1 ? weights[row] : 0)
        if foldOfUnit[unit] == index {
          held[cell] += total
          heldRows += 1
        } else {
          training[cell] += total
        }
      }
    }
    guard heldRows > 0, heldRows < sample.whole.n else { return nil }
    let fold = Int32(index)
    return CrossValidation.Fold(
      training: training, held: held, psus: psus?.keeping(foldOfUnit.map { $0 != fold }))
  }
}
