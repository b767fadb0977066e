import ClassificationTree
import Microdata
import SurveyStatistics

/// The totals of a tree's leaves by unit of the design, gathered from the rows.
struct LeafTotals {
  private var byID: [Int: DomainTotals] = [:]

  /// Entries of the dense table that are held at once; beyond it leaves are gathered in several
  /// passes, which keeps the memory bounded where there are very many PSUs.
  private static let mostEntries = 1 << 19

  /// Gathers the rows used.
  ///
  /// - Complexity: O(rows x passes + leaves x units).
  init(_ sample: Sample, tree: Tree, design: SampleDesign) {
    let leafOfCell = tree.leafPlaces(of: sample.cells)
    let leaves = tree.nodes.indices.filter { tree.nodes[$0].isLeaf }
    let atOnce = max(1, Self.mostEntries / max(1, design.survey.unitCount))
    for start in stride(from: 0, to: leaves.count, by: atOnce) {
      let batch = leaves[start..<min(start + atOnce, leaves.count)]
      var domains = [Int32](repeating: -1, count: tree.nodes.count)
      for (domain, place) in batch.enumerated() { domains[place] = Int32(domain) }
      var accumulator = DomainAccumulator(domains: batch.count, design: design.survey)
      Self.gather(
        sample, domainOfCell: leafOfCell.map { domains[$0] }, design.rowUnits, into: &accumulator)
      for (domain, place) in batch.enumerated() {
        byID[tree.nodes[place].id] = accumulator.totals(of: domain)
      }
    }
  }

  /// The totals of a leaf.
  func totals(of id: Int) -> DomainTotals { byID[id] ?? DomainTotals() }

  private static func gather(
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
