/// Which groups are too thin to be shown on their own account.
struct SuppressionRule {
  let profile: TreeRequest.Suppression

  /// Unweighted rows below which the DHS Program shows an asterisk.
  static let dhsLeastCases = 25
  /// Rows and effective rows below which the United States' National Center for Health Statistics
  /// hides a rate (Parker and others, 2017).
  static let nchsLeastCases = 30
  /// The same standards' width of an interval from which on it is too wide.
  static let nchsWidest = 0.30
  /// Their width up to which it is always narrow enough.
  static let nchsAlwaysNarrow = 0.05
  /// Their width in relation to the rate beyond which it is too wide between the two.
  static let nchsWidestToRate = 1.3

  /// Whether a group is hidden whatever stands beside it; one that was hidden stays so.
  func hides(_ node: Finding.Node) -> Bool {
    if profile == .none { return false }
    guard let rate = node.rate, !node.suppressed else { return true }
    switch profile {
    case .none: return false
    case .dhs: return node.n < Self.dhsLeastCases
    case .nchs:
      let estimate = node.estimate
      let interval = estimate?.low.flatMap { low in estimate?.high.map { (low, $0) } }
      return node.n < Self.nchsLeastCases || isImprecise(rate, se: estimate?.se, interval)
    }
  }

  /// A rate whose uncertainty is unknown is taken for imprecise.
  func isImprecise(_ rate: Double?, se: Double?, _ interval: (low: Double, high: Double)?) -> Bool {
    guard let rate, let (low, high) = interval else { return true }
    if let se, rate * (1 - rate) < Double(Self.nchsLeastCases) * se * se {
      return true
    }
    let width = high - low
    return width >= Self.nchsWidest
      || width > Self.nchsAlwaysNarrow && width > Self.nchsWidestToRate * rate
  }
}
