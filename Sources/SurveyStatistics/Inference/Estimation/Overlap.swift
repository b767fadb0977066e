/// The rows that two domains have in common.
///
/// Where units are PSUs their sums say enough, and this is not looked at. Where every row is a PSU
/// the covariance comes from the common rows alone.
package enum Overlap: Sendable {
  /// No common row, as of two leaves.
  case none
  /// Every row of the first is in the second, as of a leaf and the root.
  case firstWithinSecond
  /// Every row of the second is in the first.
  case secondWithinFirst
  /// The totals of the common rows.
  case shared(DomainTotals)
}
