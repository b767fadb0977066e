/// Where the wanted fields stand in rows that have their marks at the same places.
///
/// Fields of a survey have few lengths: thousands of rows share some dozens of shapes. A row whose
/// shape is known needs no walk from mark to mark.
struct RowShapes: ~Copyable {
  /// A field's distance from the row's start, and its bytes with the mark behind it.
  struct Field {
    var offset: UInt8
    var bytes: UInt8
  }

  /// Marks as bits of a row's first and next 64 bytes; a shape has one among the first.
  private struct Marks {
    var near: UInt64
    var far: UInt64

    /// Takes off the first mark: the place behind it.
    mutating func removeFirst() -> Int? {
      if near != 0 {
        defer { near &= near &- 1 }
        return near.trailingZeroBitCount + 1
      }
      if far == 0 { return nil }
      defer { far &= far &- 1 }
      return ByteMask.width + far.trailingZeroBitCount + 1
    }
  }

  /// Shapes that are kept, each at the place that its marks are mixed to.
  private static let places = 2048
  /// Rows of unknown shape after which these must be fewer than a fourth of all, lest learning them
  /// take longer than it saves.
  private static let fewUnknown = 256
  /// Rows of which the wanted fields take more than 64 bytes, after which twice as many are looked
  /// at.
  private static let fewFarRows = 32

  private let steps: [Projection.Step]
  private let keys: UnsafeMutablePointer<Marks>
  /// For every shape its coded fields, then its numbers; behind them the shape being learned.
  private let fields: UnsafeMutablePointer<Field>
  /// For every number of bytes the bits of so many; none where these are more than a word.
  let masks: UnsafeMutablePointer<UInt64>
  private let codedCount: Int
  private let fieldCount: Int
  /// The bits up to the last mark that any shape needs: what stands behind makes no shape.
  private var scope = Marks(near: 0, far: 0)
  private var unknownRows = 0
  private var farRows = 0
  /// Whether marks are wanted of a row's first 128 bytes, not only of 64.
  private(set) var looksFar = false
  private let canLearn: Bool
  private var isLearning = false

  init(_ projection: Projection) {
    steps = projection.steps
    codedCount = projection.codedColumns.count
    fieldCount = codedCount + projection.numberColumns.count
    keys = .allocate(capacity: Self.places)
    keys.initialize(repeating: Marks(near: 0, far: 0), count: Self.places)
    masks = .allocate(capacity: 2 * ByteMask.width + 1)
    masks.initialize(repeating: 0, count: 2 * ByteMask.width + 1)
    for bytes in 1...8 { masks[bytes] = .max &>> UInt64(64 - 8 * bytes) }
    canLearn = fieldCount <= 2 * ByteMask.width
    fields = .allocate(capacity: canLearn ? (Self.places + 1) * fieldCount : 0)
  }

  deinit {
    masks.deallocate()
    keys.deallocate()
    fields.deallocate()
  }

  /// Gets ready for a chunk: most of its rows may have shapes known from others.
  mutating func restart() {
    (unknownRows, farRows, isLearning) = (0, 0, canLearn)
  }

  /// The fields of a row with these marks; nil when its shape is not known.
  ///
  /// A shape stays true while `scope` grows: a row that has a mark in what was added has another
  /// key than a shape learned before.
  @inline(__always)
  func fields(_ near: UInt64, _ far: UInt64) -> UnsafePointer<Field>? {
    let key = Marks(near: near & scope.near, far: far & scope.far)
    let place = Self.place(key)
    guard keys[place].near == key.near, keys[place].far == key.far, key.near != 0 else {
      return nil
    }
    return UnsafePointer(fields + place &* fieldCount)
  }

  /// Learns the shape of a row, the given one of the chunk, unless its wanted fields do not all end
  /// among the marks.
  @inline(never)
  mutating func learn(_ near: UInt64, _ far: UInt64, row: Int) {
    guard isLearning else { return }
    unknownRows += 1
    if unknownRows > Self.fewUnknown + row / 4 {
      (isLearning, looksFar) = (false, false)
      return
    }
    let shape = fields + Self.places * fieldCount
    var marks = Marks(near: near, far: far)
    var end = 0
    for step in steps {
      for _ in 0..<step.skip { end = marks.removeFirst() ?? end }
      let start = end
      guard let next = marks.removeFirst() else {
        farRows += 1
        looksFar = farRows >= Self.fewFarRows
        return
      }
      end = next
      let field = Field(offset: UInt8(start), bytes: UInt8(end - start))
      if step.code >= 0 { (shape + step.code).initialize(to: field) }
      if step.number >= 0 { (shape + (codedCount + step.number)).initialize(to: field) }
    }
    scope = Marks(near: scope.near | Self.bits(end), far: scope.far | Self.bits(end - 64))
    let key = Marks(near: near & scope.near, far: far & scope.far)
    keys[Self.place(key)] = key
    (fields + Self.place(key) * fieldCount).initialize(from: shape, count: fieldCount)
  }

  /// The lowest bits, as many as `count` says.
  private static func bits(_ count: Int) -> UInt64 {
    count <= 0 ? 0 : .max &>> UInt64(max(0, 64 - count))
  }

  @inline(__always)
  private static func place(_ key: Marks) -> Int {
    let mixed = (key.near ^ (key.far &<< 23 | key.far &>> 41)) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed &>> 53)
  }
}
