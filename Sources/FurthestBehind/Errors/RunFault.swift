package import Microdata

/// What is wrong with the columns that a run makes, fetches or groups by.
package enum RunFault: Error {
  /// A definition that comes back to itself.
  case circularDefinition(String, origin: String)
  /// A weight that is made or fetched and holds something else than numbers.
  case weightIsNoNumber(String)
  /// Rows of another extract that share their keys with another row there.
  case repeatedKeys(rows: Int, keys: [String], file: String, origin: String)
  /// Another extract that could not be read.
  case unreadableJoin(ReadingError, file: String, origin: String)
  /// A column, or definition, that another extract lacks.
  case unknownJoinColumn(String, nearest: String?, file: String, origin: String)
  /// What is wrong with a definition of another extract.
  case faultyJoin(message: String, mend: String?, origin: String)
  /// A grouping column without a level that has people of the population.
  case noGroups(String)
  /// A grouping column that is the PSU, whose codes would be told.
  case groupIsPSU(String)
  /// A grouping column with so many levels that no group could be shown: an identifier.
  case groupsTooSmall(String, levels: Int, rows: Int)
  /// A circumstance that a definition makes of the PSU as it is.
  case circumstanceIsPSU(String, psu: String)

  /// What happened, and how to mend it.
  var words: (what: String, mend: String?) {
    switch self {
    case .circularDefinition(let name, let origin):
      return (
        "\(origin): \(name) is defined by itself",
        "Let its definition name columns of the file, or definitions that do."
      )
    case .weightIsNoNumber(let name):
      return (
        "the weight \(name) is made or fetched, and some of its values are no numbers of zero or "
          + "more", "Define it by arithmetic on columns of numbers."
      )
    case .repeatedKeys(let rows, let keys, let file, let origin):
      return (
        "\(origin): \(rows) \(rows == 1 ? "row" : "rows") of \(file) have the same "
          + "\(keys.joined(separator: ", ")) as another row, so it is not clear which one is meant",
        "Name more keys, or an extract with one row for each."
      )
    case .unreadableJoin(let error, let file, let origin):
      let words = AnalysisError.words(error, file: file)
      return ("\(origin): \(words.what)", words.mend)
    case .unknownJoinColumn(let name, let nearest, let file, let origin):
      return (
        "\(origin): \(file) has no column \"\(name)\"", nearest.map { "Did you mean \"\($0)\"?" }
      )
    case .faultyJoin(let message, let mend, let origin): return ("\(origin): \(message)", mend)
    case .noGroups(let name):
      return (
        "no level of \(name) has a row that can be used",
        "Check the universe, and that the column has values."
      )
    case .groupIsPSU(let name):
      return (
        "there can be no groups by \(name): it is the primary sampling unit, whose codes are never "
          + "shown", "Group by a region or an area."
      )
    case .groupsTooSmall(let name, let levels, let rows):
      return (
        "there can be no groups by \(name): it has \(levels) values in \(rows) rows, so that hardly "
          + "any group could be shown", "Group by a column with few values."
      )
    case .circumstanceIsPSU(let name, let psu):
      return (
        "the circumstance \(name) is the primary sampling unit, \(psu), whose codes are never shown",
        "Leave it out of the circumstances."
      )
    }
  }
}
