import Microdata
import SurveyStatistics

/// A number that weights and their sums by PSU and cell are kept in.
protocol EntrySum: Sendable {
  /// What weights are added up in: sums of a PSU and cell may not fit.
  associatedtype Total: Numeric

  /// The number of a sum; what does not fit is cut off.
  init(truncating total: Total)
  /// The weight in its type for sums.
  var total: Total { get }
  /// The weight of a row whose outcome is 1; 0 where it is 0.
  func ones(outcome: UInt8) -> Self
  /// Whether a sum fits.
  static func fits(_ total: Total) -> Bool

  /// Calls `body` for each of some chunks with its first row and its rows' weights.
  static func forEachChunk(
    _ chunks: Range<Int>, of table: CodedTable, _ weights: SampleWeights,
    _ body: (_ firstRow: Int, UnsafeBufferPointer<Self>) -> Void)

  static func entries(_ entries: [PSUCellTotals.Entry<Self>]) -> PSUCellTotals.Entries
}

/// Whole weights.
extension UInt32: EntrySum {
  init(truncating total: UInt64) { self.init(truncatingIfNeeded: total) }

  var total: UInt64 { UInt64(self) }

  func ones(outcome: UInt8) -> UInt32 { self & (0 &- UInt32(outcome)) }

  static func fits(_ total: UInt64) -> Bool { total <= UInt64(UInt32.max) }

  static func forEachChunk(
    _ chunks: Range<Int>, of table: CodedTable, _ weights: SampleWeights,
    _ body: (_ firstRow: Int, UnsafeBufferPointer<UInt32>) -> Void
  ) {
    for chunk in chunks {
      weights.wholeNumbers(table, chunk: chunk)?.withUnsafeBufferPointer {
        body(table.firstRow(ofChunk: chunk), $0)
      }
    }
  }

  static func entries(_ entries: [PSUCellTotals.Entry<UInt32>]) -> PSUCellTotals.Entries {
    .whole(entries)
  }
}

/// Any weights.
extension Double: EntrySum {
  init(truncating total: Double) { self = total }

  var total: Double { self }

  func ones(outcome: UInt8) -> Double { self * Double(outcome) }

  static func fits(_ total: Double) -> Bool { true }

  static func forEachChunk(
    _ chunks: Range<Int>, of table: CodedTable, _ weights: SampleWeights,
    _ body: (_ firstRow: Int, UnsafeBufferPointer<Double>) -> Void
  ) {
    weights.forEachChunk(chunks, of: table) { first, rows, weights in
      body(first, UnsafeBufferPointer(start: weights, count: rows))
    }
  }

  static func entries(_ entries: [PSUCellTotals.Entry<Double>]) -> PSUCellTotals.Entries {
    .any(entries)
  }
}

/// Where the entries of PSUs are written to: each PSU has places of its own, as many as rows.
struct EntryOutput<Sum: EntrySum> {
  /// Where the places of each PSU start; then where its entries end.
  let ends: UnsafeMutableBufferPointer<Int>
  let entries: UnsafeMutableBufferPointer<PSUCellTotals.Entry<Sum>>
  /// Empty where nobody asks for the rows of entries.
  let rows: UnsafeMutableBufferPointer<UInt16>
}
