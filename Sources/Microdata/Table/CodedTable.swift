/// The wanted columns of an extract, coded, in chunks of rows in file order.
package struct CodedTable: Sendable {
  /// A run of rows that was parsed in one go.
  struct Chunk: Sendable {
    /// The first row's position in the file, from 0, and its line, from 1.
    var firstRow: Int
    var firstLine: Int
    var rows: Int
    /// Which worker's dictionaries the codes refer to.
    var worker: Int
    var codes: [PackedCodes]
    /// Lines of the rows relative to `firstLine`, where they are not simply 0, 1, 2, ...
    var rowLines: [UInt32]?
  }

  /// Names of the columns in the order of the header, and behind them those of columns made.
  package internal(set) var header: [String]
  package let rowCount: Int
  /// Size of the input in bytes, and its hash as 16 hexadecimal digits.
  package let bytes: Int
  package let fingerprint: String
  /// Rows with more or fewer fields than the header; nil when they were not counted.
  package let fieldCounts: FieldCounts?
  /// The last row, where the file seems to break off in it.
  package let cutRow: CutRow?
  var chunks: [Chunk]
  var coded: [Int: CodedColumn]
  var codedPlace: [Int: Int]
  var numbers: [Int: NumberColumn]

  init(
    header: [String], chunks: [Chunk], coded: [Int: CodedColumn], codedPlace: [Int: Int],
    numbers: [Int: NumberColumn], bytes: Int, fingerprint: String, fieldCounts: FieldCounts?,
    cutRow: CutRow? = nil
  ) {
    self.cutRow = cutRow
    self.fieldCounts = fieldCounts
    self.header = header
    self.chunks = chunks
    self.coded = coded
    self.codedPlace = codedPlace
    self.numbers = numbers
    self.bytes = bytes
    self.fingerprint = fingerprint
    rowCount = chunks.reduce(0) { $0 + $1.rows }
  }

  package var chunkCount: Int { chunks.count }

  /// Rows of a chunk.
  package func rows(inChunk chunk: Int) -> Int { chunks[chunk].rows }

  /// Position in the file, from 0, of a chunk's first row.
  package func firstRow(ofChunk chunk: Int) -> Int { chunks[chunk].firstRow }

  /// The chunk that holds a row of the file; nil beyond its end.
  package func chunk(ofRow row: Int) -> Int? {
    chunks.lastIndex { $0.firstRow <= row && row < $0.firstRow + $0.rows }
  }

  /// The most rows that any chunk has.
  package var largestChunk: Int { chunks.map(\.rows).max() ?? 0 }

  /// The dictionary of a coded column, by its position in the header.
  package func column(_ column: Int) -> CodedColumn? { coded[column] }

  /// The label of the coded column of a name; of several, one that was made goes first.
  package func title(of name: String) -> String? {
    coded.filter { $0.value.name == name }.max { $0.key < $1.key }?.value.title
  }

  /// Gives a coded column its own label, and its codes theirs, in other languages, too.
  package mutating func setWords(
    column: Int, title: String?, labels: [String?], otherLabels: [[String]] = []
  ) {
    coded[column]?.title = title
    coded[column]?.setLabels(labels, otherLabels)
  }

  /// A column of numbers, by its position in the header.
  package func numberColumn(_ column: Int) -> NumberColumn? { numbers[column] }

  /// Gives up the codes of all rows, which take most of a table's memory; names, dictionaries and
  /// numbers stay.
  package mutating func releaseCodes() {
    codedPlace = [:]
    for chunk in chunks.indices { chunks[chunk].codes = [] }
  }

  /// Gives memory that was freed in small pieces, such as codes, back to the system.
  package static func giveBackFreedMemory() { Platform.giveBackFreedMemory() }

  /// Asks for large pages for memory of one entry a row that is about to be filled.
  package static func preferLargePages<Entry>(_ start: UnsafeMutablePointer<Entry>, count: Int) {
    Platform.preferLargePages(start, bytes: count * MemoryLayout<Entry>.stride)
  }

  /// Writes the codes of one column in one chunk to `output`, through `map` when given: the
  /// row's code `c` becomes `map[c]`.
  package func codes(
    column: Int, chunk: Int, map: [UInt32]? = nil, into output: UnsafeMutablePointer<UInt32>
  ) {
    guard let (codes, remap) = packed(column, chunk) else { return }
    codes.unpack(through: map.map { map in remap.map { map[Int($0)] } } ?? remap, into: output)
  }

  /// The codes of a chunk as its worker numbered them, and the dictionary's code for each.
  private func packed(_ column: Int, _ chunk: Int) -> (codes: PackedCodes, remap: [UInt32])? {
    guard let place = codedPlace[column], let dictionary = coded[column] else { return nil }
    return (chunks[chunk].codes[place], dictionary.remaps[chunks[chunk].worker])
  }

  /// Calls `body` for each run of equal codes of one column in one chunk, with the code and the
  /// rows, counted from the chunk's first.
  ///
  /// - Parameter buffer: room for a code of each row.
  package func forEachRun(
    column: Int, chunk: Int, buffer: UnsafeMutablePointer<UInt32>,
    _ body: (_ code: UInt32, _ rows: Range<Int>) -> Void
  ) {
    guard let (codes, remap) = packed(column, chunk) else { return }
    codes.forEachRun(buffer) { body(remap[Int($0)], $1) }
  }

  /// Writes, for every row of a chunk, `map[code]` of one column to `output`.
  package func values(
    column: Int, chunk: Int, map: [UInt8], into output: UnsafeMutablePointer<UInt8>
  ) {
    guard let (codes, remap) = packed(column, chunk) else { return }
    codes.unpack(through: remap.map { map[Int($0)] }, into: output)
  }

  /// Adds, for every row of a chunk, `map[code]` of one column to `output`.
  package func addCodes(
    column: Int, chunk: Int, map: [UInt32], to output: UnsafeMutablePointer<UInt32>
  ) {
    guard let (codes, remap) = packed(column, chunk) else { return }
    codes.add(through: remap.map { map[Int($0)] }, to: output)
  }

  /// The line of the file, from 1, on which a row starts.
  package func line(ofRow row: Int) -> Int {
    guard let chunk = chunks.last(where: { $0.firstRow <= row }) else { return 1 }
    let offset = row - chunk.firstRow
    if let lines = chunk.rowLines, offset < lines.count {
      return chunk.firstLine + Int(lines[offset])
    }
    return chunk.firstLine + offset
  }

  /// The first row with one of the given codes in a column, or nil.
  package func firstRow(column: Int, where isWanted: (UInt32) -> Bool) -> Int? {
    guard let place = codedPlace[column], let dictionary = coded[column] else { return nil }
    for chunk in chunks {
      let remap = dictionary.remaps[chunk.worker]
      for row in 0..<chunk.rows where isWanted(remap[Int(chunk.codes[place][row])]) {
        return chunk.firstRow + row
      }
    }
    return nil
  }
}

