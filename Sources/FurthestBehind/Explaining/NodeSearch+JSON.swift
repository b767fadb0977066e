#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

extension NodeSearch {
  /// The search as JSON: keys sorted, two-space indent, a line end at the end.
  ///
  /// - Throws: `EncodingError` for a figure that is no finite number, which no search holds.
  public func json() throws -> Data {
    try JSONText.data(self)
  }
}
