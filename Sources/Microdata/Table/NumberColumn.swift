/// The numbers of one column in one chunk.
enum NumberChunk: Sendable {
  /// Whole numbers below 2^32 - 1 in units of 10^-decimals; `UInt32.max` is missing.
  case fixed(decimals: Int, [UInt32])
  /// The same, where neighbouring rows mostly have the same number (the weight of their PSU): each
  /// number once, and the row behind its last one.
  case runs(decimals: Int, numbers: [UInt32], ends: [UInt32])
  /// Any numbers; NaN is missing.
  case floating([Double])

  /// Most decimals that are kept as a whole number.
  static let mostDecimals = 9

  /// Packs a chunk's mantissas with their counts of decimals.
  init(
    mantissas: UnsafeMutablePointer<Int64>, decimals: UnsafeMutablePointer<UInt8>, rows: Int
  ) {
    var most = 0
    var isFixed = true
    for row in 0..<rows where decimals[row] != ChunkScratch.missing {
      if decimals[row] == ChunkScratch.floating || decimals[row] > Self.mostDecimals {
        isFixed = false
        break
      }
      most = max(most, Int(decimals[row]))
    }
    if isFixed, let packed = Self.fixed(mantissas, decimals, rows, most) {
      var runs = min(1, rows)
      for row in packed.indices.dropFirst() where packed[row] != packed[row - 1] { runs += 1 }
      self =
        runs > rows / 4 ? .fixed(decimals: most, packed) : Self.runs(decimals: most, packed, runs)
      return
    }
    self = .floating(
      (0..<rows).map { row in
        switch decimals[row] {
        case ChunkScratch.missing: .nan
        case ChunkScratch.floating: Double(bitPattern: UInt64(bitPattern: mantissas[row]))
        default: Double(mantissas[row]) / PowersOfTen.double(Int(decimals[row]))
        }
      })
  }

  /// Numbers by runs of equal ones, of which there are `count`.
  private static func runs(decimals: Int, _ packed: [UInt32], _ count: Int) -> NumberChunk {
    var (numbers, ends): ([UInt32], [UInt32]) = ([], [])
    numbers.reserveCapacity(count)
    ends.reserveCapacity(count)
    for row in packed.indices {
      if let last = numbers.last, last == packed[row] {
        ends[ends.count - 1] = UInt32(row + 1)
      } else {
        numbers.append(packed[row])
        ends.append(UInt32(row + 1))
      }
    }
    return .runs(decimals: decimals, numbers: numbers, ends: ends)
  }

  private static func fixed(
    _ mantissas: UnsafeMutablePointer<Int64>, _ decimals: UnsafeMutablePointer<UInt8>, _ rows: Int,
    _ most: Int
  ) -> [UInt32]? {
    var fits = true
    let packed = [UInt32](unsafeUninitializedCapacity: rows) { output, count in
      for row in 0..<rows {
        if decimals[row] == ChunkScratch.missing {
          output[row] = .max
          continue
        }
        let lacking = most &- Int(decimals[row])
        let (scaled, overflow) =
          lacking == 0
          ? (mantissas[row], false)
          : mantissas[row].multipliedReportingOverflow(by: PowersOfTen.whole(lacking))
        if overflow || scaled >= Int64(UInt32.max) {
          fits = false
          break
        }
        output[row] = UInt32(truncatingIfNeeded: scaled)
      }
      count = fits ? rows : 0
    }
    return fits ? packed : nil
  }
}

/// A column of numbers: sampling weights.
package struct NumberColumn: Sendable {
  let chunks: [NumberChunk]

  /// Decimals of the finest number when all are fixed-decimal, else nil.
  package var decimals: Int? {
    var most = 0
    for chunk in chunks {
      switch chunk {
      case .fixed(let decimals, _), .runs(let decimals, _, _): most = max(most, decimals)
      case .floating: return nil
      }
    }
    return most
  }

  /// The numbers of a chunk in units of 10^-`decimals`, `UInt32.max` where one is missing; nil
  /// unless all are whole numbers below 2^32 - 1 then.
  package func wholeNumbers(chunk: Int, decimals: Int) -> [UInt32]? {
    let own: Int
    var values: [UInt32]
    switch chunks[chunk] {
    case .floating: return nil
    case .fixed(let decimals, let numbers): (own, values) = (decimals, numbers)
    case .runs(let decimals, let numbers, let ends):
      own = decimals
      values = [UInt32](unsafeUninitializedCapacity: Int(ends.last ?? 0)) { values, row in
        guard let base = values.baseAddress else { return }
        for (number, end) in zip(numbers, ends) {
          (base + row).initialize(repeating: number, count: Int(end) - row)
          row = Int(end)
        }
      }
    }
    if own == decimals { return values }
    guard own < decimals else { return nil }
    let factor = UInt64(PowersOfTen.whole(decimals - own))
    for (row, value) in values.enumerated() where value != .max {
      let (number, overflow) = UInt64(value).multipliedReportingOverflow(by: factor)
      guard !overflow, number < UInt64(UInt32.max) else { return nil }
      values[row] = UInt32(number)
    }
    return values
  }

  /// Whether every row of a chunk has a number, and none is 0 or negative.
  package func areAllPositive(chunk: Int) -> Bool {
    switch chunks[chunk] {
    case .fixed(_, let numbers), .runs(_, let numbers, _):
      numbers.allSatisfy { $0 &- 1 < .max &- 1 }
    case .floating(let numbers): numbers.allSatisfy { $0 > 0 }
    }
  }

  /// Writes the numbers of a chunk to `output`, NaN where one is missing.
  ///
  /// They are in units of 10^-`decimals`, or as they are when that is nil; with the column's own
  /// `decimals` every number is whole.
  package func values(
    chunk: Int, decimals: Int?, into output: UnsafeMutablePointer<Double>
  ) {
    switch chunks[chunk] {
    case .floating(let values):
      for (row, value) in values.enumerated() {
        output[row] = decimals.map { value * PowersOfTen.double($0) } ?? value
      }
    case .fixed(let own, let values):
      let scale = Scale(own: own, wanted: decimals)
      values.withUnsafeBufferPointer { values in
        for row in 0..<values.count { output[row] = scale.value(values[row]) }
      }
    case .runs(let own, let numbers, let ends):
      let scale = Scale(own: own, wanted: decimals)
      var row = 0
      for (number, end) in zip(numbers, ends) {
        let count = Int(end) - row
        (output + row).update(repeating: scale.value(number), count: count)
        row += count
      }
    }
  }

  /// How a chunk's whole numbers become the numbers wanted.
  private struct Scale {
    private let factor: Double?
    private let divisor: Double

    init(own: Int, wanted: Int?) {
      factor = wanted.map { PowersOfTen.double($0 - own) }
      divisor = PowersOfTen.double(own)
    }

    @inline(__always)
    func value(_ number: UInt32) -> Double {
      if number == .max { return .nan }
      return factor.map { Double(number) * $0 } ?? Double(number) / divisor
    }
  }
}

/// Powers of ten that are exact in both number types.
enum PowersOfTen {
  private static let table: [Int64] = (0...18).map { exponent in
    (0..<exponent).reduce(Int64(1)) { power, _ in power * 10 }
  }

  static func whole(_ exponent: Int) -> Int64 { table[exponent] }

  static func double(_ exponent: Int) -> Double { Double(table[max(0, min(18, exponent))]) }
}
