/// Text of the user's made fit to be shown: one line, without anything that steers a terminal,
/// breaks a file or reorders what stands around it.
enum PlainText {
  /// The text on one line: runs of white space become one space, control characters and
  /// direction overrides are dropped.
  static func line(_ text: String) -> String {
    if isLine(text) { return text }
    var result = String.UnicodeScalarView()
    var pendingSpace = false
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace, !isNoBreak(scalar) {
        pendingSpace = !result.isEmpty
      } else if isShown(scalar) {
        if pendingSpace { result.append(" ") }
        pendingSpace = false
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// A name as words: `children_under_5` gives "children under 5".
  static func name(_ name: String) -> String {
    name.utf8.contains(UInt8(ascii: "_"))
      ? line(String(name.map { $0 == "_" ? " " : $0 })) : line(name)
  }

  /// Whether all is printable ASCII, with single spaces within: nothing to be done then.
  private static func isLine(_ text: String) -> Bool {
    var last = UInt8(ascii: " ")
    for byte in text.utf8 {
      guard (0x20...0x7E).contains(byte), byte > 0x20 || last > 0x20 else { return false }
      last = byte
    }
    return last > 0x20 || text.isEmpty
  }

  private static func isNoBreak(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\u{A0}" || scalar == "\u{202F}"
  }

  private static func isShown(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x202A...0x202E, 0x2066...0x2069: return false
    case 0xFFFE, 0xFFFF: return false
    default: break
    }
    switch scalar.properties.generalCategory {
    case .control, .surrogate: return false
    case .unassigned: return !isNoncharacter(scalar)
    default: return true
    }
  }

  private static func isNoncharacter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(scalar.value)
  }
}
