import ClassificationTree
import Expressions
import Microdata
import SurveyModel

/// The columns that an extract fetches from others, before and after the others are read.
struct ExtractJoins: Sendable {
  /// A column that is fetched.
  struct Fetched: Sendable {
    let column: ColumnJoin.Column
    /// The place of its join.
    let join: Int
  }

  /// The fetched columns, in the order of the joins.
  let fetched: [Fetched]
  let joins: [ColumnJoin]
  /// Where the fetched columns start among the extract's columns.
  let first: Int
  /// The hash of each join's other file; nil where it could not be read.
  private var fingerprints: [String?]

  init(_ joins: [ColumnJoin], header: [String]) {
    self.joins = joins
    first = header.count
    fetched = joins.enumerated().flatMap { place, join in
      join.columns.map { Fetched(column: $0, join: place) }
    }
    fingerprints = joins.map { _ in nil }
  }

  /// The joins that fetch some of the columns, by place.
  func needed(for columns: Set<Int>) -> [Int] {
    Set(fetched.indices.filter { columns.contains(first + $0) }.map { fetched[$0].join }).sorted()
  }

  /// The columns of a join in this extract.
  func columns(of join: Int) -> [Int] {
    fetched.indices.filter { fetched[$0].join == join }.map { first + $0 }
  }

  /// The key columns that some columns need in this extract.
  func keys(for columns: Set<Int>) -> [(name: String, origin: String)] {
    needed(for: columns).flatMap { join in
      joins[join].keys.map { ($0.here, joins[join].words) }
    }
  }

  /// Hashes the other files that some columns need; one that cannot be read fails later.
  mutating func hash(for columns: Set<Int>) {
    for join in needed(for: columns) where fingerprints[join] == nil {
      fingerprints[join] = try? FileFingerprint.of(.file(joins[join].path))
    }
  }

  /// What some columns are fetched from, as a person may read it.
  func text(of columns: Set<Int>) -> String {
    fetched.indices.filter { columns.contains(first + $0) }.map { place in
      let (column, join) = (fetched[place].column, joins[fetched[place].join])
      let keys = join.keys.map { "\($0.here) = \($0.there)" }.joined(separator: ", ")
      let file = ExtractSource.file(join.path).name
      let hash = fingerprints[fetched[place].join].map { " \($0)" } ?? ""
      return "\(column.name) = \(column.there) of \(join.from) (\(file)\(hash)) by \(keys)"
    }
    .joined(separator: "; ")
  }
}

extension ColumnJoin {
  /// Where an error in the join is, for a person.
  var words: String { origin ?? "the join with \(from)" }
}
