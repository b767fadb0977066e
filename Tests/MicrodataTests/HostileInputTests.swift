import Foundation
import Testing

@testable import Microdata

/// Input that no survey should hold: right data or a clear error, never a crash.
@Suite struct HostileInputTests {
  private func read(
    _ bytes: [UInt8], limits: ReadingLimits = ReadingLimits(), threads: Int = 2,
    columns: [Int]? = nil
  ) throws -> CodedTable {
    let extract = try Extract(opening: .memory(bytes), limits: limits)
    let columns = columns ?? Array(extract.header.indices)
    return try extract.read(
      columns.map { ColumnRequest(column: $0, kind: .coded) }, threads: threads)
  }

  private func error(
    _ text: String, limits: ReadingLimits = ReadingLimits(), threads: Int = 2
  ) -> ReadingError? {
    do {
      _ = try read(Array(text.utf8), limits: limits, threads: threads)
      return nil
    } catch {
      return error as? ReadingError
    }
  }

  @Test(arguments: [1, 2, 4], [64, 1000])
  func aLineWithoutEndIsRefused(threads: Int, blockSize: Int) {
    let limits = ReadingLimits(blockSize: blockSize, longestRow: 5000)
    let long = String(repeating: "a", count: 20_000)
    let lines = String(repeating: "1,2\n", count: 100)
    #expect(error(long, limits: limits, threads: threads) == .rowTooLong(line: 1, bytes: 5000))
    #expect(
      error("a,b\n\(lines)1,\(long)\n1,2\n", limits: limits, threads: threads)
        == .rowTooLong(line: 102, bytes: 5000))
    #expect(
      error("a,b\n\(lines)1,\"\(long)\"\n1,2\n", limits: limits, threads: threads)
        == .rowTooLong(line: 102, bytes: 5000))
    #expect(
      error("a,b\n\(lines)1,\"x\(lines)\(lines)\(long)", limits: limits, threads: threads)
        == .rowTooLong(line: 102, bytes: 5000))
    #expect(error("\"\(long)\n", limits: limits) == .rowTooLong(line: 1, bytes: 5000))
  }

  @Test func longFieldsBelowTheLimitAreRead() throws {
    let long = [UInt8](repeating: UInt8(ascii: "x"), count: 100_000)
    let limits = ReadingLimits(blockSize: 1000)
    let bytes = Array("a,b\n1,".utf8) + long + Array("\n2,".utf8) + long + Array("\n".utf8)
    let table = try read(bytes, limits: limits)
    #expect(table.rowCount == 2)
    #expect(table.column(1)?.count == 1)
    #expect(table.text(column: 1, row: 1)?.utf8.count == 100_000)
  }

  @Test func manyColumns() throws {
    let columns = 100_000
    let header = (0..<columns).map { "v\($0)" }.joined(separator: ";")
    let row = (0..<columns).map { String($0 % 10) }.joined(separator: ";")
    let bytes = Array("\(header)\n\(row)\n\(row)\n".utf8)
    let table = try read(bytes, columns: [0, 77_777, columns - 1])
    #expect(table.header.count == columns)
    #expect(table.rowCount == 2)
    #expect(table.text(column: 77_777, row: 1) == "7")
    #expect(table.text(column: columns - 1, row: 0) == "9")
  }

  @Test(arguments: [
    ("", ReadingError.empty), ("\u{FEFF}", .empty), ("\n\n\n", .empty), ("\r\n", .empty),
    ("\u{FEFF}\n", .empty), ("sep=;\n", .empty), ("a,\"b", .openQuote(line: 1)),
    ("\"", .openQuote(line: 1)), ("a,b\n\"", .openQuote(line: 2)),
    ("a,b\n1,2\n3,\"\n\n", .openQuote(line: 3)), ("a,b\n\n1,2\n\"3\n,4", .openQuote(line: 4)),
    ("a,b\n1,2\n3\n", .shortRow(line: 3, fields: 1, wanted: 2, columns: 2, column: "b")),
    ("a,b\n1\u{0},2\n", .nulByte(line: 2)), ("\u{0}\u{0}\u{0}", .nulByte(line: 1)),
  ])
  func clearErrors(text: String, expected: ReadingError) {
    #expect(error(text) == expected)
  }

  @Test(arguments: ["a", "a,b", "a,b\n", "a,b\r", "\u{FEFF}a,b", "a,b\n\n\n", "a,b\r\n\r\n"])
  func aHeaderAlone(text: String) throws {
    #expect(try read(Array(text.utf8)).rowCount == 0)
  }

  @Test func damagedCharactersAreFoundWhereTheyAreUsed() throws {
    let bytes = Array("a,b\n1,2\n".utf8) + [0xC3, 0x28] + Array(",4\n".utf8)
    let utf8 = DialectOverrides(encoding: .utf8)
    let extract = try Extract(opening: .memory(bytes), overrides: utf8)
    let fault = ReadingError.undecodable(
      .init(line: 3, column: "a", text: "\u{FFFD}("), .utf8)
    #expect(throws: fault) {
      try extract.read([ColumnRequest(column: 0, kind: .coded)], threads: 1)
    }
    let other = try Extract(opening: .memory(bytes), overrides: utf8)
    #expect(try other.read([ColumnRequest(column: 1, kind: .coded)], threads: 1).rowCount == 2)
  }

  /// Eight such bytes, where the column's texts before were too long for a word.
  @Test func damagedCharactersAmongManyTextsAreFound() throws {
    let rows = (0..<300).map { "text number \($0)\n" }.joined()
    let bytes = Array("a\n\(rows)".utf8) + [UInt8](repeating: 0xFF, count: 8) + [10]
    let extract = try Extract(
      opening: .memory(bytes), overrides: DialectOverrides(encoding: .utf8))
    #expect(throws: ReadingError.self) {
      try extract.read([ColumnRequest(column: 0, kind: .coded)], threads: 1)
    }
  }

  @Test func utf16ThatIsCutOffIsFound() throws {
    let whole = "\u{FEFF}a,b\n1,2\n3,x".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let extract = try Extract(opening: .memory(whole + [0x41]))
    #expect(
      throws: ReadingError.undecodable(
        .init(line: 3, column: "b", text: "x\u{FFFD}"), .utf16LittleEndian)
    ) {
      try extract.read([ColumnRequest(column: 1, kind: .coded)], threads: 1)
    }
  }

  @Test(arguments: [
    ("a,b,c\n1,2,3\n4,5", [3, 2] as [Int]?), ("a,b,c\n1,2,3\n4,5\n", nil), ("a,b,c\n1,2,3", nil),
    ("a,b,c\n1,2,3\n\"4\n5\",6", [3, 2]), ("a,b,c\n\n1,\"2\"\"\",3\n\r", nil), ("a,b,c", nil),
    ("a\n1\n2", nil), ("a,b,c\r\n1,2,3\r\n4", [3, 1]),
  ])
  func aFileThatBreaksOffInARowIsTold(text: String, expected: [Int]?) throws {
    let row = try read(Array(text.utf8), columns: [0]).cutRow
    #expect(row.map { [$0.line, $0.fields] } == expected)
  }

  // MARK: Files that change

  /// A file of some blocks that is changed when the first of them has been read.
  private func change(_ action: @escaping @Sendable (FileHandle) throws -> Void) throws {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("hostile-" + UUID().uuidString + ".csv")
    defer { try? FileManager.default.removeItem(at: url) }
    let rows = String(repeating: "1,2\n", count: 5000)
    try Data("a,b\n\(rows)".utf8).write(to: url)
    // An old time, so that a change shows however coarse the file system's clock is.
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1_000_000)], ofItemAtPath: url.path)
    let extract = try Extract(opening: .file(url.path), limits: ReadingLimits(blockSize: 1000))
    let requests = [ColumnRequest(column: 0, kind: .coded)]
    _ = try extract.read(requests, threads: 1) { bytes, _ in
      guard bytes < 3000, let handle = FileHandle(forUpdatingAtPath: url.path) else { return }
      try? action(handle)
      try? handle.close()
    }
  }

  @Test func aFileThatGrowsIsNoticed() {
    #expect {
      try change { handle in
        try handle.seekToEnd()
        try handle.write(contentsOf: Data("1,2\n".utf8))
      }
    } throws: { error in
      if case ReadingError.changedWhileRead(20_004, let found) = error {
        found > 20_004
      } else {
        false
      }
    }
  }

  @Test(arguments: [10_000, 9_999, 0])
  func aFileThatShrinksIsNoticed(length: UInt64) {
    #expect(throws: ReadingError.changedWhileRead(expected: 20_004, found: Int(length))) {
      try change { try $0.truncate(atOffset: length) }
    }
  }

  @Test func aFileThatIsWrittenOverIsNoticed() {
    #expect(throws: ReadingError.changedWhileRead(expected: 20_004, found: 20_004)) {
      try change { try $0.write(contentsOf: Data("a,b\n3,4\n".utf8)) }
    }
  }

  @Test func aFileThatStaysIsRead() {
    #expect(throws: Never.self) { try change { _ in } }
  }

  // MARK: What is no file

  @Test func missingFilesAndFolders() {
    #expect {
      try Extract(opening: .file("/no/such/file.csv"))
    } throws: { error in
      if case ReadingError.cannotOpen(let system) = error { system.isNotFound } else { false }
    }
    #expect(throws: ReadingError.folder) {
      try Extract(opening: .file(FileManager.default.temporaryDirectory.path))
    }
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/null")))
  func devices() {
    #expect(throws: ReadingError.empty) { try Extract(opening: .file("/dev/null")) }
    #expect(throws: ReadingError.nulByte(line: 1)) { try Extract(opening: .file("/dev/zero")) }
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/proc/self/status")))
  func filesThatTheSystemMakesUp() throws {
    let extract = try Extract(
      opening: .file("/proc/self/status"), overrides: DialectOverrides(delimiter: 9))
    #expect(try extract.read([ColumnRequest(column: 0, kind: .coded)], threads: 2).rowCount > 5)
  }
}
