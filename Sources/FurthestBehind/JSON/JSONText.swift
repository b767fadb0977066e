#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The form in which results are written as JSON.
enum JSONText {
  /// A value as JSON: members sorted by name, a line each, and a line end behind all.
  ///
  /// - Throws: `EncodingError` for a number that is not finite.
  static func data(_ value: some Encodable) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(value) + Data("\n".utf8)
  }
}
