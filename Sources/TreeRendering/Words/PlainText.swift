/// Text of the user's made fit to be shown: one line, without anything that steers a terminal,
/// breaks a file or reorders what stands around it.
enum PlainText {
  /// The text on one line: runs of white space become one space, control characters and
  /// direction overrides are dropped.
  static func line(_ text: String) -> String {
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
    line(String(name.map { $0 == "_" ? " " : $0 }))
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
