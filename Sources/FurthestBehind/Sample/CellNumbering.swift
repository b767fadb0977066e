/// The combinations of levels that occur, numbered in ascending order.
///
/// A combination's place is its mixed-radix number: the last circumstance's level runs fastest.
/// Places are kept as one bit each, so that most combinations may be absent at no cost.
struct CellNumbering {
  /// Level index of cell i in circumstance c at `i * circumstances + c`.
  let levels: [UInt32]
  /// By place, whether it occurs; and the number of those before each word.
  private let occurring: PlaceSet
  private let before: [UInt32]

  /// Words of places from which on a second thread is worth while.
  private static let wordsPerThread = 1 << 10

  /// Numbers the places that occur in any of some parts.
  ///
  /// - Parameters:
  ///   - parts: the places that occur in each part.
  ///   - levelCounts: numbers of levels by circumstance; their product is the number of places.
  /// - Complexity: O(*p* + *k c*) for *p* places, *k* cells and *c* circumstances.
  init(parts: [PlaceSet], levelCounts: [Int]) {
    var occurring = parts[0]
    for part in parts.dropFirst() { occurring.formUnion(part) }
    var cells = 0
    before = occurring.words.map { word in
      defer { cells += word.nonzeroBitCount }
      return UInt32(truncatingIfNeeded: cells)
    }
    let runs = ChunkWork.runs(
      of: occurring.words.count,
      threads: min(parts.count, max(1, occurring.words.count / Self.wordsPerThread)))
    let (before, words, width) = (before, occurring.words, levelCounts.count)
    self.occurring = occurring
    guard cells > 0 else {
      // The initializer would write its length into the one empty array that all threads share.
      levels = []
      return
    }
    levels = [UInt32](unsafeUninitializedCapacity: cells * width) { levels, filled in
      filled = cells * width
      nonisolated(unsafe) let levels = levels
      _ = ChunkWork.map(runs.count) { run in
        guard let first = runs[run].first else { return }
        Self.write(words, runs[run], levelCounts, to: levels, at: Int(before[first]) * width)
      }
    }
  }

  /// The number of the cell at a place that occurs.
  @inline(__always)
  func cell(at place: Int) -> Int32 {
    let below = occurring.words[place &>> 6] & ((1 &<< UInt64(place & 63)) &- 1)
    return Int32(truncatingIfNeeded: Int(before[place &>> 6]) &+ below.nonzeroBitCount)
  }

  /// Writes the levels of the places that occur in a run of words.
  private static func write(
    _ words: [UInt64], _ run: Range<Int>, _ levelCounts: [Int],
    to levels: UnsafeMutableBufferPointer<UInt32>, at start: Int
  ) {
    let width = levelCounts.count
    // The levels of the last place that occurs.
    var tuple = [UInt32](repeating: 0, count: width)
    var last = 0
    var target = start
    for index in run {
      var word = words[index]
      while word != 0 {
        let place = index &* 64 &+ word.trailingZeroBitCount
        word &= word &- 1
        var carried = place &- last
        var circumstance = width &- 1
        while carried > 0 {
          let sum = Int(tuple[circumstance]) &+ carried
          let count = levelCounts[circumstance]
          carried = sum < count ? 0 : sum / count
          tuple[circumstance] = UInt32(truncatingIfNeeded: sum &- carried &* count)
          circumstance &-= 1
        }
        for circumstance in 0..<width { levels[target &+ circumstance] = tuple[circumstance] }
        target &+= width
        last = place
      }
    }
  }
}

/// Some of the numbers below a limit, a bit each.
struct PlaceSet: Sendable {
  private(set) var words: [UInt64]

  /// No number below `limit`.
  init(below limit: Int) {
    words = [UInt64](repeating: 0, count: (limit + 63) / 64)
  }

  /// Adds those of some numbers that are below `limit`.
  mutating func insert(_ numbers: UnsafeBufferPointer<UInt32>, below limit: Int) {
    words.withUnsafeMutableBufferPointer { words in
      for number in numbers where number < limit {
        words[Int(number &>> 6)] |= 1 &<< UInt64(number & 63)
      }
    }
  }

  /// Adds the numbers of another set with the same limit.
  mutating func formUnion(_ other: PlaceSet) {
    for place in words.indices { words[place] |= other.words[place] }
  }
}
