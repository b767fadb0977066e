import Foundation
import Microdata
import SurveyModel
import Testing

@testable import Expressions
@testable import FurthestBehind

/// A small extract with columns made by definitions.
struct DefinedExtract {
  let catalogue: ColumnCatalogue
  let table: CodedTable
  let sentences: [String]

  /// Reads every column of a table and makes every definition.
  init(
    _ plain: PlainTable, _ definitions: [ColumnDefinition],
    missingCodes: [TreeRequest.MissingCodes] = [], weight: String? = nil,
    labels: [ValueLabels.Entry] = [], blockSize: Int = 1 << 20, threads: Int = 1
  ) throws {
    let folder = try TemporaryFolder()
    let file = folder.file("extract.csv")
    try Data(plain.csv.utf8).write(to: file)
    let extract = try Extract(
      opening: .file(file.path), limits: ReadingLimits(blockSize: blockSize))
    let catalogue = ColumnCatalogue(header: extract.header, definitions: definitions)
    let weightColumn = try weight.map { try catalogue.index(of: $0, option: "--weight") }
    let numbers = weightColumn.map { [ColumnRequest(column: $0, kind: .number)] } ?? []
    var table = try extract.read(
      extract.header.indices.map { ColumnRequest(column: $0, kind: .coded) } + numbers,
      threads: threads)
    try ValueLabels(labels, language: nil, file: "labels.csv").apply(to: &table)
    table.reserve(Array(catalogue.names[catalogue.fileCount...]))
    var request = TreeRequest(input: .file(file.path), indicator: "1", direction: .opportunity)
    request.weight = weight
    request.missingCodes = missingCodes
    let weighting = ScoreWeights(
      request, column: weightColumn, names: catalogue.directory, table: table)
    var sentences: [String] = []
    let made = Set(catalogue.givenCount..<catalogue.names.count)
    for bound in try catalogue.definitions(for: made) {
      sentences += try table.make(
        bound, missingCodes: missingCodes, weighting: weighting, threads: threads)
    }
    self.catalogue = catalogue
    self.table = table
    self.sentences = sentences
  }

  /// The texts of a made column, row by row; with labels, "text|label".
  func texts(_ name: String) throws -> [String] {
    let column = try catalogue.index(of: name, option: "")
    let coded = try #require(table.column(column))
    let codes = UnsafeMutablePointer<UInt32>.allocate(capacity: max(1, table.largestChunk))
    defer { codes.deallocate() }
    return (0..<table.chunkCount).flatMap { chunk in
      table.codes(column: column, chunk: chunk, into: codes)
      return (0..<table.rows(inChunk: chunk)).map { row in
        let code = Int(codes[row])
        return coded.text(code) + (coded.label(code).map { "|\($0)" } ?? "")
      }
    }
  }
}
