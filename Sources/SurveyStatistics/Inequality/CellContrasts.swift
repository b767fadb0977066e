/// The linearised variance between PSUs of the differences between cells' rates and that of all.
///
/// With residual y - p_cell the score of PSU j in p_i - p is e_ij/W_i - E_j/W: e_ij the sum of
/// w (y - p_i) of cell i in it, E_j their sum over cells, W the weight of all. What is asked for is
/// the sum of the variances over cells that count, each times the cell's weight W_i:
///
///     sum_i e_ij^2/W_i - 2/W E_j sum_i e_ij + (sum_i W_i)/W^2 E_j^2
///
/// for each PSU. So it takes a few sums of every PSU, and none for each cell.
struct CellContrasts {
  /// Cells with fewer rows do not count: their own rate is too rough.
  static let leastRows: Int32 = 25

  private let totalWeight: Double
  /// Weight of the cells that count.
  private let countedWeight: Double
  private var sums = StratumCells.Residuals()
  /// Sums of the products of a PSU's residuals.
  private var products = 0.0
  private var squares = 0.0

  init(_ cells: CircumstanceCells) {
    totalWeight = cells.weight.reduce(0, +)
    countedWeight = zip(cells.weight, cells.rows).reduce(0) { sum, cell in
      cell.1 >= Self.leastRows ? sum + cell.0 : sum
    }
  }

  /// Adds a PSU of the present stratum.
  mutating func add(_ residuals: StratumCells.Residuals) {
    sums.all += residuals.all
    sums.counted += residuals.counted
    sums.squares += residuals.squares
    products += residuals.all * residuals.counted
    squares += residuals.all * residuals.all
  }

  /// Ends a stratum of so many PSUs, and returns what it adds to the variance if the squares about
  /// its mean count `factor` times.
  ///
  /// - Parameter squaresOfSums: the squares of cells' residuals, those of all PSUs taken together.
  mutating func finish(size: Int, squaresOfSums: Double, factor: Double) -> Double {
    // A lone PSU is not centred.
    let centring = size > 1 ? 1 / Double(size) : 0
    let own = sums.squares - centring * squaresOfSums
    let shared = products - centring * sums.all * sums.counted
    let common = squares - centring * sums.all * sums.all
    (sums, products, squares) = (StratumCells.Residuals(), 0, 0)
    // Where it does not count, infinite sums do not, either.
    if factor == 0 { return 0 }
    return factor
      * (own - 2 / totalWeight * shared + countedWeight / (totalWeight * totalWeight) * common)
  }
}
