#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

extension Inspection {
  /// The JSON: keys sorted, two-space indent, a line end at the end; the same bytes for equal
  /// inspections.
  ///
  /// - Throws: `EncodingError` for a figure that is no finite number, which no inspection holds.
  public func json() throws -> Data {
    try JSONText.data(self)
  }
}
