/// One file of the sample survey, ready to be written.
struct SurveyFile {
  /// The file's name, which says that its content is synthetic.
  let name: String
  let columns: [String]
  let rows: [[String]]

  /// The file as comma-separated UTF-8 text; values hold no comma, quote or line break.
  var text: String {
    var lines = [columns.joined(separator: ",")]
    lines += rows.map { $0.joined(separator: ",") }
    return lines.joined(separator: "\n") + "\n"
  }
}

/// A weight counted in millionths, as a number with six decimals.
func sixDecimals(_ millionths: Int) -> String {
  let fraction = String(millionths % 1_000_000)
  let zeros = String(repeating: "0", count: 6 - fraction.count)
  return "\(millionths / 1_000_000).\(zeros)\(fraction)"
}
