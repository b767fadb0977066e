/// How the characters of a file are written as bytes.
package enum TextEncoding: String, Sendable, CaseIterable {
  case utf8 = "utf-8"
  case utf16LittleEndian = "utf-16le"
  case utf16BigEndian = "utf-16be"
  case latin1 = "iso-8859-1"
  case windows1250 = "windows-1250"
  case windows1251 = "windows-1251"
  case windows1252 = "windows-1252"
  case windows1253 = "windows-1253"
  case windows1254 = "windows-1254"
  case windows1256 = "windows-1256"
  case windows1257 = "windows-1257"
  case windows1258 = "windows-1258"
  case windows874 = "windows-874"
  case koi8r = "koi8-r"

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
    case "windows1253", "cp1253", "1253", "greek": self = .windows1253
    case "windows1254", "cp1254", "1254", "turkish", "iso88599", "latin5": self = .windows1254
    case "windows1256", "cp1256", "1256", "arabic": self = .windows1256
    case "windows1257", "cp1257", "1257", "baltic": self = .windows1257
    case "windows1258", "cp1258", "1258", "vietnamese": self = .windows1258
    case "windows874", "cp874", "874", "thai", "tis620", "iso885911": self = .windows874
    case "koi8r", "koi8": self = .koi8r
    default: return nil
    }
  }

  /// Whether characters are units of two bytes.
  var isUTF16: Bool { self == .utf16LittleEndian || self == .utf16BigEndian }

}
