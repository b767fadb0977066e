import Microdata

extension Extract {
  /// Opens the extract of a request, as the request says it is written.
  convenience init(_ request: TreeRequest) throws(AnalysisError.Reason) {
    let overrides = try DialectOverrides(
      delimiter: request.delimiter, decimalMark: request.decimalMark, encoding: request.encoding)
    do throws(ReadingError) {
      try self.init(opening: request.source, overrides: overrides)
    } catch {
      throw .reading(error)
    }
  }

  /// Reads the wanted columns of a request and gives their codes the labels of its label file.
  func read(
    _ requests: [ColumnRequest], for request: TreeRequest, countsFields: Bool = false,
    progress: (@Sendable (Int, Int?) -> Void)?
  ) throws(AnalysisError.Reason) -> CodedTable {
    // The label file is read first: it is small, and its errors need not wait for the extract.
    let labels = try request.labels.map { path throws(AnalysisError.Reason) in
      try ValueLabels(file: path, language: request.language)
    }
    var table: CodedTable
    do throws(ReadingError) {
      table = try read(
        requests, threads: request.threads ?? ProcessorCount.available,
        countsFields: countsFields, progress: progress)
    } catch {
      throw .reading(error)
    }
    labels?.apply(to: &table)
    return table
  }
}

extension DialectOverrides {
  /// What a person declared about the dialect; a mark that cannot be one is an error.
  init(
    delimiter: Character?, decimalMark: Character?, encoding name: String?
  ) throws(AnalysisError.Reason) {
    self.init()
    if let delimiter {
      guard let byte = delimiter.asciiValue, delimiter != "\r\n", Dialect.canDelimit(byte),
        delimiter != decimalMark
      else { throw .extract(.unusableDelimiter(String(delimiter))) }
      self.delimiter = byte
    }
    if let decimalMark {
      guard decimalMark == "." || decimalMark == "," else {
        throw .extract(.unusableDecimalMark(String(decimalMark)))
      }
      self.decimalMark = decimalMark.asciiValue
    }
    if let name {
      guard let encoding = TextEncoding(named: name) else {
        throw .reading(.unknownEncoding(name))
      }
      self.encoding = encoding
    }
  }
}
