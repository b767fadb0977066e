import Testing

@testable import SurveyStatistics

/// Random grouped data with many cells of 0 or 1 only, where separation is about as frequent as
/// its absence.
struct SeparationTests {
  struct Example {
    var design: DesignMatrix
    var weight: [Double] = []
    var ones: [Double] = []
  }

  static func example(_ random: inout SplitMix64) -> Example {
    let levelCounts = (0..<Int.random(in: 1...4, using: &random)).map { _ in
      Int.random(in: 2...5, using: &random)
    }
    let purity = Double.random(in: 0...1, using: &random)
    var example = Example(
      design: DesignMatrix(columnCount: 1 + levelCounts.reduce(0) { $0 + $1 - 1 }))
    for _ in 0..<Int.random(in: 2...25, using: &random) {
      example.design.append(1, in: 0)
      var first = 1
      for (position, count) in levelCounts.enumerated() {
        let level = Int.random(in: 0..<count, using: &random)
        // The first circumstance is a number now and then.
        if position == 0 && purity > 0.5 {
          example.design.append(Double(level * level) - 1.5, in: first)
        } else if level > 0 {
          example.design.append(1, in: first + level - 1)
        }
        first += count - 1
      }
      example.design.endRow()
      let isPure = Double.random(in: 0..<1, using: &random) < purity
      let rate =
        isPure
        ? Double(Int.random(in: 0...1, using: &random))
        : Double.random(in: 0.05...0.95, using: &random)
      let weight = Double.random(in: 0.2...2, using: &random)
      example.weight.append(weight)
      example.ones.append(weight * rate)
    }
    return example
  }

  /// A separation found is one: the direction itself shows it.
  @Test func directionsMoveRowsInTheirSense() throws {
    var random = SplitMix64(state: 31)
    var found = 0
    for _ in 0..<400 {
      let example = Self.example(&random)
      let problem = GroupedBinomial(
        design: example.design, weight: example.weight, weightedOnes: example.ones)
      let columns = example.design.independentColumns(
        weight: example.weight, order: Array(0..<example.design.columnCount))
      guard
        let separation = Separation(
          of: problem, columns: columns, rows: Array(example.weight.indices))
      else { continue }
      found += 1
      #expect(separation.isSeparated.contains(true))
      for row in example.weight.indices {
        let movement =
          example.design.product(row: row, separation.coefficients) / separation.largest
        switch problem.variation(row) {
        case .mixed: #expect(abs(movement) < 1e-7)
        case .onlyOnes: #expect(movement > -1e-7)
        case .onlyZeros: #expect(movement < 1e-7)
        }
      }
    }
    #expect(found > 100)
  }

  /// No separation is overlooked: the score vanishes at finite coefficients, which no direction
  /// of separation allows.
  @Test func scoreVanishesOverTheRowsFitted() throws {
    var random = SplitMix64(state: 32)
    var finite = 0
    for _ in 0..<400 {
      let example = Self.example(&random)
      let fit = try #require(
        LogisticFit(
          design: example.design, weight: example.weight, weightedOnes: example.ones))
      if !fit.isFitted.contains(false) { finite += 1 }
      var score = [Double](repeating: 0, count: example.design.columnCount)
      for row in example.weight.indices where fit.isFitted[row] {
        let residual = example.ones[row] - example.weight[row] * fit.probabilities[row]
        for entry in example.design.entries(of: row) {
          score[example.design.columns[entry]] +=
            residual * example.design.values[entry]
        }
      }
      for column in fit.fittedColumns { #expect(abs(score[column]) < 1e-8) }
      #expect(fit.coefficients.allSatisfy { abs($0) < 1000 })
    }
    #expect(finite > 100)
  }
}
