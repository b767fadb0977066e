extension RowParser {
  /// Stores a number as a whole mantissa and its count of decimals.
  @inline(__always)
  func storeNumber(
    _ start: UnsafePointer<UInt8>, _ length: Int, _ target: Int, _ row: Int,
    _ scratch: ChunkScratch, _ outcome: inout Outcome
  ) {
    if scratch.numbers[target].goesOn(start, length) { return }
    scratch.numbers[target].remember(start, length)
    if length > 0, length <= 8 {
      let unused = UInt64(truncatingIfNeeded: 64 &- length &* 8)
      if let whole = ByteWord.wholeNumber(
        ByteWord.load(start) & UInt64.max &>> unused, unused: unused)
      {
        return scratch.numbers[target].append(whole, decimals: 0, row: row)
      }
    }
    var mantissa: Int64 = 0
    var decimals = 0
    var digits = 0
    var index = 0
    while index < length {
      let digit = start[index] &- UInt8(ascii: "0")
      if digit > 9 { break }
      mantissa = mantissa &* 10 &+ Int64(digit)
      index &+= 1
    }
    digits = index
    if index < length, start[index] == numbers.decimalMark {
      index &+= 1
      while index < length {
        let digit = start[index] &- UInt8(ascii: "0")
        if digit > 9 { break }
        mantissa = mantissa &* 10 &+ Int64(digit)
        decimals &+= 1
        index &+= 1
      }
      digits &+= decimals
    }
    if index == length, digits > 0, digits <= 18, mantissa <= NumberSyntax.largestExact {
      scratch.numbers[target].append(
        mantissa, decimals: UInt8(truncatingIfNeeded: decimals), row: row)
    } else {
      storeUnusualNumber(start, length, target, row, scratch, &outcome)
    }
  }

  /// Stores a number that is blank, signed, long, grouped, with an exponent, or no number at all.
  @inline(never)
  private func storeUnusualNumber(
    _ start: UnsafePointer<UInt8>, _ length: Int, _ target: Int, _ row: Int,
    _ scratch: ChunkScratch, _ outcome: inout Outcome
  ) {
    let text = UnsafeBufferPointer(start: start, count: length).trimmed
    if text.isEmpty || MissingMarkers.contains(text) {
      return scratch.numbers[target].append(0, decimals: NumberFields.missing, row: row)
    }
    var (mantissa, decimals) = (Int64(0), NumberFields.missing)
    if let fixed = numbers.fixed(text) {
      (mantissa, decimals) = (fixed.mantissa, UInt8(truncatingIfNeeded: fixed.decimals))
    } else if let value = numbers.number(text) {
      (mantissa, decimals) = (Int64(bitPattern: value.bitPattern), NumberFields.floating)
    } else if outcome.badNumber == nil {
      outcome.badNumber = BadNumber(column: target, row: row, text: text)
    }
    scratch.numbers[target].append(mantissa, decimals: decimals, row: row)
  }
}
