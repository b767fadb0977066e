/// The width of text where no font can be asked: an upper bound by class of character.
///
/// The classes bound the advance widths of DejaVu Sans, the widest of the sans-serif fonts that
/// stand in for Arial, which is narrower; scripts that vary more are given more room.
enum TextMeasure {
  /// The width of the text in the unit of `size`, the size of type.
  static func width(_ text: some StringProtocol, size: Double, bold: Bool = false) -> Double {
    let ems = text.unicodeScalars.reduce(0) { sum, scalar in
      sum + (scalar.isASCII ? emsOfASCII[Int(scalar.value)] : em(scalar))
    }
    return ems * size * (bold ? boldFactor : 1)
  }

  /// The text in lines of at most `width`.
  static func wrap(
    _ text: String, width: Double, size: Double, bold: Bool = false
  ) -> [String] {
    LineBreaking.lines(
      of: LineBreaking.words(of: text), width: width, space: self.width(" ", size: size, bold: bold)
    ) {
      self.width($0, size: size, bold: bold)
    }
  }

  /// Bold over regular widths.
  private static let boldFactor = 1.125

  private static let emsOfASCII = (0..<128).map { em(Unicode.Scalar(UInt8($0))) }

  /// The width of a scalar, in ems.
  private static func em(_ scalar: Unicode.Scalar) -> Double {
    switch scalar {
    case " ", "\u{A0}": return 0.35
    case "i", "j", "l", "I", ".", ",", "'", "|", ":", ";", "!": return 0.42
    case "f", "r", "t", "(", ")", "[", "]", "/", "\\", "-", "`", "\"", "*": return 0.52
    case "m", "M", "w", "W", "%", "@", "&", "+", "=", "<", ">", "#", "~", "^": return 1.02
    case "A"..."Z": return 0.8
    case "\u{21}"..."\u{7E}": return 0.64
    default: break
    }
    switch DisplayWidth.of(scalar) {
    case 0: return 0
    case 2: return scalar.properties.isEmojiPresentation ? 1.4 : 1.05
    default: return emOfSingle(scalar.value)
    }
  }

  /// The width of a scalar beyond ASCII that a terminal shows in one column.
  private static func emOfSingle(_ value: UInt32) -> Double {
    switch value {
    case 0xC6, 0xE6: 1.02  // the joined letters of Latin-1
    case 0xC0...0xFF: 0.85
    case 0x1C4...0x1CC, 0x1F1...0x1F3: 1.45  // the digraphs of South Slavic
    case 0x100...0x24F, 0x1E00...0x1EFF: 1.02
    case 0x600...0x6FF: emOfArabic(value)
    case 0x1400...0x169F: 1.85  // Canadian syllabics and Ogham
    default: 1.25
    }
  }

  /// The width of an Arabic letter in the widest of its joined forms, in DejaVu Sans and Noto.
  private static func emOfArabic(_ value: UInt32) -> Double {
    switch value {
    case 0x622, 0x623, 0x625, 0x627, 0x640, 0x671...0x673: 0.45  // alefs
    case 0x621, 0x624, 0x629, 0x62C...0x632, 0x639, 0x63A, 0x645, 0x647, 0x648, 0x660...0x66D,
      0x681...0x699, 0x6C0...0x6CB, 0x6D5, 0x6F0...0x6F9:
      0.7
    case 0x620, 0x626, 0x637, 0x638, 0x63B...0x63F, 0x642...0x644, 0x646, 0x649, 0x64A,
      0x678...0x680, 0x6A7...0x6A9, 0x6AB...0x6BD, 0x6CC...0x6D3:
      1
    default: 1.4
    }
  }
}
