/// The columns of a file by name, made once and used by every expression on that file.
///
/// Columns that were made from others may stand behind those of the file. A made column goes before
/// a column of the file that has the same name, and a later one before an earlier one; ranges and
/// wildcards mean columns of the file only.
package struct ColumnDirectory: Sendable {
  /// The names in file order, then those of the columns made.
  package let names: [String]
  /// How many of the names are columns of the file.
  let fileCount: Int
  private let inFile: [String: Int]
  private let repeated: Set<String>
  private let made: [String: Int]

  /// Lists the columns of a file in file order, and behind them the columns made.
  ///
  /// - Parameters:
  ///   - names: the names of the file's columns, then of those made.
  ///   - fileCount: how many are the file's; nil means all.
  ///   - hidden: the place of a made column that cannot be named: the one that is being made, whose
  ///     own name means what was there before.
  /// - Complexity: O(*n*) for *n* columns.
  package init(_ names: [String], fileCount: Int? = nil, hidden: Int? = nil) {
    let count = fileCount ?? names.count
    self.names = names
    self.fileCount = count
    var inFile: [String: Int] = [:]
    var repeated: Set<String> = []
    inFile.reserveCapacity(count)
    for (index, name) in names[..<count].enumerated() {
      if inFile[name] == nil {
        inFile[name] = index
      } else {
        repeated.insert(name)
      }
    }
    self.inFile = inFile
    self.repeated = repeated
    var made: [String: Int] = [:]
    for index in count..<names.count where index != hidden { made[names[index]] = index }
    self.made = made
  }

  /// The place of the column with the name, in the file the first; nil when there is none.
  package func index(of name: String) -> Int? { made[name] ?? inFile[name] }

  /// Whether several columns of the file have the name, and none that was made.
  package func isAmbiguous(_ name: String) -> Bool {
    made[name] == nil && isAmbiguousInFile(name)
  }

  /// The place of the file's first column with the name; nil when there is none.
  func fileIndex(of name: String) -> Int? { inFile[name] }

  /// Whether several columns of the file have the name.
  func isAmbiguousInFile(_ name: String) -> Bool { repeated.contains(name) }
}
