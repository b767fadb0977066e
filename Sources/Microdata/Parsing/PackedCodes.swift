/// The codes of one column in one chunk, each in 1, 2, 4, 8, 16 or 32 bits.
///
/// Survey items have few levels, so a row's item mostly fits into a few bits; this keeps millions
/// of rows in tens of megabytes. Of many codes of which neighbouring rows mostly share one, as of
/// PSUs, each run is kept once.
struct PackedCodes: Sendable {
  private let words: [UInt32]
  /// The row behind the last one of each word, where a word is the code of a run of rows.
  private let ends: [UInt32]?
  /// Bits of a code: a power of two, so that no code crosses a word.
  private let shift: UInt32
  let count: Int

  /// Codes from which on a table of four at a time is worth making.
  private static let leastForFours = 2048

  /// Packs `count` codes that are all below `limit`.
  init(_ codes: UnsafePointer<UInt32>, count: Int, limit: Int) {
    if limit > Self.fewCodes,
      let runs = Self.runs(of: codes, count: count, most: Self.mostRuns(ofRows: count))
    {
      self.init(runs: runs.words, ends: runs.ends, count: count)
    } else {
      self.init(single: codes, count: count, limit: limit)
    }
  }

  /// Keeps runs of rows, each with its code and the row behind its last one.
  init(runs: [UInt32], ends: [UInt32], count: Int) {
    self.count = count
    words = runs
    self.ends = ends
    shift = 5
  }

  /// Runs above which codes take less memory one by one.
  static func mostRuns(ofRows rows: Int) -> Int { rows / 8 }

  /// Packs `count` codes that are all below `limit`, one by one.
  init(single codes: UnsafePointer<UInt32>, count: Int, limit: Int) {
    self.count = count
    ends = nil
    shift = Self.shift(limit: limit)
    // With a width that the compiler knows, words are made, and later read, without a loop.
    words =
      switch shift {
      case 0: Self.words(codes, count, perWord: 32)
      case 1: Self.words(codes, count, perWord: 16)
      case 2: Self.words(codes, count, perWord: 8)
      case 3: Self.words(codes, count, perWord: 4)
      case 4: Self.words(codes, count, perWord: 2)
      default: Self.words(codes, count, perWord: 1)
      }
  }

  /// Packs `count` codes of a byte each that are all below `limit`, at most 256; behind them stand
  /// zeros, 31 at least.
  init(bytes: UnsafeRawPointer, count: Int, limit: Int) {
    self.count = count
    ends = nil
    shift = Self.shift(limit: limit)
    words =
      switch shift {
      case 0: Self.words(bytes, count, width: 1)
      case 1: Self.words(bytes, count, width: 2)
      case 2: Self.words(bytes, count, width: 4)
      default: Self.words(bytes, count, width: 8)
      }
  }

  private static func shift(limit: Int) -> UInt32 {
    var shift: UInt32 = 0
    while shift < 5, (limit - 1) >> (1 << Int(shift)) > 0 { shift += 1 }
    return shift
  }

  /// Packs `perWord` codes into each word.
  @inline(__always)
  private static func words(
    _ codes: UnsafePointer<UInt32>, _ count: Int, perWord: Int
  ) -> [UInt32] {
    let width = UInt32(truncatingIfNeeded: 32 / perWord)
    let whole = count / perWord
    // The initializer would write its length into the one empty array that all threads share.
    if count == 0 { return [] }
    return [UInt32](unsafeUninitializedCapacity: (count + perWord - 1) / perWord) { words, used in
      var code = codes
      for place in 0..<whole {
        var word: UInt32 = 0
        for part in 0..<perWord {
          word |= code[part] &<< (UInt32(truncatingIfNeeded: part) &* width)
        }
        words[place] = word
        code += perWord
      }
      used = whole
      var word: UInt32 = 0
      for part in 0..<count % perWord {
        word |= code[part] &<< (UInt32(truncatingIfNeeded: part) &* width)
      }
      if count % perWord > 0 {
        words[whole] = word
        used += 1
      }
    }
  }

  /// Packs bytes into `width` bits each.
  @inline(__always)
  private static func words(_ bytes: UnsafeRawPointer, _ count: Int, width: UInt64) -> [UInt32] {
    let perWord = 32 / Int(width)
    let whole = (count + perWord - 1) / perWord
    if count == 0 { return [] }
    return [UInt32](unsafeUninitializedCapacity: whole) { words, used in
      for place in 0..<whole {
        let start = bytes + place &* perWord
        var word: UInt32 = 0
        if width == 8 {
          word = UInt32(littleEndian: start.loadUnaligned(as: UInt32.self))
        } else {
          for part in 0..<perWord / 8 {
            let eight = Self.together(start + 8 &* part, width: width)
            word |= eight &<< UInt32(truncatingIfNeeded: 8 &* part &* Int(width))
          }
        }
        words[place] = word
      }
      used = whole
    }
  }

  /// Eight bytes as neighbours of `width` bits, at most four: pairs first, then fours, then eight.
  @inline(__always)
  private static func together(_ bytes: UnsafeRawPointer, width: UInt64) -> UInt32 {
    var codes = UInt64(littleEndian: bytes.loadUnaligned(as: UInt64.self))
    codes |= codes &>> (8 &- width)
    codes &= (1 &<< (2 &* width) &- 1) &* 0x0001_0001_0001_0001
    codes |= codes &>> (16 &- 2 &* width)
    codes &= (1 &<< (4 &* width) &- 1) &* 0x0000_0001_0000_0001
    codes |= codes &>> (32 &- 4 &* width)
    return UInt32(truncatingIfNeeded: codes & (1 &<< (8 &* width) &- 1))
  }

