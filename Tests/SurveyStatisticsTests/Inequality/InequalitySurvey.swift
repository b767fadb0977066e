import SurveyModel

@testable import SurveyStatistics

/// A row of a test sample: its stratum and PSU, levels, weight and 0/1 indicator.
struct SampleRow {
  var stratum: Int
  var psu: Int
  var levels: [Int]
  var weight: Double
  var y: Double
}

/// Cells and PSU totals of rows; cells stand in the order of their first rows.
///
/// - Parameter stratumSizes: PSUs of the file by stratum; nil: those with a row.
func collapse(
  _ rows: [SampleRow], stratumSizes: [Int]? = nil
) -> (cells: CircumstanceCells, psus: PSUCellTotals) {
  var cellOf: [[Int]: Int] = [:]
  var levels: [UInt32] = []
  var n: [Int32] = []
  var weight: [Double] = []
  var ones: [Double] = []
  var squares: [Double] = []
  var byPSU: [[Int]: [Int: (weight: Double, ones: Double)]] = [:]
  var psuOrder: [[Int]] = []
  for row in rows {
    let cell = cellOf[row.levels] ?? n.count
    if cell == n.count {
      cellOf[row.levels] = cell
      levels += row.levels.map { UInt32($0) }
      n.append(0)
      weight.append(0)
      ones.append(0)
      squares.append(0)
    }
    n[cell] += 1
    weight[cell] += row.weight
    ones[cell] += row.weight * row.y
    squares[cell] += row.weight * row.weight
    let psu = [row.stratum, row.psu]
    if byPSU[psu] == nil { psuOrder.append(psu) }
    let old = byPSU[psu]?[cell] ?? (0, 0)
    byPSU[psu, default: [:]][cell] = (old.weight + row.weight, old.ones + row.weight * row.y)
  }
  var starts = [0]
  var entryCells: [Int32] = []
  var entryWeight: [Double] = []
  var entryOnes: [Double] = []
  for psu in psuOrder {
    for (cell, total) in (byPSU[psu] ?? [:]).sorted(by: { $0.key < $1.key }) {
      entryCells.append(Int32(cell))
      entryWeight.append(total.weight)
      entryOnes.append(total.ones)
    }
    starts.append(entryCells.count)
  }
  let strata = psuOrder.map { $0[0] }
  let largest = (strata.max() ?? -1) + 1
  let sizes = stratumSizes ?? (0..<largest).map { h in strata.count { $0 == h } }
  let cells = CircumstanceCells(
    circumstanceCount: rows.first?.levels.count ?? 0, levels: levels, rows: n, weight: weight,
    weightedOnes: ones, squaredWeight: .any(squares))
  let psus = PSUCellTotals(
    entryStarts: starts, cells: entryCells, weight: entryWeight, weightedOnes: entryOnes,
    strata: strata, stratumSizes: sizes)
  return (cells, psus)
}

/// Cells of given levels, shares and rates, with enough rows not to matter.
func cells(
  _ rows: [(levels: [Int], share: Double, rate: Double)]
) -> CircumstanceCells {
  CircumstanceCells(
    circumstanceCount: rows.first?.levels.count ?? 0,
    levels: rows.flatMap { $0.levels.map { UInt32($0) } }, rows: rows.map { _ in 100 },
    weight: rows.map(\.share), weightedOnes: rows.map { $0.share * $0.rate },
    squaredWeight: .any(rows.map { $0.share * $0.share / 100 }))
}

/// A small synthetic sample of four strata: the third has a lone PSU, and the fourth a third PSU
/// without a row in the domain.
///
/// Made with Python's random, seed 20: `random.choice` levels, log-normal weights, a logit of
/// urban, education, children and a normal PSU effect.
enum InequalitySurvey {
  /// n_h of the file.
  static let stratumSizes = [3, 4, 1, 3]

  /// Levels: urban (0, 1), education (0, 1, 2), children (0 to 3).
  static let rows = table.map { row in
    SampleRow(
      stratum: row.0, psu: row.1, levels: [row.2, row.3, row.4], weight: row.5, y: row.6)
  }

