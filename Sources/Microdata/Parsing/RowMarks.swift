/// Walks over the ends of fields in a chunk with quotation marks, 64 bytes at a time.
///
/// Marks are taken to open and close in turn. That is so as long as every mark that opens stands
/// where a field starts or behind a closing one (a doubled mark). Before the first one that does
/// not, a mark within a plain field, the walk ends; whoever walks reads that row field by field
/// and starts again behind it.
struct RowMarks {
  private let delimiters: ByteMask
  private let newlines: ByteMask
  private let quotes: ByteMask
  private let end: UnsafePointer<UInt8>
  /// The block at hand, and its ends of fields that are still ahead; the line ends in it.
  private var block: UnsafePointer<UInt8>
  private var next: UnsafePointer<UInt8>
  private var ends: UInt64 = 0
  private var lines: UInt64 = 0
  /// All ones when the block before ended within quotation marks.
  private var inside: UInt64 = 0
  /// Whether a field can start at the next block's first byte.
  private var canOpen: UInt64 = 1
  /// Line ends seen within quotation marks.
  private var quotedLines: UInt64 = 0

  /// A walk over the bytes up to `end`, behind which a block must be readable; see `restart`.
  init(delimiter: UInt8, newline: UInt8, quote: UInt8, end: UnsafePointer<UInt8>) {
    delimiters = ByteMask(delimiter)
    newlines = ByteMask(newline)
    quotes = ByteMask(quote)
    self.end = end
    block = end
    next = end
  }

  /// Whether line ends within quotation marks were passed.
  var hasQuotedLines: Bool { quotedLines != 0 }

  /// Goes on at the start of a field.
  @inline(__always)
  mutating func restart(at start: UnsafePointer<UInt8>) {
    next = start
    (ends, lines, inside, canOpen) = (0, 0, 0, 1)
  }

  /// The delimiter or line end that closes the field at hand; nil when the walk cannot go on.
  @inline(__always)
  mutating func fieldEnd() -> UnsafePointer<UInt8>? {
    while ends == 0 {
      guard load() else { return nil }
    }
    let place = ends.trailingZeroBitCount
    ends &= ends &- 1
    return block + place
  }

  /// The start of the field behind `count` fields, at least one; nil when a line end comes first
  /// or the walk cannot go on.
  @inline(__always)
  mutating func skip(_ count: Int) -> UnsafePointer<UInt8>? {
    var left = count
    while true {
      let found = ends.nonzeroBitCount
      if found >= left { break }
      if ends & lines != 0 { return nil }
      left &-= found
      guard load() else { return nil }
    }
    var rest = ends
    while left > 0 {
      rest &= rest &- 1
      left &-= 1
    }
    let passed = ends ^ rest
    if passed & lines != 0 { return nil }
    ends = rest
    return block + (64 &- passed.leadingZeroBitCount)
  }

  /// The start of the next line; nil when the walk cannot go on.
  @inline(__always)
  mutating func skipLine() -> UnsafePointer<UInt8>? {
    while ends & lines == 0 {
      guard load() else { return nil }
    }
    let hits = ends & lines
    let through = hits ^ (hits &- 1)
    ends &= ~through
    return block + (hits.trailingZeroBitCount &+ 1)
  }

  /// Takes up the next block.
  @inline(__always)
  private mutating func load() -> Bool {
    guard next < end else { return false }
    block = next
    next = block + ByteMask.width
    var marks = quotes.places(in: block)
    var newlines = newlines.places(in: block)
    var delimiters = delimiters.places(in: block)
    if next > end {
      let valid = UInt64.max &>> UInt64(truncatingIfNeeded: next - end)
      marks &= valid
      newlines &= valid
      delimiters &= valid
    }
    let separators = delimiters | newlines
    let within = Self.parity(marks) ^ inside
    let openable = (separators | marks) &<< 1 | canOpen
    let strays = marks & within & ~openable
    ends = separators & ~within
    lines = newlines
    quotedLines |= newlines & within
    inside = UInt64(bitPattern: Int64(bitPattern: within) &>> 63)
    canOpen = (separators | marks) &>> 63
    if strays != 0 {
      ends &= (strays & (0 &- strays)) &- 1
      next = end
    }
    return true
  }

  /// At each place, whether the number of bits up to and with it is odd.
  @inline(__always)
  private static func parity(_ bits: UInt64) -> UInt64 {
    var parity = bits
    parity ^= parity &<< 1
    parity ^= parity &<< 2
    parity ^= parity &<< 4
    parity ^= parity &<< 8
    parity ^= parity &<< 16
    return parity ^ parity &<< 32
  }
}
