/// The cells of one stratum among all, with what its PSUs add up to in each.
///
/// Millions of entries of PSUs pass through here: what one stratum touches stays close together,
/// in memory of its own.
struct StratumCells: ~Copyable {
  /// Sums over rows.
  struct Sums {
    var weight = 0.0
    var ones = 0.0
  }

  /// What is known of a cell from the rows of everybody.
  struct Whole {
    let sums: Sums
    let rate: Double
    /// 1 for a cell that counts, else 0.
    let counts: Double
    /// 1 by the cell's weight, for a cell that counts; else 0.
    let scale: Double
  }

  /// What the residuals w (y - p) of a PSU's rows add up to, p the rate of their cell.
  struct Residuals {
    var all = 0.0
    /// The same over cells that count.
    var counted = 0.0
    /// Over cells that count, the square of a cell's sum by the cell's weight.
    var squares = 0.0
  }

  /// The number of cells with an entry.
  private(set) var count = 0

  private let cells: CircumstanceCells
  /// Rows from which on a cell counts.
  private let leastRows: Int32
  /// By cell, its place among those with an entry; -1 is none.
  private let places: UnsafeMutablePointer<Int32>
  /// By place; there is room for all cells.
  private let listed: UnsafeMutablePointer<Int32>
  private let sums: UnsafeMutablePointer<Sums>
  private let wholes: UnsafeMutablePointer<Whole>

  /// Starts without a cell.
  ///
  /// - Parameter leastRows: cells of fewer rows do not count.
  init(_ cells: CircumstanceCells, leastRows: Int32) {
    self.cells = cells
    self.leastRows = leastRows
    places = .allocate(capacity: cells.count)
    places.initialize(repeating: -1, count: cells.count)
    listed = .allocate(capacity: cells.count)
    sums = .allocate(capacity: cells.count)
    wholes = .allocate(capacity: cells.count)
  }

  deinit {
    places.deallocate()
    listed.deallocate()
    sums.deallocate()
    wholes.deallocate()
  }

  /// Adds a PSU, and returns its sums over all cells.
  mutating func add(_ psu: Int, of entries: PSUEntries) -> Sums {
    var own = Sums()
    var count = count
    let (places, listed, sums) = (places, listed, sums)
    entries.forEach(of: psu) { cell, weight, ones in
      var place = Int(places[cell])
      if place < 0 {
        place = count
        count &+= 1
        places[cell] = Int32(truncatingIfNeeded: place)
        listed[place] = Int32(truncatingIfNeeded: cell)
        sums[place] = Sums()
      }
      sums[place].weight += weight
      sums[place].ones += ones
      own.weight += weight
      own.ones += ones
    }
    self.count = count
    return own
  }

  /// Looks up what is known of the cells, once all PSUs are added.
  mutating func lookUp() {
    for place in 0..<count {
      let cell = Int(listed[place])
      let sums = Sums(weight: cells.weight[cell], ones: cells.weightedOnes[cell])
      let hasWeight = sums.weight > 0
      let counts = hasWeight && cells.rows[cell] >= leastRows
      wholes[place] = Whole(
        sums: sums, rate: hasWeight ? sums.ones / sums.weight : 0, counts: counts ? 1 : 0,
        scale: counts ? 1 / sums.weight : 0)
    }
  }

  /// The squares of residuals as if all rows of the stratum were those of one PSU.
  var squaresOfResiduals: Double {
    (0..<count).reduce(0) { squares, place in
      let residual = sums[place].ones - wholes[place].rate * sums[place].weight
      return squares + residual * residual * wholes[place].scale
    }
  }

  /// The cells with the rows of everybody.
  func table(rates: ClosedRange<Double>) -> ShortfallTable {
    ShortfallTable(
      weight: (0..<count).map { wholes[$0].sums.weight },
      weightedOnes: (0..<count).map { wholes[$0].sums.ones }, rates: rates)
  }

  /// Adds the rows of everybody, those of the stratum grown by a factor.
  mutating func grow(factor: Double) {
    for place in 0..<count {
      sums[place].weight = wholes[place].sums.weight + factor * sums[place].weight
      sums[place].ones = wholes[place].sums.ones + factor * sums[place].ones
    }
  }

  /// The cells once they are grown.
  func grownTable(rates: ClosedRange<Double>) -> ShortfallTable {
    ShortfallTable(
      weight: (0..<count).map { sums[$0].weight },
      weightedOnes: (0..<count).map { sums[$0].ones }, rates: rates)
  }

  /// What a PSU's residuals add up to, and what the shortfall of the grown cells below a rate
  /// changes by if its rows are taken away `times` times.
  func leaveOut(
    _ psu: Int, of entries: PSUEntries, times: Double, below rate: Double
  ) -> (residuals: Residuals, change: Double) {
    var residuals = Residuals()
    var change = 0.0
    let (places, sums, wholes) = (places, sums, wholes)
    entries.forEach(of: psu) { cell, weight, ones in
      let place = Int(places[cell])
      let whole = wholes + place
      let residual = ones - whole.pointee.rate * weight
      residuals.all += residual
      residuals.counted += residual * whole.pointee.counts
      residuals.squares += residual * residual * whole.pointee.scale
      let shortfall = rate * sums[place].weight - sums[place].ones
      change += max(0, shortfall - times * (rate * weight - ones)) - max(0, shortfall)
    }
    return (residuals, change)
  }

  /// Starts anew without a cell.
  mutating func clear() {
    for place in 0..<count { places[Int(listed[place])] = -1 }
    count = 0
  }
}
