/// Weights rounded to a binary grid on which sums are exact, and so the same in any order.
///
/// The weights of a bootstrap replicate are products such as `w n / (n - 1)`, whose sums depend on
/// their order in the last digits. Rounded to a grid that is finer than 10^-15 of the largest sum,
/// they do not, and a tree grows faster on them.
package struct ExactSums: Sendable {
  @usableFromInline let shift: Double

  /// - Parameter bound: what no sum will exceed.
  package init(upTo bound: Double) {
    // Below 2^51 steps of the grid a number plus 1.5 x 2^52 steps has the step as its last digit.
    let step = bound > 0 ? 2 * bound.binade * 0x1p-51 : 0
    shift = 0x1.8p52 * step
  }

  /// The nearest weight on the grid; `weight` lies between 0 and the bound.
  @inlinable
  package func rounded(_ weight: Double) -> Double { (weight + shift) - shift }

  /// Whether sums and differences of the totals are exact, `whole` being the sum of all.
  static func hold(for totals: [CellTotal], whole: CellTotal) -> Bool {
    guard whole.w > 1e-200, whole.w < 1e200 else { return false }
    let perStep = 1 / whole.w.ulp
    func isOnGrid(_ weight: Double) -> Bool {
      let steps = weight * perStep
      return steps >= 0 && steps <= 0x1p53 && Double(Int64(steps)) == steps
    }
    return totals.allSatisfy { isOnGrid($0.w) && isOnGrid($0.wy) }
  }
}
