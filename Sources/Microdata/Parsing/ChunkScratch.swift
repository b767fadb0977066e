/// One worker's places for the fields of one chunk, reused from chunk to chunk.
final class ChunkScratch {
  /// What a worker writes for a number that is not there.
  static let missing: UInt8 = 255
  /// The mantissa's bits are those of a floating-point number.
  static let floating: UInt8 = 254

  /// The codes of all rows, row by row: column c of row r at `r * codedCount + c`.
  private(set) var codes: UnsafeMutablePointer<UInt32>
  /// By coded column, 256 codes of texts of one byte; `FieldDictionary.unknown` before the first
  /// one, and always for the marks that end a field: before these stands an empty field.
  let singles: UnsafeMutablePointer<UInt32>
  let dictionaries: UnsafeMutablePointer<FieldDictionary>
  /// By coded column the text met last that took more than a look at two bytes.
  let recent: UnsafeMutablePointer<RecentText>
  let mantissas: UnsafeMutablePointer<UnsafeMutablePointer<Int64>>
  let decimals: UnsafeMutablePointer<UnsafeMutablePointer<UInt8>>
  let codedCount: Int
  let numberCount: Int
  private(set) var capacity = 0

  init(codedCount: Int, numberCount: Int, delimiter: UInt8, newline: UInt8) {
    self.codedCount = codedCount
    self.numberCount = numberCount
    codes = .allocate(capacity: 1)
    singles = .allocate(capacity: max(1, 256 * codedCount))
    dictionaries = .allocate(capacity: max(1, codedCount))
    recent = .allocate(capacity: max(1, codedCount))
    recent.initialize(repeating: RecentText(), count: max(1, codedCount))
    mantissas = .allocate(capacity: max(1, numberCount))
    decimals = .allocate(capacity: max(1, numberCount))
    for index in 0..<codedCount {
      (dictionaries + index).initialize(
        to: FieldDictionary(
          delimiter: delimiter, newline: newline, single: singles + 256 * index))
    }
  }

  deinit {
    freeRows()
    dictionaries.deinitialize(count: codedCount)
    codes.deallocate()
    singles.deallocate()
    dictionaries.deallocate()
    recent.deallocate()
    mantissas.deallocate()
    decimals.deallocate()
  }

  /// Makes room for `rows` rows; what was written before is lost.
  func reserve(rows: Int) {
    guard rows > capacity else { return }
    freeRows()
    codes.deallocate()
    codes = .allocate(capacity: max(1, rows * codedCount))
    for index in 0..<numberCount {
      (mantissas + index).initialize(to: .allocate(capacity: rows))
      (decimals + index).initialize(to: .allocate(capacity: rows))
    }
    capacity = rows
  }

  private func freeRows() {
    guard capacity > 0 else { return }
    for index in 0..<numberCount {
      mantissas[index].deallocate()
      decimals[index].deallocate()
    }
  }
}

/// A text of up to seven bytes with the delimiter behind it, and its code: neighbouring rows mostly
/// are of one PSU.
struct RecentText {
  /// The bytes as a word, and which of them count; before the first text a word that no field starts
  /// with, since no text holds a NUL byte.
  private var word: UInt64 = 0
  private var mask: UInt64 = .max
  private(set) var code: UInt32 = 0
  /// Bytes up to the next field.
  private(set) var step = 0

  /// Whether the field that starts here has this text.
  @inline(__always)
  func isAgain(at start: UnsafePointer<UInt8>) -> Bool {
    (ByteWord.load(start) ^ word) & mask == 0
  }

  /// Remembers a text that a delimiter follows, unless it is longer.
  @inline(__always)
  mutating func set(_ start: UnsafePointer<UInt8>, length: Int, code: UInt32) {
    guard length < 8 else { return }
    mask = .max &>> UInt64(truncatingIfNeeded: 56 &- length &* 8)
    word = ByteWord.load(start) & mask
    self.code = code
    step = length &+ 1
  }
}
