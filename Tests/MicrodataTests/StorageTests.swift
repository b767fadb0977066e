import Testing

@testable import Microdata

/// Codes packed from words, and from bytes where these hold them.
private func packed(_ codes: [UInt32], limit: Int) -> [PackedCodes] {
  var packed = codes.withUnsafeBufferPointer { codes in
    codes.baseAddress.map { [PackedCodes($0, count: codes.count, limit: limit)] } ?? []
  }
  if limit <= 256 {
    let bytes = codes.map { UInt8($0) } + [UInt8](repeating: 0, count: 32)
    bytes.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return }
      packed.append(PackedCodes(bytes: base, count: codes.count, limit: limit))
    }
  }
  return packed
}

@Suite struct PackedCodesTests {
  @Test(arguments: [1, 2, 3, 4, 5, 16, 17, 256, 257, 65_536, 65_537, 1 << 31, 1 << 32])
  func codesComeBack(limit: Int) {
    var random = RandomExtract(seed: UInt64(limit))
    for count in [0, 1, 2, 7, 8, 15, 16, 31, 32, 33, 64, 1000, 2047, 2048, 5003] {
      var codes = (0..<count).map { _ in UInt32(random.below(limit)) }
      if count > 0 { codes[count / 2] = UInt32(limit - 1) }
      for packed in packed(codes, limit: limit) {
        #expect(packed.count == count)
        #expect(codes.indices.allSatisfy { packed[$0] == codes[$0] })
        guard limit <= 1 << 17 else { continue }
        let table = (0..<limit).map { UInt32($0) ^ 5 }
        let unpacked = [UInt32](unsafeUninitializedCapacity: max(1, count)) { buffer, used in
          if let base = buffer.baseAddress { packed.unpack(through: table, into: base) }
          used = count
        }
        #expect(unpacked == codes.map { $0 ^ 5 })
        let bytes = (0..<limit).map { UInt8(truncatingIfNeeded: $0 ^ 5) }
        let short = [UInt8](unsafeUninitializedCapacity: max(1, count)) { buffer, used in
          if let base = buffer.baseAddress { packed.unpack(through: bytes, into: base) }
          used = count
        }
        #expect(short == codes.map { UInt8(truncatingIfNeeded: $0 ^ 5) })
      }
    }
  }

  /// Codes of PSUs as they stand in a file: each the same for a run of rows.
  @Test(arguments: [1, 2, 8, 9, 25, 1000], [256, 257, 100_000])
  func runsComeBack(runLength: Int, limit: Int) {
    var random = RandomExtract(seed: UInt64(runLength))
    for count in [0, 1, 2, 7, 500] {
      var codes: [UInt32] = []
      while codes.count < count {
        let code = UInt32(random.below(limit))
        codes += [UInt32](repeating: code, count: min(runLength, count - codes.count))
      }
      for packed in packed(codes, limit: limit) {
        #expect(packed.count == count)
        #expect(codes.indices.allSatisfy { packed[$0] == codes[$0] })
        let table = (0..<limit).map { UInt32($0) ^ 5 }
        let unpacked = [UInt32](unsafeUninitializedCapacity: max(1, count)) { buffer, used in
          if let base = buffer.baseAddress { packed.unpack(through: table, into: base) }
          used = count
        }
        #expect(unpacked == codes.map { $0 ^ 5 })
        if runLength >= 25, limit > 256, count == 500 { #expect(packed.byteCount <= 160) }
      }
    }
  }

  @Test func fewLevelsTakeFewBits() {
    let codes = [UInt32](repeating: 1, count: 3200)
    #expect(packed(codes, limit: 2).map(\.byteCount) == [400, 400])
  }
}

@Suite struct NumberColumnTests {
  /// Weights as they stand in a file: each the same for a run of rows, or all different.
  @Test(arguments: [1, 3, 4, 5, 40, 1000], [0, 6])
  func numbersComeBack(runLength: Int, decimals: Int) {
    var random = RandomExtract(seed: UInt64(runLength))
    for rows in [0, 1, 2, 7, 500] {
      var expected: [Double] = []
      while expected.count < rows {
        let number = random.below(9) == 0 ? Double.nan : Double(random.below(5_000_000))
        expected += [Double](repeating: number, count: min(runLength, rows - expected.count))
      }
      let chunk = chunk(expected, decimals: decimals)
      if case .runs = chunk {
        #expect(runLength > 1 || rows == 0)
      } else {
        #expect(runLength < 40 || rows < 8)
      }
      let column = NumberColumn(chunks: [chunk])
      #expect(rows == 0 || expected.allSatisfy(\.isNaN) || column.decimals == decimals)
      for wanted in [nil, 6, 7] {
        let values = [Double](unsafeUninitializedCapacity: max(1, rows)) { buffer, used in
          if let base = buffer.baseAddress {
            column.values(chunk: 0, decimals: wanted, into: base)
          }
          used = rows
        }
        for (value, number) in zip(values, expected) {
          let unit = Double(PowersOfTen.whole(decimals))
          let inUnits = wanted.map { number * Double(PowersOfTen.whole($0 - decimals)) }
          #expect(value.isNaN ? number.isNaN : value == inUnits ?? number / unit)
        }
      }
    }
  }

  private func chunk(_ numbers: [Double], decimals: Int) -> NumberChunk {
    var fields = NumberFields(rows: numbers.count + 1)
    for (row, number) in numbers.enumerated() {
      if number.isNaN {
        fields.append(0, decimals: NumberFields.missing, row: row)
      } else {
        fields.append(Int64(number), decimals: UInt8(decimals), row: row)
      }
    }
    // The row that a chunk breaks off in may have left a number.
    fields.append(7, decimals: NumberFields.floating, row: numbers.count)
    return NumberChunk(fields, rows: numbers.count)
  }

