/// A value that may be missing and is then written as an explicit `null`, never left out.
///
/// The result schema promises that every named key is present; a figure that could not be
/// computed is `null`, with its reason beside it.
///
/// What is wrapped is unconstrained here: the runtime would look every constraint up in all loaded
/// libraries for each type wrapped, which takes a tenth of a small run.
@propertyWrapper
public struct Nullable<Wrapped> {
  /// The value, or nil where there is none.
  public var wrappedValue: Wrapped?

  /// Wraps a value.
  public init(wrappedValue: Wrapped?) {
    self.wrappedValue = wrappedValue
  }
}

extension Nullable: Sendable where Wrapped: Sendable {}

extension Nullable: Equatable where Wrapped: Equatable {}

extension Nullable: Decodable where Wrapped: Decodable {
  /// Reads a value or `null`.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    wrappedValue = container.decodeNil() ? nil : try container.decode(Wrapped.self)
  }
}

extension Nullable: Encodable where Wrapped: Encodable {
  /// Writes the value, or `null`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if let wrappedValue {
      try container.encode(wrappedValue)
    } else {
      try container.encodeNil()
    }
  }
}

extension KeyedDecodingContainer {
  /// A key that is absent (a result of an older version) reads as `null`.
  public func decode<T: Decodable>(_: Nullable<T>.Type, forKey key: Key) throws -> Nullable<T> {
    try decodeIfPresent(Nullable<T>.self, forKey: key) ?? Nullable(wrappedValue: nil)
  }
}
