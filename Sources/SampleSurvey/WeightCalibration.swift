/// Scales positive whole-number weights so that their sum is exactly `total`.
///
/// Each weight is multiplied by `total / sum` and truncated; the units that truncation leaves over
/// go one each to the first weights, so that no rounding decides the sum.
///
///     calibrated([1, 1, 2], to: 10)    // [3, 2, 5]
func calibrated(_ weights: [Int], to total: Int) -> [Int] {
  let sum = weights.reduce(0, +)
  guard sum > 0 else { return weights }
  var scaled = weights.map { weight in
    let product = UInt(weight).multipliedFullWidth(by: UInt(total))
    return Int(UInt(sum).dividingFullWidth(product).quotient)
  }
  let remainder = total - scaled.reduce(0, +)
  for index in scaled.indices.prefix(remainder) { scaled[index] += 1 }
  return scaled
}
