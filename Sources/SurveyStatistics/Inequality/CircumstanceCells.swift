/// The observed combinations of circumstances, each with its totals over one sample.
///
/// A row matters to an inequality measure only through its combination of levels, so a sample of
/// any size is held as one entry for each combination: the number of rows n, the sum of weights
/// w, of w y and of w^2, with y the 0/1 indicator. Cells without weight may be present; every
/// measure passes over them.
package struct CircumstanceCells: Sendable, Equatable {
  /// The number of circumstances, C.
  package let circumstanceCount: Int
  /// Level indices by cell: circumstance `c` of cell `i` is at `i * circumstanceCount + c`.
  package let levels: [UInt32]
  /// Unweighted rows of each cell.
  package let rows: [Int32]
  /// Sum of the sampling weights of each cell.
  package let weight: [Double]
  /// Sum of weight times indicator of each cell.
  package let weightedOnes: [Double]
  private let squares: Squares

  /// Sums of squared weights: whole numbers as those who added them up hold them, without a copy.
  package enum Squares: Sendable, Equatable {
    case whole([UInt64])
    case any([Double])

    var count: Int {
      switch self {
      case .whole(let sums): sums.count
      case .any(let sums): sums.count
      }
    }
  }

  /// Sum of the squared sampling weights of each cell.
  ///
  /// - Complexity: O(N), with N cells, where these are whole numbers.
  package var squaredWeight: [Double] {
    switch squares {
    case .whole(let sums): sums.map { Double($0) }
    case .any(let sums): sums
    }
  }

  /// The number of cells, including those without weight.
  package var count: Int { weight.count }

  /// Creates cells from arrays of equal length (`levels`: C times that).
  package init(
    circumstanceCount: Int, levels: [UInt32], rows: [Int32], weight: [Double],
    weightedOnes: [Double], squaredWeight squares: Squares
  ) {
    precondition(levels.count == weight.count * circumstanceCount)
    precondition(rows.count == weight.count && weightedOnes.count == weight.count)
    precondition(squares.count == weight.count)
    self.circumstanceCount = circumstanceCount
    self.levels = levels
    self.rows = rows
    self.weight = weight
    self.weightedOnes = weightedOnes
    self.squares = squares
  }

  /// The level index of a circumstance in a cell.
  package func level(of circumstance: Int, in cell: Int) -> Int {
    Int(levels[cell * circumstanceCount + circumstance])
  }

  /// The cells that have weight.
  var withWeight: CircumstanceCells {
    if weight.allSatisfy({ $0 > 0 }) { return self }
    let kept = weight.indices.filter { weight[$0] > 0 }
    let squaredWeight = squaredWeight
    return CircumstanceCells(
      circumstanceCount: circumstanceCount,
      levels: kept.flatMap { levels[($0 * circumstanceCount)..<(($0 + 1) * circumstanceCount)] },
      rows: kept.map { rows[$0] }, weight: kept.map { weight[$0] },
      weightedOnes: kept.map { weightedOnes[$0] },
      squaredWeight: .any(kept.map { squaredWeight[$0] }))
  }

  /// The cells merged to some of the circumstances, in ascending order of their levels.
  ///
  /// - Complexity: O(s N log N), with N cells and s circumstances kept.
  package func merged(to circumstances: [Int]) -> CircumstanceCells {
    let (codes, codeCount) = combinations(of: circumstances)
    var levels = [UInt32](repeating: 0, count: codeCount * circumstances.count)
    var rows = [Int32](repeating: 0, count: codeCount)
    var weight = [Double](repeating: 0, count: codeCount)
    var weightedOnes = weight
    var squaredWeight = weight
    let squares = self.squaredWeight
    for cell in 0..<count {
      let code = codes[cell]
      for (position, circumstance) in circumstances.enumerated() {
        levels[code * circumstances.count + position] =
          self.levels[cell * circumstanceCount + circumstance]
      }
      rows[code] += self.rows[cell]
      weight[code] += self.weight[cell]
      weightedOnes[code] += self.weightedOnes[cell]
      squaredWeight[code] += squares[cell]
    }
    return CircumstanceCells(
      circumstanceCount: circumstances.count, levels: levels, rows: rows, weight: weight,
      weightedOnes: weightedOnes, squaredWeight: .any(squaredWeight))
  }

  /// The combination of the given circumstances that each cell shows, as its rank among the
  /// combinations present, and the number of these.
  ///
  /// - Complexity: O(s N) with N cells and s circumstances, where a circumstance's levels times
  ///   the combinations before it are no more than a few for each cell; else O(s N log N).
  func combinations(of circumstances: [Int]) -> (codes: [Int], count: Int) {
    var codes = [Int](repeating: 0, count: count)
    var distinct = min(count, 1)
    for circumstance in circumstances {
      let levelCount = 1 + codes.indices.reduce(0) { max($0, level(of: circumstance, in: $1)) }
      // A rank is below the number of cells and a level below 2^31: the product fits 64 bits.
      for cell in codes.indices {
        codes[cell] = codes[cell] * levelCount + level(of: circumstance, in: cell)
      }
      distinct = Self.rank(&codes, below: distinct * levelCount)
    }
    return (codes, distinct)
  }

  /// Replaces numbers by their ranks among those present, and gives the number of these.
  private static func rank(_ numbers: inout [Int], below limit: Int) -> Int {
    var distinct = 0
    if limit <= 4 * numbers.count + 1024 {
      var ranks = [Int](repeating: -1, count: limit)
      for number in numbers { ranks[number] = 0 }
      for number in ranks.indices where ranks[number] == 0 {
        ranks[number] = distinct
        distinct += 1
      }
      for place in numbers.indices { numbers[place] = ranks[numbers[place]] }
      return distinct
    }
    let order = numbers.indices.sorted { numbers[$0] < numbers[$1] }
    var last: Int?
    for place in order {
      let number = numbers[place]
      if number != last { distinct += 1 }
      last = number
      numbers[place] = distinct - 1
    }
    return distinct
  }
}