  @Test func oneNumberWrittenInTwoWaysIsOneRun() {
    var fields = NumberFields(rows: 8)
    fields.append(15, decimals: 1, row: 0)
    fields.append(150, decimals: 2, row: 3)
    guard case .runs(let decimals, let numbers, let ends) = NumberChunk(fields, rows: 8) else {
      Issue.record("not kept as runs")
      return
    }
    #expect(decimals == 2)
    #expect(numbers == [150])
    #expect(ends == [8])
  }

  @Test func aTextGoesOnWhereAllOfItIsTheSame() {
    let texts = ["", "1", "12", "1234567", "12345678", "123456789", "1234567890123456", "x"]
    for first in texts {
      for second in texts {
        let bytes = [first, second].map { Array($0.utf8) + [UInt8](repeating: 44, count: 24) }
        var fields = NumberFields(rows: 2)
        let goesOn = bytes[0].withUnsafeBufferPointer { before in
          bytes[1].withUnsafeBufferPointer { text in
            guard let before = before.baseAddress, let text = text.baseAddress else { return false }
            fields.remember(before, first.utf8.count)
            return fields.goesOn(text, second.utf8.count)
          }
        }
        #expect(goesOn == (first == second))
      }
    }
  }
}

@Suite struct FieldDictionaryTests {
  @Test func everyTextHasOneCodeInOrderOfAppearance() {
    var random = RandomExtract(seed: 3)
    var dictionary = FieldDictionary()
    var codes: [[UInt8]: UInt32] = [:]
    var order: [[UInt8]] = []
    for _ in 0..<20_000 {
      let length = random.below(14)
      let text = (0..<length).map { _ in UInt8(97 + random.below(length < 3 ? 26 : 3)) }
      let code = dictionary.code(text)
      if let known = codes[text] {
        #expect(code == known)
      } else {
        #expect(code == UInt32(order.count))
        codes[text] = code
        order.append(text)
      }
    }
    #expect(dictionary.count == order.count)
    var texts: [[UInt8]] = []
    dictionary.forEachText(of: 0..<dictionary.count) { texts.append(Array($0)) }
    #expect(texts == order)
  }

  /// Numbers in and out of order, with or without something before or behind them, whose slots
  /// stand side by side.
  @Test(arguments: ["", "A", "-x"], [0, 40_000])
  func neighbouringNumbersAreToldApart(around: String, expected: Int) {
    var dictionary = FieldDictionary(count: expected)
    let numbers = Array(0..<20_000) + stride(from: 900_000, to: 0, by: -47)
    var codes: [String: UInt32] = [:]
    for number in numbers {
      for text in [around + String(number), String(number) + around] {
        let code = dictionary.code(Array(text.utf8))
        if let known = codes[text] {
          #expect(code == known)
        } else {
          #expect(code == UInt32(codes.count))
          codes[text] = code
        }
      }
    }
    #expect(dictionary.count == codes.count)
    for (text, code) in codes { #expect(dictionary.code(Array(text.utf8)) == code) }
    var found = 0
    dictionary.forEachText(of: 5..<dictionary.count) { text in
      #expect(codes[String(decoding: text, as: UTF8.self)] == UInt32(5 + found))
      found += 1
    }
    #expect(found == dictionary.count - 5)
  }

  @Test func lengthsAroundTheWordAreToldApart() {
    var dictionary = FieldDictionary()
    let texts = (0...20).map { [UInt8](repeating: UInt8(ascii: "1"), count: $0) }
    for (index, text) in texts.enumerated() { #expect(dictionary.code(text) == UInt32(index)) }
    for (index, text) in texts.enumerated() { #expect(dictionary.code(text) == UInt32(index)) }
  }
}

@Suite struct FingerprintTests {
  private func fingerprint(
    _ bytes: [UInt8], threads: Int, columns: Int = 2, blockSize: Int = 1 << 20
  ) throws -> String {
    let extract = try Extract(
      opening: .memory(bytes), limits: ReadingLimits(blockSize: blockSize))
    let requests = (0..<columns).map { ColumnRequest(column: $0, kind: .coded) }
    return try extract.read(requests, threads: threads).fingerprint
  }

  /// Some blocks of text; with a stray mark, which makes the reader start again in sequence.
  private func text(rows: Int, isQuoted: Bool, hasStrayMark: Bool) -> [UInt8] {
    var text = "a,b\n"
    for row in 0..<rows {
      text += isQuoted ? "\"\(row)\",\"x\ny\"\n" : "\(row),\(row * 7)\n"
      if hasStrayMark, row == rows / 2 { text += "5\" pipe,1\n" }
    }
    return Array(text.utf8)
  }

  @Test(arguments: [false, true], [false, true])
  func itDependsOnTheBytesAlone(isQuoted: Bool, hasStrayMark: Bool) throws {
    let bytes = text(rows: 300, isQuoted: isQuoted, hasStrayMark: hasStrayMark)
    let first = try fingerprint(bytes, threads: 1, blockSize: 512)
    for threads in 2...4 {
      #expect(try fingerprint(bytes, threads: threads, blockSize: 512) == first)
      #expect(try fingerprint(bytes, threads: threads, columns: 1, blockSize: 512) == first)
    }
    var changed = bytes
    changed[bytes.count / 3] ^= 1
    #expect(try fingerprint(changed, threads: 2, columns: 1, blockSize: 512) != first)
    #expect(try fingerprint(bytes + [10], threads: 2, columns: 1, blockSize: 512) != first)
  }
}
