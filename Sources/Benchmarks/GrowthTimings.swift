import ClassificationTree
import Foundation
import SurveyModel
import SurveyStatistics

/// How the time of growth depends on rows, circumstances and levels.
///
/// The surveys are drawn at random with a gradient along every circumstance, so that trees use all
/// their depth; each table varies one number and keeps the others.
struct GrowthTimings {
  /// The largest survey; those of the tables on circumstances and levels have at most 700,000 rows.
  let mostRows: Int

  private let depth = 6
  private let runs = 7

  func report() {
    let usualRows = min(mostRows, 700_000)
    print("### Growth, depth \(depth), leaves of 1/200 of the rows: median ms of \(runs)\n")
    print("| rows | circumstances | levels | cells | nodes | ms |")
    print("| ---: | ---: | ---: | ---: | ---: | ---: |")
    for rows in [20_000, 700_000, 3_000_000, 10_000_000] where rows <= mostRows {
      line(rows, 7, 6)
    }
    for circumstances in [3, 5, 7, 9, 12] { line(usualRows, circumstances, 6) }
    for levels in [2, 5, 10, 20, 50, 100, 200] { line(usualRows, 7, levels) }
  }

  private func line(_ rows: Int, _ circumstances: Int, _ levels: Int) {
    let survey = RandomCells(rows: rows, circumstances: circumstances, levels: levels)
    var rules = GrowthRules()
    rules.maxDepth = depth
    rules.minCases = rows / 200
    rules.minSplit = rows / 100
    rules.cp = 1 / Double(rows)
    var grower = Grower(survey.cells)
    var nodes = 0
    let time = Stopwatch.median(of: runs) {
      nodes = grower.grow(totals: survey.totals, rules: rules).nodes.count
    }
    print(
      "| \(rows) | \(circumstances) | \(levels) | \(survey.cells.count) | \(nodes) | "
        + String(format: "%.2f |", time))
  }
}

/// The cells of a random survey.
private struct RandomCells {
  let cells: Cells
  let totals: [CellTotal]

  init(rows: Int, circumstances: Int, levels: Int) {
    var random = CounterBasedGenerator(
      seed: 1, purpose: .bootstrap, replicate: circumstances, stratum: levels)
    var indexer = CellIndexer(levelCounts: [Int](repeating: levels, count: circumstances))
    var columns = (0..<circumstances).map { _ in [UInt32](repeating: 0, count: rows) }
    for column in columns.indices {
      for row in 0..<rows {
        // The smaller of two draws: low levels are frequent, high ones rare.
        columns[column][row] = UInt32(
          min(random.next(below: levels), random.next(below: levels)))
      }
    }
    var rowCells = [Int32](repeating: 0, count: rows)
    let pointers = columns.map { column in
      let copy = UnsafeMutablePointer<UInt32>.allocate(capacity: rows)
      copy.initialize(from: column, count: rows)
      return copy
    }
    defer { for pointer in pointers { pointer.deallocate() } }
    rowCells.withUnsafeMutableBufferPointer { output in
      guard let base = output.baseAddress else { return }
      indexer.add(levels: pointers, rows: rows, into: base)
    }
    let (tuples, renumbering) = indexer.finish()
    var totals = [CellTotal](repeating: CellTotal(), count: renumbering.count)
    for row in 0..<rows {
      let weight = Double(200_000 + random.next(below: 1_600_000))
      let score = columns.enumerated().reduce(0.0) { score, column in
        score + Double(column.element[row]) / Double(levels) / Double(column.offset + 2)
      }
      let isOne = Double(random.next(below: 1000)) / 1000 < 0.2 + 0.5 * score
      totals[Int(renumbering[Int(rowCells[row])])] += CellTotal(
        n: 1, w: weight, wy: isOne ? weight : 0)
    }
    cells = Cells(
      circumstances: (0..<circumstances).map { index in
        let names = (0..<levels).map { String($0) }
        return Circumstance(
          name: "c\(index)", scale: index % 2 == 0 ? .ordered(names) : .unordered(names))
      }, levels: tuples)
    self.totals = totals
  }
}
