import Dispatch

/// A column that an extract does not have: the words of its codes.
package struct MadeColumn: Sendable {
  package let name: String
  /// The column's own label.
  package let title: String?
  /// The distinct texts; an empty one is a missing value.
  package let texts: [String]
  /// A label for each text, or nil.
  package let labels: [String?]
  /// Whether texts of digits are numbers.
  package let hasNumbers: Bool
  /// Whether the texts come from another extract: codes that mean missing are still among them.
  package let isFetched: Bool

  package init(
    name: String, title: String?, texts: [String], labels: [String?], hasNumbers: Bool,
    isFetched: Bool = false
  ) {
    self.isFetched = isFetched
    self.name = name
    self.title = title
    self.texts = texts
    self.labels = labels
    self.hasNumbers = hasNumbers
  }
}

extension CodedTable {
  /// Names columns that may be made, behind those of the header.
  package mutating func reserve(_ names: [String]) {
    header += names
  }

  /// Makes a column whose codes follow from those of another: `map[code]`.
  ///
  /// The rows' codes are shared with the other column, so this takes no memory for them.
  package mutating func make(
    _ made: MadeColumn, at column: Int, from source: Int, map: [UInt32]
  ) {
    guard let place = codedPlace[source], let dictionary = coded[source] else { return }
    codedPlace[column] = place
    set(made, at: column, remaps: dictionary.remaps.map { $0.map { map[Int($0)] } })
  }

  /// Makes a column whose codes are written chunk by chunk, by several threads.
  package mutating func make(
    _ made: MadeColumn, at column: Int, threads: Int,
    codes: @Sendable (_ chunk: Int, _ output: UnsafeMutablePointer<UInt32>) -> Void
  ) {
    let limit = max(1, made.texts.count)
    let capacity = max(1, largestChunk)
    let counts = chunks.map(\.rows)
    let runs = max(1, min(threads, counts.count))
    let packed = [[PackedCodes]](unsafeUninitializedCapacity: runs) { packed, filled in
      guard let base = packed.baseAddress else { return }
      nonisolated(unsafe) let output = base
      DispatchQueue.concurrentPerform(iterations: runs) { run in
        let buffer = UnsafeMutablePointer<UInt32>.allocate(capacity: capacity)
        defer { buffer.deallocate() }
        let part = (counts.count * run / runs)..<(counts.count * (run + 1) / runs)
        (output + run).initialize(
          to: part.map { chunk in
            codes(chunk, buffer)
            return PackedCodes(buffer, count: counts[chunk], limit: limit)
          })
      }
      filled = runs
    }
    let place = chunks.first?.codes.count ?? 0
    for (chunk, codes) in packed.joined().enumerated() { chunks[chunk].codes.append(codes) }
    codedPlace[column] = place
    let workers = (chunks.map(\.worker).max() ?? 0) + 1
    let identity = made.texts.indices.map { UInt32($0) }
    set(made, at: column, remaps: [[UInt32]](repeating: identity, count: workers))
  }

  private mutating func set(_ made: MadeColumn, at column: Int, remaps: [[UInt32]]) {
    var bytes: [UInt8] = []
    var starts = [0]
    for text in made.texts {
      bytes += text.utf8
      starts.append(bytes.count)
    }
    coded[column] = CodedColumn(
      name: made.name, remaps: remaps, bytes: bytes, starts: starts, syntax: NumberSyntax(),
      isMade: !made.isFetched, hasNumbers: made.hasNumbers)
    setWords(column: column, title: made.title, labels: made.labels)
  }

  /// Reads the numbers of a coded column, so that it can serve as a weight; a text that is no
  /// number counts as missing.
  package mutating func makeNumbers(of column: Int) {
    guard let dictionary = coded[column] else { return }
    let syntax = NumberSyntax()
    let parts = (0..<dictionary.count).map { code -> (mantissa: Int64, decimals: UInt8) in
      if dictionary.isBlank(code) { return (0, NumberFields.missing) }
      if let fixed = syntax.fixed(dictionary.utf8(code)) {
        return (fixed.mantissa, UInt8(fixed.decimals))
      }
      let value = dictionary.number(code) ?? .nan
      return (Int64(bitPattern: value.bitPattern), NumberFields.floating)
    }
    let capacity = max(1, largestChunk)
    let codes = UnsafeMutablePointer<UInt32>.allocate(capacity: capacity)
    defer { codes.deallocate() }
    var fields = NumberFields(rows: capacity)
    let numbers = chunks.indices.map { chunk in
      self.codes(column: column, chunk: chunk, into: codes)
      let rows = chunks[chunk].rows
      fields.restart(rows: rows)
      for row in 0..<rows where row == 0 || codes[row] != codes[row - 1] {
        let part = parts[Int(codes[row])]
        fields.append(part.mantissa, decimals: part.decimals, row: row)
      }
      return NumberChunk(fields, rows: rows)
    }
    self.numbers[column] = NumberColumn(chunks: numbers)
  }
}
