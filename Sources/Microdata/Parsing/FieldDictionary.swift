/// The distinct texts of one column as one worker met them, numbered from 0.
///
/// Texts of up to eight bytes, nearly all in a survey, are their own hash key: the bytes of the
/// text in one word. No text holds a NUL byte (the reader refuses such files), so the word alone
/// tells "1" from "10". Longer texts are keyed by a hash and compared in full.
struct FieldDictionary: ~Copyable {
  struct Slot {
    var key: UInt64
    /// The code plus one; 0 is a free slot.
    var codePlusOne: UInt32
    /// 0 for texts of up to eight bytes.
    var longLength: UInt32
  }

  private var slots: UnsafeMutablePointer<Slot>
  private var mask: Int
  private var shift: UInt64
  /// Where each code's bytes start in `bytes`; one more than there are codes.
  private var starts: [Int] = [0]
  /// All texts one behind the other.
  private var bytes: UnsafeMutablePointer<UInt8>
  private var byteCapacity: Int

  private static let firstCapacity = 64
  private static let multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// A dictionary without texts.
  ///
  /// - Parameter count: of so many texts the last one is stored as fast as the first.
  init(count: Int = 0) {
    var capacity = Self.firstCapacity
    while count * 2 >= capacity { capacity *= 2 }
    slots = Self.freeSlots(capacity)
    mask = capacity - 1
    shift = UInt64(64 - capacity.trailingZeroBitCount)
    starts.reserveCapacity(count + 1)
    byteCapacity = 8 * count
    bytes = .allocate(capacity: byteCapacity)
  }

  deinit {
    slots.deallocate()
    bytes.deallocate()
  }

  /// The number of distinct texts.
  var count: Int { starts.count - 1 }

  /// All texts one behind the other, and where each starts; one more start than texts.
  var contents: (bytes: [UInt8], starts: [Int]) {
    (Array(UnsafeBufferPointer(start: bytes, count: byteCount)), starts)
  }

  private var byteCount: Int { starts[starts.count - 1] }

  /// Calls `body` with the bytes of each of some codes' texts, one after the other.
  func forEachText(of codes: Range<Int>, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    for code in codes {
      body(
        UnsafeBufferPointer(start: bytes + starts[code], count: starts[code + 1] - starts[code]))
    }
  }

  /// The slot at which the search for a key starts.
  ///
  /// Texts that differ by their last digit only, such as the numbers of neighbouring PSUs, have
  /// slots side by side: of a hundred thousand slots few are in the processor's caches.
  @inline(__always)
  private func home(_ key: UInt64) -> Int {
    // The last byte goes to the upper end.
    let text = key &<< (UInt64(truncatingIfNeeded: key.leadingZeroBitCount) & 56)
    let group = ((text & ~(7 &<< 56)) &* Self.multiplier) &>> shift
    return Int(truncatingIfNeeded: group ^ (text &>> 56 & 7))
  }

  /// The code of a text of any length.
  mutating func code(_ text: some Collection<UInt8>) -> UInt32 {
    let result: UInt32? =
      text.withContiguousStorageIfAvailable { text in
        text.baseAddress.map { code($0, length: text.count) }
      } ?? nil
    return result ?? code(short: 0)
  }

  /// The code of a text of up to eight bytes, given as a little-endian word padded with zeros.
  @inline(__always)
  mutating func code(short key: UInt64) -> UInt32 {
    var index = home(key)
    while true {
      let slot = slots[index]
      if slot.key == key, slot.longLength == 0, slot.codePlusOne != 0 {
        return slot.codePlusOne &- 1
      }
      if slot.codePlusOne == 0 { return insertShort(key, at: index) }
      index = (index &+ 1) & mask
    }
  }

  /// The code of a text of any length from whose start eight bytes can be read.
  @inline(__always)
  mutating func code(padded start: UnsafePointer<UInt8>, length: Int) -> UInt32 {
    if length > 8 { return code(start, length: length) }
    if length == 0 { return code(short: 0) }
    return code(short: ByteWord.load(start, length: length))
  }

