import SurveyStatistics

/// By cell, the sums of squared weights of the rows used whose outcome is 1, and 0.
enum CellSquares: Sendable {
  /// Of whole weights.
  case whole(ones: [UInt64], all: [UInt64])
  case any(ones: [SquareSum], zeros: [SquareSum])

  /// The sum over rows of a cell whose outcome is 1.
  func ones(_ cell: Int) -> SquareSum {
    switch self {
    case .whole(let ones, _): SquareSum(whole: ones[cell])
    case .any(let ones, _): ones[cell]
    }
  }

  /// The sum over rows of a cell whose outcome is 0.
  func zeros(_ cell: Int) -> SquareSum {
    switch self {
    case .whole(let ones, let all): SquareSum(whole: all[cell] &- ones[cell])
    case .any(_, let zeros): zeros[cell]
    }
  }

  /// The sum over all rows of every cell.
  var both: [Double] {
    switch self {
    case .whole(_, let all): all.map { Double($0) }
    case .any(let ones, let zeros): zip(ones, zeros).map { ($0 + $1).value }
    }
  }

  /// The sum over all rows.
  var total: SquareSum {
    switch self {
    case .whole(_, let all): all.reduce(into: SquareSum()) { $0 += SquareSum(whole: $1) }
    case .any(let ones, let zeros):
      zip(ones, zeros).reduce(into: SquareSum()) {
        $0 += $1.0
        $0 += $1.1
      }
    }
  }
}
