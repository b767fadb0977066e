/// Kish's design effect of weighting, `1 + CV^2` of the weights.
///
/// - Returns: 1 for equal weights; nil without rows or when a sum is not finite.
package func kishDesignEffect(
  rows: Int, weight: Double, squaredWeight: Double
) -> Double? {
  guard rows > 0, weight > 0 else { return nil }
  let mean = weight / Double(rows)
  return (squaredWeight / Double(rows) / (mean * mean)).ifFinite
}
