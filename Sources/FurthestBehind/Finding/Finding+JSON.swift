#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

extension Finding {
  /// The result JSON: keys sorted, two-space indent, a line end at the end; the same bytes for
  /// equal findings.
  ///
  /// - Throws: `EncodingError` for a figure that is no finite number, which no finding holds.
  public func json() throws -> Data {
    try JSONText.data(self)
  }

  /// Reads a result JSON.
  ///
  /// - Throws: `DecodingError` when the bytes are no result of this schema.
  public init(json: Data) throws {
    self = try JSONDecoder().decode(Finding.self, from: json)
  }
}
