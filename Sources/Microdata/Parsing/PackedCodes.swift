/// The codes of one column in one chunk, each in 1, 2, 4, 8, 16 or 32 bits.
///
/// Survey items have few levels, so a row's item mostly fits into a few bits; this keeps millions
/// of rows in tens of megabytes.
struct PackedCodes: Sendable {
  private let words: [UInt32]
  /// Bits of a code: a power of two, so that no code crosses a word.
  private let shift: UInt32
  let count: Int

  /// Packs codes that are all below `limit`: `count` of them, `stride` places apart.
  init(_ codes: UnsafePointer<UInt32>, count: Int, stride: Int, limit: Int) {
    var shift: UInt32 = 0
    while shift < 5, (limit - 1) >> (1 << Int(shift)) > 0 { shift += 1 }
    self.shift = shift
    self.count = count
    let width = UInt32(1) << shift
    let perWord = 32 >> Int(shift)
    words = [UInt32](unsafeUninitializedCapacity: (count + perWord - 1) / perWord) {
      words, used in
      var index = 0
      var code = codes
      while index < count {
        var word: UInt32 = 0
        let end = min(index + perWord, count)
        var place: UInt32 = 0
        while index < end {
          word |= code.pointee &<< place
          place &+= width
          code += stride
          index &+= 1
        }
        words[used] = word
        used &+= 1
      }
    }
  }

  /// Writes `table[code]` of every row to `output`, which must hold `count` places.
  func unpack(through table: [UInt32], into output: UnsafeMutablePointer<UInt32>) {
    forEach(table) { output[$0] = $1 }
  }

  /// Writes `table[code]` of every row to `output`, which must hold `count` places.
  func unpack(through table: [UInt8], into output: UnsafeMutablePointer<UInt8>) {
    forEach(table) { output[$0] = $1 }
  }

  /// Adds `table[code]` of every row to `output`, which must hold `count` places.
  func add(through table: [UInt32], to output: UnsafeMutablePointer<UInt32>) {
    forEach(table) { output[$0] &+= $1 }
  }

  @inline(__always)
  private func forEach<Value>(_ table: [Value], _ body: (Int, Value) -> Void) {
    let width = UInt32(1) << shift
    let perWord = 32 >> Int(shift)
    let mask: UInt32 = shift == 5 ? .max : (1 &<< width) &- 1
    words.withUnsafeBufferPointer { words in
      table.withUnsafeBufferPointer { table in
        var row = 0
        for word in words {
          var rest = word
          let end = min(row &+ perWord, count)
          while row < end {
            body(row, table[Int(truncatingIfNeeded: rest & mask)])
            rest = rest &>> (width & 31)
            row &+= 1
          }
        }
      }
    }
  }

  /// The code of one row.
  subscript(row: Int) -> UInt32 {
    let width = UInt32(1) << shift
    let perWordShift = 5 - shift
    let place = UInt32(truncatingIfNeeded: row) & ((1 << perWordShift) - 1)
    let mask: UInt32 = shift == 5 ? .max : (1 &<< width) &- 1
    return words[row >> Int(perWordShift)] >> (place * width) & mask
  }

  /// Bytes held.
  var byteCount: Int { words.count * 4 }
}
