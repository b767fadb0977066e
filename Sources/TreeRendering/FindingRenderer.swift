public import FurthestBehind

/// A way to show a finding: a pure function of it, so that a stored result renders as the run did.
public protocol FindingRenderer {
  /// The finding in this format, ending in a line feed.
  func render(_ finding: Finding) -> String
}
