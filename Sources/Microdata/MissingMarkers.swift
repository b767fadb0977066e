/// What statistics programs write for a missing value.
package enum MissingMarkers {
  private static let texts: Set<[UInt8]> = {
    let words = ["NA", "N/A", "#N/A", "NaN", "NULL", "#NULL!", "."]
    // Stata's extended missing values, .a to .z.
    let extended = (UInt8(ascii: "a")...UInt8(ascii: "z")).map { [UInt8(ascii: "."), $0] }
    return Set(words.map { Array($0.utf8) } + extended)
  }()

  /// Whether a field without blanks at either end is such a mark.
  package static func contains(_ text: some Collection<UInt8>) -> Bool {
    text.count <= 6 && texts.contains(Array(text))
  }
}
