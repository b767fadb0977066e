import SurveyModel
import Testing

@testable import SurveyStatistics

/// Standard errors and the correction of D, against R 4.2.2 with survey 4.1.1.
struct DissimilarityErrorTests {
  /// The synthetic sample by urban and education.
  static let sample: (cells: CircumstanceCells, psus: PSUCellTotals) = {
    let rows = InequalitySurvey.rows.map { row in
      var row = row
      row.levels = Array(row.levels[0..<2])
      return row
    }
    return collapse(rows, stratumSizes: InequalitySurvey.stratumSizes)
  }()

  /// `withReplicates(as.svrepdesign(svydesign(~psu, strata = ~stratum, weights = ~w, nest = TRUE),
  /// type = "JKn"), f)` with f = D and HOI over the domain, lonely.psu = "certainty" (a lone PSU is
  /// never left out).
  @Test(arguments: [
    (Direction.opportunity, 0.0750730846684406, 0.0422360511186707, 0.0618231214177560),
    (Direction.barrier, 0.1060004378411081, 0.0753142231487358, 0.0807834070932412),
  ])
  func jackknifeWithinStrata(
    direction: Direction, d: Double, errorOfD: Double, errorOfHOI: Double
  ) throws {
    let index = try #require(DissimilarityIndex(cells: Self.sample.cells, direction: direction))
    #expect(abs(index.d - d) < 1e-12)
    let error = try #require(
      DissimilarityJackknife(
        cells: Self.sample.cells, psus: Self.sample.psus, direction: direction))
    #expect(abs(error.d - errorOfD) < 1e-10)
    #expect(abs(error.hoi - errorOfHOI) < 1e-10)
    // The lone PSU has no replicate, the one without a case has.
    #expect(error.replicates == 10)
    #expect(error.leftOut == 0)
  }

  /// The same without strata, type = "JK1".
  @Test func jackknifeWithoutStrata() throws {
    var rows = InequalitySurvey.rows
    for index in rows.indices {
      rows[index].psu += 10 * rows[index].stratum
      rows[index].stratum = 0
      rows[index].levels.removeLast()
    }
    let (cells, psus) = collapse(rows, stratumSizes: [11])
    let error = try #require(
      DissimilarityJackknife(cells: cells, psus: psus, direction: .opportunity))
    #expect(abs(error.d - 0.0411731228350069) < 1e-10)
    #expect(abs(error.hoi - 0.0611443738401559) < 1e-10)
    #expect(error.replicates == 11)
  }

  /// The definition: every replicate from its rows.
  @Test func jackknifeEqualsReweightedRows() throws {
    var random = SplitMix64(state: 4)
    let rows = (0..<400).map { _ in
      SampleRow(
        stratum: Int.random(in: 0..<5, using: &random),
        psu: Int.random(in: 0..<6, using: &random),
        levels: [Int.random(in: 0..<7, using: &random), Int.random(in: 0..<9, using: &random)],
        weight: Double.random(in: 0.1..<3, using: &random),
        y: Double(Int.random(in: 0...1, using: &random)))
    }
    let (cells, psus) = collapse(rows)
    let error = try #require(
      DissimilarityJackknife(cells: cells, psus: psus, direction: .opportunity))
    var values: [Double] = []
    for stratum in 0..<5 {
      for psu in 0..<6 {
        let weighted = rows.map { row in
          var row = row
          if row.stratum == stratum { row.weight *= row.psu == psu ? 0 : 6.0 / 5.0 }
          return row
        }
        let index = DissimilarityIndex(cells: collapse(weighted).cells, direction: .opportunity)
        values.append(try #require(index).d)
      }
    }
    let mean = values.reduce(0, +) / 30
    let variance = values.reduce(0) { $0 + 5.0 / 6.0 * ($1 - mean) * ($1 - mean) }
    #expect(abs(error.d - variance.squareRoot()) < 1e-12)
  }

  @Test func jackknifeIsNotEstimable() {
    func row(_ stratum: Int, _ psu: Int, _ y: Double, weight: Double = 1) -> SampleRow {
      SampleRow(stratum: stratum, psu: psu, levels: [psu % 2], weight: weight, y: y)
    }
    func error(_ rows: [SampleRow]) -> DissimilarityJackknife? {
      let (cells, psus) = collapse(rows)
      return DissimilarityJackknife(cells: cells, psus: psus, direction: .opportunity)
    }
    #expect(error([row(0, 0, 1), row(0, 1, 1)]) == nil)
    #expect(error([row(0, 0, 0), row(0, 1, 0)]) == nil)
    #expect(error([row(0, 0, 0), row(1, 1, 1)]) == nil)
    #expect(error([row(0, 0, 0, weight: 0), row(0, 1, 1, weight: 0)]) == nil)
    #expect(error([]) == nil)
    #expect(error([row(0, 0, 0), row(0, 1, 1)]) != nil)
  }

  /// Where one PSU holds every 1, what is left without it is nobody with access, and not rounding.
  @Test func replicateWithoutAccessHasNoInequality() throws {
    let weights = [[0.1, 0.2], [0.3, 0.7], [0.1, 0.9]]
    let rows = weights.enumerated().flatMap { psu, weights in
      weights.enumerated().map { level, weight in
        SampleRow(
          stratum: 0, psu: psu, levels: [level], weight: weight, y: psu + level == 0 ? 1 : 0)
      }
    }
    let (cells, psus) = collapse(rows)
    let error = try #require(
      DissimilarityJackknife(cells: cells, psus: psus, direction: .opportunity))
    // All ones are in the first cell: D = 1/2 (1 - w0/W + w1/W) = w1/W without one of the others.
    let values = [0, (0.2 + 0.9) / 1.3, (0.2 + 0.7) / 1.3]
    let mean = values.reduce(0, +) / 3
    let variance = values.reduce(0) { $0 + 2.0 / 3.0 * ($1 - mean) * ($1 - mean) }
    #expect(abs(error.d - variance.squareRoot()) < 1e-9)
  }

  @Test func replicateWithoutValueIsLeftOut() throws {
    // A PSU that holds everybody with weight, beside an empty one of the file.
    let rows = [
      SampleRow(stratum: 0, psu: 0, levels: [0], weight: 1, y: 0),
      SampleRow(stratum: 0, psu: 0, levels: [1], weight: 1, y: 1),
      SampleRow(stratum: 0, psu: 1, levels: [1], weight: 0, y: 1),
    ]
    let (cells, psus) = collapse(rows, stratumSizes: [3])
    let error = try #require(
      DissimilarityJackknife(cells: cells, psus: psus, direction: .opportunity))
    #expect(error.leftOut == 1)
    #expect(error.replicates == 2)
    #expect(error.d == 0)
  }

  /// `vcov(svytotal(~u, design))` with u = (y - p_cell)(1(cell)/W_cell - 1/W) in the domain, else
  /// 0; cells by education within urban: (0, 0), (1, 0), (0, 1), (1, 1), (0, 2), (1, 2).
  @Test(arguments: [
    (
      PSUCellTotals.LonePSU.grandMean,
      [
        0.00516056929279892, 0.01474429156147384, 0.01767047084483114, 0.01928246367189793,
        0.01608349926482231, 0.03270029070402636,
      ]
    ),
    (
      .certainty,
      [
        0.00508546676146386, 0.00873433057356285, 0.01759536831349608, 0.01846721246451201,
        0.01600839673348724, 0.03099928488495187,
      ]
    ),
    (
      .average,
      [
        0.00678062234861848, 0.01164577409808380, 0.02346049108466144, 0.02462294995268267,
        0.02134452897798299, 0.04133237984660249,
      ]
    ),
  ])
  func varianceOfCellContrasts(lonePSU: PSUCellTotals.LonePSU, expected: [Double]) {
    let cells = Self.sample.cells
    func variance(counting isCounted: (Int) -> Bool) -> Double {
      // Cells of many rows count, and the number of rows enters nothing else.
      let counted = CircumstanceCells(
        circumstanceCount: cells.circumstanceCount, levels: cells.levels,
        rows: (0..<cells.count).map { isCounted($0) ? 1000 : 1 }, weight: cells.weight,
        weightedOnes: cells.weightedOnes, squaredWeight: .any(cells.squaredWeight))
      return DissimilarityUncertainty(
        cells: counted, psus: Self.sample.psus, direction: .opportunity, lonePSU: lonePSU
      ).contrastVariance
    }
    let byCell = (0..<cells.count).map { cell in
      let index = 2 * cells.level(of: 1, in: cell) + cells.level(of: 0, in: cell)
      return cells.weight[cell] * expected[index]
    }
    for cell in byCell.indices {
      #expect(abs(variance { $0 == cell } - byCell[cell]) < 1e-12 * cells.weight[cell])
    }
    #expect(abs(variance { _ in true } - byCell.reduce(0, +)) < 1e-11)
  }

  @Test func correctionByHand() throws {
    // p = .5, equal weights; cells of 40 and 60 rows: S = .25 (1/40 - 1/100), .25 (1/60 - 1/100).
    let cells = CircumstanceCells(
      circumstanceCount: 1, levels: [0, 1], rows: [40, 60], weight: [40, 60],
      weightedOnes: [14, 36], squaredWeight: .any([40, 60]))
    let corrected = try #require(
      CorrectedDissimilarity(cells: cells, psus: nil, direction: .opportunity))
    // (.4 sqrt(2 x .00375/pi) + .6 sqrt(2 x .0016666667/pi)) / (2 x .5)
    #expect(abs(corrected.dUnderEquality - 0.0390882) < 1e-7)
    #expect(abs(corrected.d - 0.12) < 1e-12)
    #expect(corrected.designEffect == 1)
    let square = 0.12 * 0.12 - corrected.dUnderEquality * corrected.dUnderEquality
    #expect(abs(corrected.corrected - square.squareRoot()) < 1e-12)
  }

  @Test func lessThanChanceIsNegative() throws {
    let cells = CircumstanceCells(
      circumstanceCount: 1, levels: [0, 1], rows: [50, 50], weight: [50, 50],
      weightedOnes: [25, 25], squaredWeight: .any([50, 50]))
    let corrected = try #require(
      CorrectedDissimilarity(cells: cells, psus: nil, direction: .barrier))
    #expect(corrected.d == 0)
    #expect(corrected.corrected == -corrected.dUnderEquality)
    #expect(corrected.corrected < -0.01)
  }

  @Test func designEffectNeedsCellsOfTwentyFive() throws {
    // All cells of the sample hold fewer than 25 rows.
    let thin = try #require(
      CorrectedDissimilarity(
        cells: Self.sample.cells, psus: Self.sample.psus, direction: .opportunity))
    #expect(thin.designEffect == 1)
  }

  @Test func clusteringRaisesTheExpectation() throws {
    // Whole PSUs agree, and both cells are spread over all PSUs.
    var random = SplitMix64(state: 9)
    var rows: [SampleRow] = []
    for psu in 0..<40 {
      for row in 0..<20 {
        let cell = row < psu % 20 ? 0 : 1
        rows.append(
          SampleRow(
            stratum: 0, psu: psu, levels: [cell],
            weight: Double.random(in: 0.9..<1.1, using: &random), y: psu % 3 == 0 ? 1 : 0))
      }
    }
    let (cells, psus) = collapse(rows)
    let clustered = try #require(
      CorrectedDissimilarity(cells: cells, psus: psus, direction: .opportunity))
    let plain = try #require(
      CorrectedDissimilarity(cells: cells, psus: nil, direction: .opportunity))
    #expect(clustered.designEffect > 2)
    let ratio = clustered.dUnderEquality / plain.dUnderEquality
    #expect(abs(ratio - clustered.designEffect.squareRoot()) < 1e-12)
  }

  @Test(arguments: [0.0, 1.0])
  func noVariationHasNoBias(rate: Double) throws {
    for direction in Direction.allCases {
      let corrected = try #require(
        CorrectedDissimilarity(
          cells: cells([([0], 0.3, rate), ([1], 0.7, rate)]), psus: nil, direction: direction))
      #expect(corrected.d == 0)
      #expect(corrected.dUnderEquality == 0)
      #expect(corrected.corrected == 0)
    }
  }

  @Test func nothingToCorrect() throws {
    #expect(
      CorrectedDissimilarity(
        cells: cells([([0], 0, 0.5)]), psus: nil, direction: .opportunity) == nil)
    let one = collapse(
      InequalitySurvey.rows.map { row in
        var row = row
        row.levels = [0]
        return row
      })
    let corrected = try #require(
      CorrectedDissimilarity(cells: one.cells, psus: one.psus, direction: .opportunity))
    #expect(corrected.corrected == 0)
    #expect(corrected.designEffect == 1)
  }

  /// Without inequality plain D is far from 0; corrected D averages about 0.
  @Test(arguments: [(0.30, 0.045), (0.05, 0.130)])
  func correctedDIsCentredUnderEquality(rate: Double, plain: Double) throws {
    var random = SplitMix64(state: 2024)
    var sumOfD = 0.0
    var sumOfCorrected = 0.0
    let samples = 400
    for _ in 0..<samples {
      var rows = [Int32](repeating: 0, count: 12)
      var ones = [Double](repeating: 0, count: 12)
      for row in 0..<2000 {
        rows[row % 12] += 1
        if Double.random(in: 0..<1, using: &random) < rate { ones[row % 12] += 1 }
      }
      let weight = rows.map { Double($0) }
      let cells = CircumstanceCells(
        circumstanceCount: 1, levels: (0..<12).map { UInt32($0) }, rows: rows, weight: weight,
        weightedOnes: ones, squaredWeight: .any(weight))
      let corrected = try #require(
        CorrectedDissimilarity(cells: cells, psus: nil, direction: .opportunity))
      sumOfD += corrected.d / Double(samples)
      sumOfCorrected += corrected.corrected / Double(samples)
    }
    #expect(abs(sumOfD - plain) < 0.003)
    #expect(abs(sumOfCorrected) < 0.01)
  }
}
