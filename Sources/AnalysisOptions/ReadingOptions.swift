package import CommandLineKit
package import Microdata

/// How the extract is written, where what was detected is wrong.
package enum ReadingOptions {
  /// The mark between whole number and fraction.
  package enum DecimalMark: String, CaseIterable, Sendable {
    case point = "."
    case comma = ","
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

  package static let encoding = Option<TextEncoding?>.choice(
    "--encoding", of: TextEncoding.self, otherNames: \.otherNames, placeholder: "name",
    help: "The encoding of characters; names such as utf-16, latin1 or cp1252 are understood, too.",
    default: "detected")

  package static let section = OptionSection(
    "Reading", [delimiter.spec, decimal.spec, encoding.spec])
}
