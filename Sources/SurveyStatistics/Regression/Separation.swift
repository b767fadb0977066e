/// A direction in which a binomial likelihood rises for ever: rows with only ones move up or
/// stay, rows with only zeros move down or stay, mixed rows stay.
///
/// The rows that move are *separated*: in the limit they are predicted perfectly.
///
/// Directions that leave the mixed rows alone are spanned by few vectors; with z_i what such a
/// vector's coordinates move row i in its own sense, a direction d with all z_i d >= 0 and one
/// positive is wanted. It exists unless positive multiples of the z_i sum to 0 (Stiemke). So the
/// least-squares problem min |sum_i (1 + y_i) z_i|^2 over y >= 0 decides: its residual is either 0
/// or such a direction, by the conditions of its optimum. It is solved exactly, in finitely many
/// steps, by the active-set method of Lawson and Hanson (1974), Solving Least Squares Problems.
///
/// Source of the concepts: Albert and Anderson (1984), On the existence of maximum likelihood
/// estimates in logistic regression models.
struct Separation {
  /// The direction: one value for each column.
  let coefficients: [Double]
  /// Whether a row moves.
  let isSeparated: [Bool]
  /// The largest movement of a row.
  let largest: Double

  /// Searches a direction among some columns and rows; nil when there is none.
  ///
  /// - Complexity: O(N k^2 + m^3) for N rows of k non-zero columns and m columns, when the mixed
  ///   rows span all columns; else O(N k + q^2 + m q) more for each of about q steps, with q the
  ///   columns that they leave open.
  init?(of problem: GroupedBinomial, columns: [Int], rows: [Int]) {
    let design = problem.design
    // The sense in which a row without variation may move; 0: it must stay.
    var sense = [Double](repeating: 0, count: design.rowCount)
    var isMixed = sense
    for row in rows {
      switch problem.variation(row) {
      case .onlyZeros: sense[row] = -1
      case .mixed: isMixed[row] = 1
      case .onlyOnes: sense[row] = 1
      }
    }
    let pure = rows.filter { sense[$0] != 0 }
    let open = OpenDirections(design: design, columns: columns, mixed: isMixed)
    guard !pure.isEmpty, !open.isEmpty else { return nil }

    var total = [Double](repeating: 0, count: open.count)
    for row in pure {
      for (index, value) in open.movements(of: row, sense: sense[row]).enumerated() {
        total[index] += value
      }
    }
    var search = ActiveSet(target: total)
    var excluded: Set<Int> = []
    // The method ends by itself; the limit is a guard against rounding.
    for _ in 0..<(20 * open.count + 100) {
      if search.isResidualZero { return nil }
      let direction = open.coefficients(of: search.residual)
      var largest = 0.0
      var least = 0.0
      var worst: Int?
      for row in pure {
        let movement = sense[row] * design.product(row: row, direction)
        largest = max(largest, movement)
        if movement < least && !excluded.contains(row) {
          least = movement
          worst = row
        }
      }
      guard let worst, least < -1e-9 * largest else {
        guard largest > 0 else { return nil }
        coefficients = direction
        self.largest = largest
        isSeparated = sense.indices.map { row in
          sense[row] != 0
            && sense[row] * design.product(row: row, direction) > 1e-7 * largest
        }
        return
      }
      if search.enter(worst, vector: open.movements(of: worst, sense: sense[worst])) {
        excluded.removeAll()
      } else {
        excluded.insert(worst)
      }
    }
    return nil
  }
}

/// The directions of coefficients that leave all mixed rows alone, with a basis: each open column
/// moves by one, and the closed columns so that they make up for it.
private struct OpenDirections {
  private let design: DesignMatrix
  private let open: [Int]
  private let closed: [Int]
  /// By open column, the coefficients of the closed ones.
  private let compensation: [[Double]]
  /// By column, where it stands among the open or the closed ones.
  private var openPosition: [Int]
  private var closedPosition: [Int]

