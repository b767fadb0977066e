import Foundation
import FurthestBehind

/// A table of texts without quotation marks, to be altered and written as an extract.
struct PlainTable {
  var header: [String]
  var rows: [[String]]

  init(header: [String], rows: [[String]]) {
    self.header = header
    self.rows = rows
  }

  /// Reads a plain CSV file; lines that begin with # are left out.
  init(reading url: URL) throws {
    let lines = String(decoding: try Data(contentsOf: url), as: UTF8.self)
      .split(separator: "\n").filter { !$0.hasPrefix("#") }
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    header = lines.first ?? []
    rows = Array(lines.dropFirst())
  }

  func index(_ column: String) throws -> Int {
    guard let index = header.firstIndex(of: column) else { throw NoColumn(name: column) }
    return index
  }

  struct NoColumn: Error {
    let name: String
  }

  /// Replaces every value of a column.
  mutating func map(_ column: String, _ change: (String) throws -> String) throws {
    let index = try index(column)
    for row in rows.indices { rows[row][index] = try change(rows[row][index]) }
  }

  /// The table with its columns in another order.
  func reordered(_ names: [String]) throws -> PlainTable {
    let places = try names.map(index)
    return PlainTable(header: names, rows: rows.map { row in places.map { row[$0] } })
  }

  var csv: String {
    ([header] + rows).map { $0.joined(separator: ",") }.joined(separator: "\n") + "\n"
  }

  /// The finding that a request has on this table; the request's input is replaced.
  func finding(_ request: TreeRequest) throws -> Finding {
    try analysis(request).finding
  }

  /// The analysis that a request asks for on this table; the request's input is replaced.
  func analysis(_ request: TreeRequest) throws -> TreeAnalysis {
    let folder = try TemporaryFolder()
    let file = folder.file("extract.csv")
    try Data(csv.utf8).write(to: file)
    var request = request
    request.input = .file(file.path)
    return try TreeAnalysis(request)
  }
}
