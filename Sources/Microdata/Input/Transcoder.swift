/// Turns a stream of bytes into UTF-8, piece by piece.
struct Transcoder {
  private let encoding: TextEncoding
  /// UTF-8 of every byte of a one-byte encoding.
  private let table: [[UInt8]]
  /// Bytes of a character that the last piece cut in two.
  private var rest: [UInt8] = []
  /// Whether bytes were no characters.
  private(set) var hasMalformed = false

  init(from encoding: TextEncoding) {
    self.encoding = encoding
    let upper = encoding.upperHalf ?? []
    table =
      upper.isEmpty
      ? [] : (0..<0x80).map { [UInt8($0)] } + upper.map { Array(String($0).utf8) }
  }

  /// The UTF-8 of the next piece; bytes that are no character become U+FFFD.
  mutating func transcode(_ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count * 2)
    if !table.isEmpty {
      for byte in bytes { output += table[Int(byte)] }
      return output
    }
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2 + 2)
    rest += bytes
    let bigEndian = encoding == .utf16BigEndian
    var index = 0
    while index + 1 < rest.count {
      let first = UInt16(rest[index])
      let second = UInt16(rest[index + 1])
      units.append(bigEndian ? first << 8 | second : second << 8 | first)
      index += 2
    }
    var kept = Array(rest[index...])
    if let last = units.last, UTF16.isLeadSurrogate(last), !isLast {
      units.removeLast()
      kept = Array(rest[(index - 2)...])
    }
    rest = kept
    let isCut = isLast && !rest.isEmpty
    if isCut { units.append(0xFFFD) }
    let hadError = Swift.transcode(
      units.makeIterator(), from: UTF16.self, to: UTF8.self, stoppingOnError: false
    ) { output.append($0) }
    hasMalformed = hasMalformed || hadError || isCut
    return output
  }
}
