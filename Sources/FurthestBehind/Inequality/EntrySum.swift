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
  /// The same for a row whose outcome is 1; 0 where it is 0.
  func total(outcome: UInt8) -> Total
  /// Whether a sum fits.
  static func fits(_ total: Total) -> Bool

  /// Calls `body` for each of some chunks with its first row and its rows' weights.
  static func forEachChunk(
    _ chunks: Range<Int>, of table: CodedTable, _ weights: SampleWeights,
    _ body: (_ firstRow: Int, UnsafeBufferPointer<Self>) -> Void)

  static func sums(weight: [Self], ones: [Self]) -> PSUCellTotals.Sums
}

/// Whole weights.
extension UInt32: EntrySum {
  init(truncating total: UInt64) { self.init(truncatingIfNeeded: total) }

  var total: UInt64 { UInt64(self) }

  func total(outcome: UInt8) -> UInt64 { UInt64(self) &* UInt64(outcome) }

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

  static func sums(weight: [UInt32], ones: [UInt32]) -> PSUCellTotals.Sums {
    .whole(weight: weight, ones: ones)
  }
}

/// Any weights.
extension Double: EntrySum {
  init(truncating total: Double) { self = total }

  var total: Double { self }

  func total(outcome: UInt8) -> Double { self * Double(outcome) }

  static func fits(_ total: Double) -> Bool { true }

  static func forEachChunk(
    _ chunks: Range<Int>, of table: CodedTable, _ weights: SampleWeights,
    _ body: (_ firstRow: Int, UnsafeBufferPointer<Double>) -> Void
  ) {
    weights.forEachChunk(chunks, of: table) { first, rows, weights in
      body(first, UnsafeBufferPointer(start: weights, count: rows))
    }
  }

  static func sums(weight: [Double], ones: [Double]) -> PSUCellTotals.Sums {
    .any(weight: weight, ones: ones)
  }
}

/// Where the entries of PSUs are written to: each PSU has places of its own, as many as rows.
struct EntryOutput<Sum: EntrySum> {
  /// Where the places of each PSU start; then where its entries end.
  let ends: UnsafeMutableBufferPointer<Int>
  let cells: UnsafeMutableBufferPointer<Int32>
  let weight: UnsafeMutableBufferPointer<Sum>
  let ones: UnsafeMutableBufferPointer<Sum>
  /// Empty where nobody asks for the rows of entries.
  let rows: UnsafeMutableBufferPointer<UInt16>

  /// Asks that the entries, about as many as rows, come in large pages.
  func preferLargePages() {
    guard let cell = cells.baseAddress, let sum = weight.baseAddress, let one = ones.baseAddress
    else { return }
    CodedTable.preferLargePages(cell, count: cells.count)
    CodedTable.preferLargePages(sum, count: weight.count)
    CodedTable.preferLargePages(one, count: ones.count)
  }
}
