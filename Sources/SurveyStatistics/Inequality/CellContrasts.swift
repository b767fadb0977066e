/// The linearised variance between PSUs of p_i - p for every cell i, with residual y - p_cell.
///
/// The score of PSU j is z = e_ij/W_i - E_j/W, with e_ij the sum of w (y - p_i) of cell i in it,
/// E_j their sum over cells, W the weight of all. Only PSUs with a row in the cell differ from
/// -E_j/W, so one pass over the entries gives every cell its own part of the sum of squares.
///
/// - Complexity: O(N + E) for N cells and E entries of PSUs.
func cellContrastVariances(
  cells: CircumstanceCells, psus: PSUCellTotals, lonePSU: PSUCellTotals.LonePSU
) -> [Double] {
  let total = cells.weight.reduce(0, +)
  let factors = psus.varianceFactors(lonePSU: lonePSU)
  var contrasts = CellContrasts(cells)
  psus.withEntries { entries in
    withUnsafeTemporaryAllocation(
      of: CellContrasts.Residual.self, capacity: max(1, entries.most)
    ) { residuals in
      for stratum in psus.stratumSizes.indices where factors[stratum] > 0 {
        for psu in psus.psus(of: stratum) { contrasts.add(psu, of: entries, residuals) }
        contrasts.finish(size: psus.stratumSizes[stratum], factor: factors[stratum])
      }
    }
  }
  return (0..<cells.count).map { cell in
    let weight = cells.weight[cell]
    guard weight > 0 else { return 0 }
    let variance =
      contrasts.own[cell] / (weight * weight) - 2 * contrasts.shared[cell] / (weight * total)
      + contrasts.common / (total * total)
    return max(0, variance)
  }
}

/// Sums over PSUs of the squares and products of what cells' residuals add up to in each.
private struct CellContrasts {
  /// A residual, and the place of its cell among those of the stratum.
  typealias Residual = (place: Int32, value: Double)

  /// By cell, the sum over PSUs of e^2 and of e E, both about the stratum's mean.
  private(set) var own: [Double]
  private(set) var shared: [Double]
  /// The sum of E^2 about the stratum's mean.
  private(set) var common = 0.0

  private let cells: CircumstanceCells
  /// The cells of the PSUs added last, in the order in which they were met.
  private var listed: [Int32] = []
  /// By listed cell: what one stratum touches stays close together.
  private var parts: [Part]
  /// By cell, its place among the listed ones; -1 is none.
  private var places: [Int32]
  private var squareSum = 0.0
  private var sum = 0.0

  private struct Part {
    var rate = 0.0
    var own = 0.0
    var shared = 0.0
    var residual = 0.0
  }

  init(_ cells: CircumstanceCells) {
    self.cells = cells
    own = [Double](repeating: 0, count: cells.count)
    shared = own
    parts = []
    places = [Int32](repeating: -1, count: cells.count)
  }

  /// Adds a PSU of the present stratum.
  ///
  /// - Parameter residuals: room for as many as the PSU has entries.
  mutating func add(
    _ psu: Int, of entries: PSUEntries, _ residuals: UnsafeMutableBufferPointer<Residual>
  ) {
    var count = 0
    var psuSum = 0.0
    entries.forEach(of: psu) { cell, weight, ones in
      var place = places[cell]
      if place < 0 { place = list(cell) }
      let residual = ones - parts[Int(place)].rate * weight
      psuSum += residual
      residuals[count] = (place, residual)
      count &+= 1
    }
    parts.withUnsafeMutableBufferPointer { parts in
      for entry in 0..<count {
        let (place, residual) = residuals[entry]
        parts[Int(place)].residual += residual
        parts[Int(place)].own += residual * residual
        parts[Int(place)].shared += residual * psuSum
      }
    }
    squareSum += psuSum * psuSum
    sum += psuSum
  }

  @inline(never)
  private mutating func list(_ cell: Int) -> Int32 {
    let place = Int32(listed.count)
    places[cell] = place
    listed.append(Int32(cell))
    let weight = cells.weight[cell]
    parts.append(Part(rate: weight > 0 ? cells.weightedOnes[cell] / weight : 0))
    return place
  }

  /// Ends a stratum of so many PSUs, whose sums of squares count `factor` times.
  mutating func finish(size: Int, factor: Double) {
    // A lone PSU is not centred.
    let centring = size > 1 ? 1 / Double(size) : 0
    for (place, part) in parts.enumerated() {
      let cell = Int(listed[place])
      own[cell] += factor * (part.own - centring * part.residual * part.residual)
      shared[cell] += factor * (part.shared - centring * part.residual * sum)
      places[cell] = -1
    }
    common += factor * (squareSum - centring * sum * sum)
    (squareSum, sum) = (0, 0)
    listed.removeAll(keepingCapacity: true)
    parts.removeAll(keepingCapacity: true)
  }
}
