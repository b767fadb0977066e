#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// JSON of values with sorted keys and an indent of two spaces: what `JSONEncoder` writes with
/// `.prettyPrinted`, `.sortedKeys` and `.withoutEscapingSlashes`, byte for byte.
///
/// It writes as it goes, where `JSONEncoder` makes a dictionary of every object first; results are
/// so much of a run on few rows that this counts. What this module's types do not ask for, such as
/// nested containers, it does not have.
enum JSONText {
  /// The JSON of a value, with a line end behind it.
  ///
  /// - Throws: `EncodingError` for a figure that is no finite number.
  static func data(_ value: some Encodable) throws -> Data {
    let page = JSONPage()
    try page.write(value)
    return Data(page.bytes + [UInt8(ascii: "\n")])
  }
}

/// A JSON text in the making.
final class JSONPage {
  /// An object or array whose end is still to be written.
  private struct Container {
    let isObject: Bool
    /// Where its text starts.
    let start: Int
    /// The keys of an object, each with the place of its value's text behind the start.
    var members: [(key: String, value: Range<Int>)] = []
    var isEmpty = true
  }

  private(set) var bytes: [UInt8] = []
  private var open: [Container] = []

  /// How many objects and arrays are open.
  var depth: Int { open.count }

  /// Writes a value, with the object or array that it may be.
  func write(_ value: some Encodable) throws {
    let depth = depth
    try value.encode(to: JSONTextEncoder(page: self, depth: depth))
    if self.depth > depth { close() }
  }

  /// Writes a member of the object that was opened last.
  func writeMember(_ key: String, _ writeValue: () throws -> Void) rethrows {
    let (start, first) = (open[open.count - 1].start, bytes.count)
    try writeValue()
    open[open.count - 1].members.append((key, (first - start)..<(bytes.count - start)))
  }

  /// Writes an element of the array that was opened last.
  func writeElement(_ writeValue: () throws -> Void) rethrows {
    let isFirst = open[open.count - 1].isEmpty
    open[open.count - 1].isEmpty = false
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    breakLine(depth)
    try writeValue()
  }

  /// Opens an object or array.
  func open(isObject: Bool) {
    open.append(Container(isObject: isObject, start: bytes.count))
    bytes.append(isObject ? UInt8(ascii: "{") : UInt8(ascii: "["))
  }

  private func close() {
    let container = open.removeLast()
    if container.isObject {
      let members = container.members.sorted { $0.key < $1.key }
      let texts = Array(bytes[container.start...])
      bytes.removeLast(texts.count - 1)
      for (place, member) in members.enumerated() {
        if place > 0 { bytes.append(UInt8(ascii: ",")) }
        breakLine(depth + 1)
        write(string: member.key)
        bytes += " : ".utf8
        bytes += texts[member.value]
      }
      if members.isEmpty { bytes.append(UInt8(ascii: "\n")) }
    } else if container.isEmpty {
      bytes.append(UInt8(ascii: "\n"))
    }
    breakLine(depth)
    bytes.append(container.isObject ? UInt8(ascii: "}") : UInt8(ascii: "]"))
  }

  private func breakLine(_ depth: Int) {
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
  }

  /// Writes what needs no quotation marks.
  func write(bare text: String) {
    bytes += text.utf8
  }

  func write(_ value: Double, at path: [any CodingKey]) throws {
    guard value.isFinite else {
      throw EncodingError.invalidValue(
        value, .init(codingPath: path, debugDescription: "\(value) is no number of JSON."))
    }
    let text = value.description
    bytes += text.hasSuffix(".0") ? text.utf8.dropLast(2) : text.utf8[...]
  }

  func write(string text: String) {
    bytes.append(UInt8(ascii: "\""))
    if text.utf8.contains(where: Self.isEscaped) {
      writeEscaped(text)
    } else {
      bytes += text.utf8
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func isEscaped(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private func writeEscaped(_ text: String) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case 0x08: bytes += "\\b".utf8
      case 0x09: bytes += "\\t".utf8
      case 0x0A: bytes += "\\n".utf8
      case 0x0C: bytes += "\\f".utf8
      case 0x0D: bytes += "\\r".utf8
      case 0..<0x10: bytes += ("\\u000" + String(byte, radix: 16)).utf8
      case 0x10..<0x20: bytes += ("\\u00" + String(byte, radix: 16)).utf8
      default: bytes.append(byte)
      }
    }
  }
}