  private static let table: [(Int, Int, Int, Int, Int, Double, Double)] = [
    (0, 0, 1, 0, 2, 0.654, 1), (0, 0, 0, 0, 3, 0.848, 1), (0, 0, 1, 2, 3, 1.115, 1),
    (0, 0, 0, 1, 2, 0.901, 1), (0, 0, 1, 1, 0, 1.214, 1), (0, 0, 0, 0, 1, 1.309, 0),
    (0, 0, 1, 1, 2, 1.199, 1), (0, 0, 0, 0, 2, 0.762, 1), (0, 0, 0, 0, 0, 0.386, 0),
    (0, 1, 1, 0, 2, 0.761, 0), (0, 1, 1, 0, 1, 0.522, 1), (0, 1, 0, 2, 3, 1.548, 1),
    (0, 1, 0, 2, 0, 0.588, 0), (0, 1, 0, 0, 2, 0.937, 1), (0, 1, 1, 1, 3, 0.435, 1),
    (0, 1, 0, 0, 3, 0.851, 0), (0, 1, 0, 0, 0, 1.379, 1), (0, 1, 1, 0, 0, 1.238, 1),
    (0, 1, 0, 0, 0, 2.091, 0), (0, 2, 0, 1, 2, 1.193, 1), (0, 2, 0, 0, 2, 1.155, 1),
    (0, 2, 1, 0, 0, 0.963, 1), (0, 2, 1, 1, 0, 1.013, 0), (0, 2, 1, 0, 2, 0.819, 0),
    (0, 2, 0, 1, 0, 0.823, 0), (0, 2, 1, 1, 3, 2.91, 0), (0, 2, 0, 2, 3, 0.874, 1),
    (0, 2, 0, 2, 0, 1.744, 0), (0, 2, 0, 0, 2, 0.745, 0), (1, 0, 0, 0, 3, 0.828, 0),
    (1, 0, 0, 2, 2, 1.142, 0), (1, 0, 0, 2, 3, 0.592, 0), (1, 0, 1, 1, 2, 2.383, 1),
    (1, 0, 1, 1, 1, 1.02, 0), (1, 0, 1, 1, 2, 0.601, 1), (1, 0, 0, 1, 0, 1.613, 0),
    (1, 0, 1, 0, 1, 0.795, 1), (1, 1, 1, 2, 1, 1.696, 1), (1, 1, 1, 1, 2, 1.065, 1),
    (1, 1, 1, 2, 0, 0.799, 1), (1, 1, 1, 0, 3, 0.722, 1), (1, 1, 1, 2, 1, 0.606, 1),
    (1, 1, 0, 1, 0, 0.55, 1), (1, 1, 1, 1, 1, 0.473, 1), (1, 1, 0, 0, 1, 0.799, 1),
    (1, 1, 0, 2, 0, 1.253, 1), (1, 1, 1, 0, 1, 0.813, 1), (1, 2, 1, 0, 0, 1.273, 1),
    (1, 2, 1, 2, 0, 0.858, 1), (1, 2, 1, 0, 3, 0.801, 1), (1, 2, 1, 0, 1, 1.165, 1),
    (1, 2, 1, 1, 0, 1.469, 0), (1, 2, 1, 2, 0, 1.27, 1), (1, 2, 0, 1, 1, 0.467, 1),
    (1, 2, 1, 1, 0, 0.782, 0), (1, 3, 1, 1, 1, 2.457, 1), (1, 3, 0, 2, 0, 1.063, 1),
    (1, 3, 0, 0, 2, 1.581, 1), (1, 3, 0, 2, 3, 0.637, 1), (1, 3, 0, 0, 1, 1.108, 0),
    (1, 3, 1, 0, 1, 0.819, 0), (1, 3, 0, 0, 0, 0.555, 0), (1, 3, 1, 0, 1, 0.824, 1),
    (1, 3, 1, 0, 0, 0.788, 0), (2, 0, 1, 1, 3, 0.488, 0), (2, 0, 1, 0, 2, 0.449, 1),
    (2, 0, 1, 2, 1, 1.479, 1), (2, 0, 1, 1, 0, 1.816, 1), (2, 0, 1, 0, 3, 0.306, 0),
    (2, 0, 1, 0, 2, 0.736, 0), (2, 0, 1, 1, 2, 0.773, 1), (2, 0, 1, 0, 0, 1.613, 0),
    (2, 0, 1, 0, 1, 1.193, 1), (2, 0, 1, 0, 3, 1.458, 0), (3, 0, 1, 2, 1, 0.693, 1),
    (3, 0, 0, 0, 0, 0.543, 1), (3, 0, 0, 0, 2, 0.966, 1), (3, 0, 1, 0, 1, 0.358, 0),
    (3, 0, 0, 0, 0, 0.7, 1), (3, 0, 0, 2, 2, 1.598, 0), (3, 0, 0, 1, 0, 0.919, 0),
    (3, 0, 1, 1, 3, 1.419, 1), (3, 0, 0, 0, 0, 0.449, 0), (3, 0, 1, 1, 2, 0.34, 1),
    (3, 1, 0, 0, 3, 1.028, 1), (3, 1, 0, 0, 2, 0.68, 0), (3, 1, 1, 1, 0, 0.944, 1),
    (3, 1, 0, 2, 0, 1.105, 0), (3, 1, 0, 1, 1, 0.69, 0), (3, 1, 0, 0, 1, 1.687, 0),
    (3, 1, 1, 2, 3, 1.362, 0), (3, 1, 1, 0, 1, 0.606, 0), (3, 1, 0, 2, 1, 1.133, 1),
    (3, 1, 1, 2, 3, 1.479, 0), (3, 1, 1, 1, 3, 1.524, 1),
  ]
}

/// SplitMix64, so that simulations repeat.
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