  /// The code of a text of any length.
  mutating func code(_ start: UnsafePointer<UInt8>, length: Int) -> UInt32 {
    if length <= 8 { return code(short: Self.word(start, length)) }
    let key = Self.hash(start, length)
    var index = home(key)
    while slots[index].codePlusOne != 0 {
      let slot = slots[index]
      if slot.key == key, slot.longLength == UInt32(truncatingIfNeeded: length),
        matches(Int(slot.codePlusOne) - 1, start, length)
      {
        return slot.codePlusOne - 1
      }
      index = (index + 1) & mask
    }
    makeRoom(for: length)
    (bytes + byteCount).update(from: start, count: length)
    return insert(
      Slot(key: key, codePlusOne: 0, longLength: UInt32(truncatingIfNeeded: length)), length,
      at: index)
  }

  private static func word(_ start: UnsafePointer<UInt8>, _ length: Int) -> UInt64 {
    var key: UInt64 = 0
    for offset in 0..<length { key |= UInt64(start[offset]) &<< UInt64(offset &* 8) }
    return key
  }

  /// Whether a text of more than eight bytes is that of a code.
  private func matches(_ code: Int, _ start: UnsafePointer<UInt8>, _ length: Int) -> Bool {
    let from = starts[code]
    guard starts[code + 1] - from == length else { return false }
    let text = bytes + from
    var place = 0
    while place &+ 8 < length {
      if ByteWord.load(start + place) != ByteWord.load(text + place) { return false }
      place &+= 8
    }
    return ByteWord.load(start + (length &- 8)) == ByteWord.load(text + (length &- 8))
  }

  /// A hash of a text of more than eight bytes, by words of which the last may overlap.
  private static func hash(_ start: UnsafePointer<UInt8>, _ length: Int) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: length)
    func add(_ word: UInt64) {
      let product = (hash ^ word) &* 0x9FB2_1C65_1E98_DF25
      hash = product ^ product &>> 32
    }
    var place = 0
    while place &+ 8 < length {
      add(ByteWord.load(start + place))
      place &+= 8
    }
    add(ByteWord.load(start + (length &- 8)))
    return hash
  }

  @inline(never)
  private mutating func insertShort(_ key: UInt64, at index: Int) -> UInt32 {
    makeRoom(for: 8)
    UnsafeMutableRawPointer(bytes + byteCount).storeBytes(of: key.littleEndian, as: UInt64.self)
    // No byte of a text is 0.
    return insert(
      Slot(key: key, codePlusOne: 0, longLength: 0),
      (UInt64.bitWidth - key.leadingZeroBitCount + 7) / 8, at: index)
  }

  /// Makes room for the bytes of another text.
  @inline(__always)
  private mutating func makeRoom(for count: Int) {
    if byteCount + count > byteCapacity { growBytes(for: count) }
  }

  @inline(never)
  private mutating func growBytes(for count: Int) {
    byteCapacity = 2 * byteCapacity + 8 * count
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: byteCapacity)
    larger.update(from: bytes, count: byteCount)
    bytes.deallocate()
    bytes = larger
  }

  /// Stores a text whose bytes stand behind those of all others.
  private mutating func insert(_ slot: Slot, _ length: Int, at index: Int) -> UInt32 {
    starts.append(byteCount + length)
    let code = UInt32(count - 1)
    slots[index] = slot
    slots[index].codePlusOne = code + 1
    if count * 2 > mask { grow() }
    return code
  }

  private mutating func grow() {
    let old = slots
    let oldCapacity = mask + 1
    let capacity = oldCapacity * 2
    slots = Self.freeSlots(capacity)
    mask = capacity - 1
    shift = UInt64(64 - capacity.trailingZeroBitCount)
    for place in 0..<oldCapacity where old[place].codePlusOne != 0 {
      var index = home(old[place].key)
      while slots[index].codePlusOne != 0 { index = (index + 1) & mask }
      slots[index] = old[place]
    }
    old.deallocate()
  }

  private static func freeSlots(_ capacity: Int) -> UnsafeMutablePointer<Slot> {
    let bytes = capacity * MemoryLayout<Slot>.stride
    // Neighbouring slots lie in one cache line; many of them come in large pages.
    let isLarge = bytes >= Platform.largePage
    let memory = UnsafeMutableRawPointer.allocate(
      byteCount: bytes, alignment: isLarge ? Platform.largePage : 64)
    if isLarge { Platform.preferLargePages(memory, bytes: bytes) }
    let slots = memory.bindMemory(to: Slot.self, capacity: capacity)
    slots.initialize(repeating: Slot(key: 0, codePlusOne: 0, longLength: 0), count: capacity)
    return slots
  }
}
