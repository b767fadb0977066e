import Microdata

/// One extract of a run after reading: its trees ready to be grown, on tables that they share.
struct LoadedExtract: Sendable {
  /// A table with every column that its trees need.
  struct Table: Sendable {
    var table: CodedTable
    /// What trees on the table make once.
    let shared: SharedSampleParts
    /// What is to be said of a column that was made or fetched.
    var sentences: [Int: [String]] = [:]
    /// Why a column could not be made or fetched.
    var failures: [Int: AnalysisError.Reason] = [:]
    /// Columns that the file's header names.
    var fileColumns = 0
    /// What joins have fetched, and the rows that had no partner.
    var joins: [(from: String, columns: [Int], unmatched: Int)] = []
  }

  var tables: [TableKey: Table] = [:]
  /// By tree of the extract: what became of it.
  var trees: [[TreeTask]] = []
  /// Why a tree has no task.
  var failures: [Int: AnalysisError.Reason] = [:]
  /// Findings made before that need not be made again, by tree and level.
  var kept: [[Finding?]] = []
}

extension LoadedExtract {
  /// Notes why a tree cannot be grown.
  mutating func fail(_ tree: Int, _ reason: AnalysisError.Reason) {
    failures[tree] = reason
    trees[tree] = []
    kept[tree] = []
  }
}
