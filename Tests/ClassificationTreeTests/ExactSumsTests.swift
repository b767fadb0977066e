import Testing

@testable import ClassificationTree

/// Weights on a grid: near the given ones, and with sums that no order changes.
@Suite struct ExactSumsTests {
  @Test(arguments: 0..<20)
  func sumsDoNotDependOnTheOrder(seed: Int) {
    var random = SeededRandom(seed)
    let given = (0..<2_000).map { _ in random.unit() * 3e6 / Double(1 + random.below(40)) }
    let bound = given.reduce(0, +) * 1.01
    let sums = ExactSums(upTo: bound)
    var weights = given.map { sums.rounded($0) }
    for (a, b) in zip(given, weights) { #expect(abs(a - b) <= bound * 0x1p-51) }
    let sum = weights.reduce(0, +)
    for _ in 0..<5 {
      random.shuffle(&weights)
      #expect(weights.reduce(0, +) == sum)
    }
    let totals = weights.map { CellTotal(n: 1, w: $0, wy: random.chance(0.5) ? $0 : 0) }
    let whole = totals.reduce(into: CellTotal()) { $0 += $1 }
    #expect(ExactSums.hold(for: totals, whole: whole))
    let exactly = given.map { CellTotal(n: 1, w: $0, wy: 0) }
    let other = exactly.reduce(into: CellTotal()) { $0 += $1 }
    #expect(!ExactSums.hold(for: exactly, whole: other))
  }

  @Test func wholeNumbersAreOnEveryGrid() {
    let totals = [1, 7, 4e15, 123_456].map { CellTotal(n: 1, w: $0, wy: $0) }
    let whole = totals.reduce(into: CellTotal()) { $0 += $1 }
    #expect(ExactSums.hold(for: totals, whole: whole))
    #expect(!ExactSums.hold(for: [CellTotal()], whole: CellTotal()))
    #expect(ExactSums(upTo: 0).rounded(0) == 0)
  }

  /// Eighths are on the grid of their sum, thirds are not.
  @Test func fractionsAreJudgedByTheGridOfTheirSum() {
    for (part, isExact) in [(8.0, true), (3.0, false)] {
      let totals = (1...100).map { CellTotal(n: 1, w: Double($0) / part, wy: 0) }
      let whole = totals.reduce(into: CellTotal()) { $0 += $1 }
      #expect(ExactSums.hold(for: totals, whole: whole) == isExact)
    }
  }
}
