/// A file inside a page, as the address of a link that saves it.
enum DataLink {
  /// A link with the file in it.
  ///
  /// - Parameters:
  ///   - file: The name under which the file is saved.
  ///   - type: The kind of file, as "text/csv;charset=utf-8".
  static func link(_ words: String, file: String, type: String, content: String) -> HTML {
    .inline(
      "a",
      [
        "download": file, "aria-label": words + ", " + file,
        "href": "data:\(type);base64,\(base64(content.utf8))",
      ], words)
  }

  /// The bytes in the characters of base 64, with padding (RFC 4648).
  static func base64(_ bytes: some Sequence<UInt8>) -> String {
    var result: [UInt8] = []
    var group: UInt32 = 0
    var count = 0
    func flush() {
      for place in 0..<4 {
        let isPadding = place > count
        let index = Int(group >> UInt32(18 - 6 * place)) & 63
        result.append(isPadding ? UInt8(ascii: "=") : alphabet[index])
      }
      group = 0
      count = 0
    }
    for byte in bytes {
      group |= UInt32(byte) << UInt32(16 - 8 * count)
      count += 1
      if count == 3 { flush() }
    }
    if count > 0 { flush() }
    return String(decoding: result, as: UTF8.self)
  }

  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// A name for a file: letters and digits of ASCII, everything else as hyphens.
  static func fileName(_ words: String, ending: String) -> String {
    let parts = words.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    let name = String(parts.joined(separator: "-").prefix(60))
    return (name.isEmpty ? "furthest-behind" : name) + "." + ending
  }
}
