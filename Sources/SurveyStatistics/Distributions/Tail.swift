/// The side of a distribution that a probability is counted from.
///
/// A small upper tail is computed as itself, never as one minus the lower tail, so that a p-value
/// of 1e-90 keeps its digits.
package enum Tail: Sendable {
  /// The probability of a value at or below the point.
  case lower
  /// The probability of a value above the point.
  case upper

  /// The other side.
  var opposite: Tail { self == .lower ? .upper : .lower }
}
