/// The way of one value to its JSON text.
struct JSONTextEncoder: Encoder {
  let page: JSONPage
  /// The containers that were open when the value began.
  let depth: Int

  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    // A value has one object, however often it asks.
    if page.depth == depth { page.open(isObject: true) }
    return KeyedEncodingContainer(Members(page: page))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    if page.depth == depth { page.open(isObject: false) }
    return Elements(page: page)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer {
    SingleValue(page: page)
  }

  /// The members of an object.
  private struct Members<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let page: JSONPage
    var codingPath: [any CodingKey] { [] }

    func encodeNil(forKey key: Key) {
      page.writeMember(key.stringValue) { page.write(bare: "null") }
    }

    func encode(_ value: Bool, forKey key: Key) {
      page.writeMember(key.stringValue) { page.write(bare: value ? "true" : "false") }
    }

    func encode(_ value: String, forKey key: Key) {
      page.writeMember(key.stringValue) { page.write(string: value) }
    }

    func encode(_ value: Int, forKey key: Key) {
      page.writeMember(key.stringValue) { page.write(bare: String(value)) }
    }

    func encode(_ value: Double, forKey key: Key) throws {
      try page.writeMember(key.stringValue) { try page.write(value, at: [key]) }
    }

    func encode(_ value: some Encodable, forKey key: Key) throws {
      try page.writeMember(key.stringValue) { try page.write(value) }
    }

    func nestedContainer<NestedKey: CodingKey>(
      keyedBy keyType: NestedKey.Type, forKey key: Key
    ) -> KeyedEncodingContainer<NestedKey> {
      preconditionFailure("no nested containers")
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
      preconditionFailure("no nested containers")
    }

    func superEncoder() -> any Encoder { preconditionFailure("no nested containers") }

    func superEncoder(forKey key: Key) -> any Encoder {
      preconditionFailure("no nested containers")
    }
  }

  /// The elements of an array.
  private struct Elements: UnkeyedEncodingContainer {
    let page: JSONPage
    private(set) var count = 0
    var codingPath: [any CodingKey] { [] }

    mutating func encodeNil() {
      page.writeElement { page.write(bare: "null") }
      count += 1
    }

    mutating func encode(_ value: String) {
      page.writeElement { page.write(string: value) }
      count += 1
    }

    mutating func encode(_ value: some Encodable) throws {
      try page.writeElement { try page.write(value) }
      count += 1
    }

    func nestedContainer<NestedKey: CodingKey>(
      keyedBy keyType: NestedKey.Type
    ) -> KeyedEncodingContainer<NestedKey> {
      preconditionFailure("no nested containers")
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
      preconditionFailure("no nested containers")
    }

    func superEncoder() -> any Encoder { preconditionFailure("no nested containers") }
  }

  /// A value that is neither.
  private struct SingleValue: SingleValueEncodingContainer {
    let page: JSONPage
    var codingPath: [any CodingKey] { [] }

    func encodeNil() { page.write(bare: "null") }
    func encode(_ value: Bool) { page.write(bare: value ? "true" : "false") }
    func encode(_ value: String) { page.write(string: value) }
    func encode(_ value: Double) throws { try page.write(value, at: []) }
    func encode(_ value: Float) throws { try page.write(Double(value), at: []) }
    func encode(_ value: Int) { page.write(bare: String(value)) }
    func encode(_ value: Int8) { page.write(bare: String(value)) }
    func encode(_ value: Int16) { page.write(bare: String(value)) }
    func encode(_ value: Int32) { page.write(bare: String(value)) }
    func encode(_ value: Int64) { page.write(bare: String(value)) }
    func encode(_ value: UInt) { page.write(bare: String(value)) }
    func encode(_ value: UInt8) { page.write(bare: String(value)) }
    func encode(_ value: UInt16) { page.write(bare: String(value)) }
    func encode(_ value: UInt32) { page.write(bare: String(value)) }
    func encode(_ value: UInt64) { page.write(bare: String(value)) }
    func encode(_ value: some Encodable) throws { try page.write(value) }
  }
}
