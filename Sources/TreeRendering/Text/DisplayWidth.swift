/// The number of terminal columns that text takes.
enum DisplayWidth {
  /// Columns of a text: East Asian wide characters and emoji take two, combining ones none.
  ///
  /// Joined emoji count as their parts, which is what a terminal shows that cannot join them.
  static func of(_ text: some StringProtocol) -> Int {
    var columns = 0
    for scalar in text.unicodeScalars { columns += of(scalar) }
    return columns
  }

  /// Columns of one Unicode scalar.
  static func of(_ scalar: Unicode.Scalar) -> Int {
    if scalar.isASCII { return scalar.value < 0x20 || scalar.value == 0x7F ? 0 : 1 }
    if (0x2500...0x257F).contains(scalar.value) { return 1 }  // strokes
    if isWide(scalar.value) { return 2 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: return scalar.properties.isEmojiPresentation ? 2 : 1
    }
  }

  /// The blocks that Unicode's EastAsianWidth.txt gives as wide or full-width.
  private static func isWide(_ value: UInt32) -> Bool {
    switch value {
    case 0x302A...0x302D, 0x3099...0x309A: false  // combining marks within the blocks below
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19,
      0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18D8F, 0x1B000...0x1B2FF,
      0x1F200...0x1F2FF, 0x1F300...0x1F320, 0x20000...0x3FFFD:
      true
    default: false
    }
  }
}
