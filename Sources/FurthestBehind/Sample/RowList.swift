import Microdata

/// Some of the rows of a chunk, in order.
///
/// Which rows they are cannot be foretold, and a branch that is mispredicted costs as much as a
/// dozen rows: every row is put on the list, and those to be kept make it longer.
struct RowList {
  private let places: UnsafeMutableBufferPointer<Int32>
  private var count = 0

  private init(_ places: UnsafeMutableBufferPointer<Int32>) {
    self.places = places
  }

  /// Lends `body` a list for the chunks of a table, valid while it runs.
  static func withRoom<Result>(
    for table: CodedTable, _ body: (inout RowList) -> Result
  ) -> Result {
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: max(1, table.largestChunk)) { places in
      places.initialize(repeating: 0)
      var list = RowList(places)
      return body(&list)
    }
  }

  /// Lists those of some rows whose status is chosen, no more rows than those of a chunk.
  ///
  /// - Parameters:
  ///   - isChosen: 1 for the status of a row to be listed, else 0, by arithmetic: of a condition
  ///     the compiler may make a branch.
  @inline(__always)
  mutating func fill(
    _ statuses: [UInt8], _ rows: Range<Int>, where isChosen: (UInt8) -> UInt8
  ) {
    precondition(rows.count <= places.count && rows.upperBound <= statuses.count)
    var count = 0
    statuses.withUnsafeBufferPointer { statuses in
      for place in 0..<rows.count {
        places[count] = Int32(truncatingIfNeeded: place)
        count &+= Int(isChosen(statuses[rows.lowerBound &+ place]))
      }
    }
    self.count = count
  }

  /// The rows listed, counted from the first row of the chunk.
  var rows: Slice<UnsafeMutableBufferPointer<Int32>> { places[..<count] }
}
