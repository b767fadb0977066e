import Microdata

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension ValueLabels {
  /// Longest label file that is read, in bytes.
  private static let longestFile = 64 << 20

  /// Reads a label file: CSV with a line for each code, or JSON.
  package init(file: String, language: String?) throws(AnalysisError.Reason) {
    let bytes: [UInt8]
    do throws(ReadingError) {
      bytes = try ExtractSource.file(file).bytes(limit: Self.longestFile)
    } catch {
      throw .extract(.unreadableLabels(error, file: file))
    }
    let start = bytes.first { !$0.isASCIIBlank && ![0xEF, 0xBB, 0xBF].contains($0) }
    let isJSON = start == UInt8(ascii: "{") || start == UInt8(ascii: "[")
    let entries = isJSON ? try Self.json(bytes, file: file) : try Self.csv(bytes, file: file)
    try self.init(entries, language: language, file: file)
  }

  // MARK: CSV

  private static func csv(
    _ bytes: [UInt8], file: String
  ) throws(AnalysisError.Reason) -> [Entry] {
    let table: CodedTable
    let places: [Int?]
    do throws(ReadingError) {
      let extract = try Extract(opening: .memory(bytes))
      let names = extract.header.map { $0.lowercased() }
      func place(_ candidates: [String]) -> Int? { names.firstIndex(where: candidates.contains) }
      places = [
        place(["variable", "column", "name"]), place(["code", "value"]), place(["label"]),
        place(["language", "lang"]),
      ]
      table = try extract.read(
        places.compactMap(\.self).map { ColumnRequest(column: $0, kind: .coded) }, threads: 1)
    } catch {
      throw .extract(.unreadableLabels(error, file: file))
    }
    for (place, name) in zip(places, ["variable", "code", "label"]) where place == nil {
      throw .extract(
        .malformedLabels("the first line names no column \"\(name)\"", file: file, line: 1))
    }
    return (0..<table.rowCount).map { row in
      let fields = places.map { place in
        place.flatMap { table.text(column: $0, row: row) } ?? ""
      }
      return Entry(
        variable: fields[0], code: fields[1], label: fields[2], language: fields[3].lowercased(),
        line: table.line(ofRow: row))
    }.filter { !$0.label.isEmpty && !$0.variable.isEmpty }
  }

  // MARK: JSON

  private struct Record: Decodable {
    var variable: String
    var code: Code?
    var label: String
    var language: String?
  }

  /// A code, written as a number or as text.
  private struct Code: Decodable {
    var text: String

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Int.self) {
        text = String(number)
      } else if let number = try? container.decode(Double.self) {
        text = String(number)
      } else {
        text = try container.decode(String.self)
      }
    }
  }

  private static func json(
    _ bytes: [UInt8], file: String
  ) throws(AnalysisError.Reason) -> [Entry] {
    let data = Data(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...])
    do {
      return try entries(data)
    } catch {
      throw .extract(.malformedLabels("the JSON is no list of labels", file: file, line: nil))
    }
  }

  private static func entries(_ data: Data) throws -> [Entry] {
    let decoder = JSONDecoder()
    if let records = try? decoder.decode([Record].self, from: data) {
      return records.map { record in
        Entry(
          variable: record.variable, code: record.code?.text ?? "", label: record.label,
          language: record.language?.lowercased() ?? "")
      }
    }
    return try decoder.decode([String: [String: String]].self, from: data)
      .sorted { $0.key < $1.key }
      .flatMap { variable, labels in
        labels.sorted { $0.key < $1.key }.map { code, label in
          Entry(variable: variable, code: code, label: label)
        }
      }
  }
}

extension UInt8 {
  /// Space, tab or line end.
  fileprivate var isASCIIBlank: Bool { [9, 10, 13, 32].contains(self) }
}
