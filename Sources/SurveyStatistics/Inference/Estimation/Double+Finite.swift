extension Double {
  /// The value where it may be printed; nil for one that is infinite or undefined.
  var ifFinite: Double? { isFinite ? self : nil }

  /// The value, or 0 where rounding has made it negative; undefined stays undefined.
  var atLeastZero: Double { self < 0 ? 0 : self }
}
