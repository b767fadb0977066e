extension RowParser {
  /// Stores a number as a whole mantissa and its count of decimals.
  @inline(__always)
  func storeNumber(
    _ start: UnsafePointer<UInt8>, _ length: Int, _ target: Int, _ row: Int,
    _ scratch: ChunkScratch, _ outcome: inout Outcome
  ) {
    if length > 0, length <= 8 {
      let unused = UInt64(truncatingIfNeeded: 64 &- length &* 8)
      if let whole = ByteWord.wholeNumber(
        ByteWord.load(start) & UInt64.max &>> unused, unused: unused)
      {
        scratch.mantissas[target][row] = whole
        scratch.decimals[target][row] = 0
        return
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
      scratch.mantissas[target][row] = mantissa
      scratch.decimals[target][row] = UInt8(truncatingIfNeeded: decimals)
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
    scratch.decimals[target][row] = ChunkScratch.missing
    if text.isEmpty || MissingMarkers.contains(text) { return }
    if let (mantissa, decimals) = numbers.fixed(text) {
      scratch.mantissas[target][row] = mantissa
      scratch.decimals[target][row] = UInt8(truncatingIfNeeded: decimals)
    } else if let value = numbers.number(text) {
      scratch.mantissas[target][row] = Int64(bitPattern: value.bitPattern)
      scratch.decimals[target][row] = ChunkScratch.floating
    } else if outcome.badNumber == nil {
      outcome.badNumber = BadNumber(column: target, row: row, text: text)
    }
  }
}
