/// The numbers of one column in the chunk at hand, by runs of rows with the same text: neighbours
/// mostly are of one PSU and have one weight.
struct NumberFields: ~Copyable {
  /// The number of a run of rows.
  struct Run {
    /// The first row.
    var row: UInt32
    /// The decimals of the mantissa, or one of the marks below.
    var decimals: UInt8
    var mantissa: Int64
  }

  /// Stands for the decimals of a number that is not there.
  static let missing: UInt8 = 255
  /// Stands for the decimals where the mantissa's bits are those of a floating-point number.
  static let floating: UInt8 = 254

  private(set) var runs: UnsafeMutablePointer<Run>
  private(set) var count = 0
  private var capacity: Int
  /// The last run's text, where it has no more than two words; else a length that no text has.
  private var length = -1
  private var words: (UInt64, UInt64) = (0, 0)
  /// The bits of the words that are of the text.
  private var masks: (UInt64, UInt64) = (0, 0)

  init(rows: Int = 1) {
    capacity = rows
    runs = .allocate(capacity: rows)
  }

  deinit { runs.deallocate() }

  /// Forgets all runs and makes room for those of `rows` rows.
  mutating func restart(rows: Int) {
    (count, length) = (0, -1)
    guard rows > capacity else { return }
    capacity = rows
    runs.deallocate()
    runs = .allocate(capacity: rows)
  }

  /// Whether a text is that of the last run, which goes on then.
  ///
  /// Two words must be readable.
  @inline(__always)
  func goesOn(_ start: UnsafePointer<UInt8>, _ length: Int) -> Bool {
    length == self.length && (ByteWord.load(start) ^ words.0) & masks.0 == 0
      && (ByteWord.load(start + 8) ^ words.1) & masks.1 == 0
  }

  /// Remembers the text of the run that `append` starts.
  @inline(__always)
  mutating func remember(_ start: UnsafePointer<UInt8>, _ length: Int) {
    self.length = length <= 16 ? length : -1
    words = (ByteWord.load(start), ByteWord.load(start + 8))
    masks = (Self.mask(length), Self.mask(length - 8))
  }

  @inline(__always)
  private static func mask(_ bytes: Int) -> UInt64 {
    bytes <= 0 ? 0 : .max &>> UInt64(truncatingIfNeeded: max(0, 64 - bytes * 8))
  }

  /// Starts a run; one that starts at the same row was of a row read anew.
  @inline(__always)
  mutating func append(_ mantissa: Int64, decimals: UInt8, row: Int) {
    let row = UInt32(truncatingIfNeeded: row)
    if count > 0, runs[count &- 1].row == row { count &-= 1 }
    (runs + count).initialize(to: Run(row: row, decimals: decimals, mantissa: mantissa))
    count &+= 1
  }
}
