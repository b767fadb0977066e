package import CommandLineKit

/// How the extract is written, where what was detected is wrong.
package enum ReadingOptions {
  /// The mark between whole number and fraction.
  package enum DecimalMark: String, CaseIterable, Sendable {
    case point = "."
    case comma = ","
  }

  /// How characters are stored.
  package enum Encoding: String, CaseIterable, Sendable {
    case utf8 = "utf-8"
    case utf16 = "utf-16"
    case utf16LittleEndian = "utf-16le"
    case utf16BigEndian = "utf-16be"
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
    case latin1 = "iso-8859-1"
  }

  package static let delimiter = Option<Character?>.character(
    "--delimiter",
    named: [
      .init("comma", ","), .init("semicolon", ";"), .init("tab", "\t"), .init("\\t", "\t"),
      .init("pipe", "|"), .init("space", " "),
    ], placeholder: "c", help: "The character between two fields.", default: "detected")

  package static let decimal = Option<DecimalMark?>.choice(
    "--decimal", of: DecimalMark.self, placeholder: "c", help: "The decimal mark.",
    default: "detected")

  package static let encoding = Option<Encoding?>.choice(
    "--encoding", of: Encoding.self, placeholder: "name", help: "The encoding of characters.",
    default: "detected")

  package static let section = OptionSection(
    "Reading", [delimiter.spec, decimal.spec, encoding.spec])
}
