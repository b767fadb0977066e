import SurveyStatistics

/// By cell, the sums of squared weights of the rows used whose outcome is 1, and 0.
enum CellSquares: Sendable {
  /// Of whole weights.
  case whole(ones: [UInt64], all: [UInt64])
  case any(ones: [SquareSum], zeros: [SquareSum])

  /// Adds the sums of every cell to those of the group that `group` names; nil is none.
  @inline(__always)
  func add(to groups: inout [(ones: SquareSum, zeros: SquareSum)], _ group: (Int) -> Int?) {
    switch self {
    case .whole(let ones, let all):
      for cell in all.indices {
        guard let group = group(cell) else { continue }
        groups[group].ones += SquareSum(whole: ones[cell])
        groups[group].zeros += SquareSum(whole: all[cell] &- ones[cell])
      }
    case .any(let ones, let zeros):
      for cell in ones.indices {
        guard let group = group(cell) else { continue }
        groups[group].ones += ones[cell]
        groups[group].zeros += zeros[cell]
      }
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