  /// Codes that take no more than a byte are not looked at for runs.
  private static let fewCodes = 256

  /// The code and the end of every run of equal codes; nil when there are more than `most`.
  private static func runs(
    of codes: UnsafePointer<UInt32>, count: Int, most: Int
  ) -> (words: [UInt32], ends: [UInt32])? {
    var (words, ends): ([UInt32], [UInt32]) = ([], [])
    var code = codes
    var row = 0
    while row < count {
      let first = code.pointee
      repeat {
        code += 1
        row &+= 1
      } while row < count && code.pointee == first
      guard words.count < most else { return nil }
      words.append(first)
      ends.append(UInt32(truncatingIfNeeded: row))
    }
    return (words, ends)
  }

  /// Calls `body` for each run of equal codes with the code and its rows.
  ///
  /// - Parameter buffer: room for `count` codes.
  func forEachRun(
    _ buffer: UnsafeMutablePointer<UInt32>, _ body: (_ code: UInt32, _ rows: Range<Int>) -> Void
  ) {
    var row = 0
    if let ends {
      for (code, end) in zip(words, ends) {
        body(code, row..<Int(end))
        row = Int(end)
      }
      return
    }
    for row in 0..<count { buffer[row] = self[row] }
    while row < count {
      let (first, code) = (row, buffer[row])
      repeat { row &+= 1 } while row < count && buffer[row] == code
      body(code, first..<row)
    }
  }

  /// Writes `table[code]` of every row to `output`, which must hold `count` places.
  func unpack(through table: [UInt32], into output: UnsafeMutablePointer<UInt32>) {
    forEach(table) { output[$0] = $1 }
  }

  /// Writes `table[code]` of every row to `output`, which must hold `count` places.
  func unpack(through table: [UInt8], into output: UnsafeMutablePointer<UInt8>) {
    // Most items have codes of two bits: four are looked up together.
    guard shift == 1, count >= Self.leastForFours else {
      return forEach(table) { output[$0] = $1 }
    }
    let fours = (0..<256).map { byte in
      (0..<4).reduce(into: SIMD4<UInt8>()) { four, place in
        let code = byte >> (2 * place) & 3
        four[place] = code < table.count ? table[code] : 0
      }
    }
    let whole = count / 16
    let target = UnsafeMutableRawPointer(output)
    fours.withUnsafeBufferPointer { fours in
      words.withUnsafeBufferPointer { words in
        for place in 0..<whole {
          for part in 0..<4 {
            target.storeBytes(
              of: fours[Int(words[place] &>> UInt32(8 &* part) & 255)],
              toByteOffset: 16 &* place &+ 4 &* part, as: SIMD4<UInt8>.self)
          }
        }
      }
    }
    for row in 16 * whole..<count { output[row] = table[Int(self[row])] }
  }

  /// Adds `table[code]` of every row to `output`, which must hold `count` places.
  func add(through table: [UInt32], to output: UnsafeMutablePointer<UInt32>) {
    forEach(table) { output[$0] &+= $1 }
  }

  /// Calls `body` with every row and `table[code]` of it.
  @inline(__always)
  private func forEach<Value>(_ table: [Value], _ body: (Int, Value) -> Void) {
    if let ends {
      var row = 0
      for (word, end) in zip(words, ends) {
        let value = table[Int(word)]
        while row < Int(end) {
          body(row, value)
          row &+= 1
        }
      }
      return
    }
    switch shift {
    case 0: forEach(table, perWord: 32, body)
    case 1: forEach(table, perWord: 16, body)
    case 2: forEach(table, perWord: 8, body)
    case 3: forEach(table, perWord: 4, body)
    case 4: forEach(table, perWord: 2, body)
    default: forEach(table, perWord: 1, body)
    }
  }

  @inline(__always)
  private func forEach<Value>(_ table: [Value], perWord: Int, _ body: (Int, Value) -> Void) {
    let width = UInt32(truncatingIfNeeded: 32 / perWord)
    let mask: UInt32 = .max &>> (32 &- width)
    let whole = count / perWord
    words.withUnsafeBufferPointer { words in
      table.withUnsafeBufferPointer { table in
        for place in 0..<whole {
          let word = words[place]
          for part in 0..<perWord {
            let code = word &>> (UInt32(truncatingIfNeeded: part) &* width) & mask
            body(place &* perWord &+ part, table[Int(truncatingIfNeeded: code)])
          }
        }
      }
    }
    for row in whole * perWord..<count { body(row, table[Int(self[row])]) }
  }

  /// The code of one row.
  subscript(row: Int) -> UInt32 {
    if let ends {
      var (low, high) = (0, ends.count)
      while low < high {
        let middle = (low + high) / 2
        if Int(ends[middle]) <= row { low = middle + 1 } else { high = middle }
      }
      return words[low]
    }
    let width = UInt32(1) << shift
    let perWordShift = 5 - shift
    let place = UInt32(truncatingIfNeeded: row) & ((1 << perWordShift) - 1)
    let mask: UInt32 = shift == 5 ? .max : (1 &<< width) &- 1
    return words[row >> Int(perWordShift)] >> (place * width) & mask
  }

  /// Bytes held.
  var byteCount: Int { (words.count + (ends?.count ?? 0)) * 4 }
}
