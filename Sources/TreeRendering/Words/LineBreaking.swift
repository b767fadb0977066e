/// Breaking of text into lines, in whatever unit its width is measured.
enum LineBreaking {
  /// What spaces set off in a text.
  static func words(of text: String) -> [String] {
    // Where all is ASCII a byte is a character, which takes long to find otherwise.
    guard text.utf8.allSatisfy({ $0 < 0x80 }) else {
      return text.split(separator: " ").map(String.init)
    }
    return text.utf8.split(separator: UInt8(ascii: " ")).map { String(Substring($0)) }
  }

  /// The words in lines of at most `width`.
  ///
  /// A word may hold spaces and then is kept together where a line can hold it; a word that is
  /// wider than a line is broken at its spaces, else between characters. A character that is
  /// wider than a line stands alone.
  ///
  /// - Parameters:
  ///   - words: What is set off by spaces.
  ///   - width: The most that a line may take.
  ///   - space: The width of a space.
  ///   - measure: The width of a text; the width of a text is the sum of its characters'.
  /// - Complexity: O(*n*) in the length of the words.
  static func lines<Width: AdditiveArithmetic & Comparable>(
    of words: [String], width: Width, space: Width, measure: (String) -> Width
  ) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = Width.zero
    for word in words where !word.isEmpty {
      let needed = measure(word)
      if !line.isEmpty, used + space + needed <= width {
        line += " " + word
        used = used + space + needed
        continue
      }
      if !line.isEmpty { lines.append(line) }
      if needed <= width {
        line = word
        used = needed
      } else {
        var pieces = pieces(of: word, width: width, space: space, measure: measure)
        line = pieces.popLast() ?? ""
        used = measure(line)
        lines += pieces
      }
    }
    if !line.isEmpty || lines.isEmpty { lines.append(line) }
    return lines
  }

  private static func pieces<Width: AdditiveArithmetic & Comparable>(
    of word: String, width: Width, space: Width, measure: (String) -> Width
  ) -> [String] {
    if word.contains(" ") {
      return lines(of: words(of: word), width: width, space: space, measure: measure)
    }
    var pieces: [String] = []
    var piece = ""
    var used = Width.zero
    for character in word {
      let needed = measure(String(character))
      if !piece.isEmpty, used + needed > width {
        pieces.append(piece)
        piece = ""
        used = .zero
      }
      piece.append(character)
      used += needed
    }
    return pieces + [piece]
  }
}
