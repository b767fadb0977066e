/// What a user typed, in quotes, as it may be shown in a message: shortened, and without control
/// characters, which could move the terminal's cursor.
package func quoted(_ text: String) -> String {
  "'" + shortened(text) + "'"
}

/// What a user typed as it may be shown in a message, without quotes around it.
func shortened(_ text: String) -> String {
  let limit = 80
  var shown = ""
  var count = 0
  for scalar in text.unicodeScalars {
    if count == limit { return shown + "…" }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator:
      shown += "\\u{" + String(scalar.value, radix: 16) + "}"
    default: shown.unicodeScalars.append(scalar)
    }
    count += 1
  }
  return shown
}
