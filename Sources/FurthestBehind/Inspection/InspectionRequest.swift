/// Everything a person may ask about what is in an extract.
public struct InspectionRequest: Sendable, Equatable {
  /// Where the extract comes from.
  public var input: TreeRequest.Input
  /// Only columns whose name, label or known meaning holds this text, in any case; nil means all.
  public var search: String?
  /// Which page of columns is shown, from 1.
  public var page = 1
  /// Columns on a page; nil puts all on one.
  public var columnsPerPage: Int?
  /// Codes that stand for "missing".
  public var missingCodes: [TreeRequest.MissingCodes] = []
  /// Path of a label file.
  public var labels: String?
  /// The language of labels where the label file has several ("fr"); nil means English.
  public var language: String?
  /// Field delimiter given by hand.
  public var delimiter: Character?
  /// Decimal mark given by hand.
  public var decimalMark: Character?
  /// Character encoding given by hand.
  public var encoding: String?
  /// Threads, which never change a figure; nil means all cores.
  public var threads: Int?

  /// Asks about all columns of an extract.
  public init(input: TreeRequest.Input) { self.input = input }
}
