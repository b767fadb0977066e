/// Walks over the ends of fields in a chunk without quotation marks, 64 bytes at a time.
///
/// Blocks start where rows do, as far as these are longer: what stands where in them hardly differs
/// from row to row then, and the processor foresees every branch.
struct PlainMarks {
  /// What stands in a block: ends of fields (line ends among them), and line ends.
  private struct Block {
    var ends: UInt64 = 0
    var lines: UInt64 = 0

    /// The ends of fields up to the first line end.
    var row: UInt64 {
      @inline(__always) get { ends & (lines ^ (lines &- 1)) }
    }
  }

  private let delimiters: ByteMask
  private let newlines: ByteMask
  private let newline: UInt8
  private let end: UnsafePointer<UInt8>
  /// The block at hand, what is still ahead in it, and the ends of the row's fields.
  private var place: UnsafePointer<UInt8>
  private var block = Block()
  private var ends: UInt64 = 0
  /// The block behind, where it was looked at already.
  private var second = Block()
  private var hasSecond = false

  /// A walk over the bytes up to `end`, which stands behind a line end; a block must be readable
  /// there.
  init(delimiter: UInt8, newline: UInt8, end: UnsafePointer<UInt8>) {
    delimiters = ByteMask(delimiter)
    newlines = ByteMask(newline)
    self.newline = newline
    self.end = end
    place = end
  }

  /// Goes on at the start of a row: the first one, or what `nextLine` gave.
  ///
  /// - Returns: The ends of the row's fields as bits of its first 64 bytes and, if `looksFar`, of
  ///   the next 64.
  @inline(__always)
  mutating func startRow(
    at start: UnsafePointer<UInt8>, looksFar: Bool
  ) -> (near: UInt64, far: UInt64) {
    if block.lines == 0 {
      place = start
      block = Self.block(at: start, delimiters, newlines)
      if looksFar, block.lines == 0 {
        // The row ends behind this block, so that another one is readable from there.
        second = Self.block(at: start + ByteMask.width, delimiters, newlines)
        hasSecond = true
        ends = block.ends
        return (ends, second.row)
      }
    }
    ends = block.row
    return (ends &>> UInt64(truncatingIfNeeded: start - place), 0)
  }

  /// The start of the next field; nil when the row has no other field.
  @inline(__always)
  mutating func nextField() -> UnsafePointer<UInt8>? {
    while ends == 0 {
      guard block.lines == 0 else { return nil }
      advance()
    }
    let next = place + (ends.trailingZeroBitCount &+ 1)
    ends &= ends &- 1
    return next
  }

  /// The start of the field behind `count` fields, at least one; nil when the row has fewer.
  @inline(__always)
  mutating func skip(_ count: Int) -> UnsafePointer<UInt8>? {
    var left = count &- 1
    while left > 0 {
      if ends == 0 {
        guard block.lines == 0 else { return nil }
        advance()
        // A block's fields are counted where most likely none of them is wanted.
        let found = left < Self.manyFields ? .max : ends.nonzeroBitCount
        if found <= left {
          left &-= found
          ends = 0
        }
      } else {
        ends &= ends &- 1
        left &-= 1
      }
    }
    return nextField()
  }

  /// The start of the next line.
  @inline(__always)
  mutating func nextLine() -> UnsafePointer<UInt8> {
    if hasSecond { advance() }
    let lines = block.lines
    if lines != 0 {
      block.ends &= ~(lines ^ (lines &- 1))
      block.lines &= lines &- 1
      return place + (lines.trailingZeroBitCount &+ 1)
    }
    let next = place + ByteMask.width
    if let found = newlines.first(in: next) { return next + (found &+ 1) }
    let rest = next + ByteMask.width
    return (Platform.find(newline, from: rest, count: end - rest) ?? rest) + 1
  }

  /// Fields from which on to be counted by the block.
  private static let manyFields = 16

  /// Takes up the block behind the one at hand, in which no line ends.
  @inline(__always)
  private mutating func advance() {
    place += ByteMask.width
    block = hasSecond ? second : Self.block(at: place, delimiters, newlines)
    hasSecond = false
    ends = block.row
  }

  @inline(never)
  private static func block(
    at start: UnsafePointer<UInt8>, _ delimiters: ByteMask, _ newlines: ByteMask
  ) -> Block {
    let (ends, lines) = delimiters.places(in: start, or: newlines)
    return Block(ends: ends, lines: lines)
  }
}
