/// Text of the user's made fit for Markdown.
enum MarkdownText {
  /// The text with every character that Markdown could take for markup set off.
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\\", "`", "*", "_", "[", "]", "|", "#", "~", "$":
        result += "\\" + String(character)
      default: result.append(character)
      }
    }
    return result
  }
}
