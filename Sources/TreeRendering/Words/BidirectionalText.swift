/// Text parted into what runs from right to left and the rest.
enum BidirectionalText {
  /// A stretch of the text.
  struct Run: Equatable {
    let text: Substring
    let isRightToLeft: Bool
  }

  /// The stretches of a text, in order: each that runs from right to left goes from its first such
  /// letter to its last one before a letter or digit of another direction.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  static func runs(of text: String) -> [Run] {
    var runs: [Run] = []
    var plain = text.startIndex
    var start: String.Index?
    var end = text.startIndex
    func close() {
      guard let first = start else { return }
      if plain < first { runs.append(Run(text: text[plain..<first], isRightToLeft: false)) }
      runs.append(Run(text: text[first..<end], isRightToLeft: true))
      plain = end
      start = nil
    }
    for index in text.indices {
      guard let scalar = text[index].unicodeScalars.first else { continue }
      if isRightToLeft(scalar) {
        start = start ?? index
        end = text.index(after: index)
      } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        close()
      }
    }
    close()
    if plain < text.endIndex {
      runs.append(Run(text: text[plain...], isRightToLeft: false))
    }
    return runs
  }

  /// The letters of Hebrew, Arabic, Syriac, Thaana, N'Ko and their neighbours, and of the blocks
  /// that Unicode keeps for scripts of their direction.
  static func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x660...0x669, 0x66B, 0x66C, 0x6F0...0x6F9: false  // digits and their marks
    case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFE, 0x10800...0x10FFF, 0x1E800...0x1EFFF:
      true
    default: false
    }
  }
}
