/// Finds out how the characters of an extract are written, from its first bytes.
struct EncodingSniffer {
  let encoding: TextEncoding
  /// Bytes of the byte order mark.
  let markLength: Int
  let evidence: DialectEvidence

  /// Looks at the raw head of a file; `isWhole` says that nothing follows it.
  init(_ head: [UInt8], isWhole: Bool, declared: TextEncoding?) {
    if head.starts(with: [0xEF, 0xBB, 0xBF]), declared == nil || declared == .utf8 {
      self.init(.utf8, "UTF-8 with a byte order mark", markLength: 3, isUnusual: false)
    } else if let wide = Self.markedUTF16(head), declared?.isUTF16 ?? true {
      self.init(wide, Self.name(wide), markLength: 2, isUnusual: declared == nil)
    } else if let declared {
      self.init(declared, Self.name(declared) + ", as declared", isUnusual: false)
    } else if let wide = Self.unmarkedUTF16(head) {
      self.init(wide, Self.name(wide))
    } else if !Platform.isASCII(head), let place = head.firstIndex(where: { $0 >= 0x80 }) {
      let line = 1 + head[..<place].count { $0 == 10 }
      if Self.isUTF8(head, isWhole: isWhole) {
        self.init(.utf8, "UTF-8", line: line, isUnusual: false)
      } else {
        let guess = Self.oneByteEncoding(head)
        self.init(guess, Self.name(guess), line: line)
      }
    } else {
      self.init(.utf8, "UTF-8", isUnusual: false)
    }
  }

  private init(
    _ encoding: TextEncoding, _ finding: String, markLength: Int = 0, line: Int = 0,
    isUnusual: Bool = true
  ) {
    self.encoding = encoding
    self.markLength = markLength
    evidence = DialectEvidence(
      property: .encoding, finding: finding, line: line, isUnusual: isUnusual)
  }

  private static func name(_ encoding: TextEncoding) -> String {
    switch encoding {
    case .utf16LittleEndian: "UTF-16 (little-endian)"
    case .utf16BigEndian: "UTF-16 (big-endian)"
    case .windows1251: "Windows-1251"
    case .windows1252: "Windows-1252"
    default: encoding.rawValue
    }
  }

  private static func markedUTF16(_ head: [UInt8]) -> TextEncoding? {
    if head.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
    return head.starts(with: [0xFE, 0xFF]) ? .utf16BigEndian : nil
  }

  /// Text of mostly Western characters in UTF-16 has a zero in every second byte.
  private static func unmarkedUTF16(_ head: [UInt8]) -> TextEncoding? {
    let sample = head.prefix(4096)
    guard sample.count >= 4, sample.contains(0) else { return nil }
    var zeros = [0, 0]
    for (index, byte) in sample.enumerated() where byte == 0 { zeros[index & 1] += 1 }
    let half = sample.count / 2
    if zeros[1] * 10 >= half * 7, zeros[0] * 10 < half { return .utf16LittleEndian }
    if zeros[0] * 10 >= half * 7, zeros[1] * 10 < half { return .utf16BigEndian }
    return nil
  }

  private static func isUTF8(_ head: [UInt8], isWhole: Bool) -> Bool {
    // The head may end inside a character of up to four bytes.
    (0...(isWhole ? 0 : 3)).contains {
      String(validating: head.dropLast($0), as: UTF8.self) != nil
    }
  }

  /// Cyrillic words are runs of high bytes, Western words have single ones among plain letters.
  private static func oneByteEncoding(_ head: [UInt8]) -> TextEncoding {
    var high = 0
    var inRuns = 0
    for index in head.indices where head[index] >= 0xC0 {
      high += 1
      let before = index > 0 && head[index - 1] >= 0xC0
      let after = index + 1 < head.count && head[index + 1] >= 0xC0
      if before || after { inRuns += 1 }
    }
    return inRuns * 2 > high ? .windows1251 : .windows1252
  }
}
