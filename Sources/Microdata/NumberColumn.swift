/// The numbers of one column in one chunk.
enum NumberChunk: Sendable {
  /// Whole numbers below 2^32 - 1 in units of 10^-decimals; `UInt32.max` is missing.
  case fixed(decimals: Int, [UInt32])
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
      self = .fixed(decimals: most, packed)
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
      guard case .fixed(let decimals, _) = chunk else { return nil }
      most = max(most, decimals)
    }
    return most
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
      let factor = decimals.map { PowersOfTen.double($0 - own) }
      let divisor = PowersOfTen.double(own)
      values.withUnsafeBufferPointer { values in
        for row in 0..<values.count {
          let value = values[row]
          if value == .max {
            output[row] = .nan
          } else if let factor {
            output[row] = Double(value) * factor
          } else {
            output[row] = Double(value) / divisor
          }
        }
      }
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
