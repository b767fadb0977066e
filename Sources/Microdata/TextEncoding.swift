/// How the characters of a file are written as bytes.
package enum TextEncoding: String, Sendable, CaseIterable {
  case utf8 = "utf-8"
  case utf16LittleEndian = "utf-16le"
  case utf16BigEndian = "utf-16be"
  case latin1 = "iso-8859-1"
  case windows1250 = "windows-1250"
  case windows1251 = "windows-1251"
  case windows1252 = "windows-1252"
  case windows1256 = "windows-1256"

  /// The encoding that a person means ("UTF8", "cp1252", "latin-1", "ansi"); nil when unknown.
  package init?(named name: String) {
    let plain = String(
      name.lowercased().unicodeScalars.filter { !"-_ ".unicodeScalars.contains($0) })
    switch plain {
    case "utf8", "utf8bom", "ascii", "usascii": self = .utf8
    case "utf16", "utf16le", "unicode": self = .utf16LittleEndian
    case "utf16be": self = .utf16BigEndian
    case "latin1", "iso88591", "l1": self = .latin1
    case "windows1250", "cp1250", "1250": self = .windows1250
    case "windows1251", "cp1251", "1251", "cyrillic": self = .windows1251
    case "windows1252", "cp1252", "1252", "ansi": self = .windows1252
    case "windows1256", "cp1256", "1256", "arabic": self = .windows1256
    default: return nil
    }
  }

  /// Whether characters are units of two bytes.
  var isUTF16: Bool { self == .utf16LittleEndian || self == .utf16BigEndian }

  /// The characters of the bytes 0x80-0xFF of a one-byte encoding; nil for Unicode encodings.
  ///
  /// A byte without a character stands for the control character of the same number, as in the
  /// WHATWG encoding standard.
  var upperHalf: [Unicode.Scalar]? {
    let text: String
    switch self {
    case .utf8, .utf16LittleEndian, .utf16BigEndian: return nil
    case .latin1: return (0x80...0xFF).map { Unicode.Scalar(UInt8($0)) }
    case .windows1250:
      text =
        "€\u{81}‚\u{83}„…†‡\u{88}‰Š‹ŚŤŽŹ\u{90}‘’“”•–—\u{98}™š›śťžź\u{A0}ˇ˘Ł¤Ą¦§¨©Ş«¬\u{AD}®Ż°±˛ł´µ¶·¸ąş»Ľ˝ľż"
        + "ŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢßŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙"
    case .windows1251:
      text =
        "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u{98}™љ›њќћџ\u{A0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{AD}®Ї°±Ііґµ¶·ё№є»јЅѕї"
        + "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя"
    case .windows1252:
      text =
        "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ\u{A0}¡¢£¤¥¦§¨©ª«¬\u{AD}®¯°±²³´µ¶·¸¹º»¼½¾¿"
        + "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ"
    case .windows1256:
      text =
        "€پ‚ƒ„…†‡ˆ‰ٹ‹Œچژڈگ‘’“”•–—ک™ڑ›œ\u{200C}\u{200D}ں\u{A0}،¢£¤¥¦§¨©ھ«¬\u{AD}®¯°±²³´µ¶·¸¹؛»¼½¾؟"
        + "ہءآأؤإئابةتثجحخدذرزسشصض×طظعغـفقكàلâمنهوçèéêëىيîïًٌٍَôُِ÷ّùْûü\u{200E}\u{200F}ے"
    }
    return Array(text.unicodeScalars)
  }
}

/// Turns a stream of bytes into UTF-8, piece by piece.
struct Transcoder {
  private let encoding: TextEncoding
  /// UTF-8 of every byte of a one-byte encoding.
  private let table: [[UInt8]]
  /// Bytes of a character that the last piece cut in two.
  private var rest: [UInt8] = []
  /// Whether bytes were no characters.
  private(set) var hasMalformed = false

  init(from encoding: TextEncoding) {
    self.encoding = encoding
    let upper = encoding.upperHalf ?? []
    table =
      upper.isEmpty
      ? [] : (0..<0x80).map { [UInt8($0)] } + upper.map { Array(String($0).utf8) }
  }

  /// The UTF-8 of the next piece; bytes that are no character become U+FFFD.
  mutating func transcode(_ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count * 2)
    if !table.isEmpty {
      for byte in bytes { output += table[Int(byte)] }
      return output
    }
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2 + 2)
    rest += bytes
    let bigEndian = encoding == .utf16BigEndian
    var index = 0
    while index + 1 < rest.count {
      let first = UInt16(rest[index])
      let second = UInt16(rest[index + 1])
      units.append(bigEndian ? first << 8 | second : second << 8 | first)
      index += 2
    }
    var kept = Array(rest[index...])
    if let last = units.last, UTF16.isLeadSurrogate(last), !isLast {
      units.removeLast()
      kept = Array(rest[(index - 2)...])
    }
    rest = kept
    let isCut = isLast && !rest.isEmpty
    if isCut { units.append(0xFFFD) }
    let hadError = Swift.transcode(
      units.makeIterator(), from: UTF16.self, to: UTF8.self, stoppingOnError: false
    ) { output.append($0) }
    hasMalformed = hasMalformed || hadError || isCut
    return output
  }
}
