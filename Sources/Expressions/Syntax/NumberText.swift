/// Numbers as people write them.
enum NumberText {
  /// The shortest decimal that reads back as the same number, whole ones without a fraction.
  static func of(_ value: Double) -> String {
    if let whole = Int64(exactly: value), value.magnitude < 1e15 { return String(whole) }
    return String(value)
  }

  /// The finite number that a text spells in plain decimal notation; nil for any other text.
  static func value(of text: String) -> Double? {
    guard text.utf8.allSatisfy(isDecimal), let value = Double(text), value.isFinite else {
      return nil
    }
    return value
  }

  private static func isDecimal(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"),
      UInt8(ascii: "+"), UInt8(ascii: "e"), UInt8(ascii: "E"):
      true
    default: false
    }
  }
}
