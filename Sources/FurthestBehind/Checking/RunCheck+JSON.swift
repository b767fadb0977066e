#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

extension RunCheck {
  /// The JSON: keys sorted, two-space indent, a line end at the end; the same bytes for equal
  /// checks.
  ///
  /// - Throws: nothing that a check can hold.
  public func json() throws -> Data {
    try JSONText.data(self)
  }
}
