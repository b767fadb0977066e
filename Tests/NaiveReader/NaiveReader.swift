/// A CSV reader written from the rules alone, byte by byte: slow, simple, and the judge of the
/// fast one.
package struct NaiveReader {
  /// A row: its fields as they stand, without their quotation marks.
  package struct Row {
    package var fields: [[UInt8]] = []
    /// The line, from 1, on which the row starts.
    package var line = 0
    /// Whether the line has no byte.
    package var isBlank = false
  }

  package let delimiter: UInt8
  package let newline: UInt8
  package let quote: UInt8

  package init(delimiter: UInt8, newline: UInt8, quote: UInt8) {
    self.delimiter = delimiter
    self.newline = newline
    self.quote = quote
  }

  /// All rows, blank lines among them, and the line of a quotation mark that is never closed; the
  /// row of such a mark is left out.
  package func rows(_ text: [UInt8]) -> (rows: [Row], openQuote: Int?) {
    // The last line may lack its end.
    let text = text.isEmpty || text.last == newline ? text : text + [newline]
    var rows: [Row] = []
    var place = 0
    var line = 1
    while place < text.count {
      var row = Row(line: line)
      var openQuote: Int?
      let start = place
      repeat {
        let mark = line
        guard let field = field(text, &place, &line) else {
          openQuote = mark
          break
        }
        row.fields.append(field)
      } while text[place - 1] == delimiter
      if let openQuote { return (rows, openQuote) }
      let bytes = text[start..<place]
      row.isBlank = bytes.elementsEqual([newline]) || bytes.elementsEqual([13, newline])
      rows.append(row)
    }
    return (rows, nil)
  }

  /// The field at `place`, which moves behind the delimiter or line end that closes it; nil when
  /// the text ends inside quotation marks.
  private func field(_ text: [UInt8], _ place: inout Int, _ line: inout Int) -> [UInt8]? {
    var field: [UInt8] = []
    // The carriage return of a line end is dropped unless it was quoted.
    var isLastQuoted = false
    if text[place] == quote {
      place += 1
      while true {
        guard place < text.count else { return nil }
        if text[place] != quote {
          if text[place] == newline { line += 1 }
          field.append(text[place])
          place += 1
        } else if place + 1 < text.count, text[place + 1] == quote {
          field.append(quote)
          place += 2
        } else {
          place += 1
          break
        }
      }
      isLastQuoted = true
    }
    while place < text.count, text[place] != delimiter, text[place] != newline {
      field.append(text[place])
      isLastQuoted = false
      place += 1
    }
    // An appended line end that stood in quotation marks has been used up.
    guard place < text.count else { return nil }
    if text[place] == newline {
      line += 1
      if field.last == 13, !isLastQuoted { field.removeLast() }
    }
    place += 1
    return field
  }

  /// The text without spaces, tabs, carriage returns and no-break spaces at either end.
  package static func trimmed(_ text: [UInt8]) -> [UInt8] {
    var text = text
    while true {
      if let first = text.first, [32, 9, 13].contains(first) {
        text.removeFirst()
      } else if let last = text.last, [32, 9, 13].contains(last) {
        text.removeLast()
      } else if text.count >= 2, text[0] == 0xC2, text[1] == 0xA0 {
        text.removeFirst(2)
      } else if text.count >= 2, text[text.count - 2] == 0xC2, text[text.count - 1] == 0xA0 {
        text.removeLast(2)
      } else {
        return text
      }
    }
  }

  /// The number that a field spells: nil when it is none, NaN when nothing stands there.
  package static func number(
    _ field: [UInt8], decimalMark: UInt8, thousandsMark: [UInt8] = []
  ) -> Double? {
    let text = trimmed(field)
    let missing = ["", "NA", "N/A", "#N/A", "NaN", "NULL", "#NULL!", "."]
    let word = String(decoding: text, as: UTF8.self)
    if missing.contains(word) { return .nan }
    if text.count == 2, text[0] == UInt8(ascii: "."), (97...122).contains(text[1]) { return .nan }
    let digits = Set("0123456789".utf8)
    var rest = text[...]
    var plain = ""
    func takeSign() {
      guard let sign = rest.first, sign == 43 || sign == 45 else { return }
      plain.append(Character(Unicode.Scalar(sign)))
      rest.removeFirst()
    }
    func takeDigits() -> Int {
      let taken = rest.prefix { digits.contains($0) }
      plain += String(decoding: taken, as: UTF8.self)
      rest.removeFirst(taken.count)
      return taken.count
    }
    takeSign()
    var whole = takeDigits()
    if !thousandsMark.isEmpty, rest.starts(with: thousandsMark), (1...3).contains(whole) {
      // "0,123" has no thousand, and "12,34" no group.
      if plain.suffix(whole).first == "0" { return nil }
      while rest.starts(with: thousandsMark) {
        rest.removeFirst(thousandsMark.count)
        if takeDigits() != 3 { return nil }
        whole += 3
      }
    }
    if whole == 0 { plain += "0" }
    var fraction = 0
    if rest.first == decimalMark {
      rest.removeFirst()
      plain += "."
      fraction = takeDigits()
      if fraction == 0 { plain += "0" }
    }
    if whole + fraction == 0 { return nil }
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest.removeFirst()
      plain += "e"
      takeSign()
      if takeDigits() == 0 { return nil }
    }
    guard rest.isEmpty, let number = Double(plain), number.isFinite else { return nil }
    return number
  }
}
