#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

extension RunManifest {
  /// The manifest's JSON: keys sorted, two-space indent, a line end at the end; the same bytes for
  /// equal manifests.
  ///
  /// - Throws: nothing that a manifest can hold.
  public func json() throws -> Data {
    try JSONText.data(self)
  }
}
