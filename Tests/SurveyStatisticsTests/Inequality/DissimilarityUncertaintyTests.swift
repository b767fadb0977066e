import SurveyModel
import Testing

@testable import SurveyStatistics

/// What the PSUs say of D, however the work is shared out.
struct DissimilarityUncertaintyTests {
  /// An undivided population has no inequality, in no replicate.
  @Test func oneCellHasNoError() throws {
    var random = SplitMix64(state: 3)
    let rows = (0..<300).map { _ in
      SampleRow(
        stratum: Int.random(in: 0..<3, using: &random),
        psu: Int.random(in: 0..<4, using: &random), levels: [0],
        weight: Double.random(in: 0.1..<3, using: &random),
        y: Double(Int.random(in: 0...1, using: &random)))
    }
    let (cells, psus) = collapse(rows)
    let error = try #require(
      DissimilarityJackknife(cells: cells, psus: psus, direction: .opportunity))
    #expect(error.d == 0)
    #expect(error.hoi > 0)
  }

  /// Strata shared out among threads give what one after the other gives, to the last digit.
  @Test(arguments: [2, 3, 5, 24])
  func theNumberOfPartsChangesNothing(parts: Int) {
    var random = SplitMix64(state: 11)
    let rows = (0..<900).map { _ in
      SampleRow(
        stratum: Int.random(in: 0..<7, using: &random),
        psu: Int.random(in: 0..<5, using: &random),
        levels: [Int.random(in: 0..<3, using: &random), Int.random(in: 0..<4, using: &random)],
        weight: Double.random(in: 0.1..<3, using: &random),
        y: Double(Int.random(in: 0...1, using: &random)))
    }
    let (cells, psus) = collapse(rows)
    func uncertainty(_ parts: Int) -> DissimilarityUncertainty {
      var asked = 0
      let found = DissimilarityUncertainty(
        cells: cells, psus: psus, direction: .barrier, lonePSU: .average, parts: parts
      ) { count, part in
        asked = count
        return (0..<count).map(part)
      }
      #expect(asked == min(parts, 7))
      return found
    }
    let (one, several) = (uncertainty(1), uncertainty(parts))
    #expect(one.contrastVariance > 0 && one.error != nil)
    #expect(one.contrastVariance == several.contrastVariance && one.error == several.error)
  }
}

extension DissimilarityJackknife {
  /// The errors alone of what the PSUs say.
  init?(cells: CircumstanceCells, psus: PSUCellTotals, direction: Direction) {
    let uncertainty = DissimilarityUncertainty(
      cells: cells, psus: psus, direction: direction, lonePSU: .grandMean)
    guard let error = uncertainty.error else { return nil }
    self = error
  }
}

extension CorrectedDissimilarity {
  /// The correction with what the PSUs say, if there are any.
  init?(
    cells: CircumstanceCells, psus: PSUCellTotals?,
    lonePSU: PSUCellTotals.LonePSU = .grandMean, direction: Direction
  ) {
    self.init(
      cells: cells,
      uncertainty: psus.map {
        DissimilarityUncertainty(
          cells: cells, psus: $0, direction: direction, lonePSU: lonePSU)
      }, direction: direction)
  }
}
