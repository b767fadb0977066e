/// The lines of a plan's text, indented by how deep they stand.
struct PlanLines {
  private static let width = 100
  private(set) var text = ""
  private var depth = 0

  /// Adds a line.
  mutating func line(_ words: String) {
    text += words.isEmpty ? "\n" : indent + words + "\n"
  }

  /// Adds a line after which lines stand one step deeper.
  mutating func open(_ words: String) {
    line(words)
    depth += 1
  }

  /// Adds a line that ends what the last opening began.
  mutating func close(_ words: String) {
    depth -= 1
    line(words)
  }

  /// Adds a remark, on as many lines as it takes; lines after the first stand `hanging` to the right.
  mutating func comment(_ words: String, hanging: Int = 0) {
    let words = words.map { $0.isNewline ? " " : String($0) }.joined()
    var rest = words.split(separator: " ")[...]
    guard !rest.isEmpty else { return line("//") }
    var shift = 0
    while !rest.isEmpty {
      var content = indent + "// " + String(repeating: " ", count: shift)
      var isFirst = true
      while let word = rest.first, isFirst || content.count + 1 + word.count <= Self.width {
        content += (isFirst ? "" : " ") + word
        isFirst = false
        rest.removeFirst()
      }
      text += content + "\n"
      shift = hanging
    }
  }

  private var indent: String { String(repeating: "  ", count: depth) }

  /// A text in quotes.
  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\u{0}"..<"\u{20}":
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  /// Texts as a list.
  static func list(_ texts: [String]) -> String {
    "[" + texts.map(quoted).joined(separator: ", ") + "]"
  }
}
