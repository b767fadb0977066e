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

  /// Packs the numbers of a chunk of `rows` rows; of a row behind these there may be a run.
  init(_ fields: borrowing NumberFields, rows: Int) {
    var count = fields.count
    while count > 0, fields.runs[count - 1].row >= rows { count -= 1 }
    let runs = UnsafeBufferPointer(start: fields.runs, count: count)
    func end(_ run: Int) -> Int { run + 1 < count ? Int(runs[run + 1].row) : rows }

    let present = runs.lazy.map(\.decimals).filter { $0 != NumberFields.missing }
    let most = Int(present.max() ?? 0)
    guard most <= Self.mostDecimals, let whole = Self.whole(runs, decimals: most) else {
      var values: [Double] = []
      values.reserveCapacity(rows)
      for (place, run) in runs.enumerated() {
        let value =
          switch run.decimals {
          case NumberFields.missing: Double.nan
          case NumberFields.floating: Double(bitPattern: UInt64(bitPattern: run.mantissa))
          default: Double(run.mantissa) / PowersOfTen.double(Int(run.decimals))
          }
        values.append(contentsOf: repeatElement(value, count: end(place) - values.count))
      }
      self = .floating(values)
      return
    }
    // The same number may be written in two ways.
    let last = whole.indices.filter { $0 + 1 == count || whole[$0] != whole[$0 + 1] }
    let (numbers, ends) = (last.map { whole[$0] }, last.map { UInt32(end($0)) })
    if numbers.count <= rows / 4 {
      self = .runs(decimals: most, numbers: numbers, ends: ends)
    } else {
      self = .fixed(decimals: most, Self.values(numbers, ends))
    }
  }

  /// The runs' numbers in units of 10^-`decimals`; nil unless all are below 2^32 - 1.
  private static func whole(
    _ runs: UnsafeBufferPointer<NumberFields.Run>, decimals: Int
  ) -> [UInt32]? {
    var numbers: [UInt32] = []
    numbers.reserveCapacity(runs.count)
    for run in runs {
      if run.decimals == NumberFields.missing {
        numbers.append(.max)
        continue
      }
      let factor = PowersOfTen.whole(decimals - Int(run.decimals))
      let (number, overflow) = run.mantissa.multipliedReportingOverflow(by: factor)
      guard !overflow, number < Int64(UInt32.max) else { return nil }
      numbers.append(UInt32(truncatingIfNeeded: number))
    }
    return numbers
  }

  /// The number of every row.
  fileprivate static func values(_ numbers: [UInt32], _ ends: [UInt32]) -> [UInt32] {
    // Without rows the initializer would write into the one empty array that all threads share.
    guard let rows = ends.last else { return [] }
    return [UInt32](unsafeUninitializedCapacity: Int(rows)) { values, row in
      guard let base = values.baseAddress else { return }
      for (number, end) in zip(numbers, ends) {
        (base + row).initialize(repeating: number, count: Int(end) - row)
        row = Int(end)
      }
    }
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
      values = NumberChunk.values(numbers, ends)
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
