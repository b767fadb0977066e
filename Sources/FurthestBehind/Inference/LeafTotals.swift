import ClassificationTree
import Microdata
import SurveyStatistics

/// The totals of a tree's leaves by unit of the design, gathered from the rows.
struct LeafTotals {
  private var byID: [Int: DomainTotals] = [:]

  /// Entries of the dense table that are held at once; beyond it leaves are gathered in several
  /// passes, which keeps the memory bounded where there are very many PSUs.
  private static let mostEntries = 1 << 20

  /// Gathers the rows used; threads share the leaves out among themselves.
  ///
  /// Every leaf's rows are added in the order of the file, whatever the number of threads.
  ///
  /// - Parameter leafPlaces: the place among the tree's nodes of every cell's leaf.
  /// - Complexity: O(rows x passes + leaves x units).
  init(
    _ sample: Sample, tree: Tree, leafPlaces leafOfCell: [Int32], design: SampleDesign, threads: Int
  ) {
    let rowUnits = design.rowUnits
    if sample.design == nil, rowUnits == nil {
      addCells(sample, tree, leafOfCell)
      return
    }
    let leaves = tree.nodes.indices.filter { tree.nodes[$0].isLeaf }
    let atOnce = max(1, Self.mostEntries / max(1, design.survey.unitCount))
    for start in stride(from: 0, to: leaves.count, by: atOnce) {
      let group = leaves[start..<min(start + atOnce, leaves.count)]
      let parts = max(1, min(threads, group.count))
      let totals = ChunkWork.map(parts) { part in
        let batch = group[
          (start + group.count * part / parts)..<(start + group.count * (part + 1) / parts)]
        var domains = [Int32](repeating: -1, count: tree.nodes.count)
        for (domain, place) in batch.enumerated() { domains[place] = Int32(domain) }
        var accumulator = DomainAccumulator(domains: batch.count, design: design.survey)
        Self.gather(
          sample, domainOfCell: leafOfCell.map { domains[Int($0)] }, rowUnits,
          into: &accumulator)
        return batch.indices.map { accumulator.totals(of: $0 - batch.startIndex) }
      }
      for (place, totals) in zip(group, totals.joined()) { byID[tree.nodes[place].id] = totals }
    }
  }

  /// The totals of leaves whose rows all are in one stratum, a PSU each: sums of their cells'.
  private mutating func addCells(_ sample: Sample, _ tree: Tree, _ leafOfCell: [Int32]) {
    var units = tree.nodes.map { _ in DomainTotals.Unit(index: 0) }
    var squares = units.map { _ in (ones: SquareSum(), zeros: SquareSum()) }
    for (cell, total) in sample.totals.enumerated() where total.n > 0 {
      let leaf = Int(leafOfCell[cell])
      units[leaf].cases += Int32(total.n)
      units[leaf].ones += total.wy
      units[leaf].zeros += total.w - total.wy
    }
    sample.squares?.add(to: &squares) { sample.totals[$0].n > 0 ? Int(leafOfCell[$0]) : nil }
    for place in tree.nodes.indices where tree.nodes[place].isLeaf {
      units[place].squaredOnes = squares[place].ones.value
      units[place].squaredZeros = squares[place].zeros.value
      byID[tree.nodes[place].id] = DomainTotals([units[place]])
    }
  }

  /// The totals of a leaf.
  func totals(of id: Int) -> DomainTotals { byID[id] ?? DomainTotals() }

  /// Adds the rows used to the group of their cell; -1 is none.
  static func gather(
    _ sample: Sample, domainOfCell: [Int32], _ rowUnits: [Int32]?,
    into accumulator: inout DomainAccumulator
  ) {
    let capacity = max(1, sample.table.largestChunk)
    let units = rowUnits ?? [Int32](repeating: 0, count: capacity)
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: capacity) { domains in
      sample.forEachChunk { first, rows, weights in
        sample.outcomes.withUnsafeBufferPointer { outcomes in
          for row in 0..<rows {
            domains[row] =
              outcomes[first + row] < 2 ? domainOfCell[Int(sample.rowCells[first + row])] : -1
          }
          units.withUnsafeBufferPointer { units in
            let start = rowUnits == nil ? 0 : first
            accumulator.add(
              domains: UnsafeBufferPointer(rebasing: domains[..<rows]),
              units: UnsafeBufferPointer(rebasing: units[start..<start + rows]),
              weights: UnsafeBufferPointer(start: weights, count: rows),
              indicator: UnsafeBufferPointer(rebasing: outcomes[first..<first + rows]))
          }
        }
      }
    }
  }
}
