package import ClassificationTree
package import SurveyStatistics

/// The rows used, added up by PSU and cell: the form in which a sample is redrawn.
///
/// A fold leaves whole PSUs out and a bootstrap replicate multiplies their weights, so the cell
/// totals of either are sums of these contributions; rows are never looked at again. PSUs and
/// cells stand in canonical order and every sum follows it, so that equal draws give equal bits.
package struct PSUCells: Sendable {
  /// What the rows of one PSU add to one cell.
  package struct Contribution: Sendable, Equatable {
    /// The cell.
    package var cell: Int32
    /// Unweighted rows.
    package var n: Int32
    /// Sum of the weights of rows whose indicator is 1.
    package var ones: Double
    /// Sum of the weights of rows whose indicator is 0.
    package var zeros: Double
  }

  /// The observed combinations of the circumstances.
  package let cells: Cells
  /// Totals of all rows by cell.
  package let totals: [CellTotal]
  /// The design of the whole file, with PSUs.
  package let design: SurveyDesign
  /// The contributions of every PSU, by ascending cell.
  package let contributions: [Contribution]
  /// The contributions of PSU *i* stand at `starts[i] ..< starts[i + 1]`.
  package let starts: [Int]

  /// The number of PSUs in the file.
  package var psuCount: Int { starts.count - 1 }

  /// Totals of all rows.
  package var whole: CellTotal { totals.reduce(into: CellTotal()) { $0 += $1 } }

  /// Cells with the rows that were gathered.
  package init(cells: Cells, design: SurveyDesign, rows: consuming PSUCellGatherer) {
    self.cells = cells
    self.design = design
    (contributions, starts) = rows.finish(psuCount: design.unitCount)
    var totals = [CellTotal](repeating: CellTotal(), count: cells.count)
    for entry in contributions {
      totals[Int(entry.cell)] += CellTotal(
        n: Int(entry.n), w: entry.ones + entry.zeros, wy: entry.ones)
    }
    self.totals = totals
  }

  /// The cell totals of a replicate: a row drawn *t* times counts *t* cases.
  ///
  /// - Complexity: O(*m* + *k*) for *m* contributions and *k* cells.
  package func totals(_ replicate: ReplicateWeights) -> [CellTotal] {
    var totals = [CellTotal](repeating: CellTotal(), count: cells.count)
    for psu in 0..<psuCount where replicate.timesDrawn[psu] > 0 {
      let times = Int(replicate.timesDrawn[psu])
      let multiplier = replicate.multipliers[psu]
      for entry in contributions[starts[psu]..<starts[psu + 1]] {
        let cell = Int(entry.cell)
        totals[cell].n &+= times &* Int(entry.n)
        totals[cell].w += multiplier * (entry.ones + entry.zeros)
        totals[cell].wy += multiplier * entry.ones
      }
    }
    return totals
  }

  /// The rows of a group as a domain of the design, where the group may differ by PSU.
  ///
  /// - Parameter members: whether each cell belongs to the group, for the rows of a PSU.
  /// - Complexity: O(*m*) for *m* contributions.
  package func domain(_ members: (_ psu: Int) -> [Bool]) -> DomainTotals {
    var units: [DomainTotals.Unit] = []
    for psu in 0..<psuCount {
      let isMember = members(psu)
      var unit = DomainTotals.Unit(index: Int32(psu))
      for entry in contributions[starts[psu]..<starts[psu + 1]] where isMember[Int(entry.cell)] {
        unit.cases += entry.n
        unit.ones += entry.ones
        unit.zeros += entry.zeros
      }
      if unit.cases > 0 { units.append(unit) }
    }
    return DomainTotals(units)
  }

  /// The PSUs in each cell of a replicate, for the rule on the least number of PSUs in a leaf; a
  /// PSU drawn *t* times is *t* PSUs.
  func cellPSUs(_ replicate: ReplicateWeights) -> CellPSUs {
    var pairs: [(cell: Int32, psu: Int32)] = []
    var next: Int32 = 0
    for psu in 0..<psuCount {
      for _ in 0..<max(0, replicate.timesDrawn[psu]) {
        for entry in contributions[starts[psu]..<starts[psu + 1]] {
          pairs.append((cell: entry.cell, psu: next))
        }
        next += 1
      }
    }
    return CellPSUs(pairs: pairs, cellCount: cells.count, psuCount: Int(next))
  }

  /// The number of PSUs with a row in a group.
  func psus(in members: [Bool], drawn replicate: ReplicateWeights) -> Int {
    (0..<psuCount).reduce(0) { count, psu in
      guard replicate.timesDrawn[psu] > 0 else { return count }
      let hasCase = contributions[starts[psu]..<starts[psu + 1]].contains {
        members[Int($0.cell)]
      }
      return count + (hasCase ? Int(replicate.timesDrawn[psu]) : 0)
    }
  }

  /// Grows the tree of a replicate.
  func grow(
    _ totals: [CellTotal], _ replicate: ReplicateWeights, rules: GrowthRules
  ) -> Tree {
    Grower.grow(
      cells: cells, totals: totals, rules: rules,
      psus: rules.minPSUs > 1 ? cellPSUs(replicate) : nil)
  }
}
