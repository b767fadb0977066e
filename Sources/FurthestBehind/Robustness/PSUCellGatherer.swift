/// Adds rows up by PSU and cell in one pass.
///
/// Most files hold the rows of a PSU together; then nothing more than the result is kept. Rows in
/// any other order give the same result (to rounding where weights have no fixed decimals).
package struct PSUCellGatherer {
  private struct Run {
    var psu: Int32
    var start: Int
  }

  private var contributions: [PSUCells.Contribution] = []
  private var runs: [Run] = []
  /// Where a cell was last met; older than the run's start means not yet in this run.
  private var places: [Int]
  private var psu = -1

  /// A gatherer without rows.
  package init(cellCount: Int) {
    places = [Int](repeating: -1, count: cellCount)
  }

  /// Adds a row of positive weight.
  package mutating func add(psu: Int, cell: Int, weight: Double, isOne: Bool) {
    if psu != self.psu {
      self.psu = psu
      runs.append(Run(psu: Int32(psu), start: contributions.count))
    }
    var place = places[cell]
    if place < runs[runs.count - 1].start {
      place = contributions.count
      places[cell] = place
      contributions.append(PSUCells.Contribution(cell: Int32(cell), n: 0, ones: 0, zeros: 0))
    }
    contributions[place].n += 1
    if isOne {
      contributions[place].ones += weight
    } else {
      contributions[place].zeros += weight
    }
  }

  /// The contributions by PSU and cell, and where those of each PSU start.
  ///
  /// - Complexity: O(*m* log *m*) for *m* contributions met.
  consuming func finish(psuCount: Int) -> ([PSUCells.Contribution], starts: [Int]) {
    var runsOfPSU = [[Range<Int>]](repeating: [], count: psuCount)
    for (index, run) in runs.enumerated() {
      let end = index + 1 < runs.count ? runs[index + 1].start : contributions.count
      runsOfPSU[Int(run.psu)].append(run.start..<end)
    }
    var result: [PSUCells.Contribution] = []
    result.reserveCapacity(contributions.count)
    var starts = [0]
    starts.reserveCapacity(psuCount + 1)
    for ranges in runsOfPSU {
      var order = ranges.flatMap { Array($0) }
      // Equal cells stay in the order in which they were met.
      order.sort { (contributions[$0].cell, $0) < (contributions[$1].cell, $1) }
      let start = result.count
      for place in order {
        let entry = contributions[place]
        if result.count > start, result[result.count - 1].cell == entry.cell {
          result[result.count - 1].n += entry.n
          result[result.count - 1].ones += entry.ones
          result[result.count - 1].zeros += entry.zeros
        } else {
          result.append(entry)
        }
      }
      starts.append(result.count)
    }
    return (result, starts)
  }
}
