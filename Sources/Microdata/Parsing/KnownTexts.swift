/// The codes of texts that a column's fields had lately: up to seven bytes with the byte behind
/// them, which tells where they end.
///
/// The tables of neighbouring columns stand side by side, so that the parser's loop goes from one
/// to the next by adding.
struct KnownTexts {
  /// The longest text with the byte behind it.
  static let longest = 8
  /// Bytes of a column's table: its keys, then their codes.
  static let stride = places * 9

  private static let places = 128
  /// Texts of up to two digits nearly all get places of their own, and neighbouring numbers mostly.
  private static let multiplier: UInt64 = 0x9C18_68DC_3016_BCE2

  /// The first column's table.
  let table: UnsafeMutableRawPointer

  init(columns: Int) {
    table = .allocate(byteCount: max(1, columns) * Self.stride, alignment: 8)
    for column in 0..<columns { forget(column: column) }
  }

  func deallocate() { table.deallocate() }

  /// Forgets a column's texts.
  func forget(column: Int) {
    // No text has this key.
    (table + column * Self.stride).initializeMemory(
      as: UInt64.self, repeating: .max, count: Self.places)
  }

  /// Forgets a key, if it is there.
  func unset(_ key: UInt64, column: Int) {
    let table = table + column * Self.stride
    let offset = Self.place(key) * 8
    if table.load(fromByteOffset: offset, as: UInt64.self) == key {
      table.storeBytes(of: UInt64.max, toByteOffset: offset, as: UInt64.self)
    }
  }

  /// Remembers a code, instead of the one at the key's place.
  func set(_ key: UInt64, _ code: UInt8, column: Int) {
    let table = table + column * Self.stride
    let place = Self.place(key)
    table.storeBytes(of: key, toByteOffset: place * 8, as: UInt64.self)
    table.storeBytes(of: code, toByteOffset: Self.places * 8 + place, as: UInt8.self)
  }

  /// The code of a key in a column's table; nil when it is not there.
  @inline(__always)
  static func code(_ key: UInt64, in table: UnsafeMutableRawPointer) -> UInt8? {
    let place = place(key)
    guard table.load(fromByteOffset: place &* 8, as: UInt64.self) == key else { return nil }
    return table.load(fromByteOffset: places &* 8 &+ place, as: UInt8.self)
  }

  @inline(__always)
  private static func place(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* multiplier) &>> 57)
  }
}

/// A row's place among a column's codes, and the column's known texts.
struct CodePlace {
  private var table: UnsafeMutableRawPointer
  private var target: UnsafeMutablePointer<UInt8>
  private let stride: Int

  /// The first row's place in the first column; the next column's is `stride` bytes behind.
  init(known: KnownTexts, codes: UnsafeMutablePointer<UInt8>, stride: Int) {
    table = known.table
    target = codes
    self.stride = stride
  }

  /// The place of a row in a column, seen from the first one's.
  @inline(__always)
  func at(_ column: Int, row: Int) -> CodePlace {
    var place = self
    place.table += column &* KnownTexts.stride
    place.target += column &* stride &+ row
    return place
  }

  /// Goes on to the next column.
  @inline(__always)
  mutating func advance() {
    table += KnownTexts.stride
    target += stride
  }

  /// Stores the code of a text, given as its key; false when it is not known.
  @inline(__always)
  func store(_ key: UInt64) -> Bool {
    guard let code = KnownTexts.code(key, in: table) else { return false }
    target.pointee = code
    return true
  }

  /// Stores the code of a field of so many bytes with the mark behind it; false when it is not
  /// known.
  @inline(__always)
  func store(_ start: UnsafePointer<UInt8>, _ bytes: Int) -> Bool {
    bytes <= KnownTexts.longest && store(ByteWord.load(start, length: bytes))
  }
}
