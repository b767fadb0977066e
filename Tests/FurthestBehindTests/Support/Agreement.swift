/// Whether two figures agree up to rounding; two missing figures do.
func agree(_ a: Double?, _ b: Double?, to tolerance: Double = 1e-9) -> Bool {
  guard let a, let b else { return a == nil && b == nil }
  return abs(a - b) <= tolerance * max(abs(a), abs(b)) + 1e-12
}
