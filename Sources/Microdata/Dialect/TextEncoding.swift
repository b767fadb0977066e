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

  /// What else people call it, in small letters without hyphens and blanks.
  package var otherNames: [String] {
    switch self {
    case .utf8: ["utf8bom", "ascii", "usascii"]
    case .utf16LittleEndian: ["utf16", "unicode"]
    case .utf16BigEndian: []
    case .latin1: ["latin1", "l1"]
    case .windows1250: ["cp1250", "1250"]
    case .windows1251: ["cp1251", "1251", "cyrillic"]
    case .windows1252: ["cp1252", "1252", "ansi"]
    case .windows1253: ["cp1253", "1253", "greek"]
    case .windows1254: ["cp1254", "1254", "turkish", "iso88599", "latin5"]
    case .windows1256: ["cp1256", "1256", "arabic"]
    case .windows1257: ["cp1257", "1257", "baltic"]
    case .windows1258: ["cp1258", "1258", "vietnamese"]
    case .windows874: ["cp874", "874", "thai", "tis620", "iso885911"]
    case .koi8r: ["koi8"]
    }
  }

  /// The encoding that a person means ("UTF8", "cp1252", "latin-1", "ansi"); nil when unknown.
  package init?(named name: String) {
    func plain(_ name: String) -> String {
      String(name.lowercased().filter { !"-_ ".contains($0) })
    }
    let wanted = plain(name)
    let known = Self.allCases.first {
      plain($0.rawValue) == wanted || $0.otherNames.contains(wanted)
    }
    guard let known else { return nil }
    self = known
  }

  /// Whether characters are units of two bytes.
  var isUTF16: Bool { self == .utf16LittleEndian || self == .utf16BigEndian }
}
