/// The quantile of the values by the inverse of their distribution function.
///
/// The smallest value with at least the share `q` of all values at or below it (type 1 of Hyndman
/// and Fan 1996). Values that are missing or not finite are left out.
///
/// - Returns: nil without a value.
/// - Complexity: O(n log n).
package func percentile(_ q: Double, of values: [Double?]) -> Double? {
  let sorted = values.compactMap { $0?.ifFinite }.sorted()
  guard let first = sorted.first else { return nil }
  let position = q * Double(sorted.count)
  guard position > 1 else { return first }
  guard position < Double(sorted.count) else { return sorted.last }
  // q n is a whole number up to rounding where it should be one: 0.05 x 200 must not give 11.
  let nearest = position.rounded()
  let rank = abs(position - nearest) < 1e-9 * position ? nearest : position.rounded(.up)
  return sorted[Int(rank) - 1]
}