/// The distinct texts of a coded column, numbered in order of first appearance in the file.
package struct CodedColumn: Sendable {
  package let name: String
  /// The column's own label.
  package fileprivate(set) var title: String?
  private var labels: [String?] = []
  private var otherLabels: [[String]] = []
  /// For every worker, the code of each of its own codes.
  let remaps: [[UInt32]]
  private let bytes: [UInt8]
  private let starts: [Int]
  private let syntax: NumberSyntax
  /// Whether the column was made from others; codes declared as missing concern those.
  package let isMade: Bool
  /// Whether digits spell numbers.
  package let hasNumbers: Bool

  init(
    name: String, remaps: [[UInt32]], bytes: [UInt8], starts: [Int], syntax: NumberSyntax,
    isMade: Bool = false, hasNumbers: Bool = true
  ) {
    self.isMade = isMade
    self.hasNumbers = hasNumbers
    self.name = name
    self.remaps = remaps
    self.bytes = bytes
    self.starts = starts
    self.syntax = syntax
  }

  /// The number of distinct texts, the blank one included.
  package var count: Int { starts.count - 1 }

  /// The UTF-8 bytes of a text, without blanks at either end.
  package func utf8(_ code: Int) -> ArraySlice<UInt8> { bytes[starts[code]..<starts[code + 1]] }

  /// A text, without blanks at either end.
  package func text(_ code: Int) -> String { String(decoding: utf8(code), as: UTF8.self) }

  /// Whether the column has a name in words, or any of its codes a label.
  package var hasWords: Bool { title != nil || labels.contains { $0 != nil } }

  /// The label of a code; nil when it has none.
  package func label(_ code: Int) -> String? { code < labels.count ? labels[code] : nil }

  /// The labels of a code in other languages than the one chosen.
  package func otherLabels(_ code: Int) -> [String] {
    code < otherLabels.count ? otherLabels[code] : []
  }

  /// What a code is called: its label, else the text.
  package func words(_ code: Int) -> String { label(code) ?? text(code) }

  /// Labels the codes, in their order.
  fileprivate mutating func setLabels(_ labels: [String?], _ otherLabels: [[String]]) {
    self.labels = labels
    self.otherLabels = otherLabels
  }

  /// Whether nothing stands in the field.
  package func isBlank(_ code: Int) -> Bool { starts[code] == starts[code + 1] }

  /// The number that a text spells, or nil.
  package func number(_ code: Int) -> Double? { hasNumbers ? syntax.number(utf8(code)) : nil }

  /// The codes sorted: numbers ascending, then text; equal numbers by their text.
  ///
  /// - Complexity: O(*c*) for *c* codes if they stand in order, else O(*c* log *c*).
  package var order: [UInt32] {
    var numbers: [(value: Double, code: UInt32)] = []
    numbers.reserveCapacity(count)
    var texts: [UInt32] = []
    bytes.withUnsafeBufferPointer { bytes in
      for code in 0..<count {
        let text = UnsafeBufferPointer(rebasing: bytes[starts[code]..<starts[code + 1]])
        if hasNumbers, let value = syntax.number(text) {
          numbers.append((value, UInt32(code)))
        } else {
          texts.append(UInt32(code))
        }
      }
    }
    func precedes(_ a: UInt32, _ b: UInt32) -> Bool {
      utf8(Int(a)).lexicographicallyPrecedes(utf8(Int(b)))
    }
    // Most files are sorted by their PSUs, whose codes are numbered as they are met.
    if !zip(numbers, numbers.dropFirst()).allSatisfy({ $0.value < $1.value }) {
      numbers.sort { a, b in a.value != b.value ? a.value < b.value : precedes(a.code, b.code) }
    }
    return numbers.map(\.code) + texts.sorted(by: precedes)
  }

  /// Whether a text would be a number if the file's marks were others.
  package func isContradicted(_ code: Int) -> Bool {
    hasNumbers && syntax.isContradicted(by: utf8(code))
  }

  /// The decimal mark of the file.
  package var decimalMark: UInt8 { syntax.decimalMark }
}

extension CodedTable {
  /// The number of rows with each code of a column.
  ///
  /// - Complexity: O(*r*) for *r* rows.
  package func counts(column: Int) -> [Int] {
    var counts = [Int](repeating: 0, count: self.column(column)?.count ?? 0)
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: max(1, largestChunk)) { codes in
      guard let codes = codes.baseAddress else { return }
      for chunk in 0..<chunkCount {
        self.codes(column: column, chunk: chunk, into: codes)
        for row in 0..<rows(inChunk: chunk) { counts[Int(codes[row])] += 1 }
      }
    }
    return counts
  }
}

extension CodedTable {
  /// The text of one field, without blanks at either end.
  package func text(column: Int, row: Int) -> String? {
    guard let dictionary = self.column(column), let place = codedPlace[column],
      let index = chunk(ofRow: row)
    else { return nil }
    let chunk = chunks[index]
    let code = dictionary.remaps[chunk.worker][Int(chunk.codes[place][row - chunk.firstRow])]
    return dictionary.text(Int(code))
  }
}