  init(design: DesignMatrix, columns: [Int], mixed: [Double]) {
    self.design = design
    let gram = design.gram(weight: mixed, columns: columns)
    let (rows, factor) = gram.independentRows()
    closed = rows.map { columns[$0] }
    let isClosed = Set(rows)
    let dependent = columns.indices.filter { !isClosed.contains($0) }
    open = dependent.map { columns[$0] }
    compensation = dependent.map { index in
      factor.solve(rows.map { -gram[max($0, index), min($0, index)] })
    }
    openPosition = Array(repeating: -1, count: design.columnCount)
    closedPosition = openPosition
    for (position, column) in open.enumerated() { openPosition[column] = position }
    for (position, column) in closed.enumerated() { closedPosition[column] = position }
  }

  var count: Int { open.count }
  var isEmpty: Bool { open.isEmpty }

  /// How a step along each basis vector moves a row, in its sense.
  func movements(of row: Int, sense: Double) -> [Double] {
    var result = [Double](repeating: 0, count: count)
    for entry in design.entries(of: row) {
      let column = design.columns[entry]
      let value = sense * design.values[entry]
      if openPosition[column] >= 0 {
        result[openPosition[column]] += value
      } else if closedPosition[column] >= 0 {
        for index in result.indices {
          result[index] += value * compensation[index][closedPosition[column]]
        }
      }
    }
    return result
  }

  /// The coefficients of a combination of basis vectors.
  func coefficients(of combination: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: design.columnCount)
    for (index, column) in open.enumerated() {
      result[column] = combination[index]
      for (position, other) in closed.enumerated() {
        result[other] += combination[index] * compensation[index][position]
      }
    }
    return result
  }
}

/// The state of the method of Lawson and Hanson for min |target + sum_i y_i z_i|^2 over y >= 0:
/// the vectors z_i with positive multipliers.
private struct ActiveSet {
  private let target: [Double]
  private var members: [Int] = []
  private var vectors: [[Double]] = []
  private var multipliers: [Double] = []
  private var factor = CholeskyFactor()
  /// target + sum_i y_i z_i.
  private(set) var residual: [Double]

  init(target: [Double]) {
    self.target = target
    residual = target
  }

  /// Whether the residual is nothing but rounding.
  var isResidualZero: Bool {
    var scale = 1.0
    for value in target { scale = max(scale, abs(value)) }
    for multiplier in multipliers { scale = max(scale, multiplier) }
    return residual.allSatisfy { abs($0) <= 1e-9 * scale }
  }

  /// Lets a vector have a positive multiplier and moves to the optimum with the vectors kept;
  /// false, and unchanged, when rounding forbids it.
  mutating func enter(_ member: Int, vector: [Double]) -> Bool {
    let before = self
    guard !members.contains(member), add(member, vector, multiplier: 0) else { return false }
    while true {
      let best = factor.solve(vectors.map { -dot($0, target) })
      if members.count == before.members.count + 1, (best.last ?? 0) <= 0 {
        self = before
        return false
      }
      if best.allSatisfy({ $0 > 0 }) {
        multipliers = best
        break
      }
      // As far towards the optimum as multipliers stay positive; those at 0 leave.
      var step = 1.0
      for (now, goal) in zip(multipliers, best) where goal <= 0 {
        step = min(step, now / (now - goal))
      }
      let moved = zip(multipliers, best).map { $0 + step * ($1 - $0) }
      let kept = members.indices.filter { moved[$0] > 1e-12 || members[$0] == member }
      guard kept.count < members.count else {
        self = before
        return false
      }
      let old = self
      members = []
      vectors = []
      multipliers = []
      factor = CholeskyFactor()
      for index in kept {
        guard add(old.members[index], old.vectors[index], multiplier: moved[index]) else {
          self = before
          return false
        }
      }
    }
    residual = target
    for (vector, multiplier) in zip(vectors, multipliers) {
      for index in residual.indices { residual[index] += multiplier * vector[index] }
    }
    return true
  }

  private mutating func add(_ member: Int, _ vector: [Double], multiplier: Double) -> Bool {
    let products = vectors.map { dot($0, vector) }
    guard factor.append(products: products, square: dot(vector, vector), tolerance: 1e-12) else {
      return false
    }
    members.append(member)
    vectors.append(vector)
    multipliers.append(multiplier)
    return true
  }

  private func dot(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for index in a.indices { sum += a[index] * b[index] }
    return sum
  }
}
