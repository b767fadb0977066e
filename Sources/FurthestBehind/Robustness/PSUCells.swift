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
  private let entries: Entries
  /// The same by cell; nil where sums are not exact or nobody redraws the sample.
  private let byCell: CellContributions?

  private enum Entries: Sendable {
    /// Whole numbers, with the rows of each entry.
    case whole(PSUCellTotals)
    /// Those of PSU *i* stand at `starts[i] ..< starts[i + 1]`.
    case any([Contribution], starts: [Int])
  }

  /// The number of PSUs in the file.
  package var psuCount: Int { design.unitCount }

  /// Totals of all rows.
  package var whole: CellTotal { totals.reduce(into: CellTotal()) { $0 += $1 } }

  /// Cells with the rows that were gathered.
  package init(cells: Cells, design: SurveyDesign, rows: consuming PSUCellGatherer) {
    self.cells = cells
    self.design = design
    let (contributions, starts) = rows.finish(psuCount: design.unitCount)
    var totals = [CellTotal](repeating: CellTotal(), count: cells.count)
    for entry in contributions {
      totals[Int(entry.cell)] += CellTotal(
        n: Int(entry.n), w: entry.ones + entry.zeros, wy: entry.ones)
    }
    self.totals = totals
    entries = .any(contributions, starts: starts)
    byCell = nil
  }

  /// Cells with rows that are added up already, in whole numbers; `totals` are those of all rows.
  ///
  /// - Parameter redraws: whether the totals of replicates are wanted.
  init(
    cells: Cells, totals: [CellTotal], design: SurveyDesign, psus: PSUCellTotals, redraws: Bool
  ) {
    self.cells = cells
    self.totals = totals
    self.design = design
    entries = .whole(psus)
    byCell = redraws ? CellContributions(psus, cellCount: cells.count) : nil
  }

  /// The contributions, laid open for passes over them.
  private enum Open {
    case whole(PSUEntries)
    case any(UnsafeBufferPointer<Contribution>, starts: UnsafeBufferPointer<Int>)

    @inline(__always)
    func forEach(of psu: Int, _ body: (Contribution) -> Void) {
      switch self {
      case .whole(let entries):
        entries.forEachWithRows(of: psu) { cell, rows, weight, ones in
          body(
            Contribution(
              cell: Int32(truncatingIfNeeded: cell), n: Int32(truncatingIfNeeded: rows),
              ones: ones, zeros: weight - ones))
        }
      case .any(let contributions, let starts):
        for entry in starts[psu]..<starts[psu + 1] { body(contributions[entry]) }
      }
    }
  }

  private func withContributions<Result>(_ body: (Open) -> Result) -> Result {
    switch entries {
    case .whole(let psus): psus.withEntries { body(.whole($0)) }
    case .any(let contributions, let starts):
      contributions.withUnsafeBufferPointer { contributions in
        starts.withUnsafeBufferPointer { body(.any(contributions, starts: $0)) }
      }
    }
  }

  /// What the rows of a PSU add to cells, by ascending cell.
  func contributions(of psu: Int) -> [Contribution] {
    withContributions { contributions in
      var result: [Contribution] = []
      contributions.forEach(of: psu) { result.append($0) }
      return result
    }
  }

  /// Replicates whose totals are best asked for together.
  package static let replicatesAtOnce = ReplicateTotals.most

  /// The cell totals of at most `replicatesAtOnce` replicates: a row drawn *t* times counts *t*
  /// cases.
  ///
  /// - Complexity: O(*m* + *k*) for *m* contributions and *k* cells.
  package func totals(_ replicates: [ReplicateWeights]) -> ReplicateTotals {
    if let byCell { return byCell.totals(replicates) }
    return ReplicateTotals(single: replicates.map { totals($0) })
  }

  /// The cell totals of one replicate, from a pass over PSUs.
  ///
  /// - Complexity: O(*m* + *k*) for *m* contributions and *k* cells.
  package func totals(_ replicate: ReplicateWeights) -> [CellTotal] {
    var totals = [CellTotal](repeating: CellTotal(), count: cells.count)
    withContributions { contributions in
      totals.withUnsafeMutableBufferPointer { totals in
        for psu in 0..<psuCount where replicate.timesDrawn[psu] > 0 {
          let times = Int(replicate.timesDrawn[psu])
          let multiplier = replicate.multipliers[psu]
          contributions.forEach(of: psu) { entry in
            let cell = Int(entry.cell)
            totals[cell].n &+= times &* Int(entry.n)
            totals[cell].w += multiplier * (entry.ones + entry.zeros)
            totals[cell].wy += multiplier * entry.ones
          }
        }
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
    withContributions { contributions in
      for psu in 0..<psuCount {
        var unit = DomainTotals.Unit(index: Int32(psu))
        members(psu).withUnsafeBufferPointer { isMember in
          contributions.forEach(of: psu) { entry in
            guard isMember[Int(entry.cell)] else { return }
            unit.cases += entry.n
            unit.ones += entry.ones
            unit.zeros += entry.zeros
          }
        }
        if unit.cases > 0 { units.append(unit) }
      }
    }
    return DomainTotals(units)
  }

  /// The PSUs in each cell of a replicate, for the rule on the least number of PSUs in a leaf; a
  /// PSU drawn *t* times is *t* PSUs.
  func cellPSUs(_ replicate: ReplicateWeights) -> CellPSUs {
    var pairs: [(cell: Int32, psu: Int32)] = []
    var next: Int32 = 0
    withContributions { contributions in
      for psu in 0..<psuCount {
        for _ in 0..<max(0, replicate.timesDrawn[psu]) {
          contributions.forEach(of: psu) { pairs.append((cell: $0.cell, psu: next)) }
          next += 1
        }
      }
    }
    return CellPSUs(pairs: pairs, cellCount: cells.count, psuCount: Int(next))
  }

  /// The number of PSUs with a row in a group.
  func psus(in members: [Bool], drawn replicate: ReplicateWeights) -> Int {
    withContributions { contributions in
      (0..<psuCount).reduce(0) { count, psu in
        guard replicate.timesDrawn[psu] > 0 else { return count }
        var hasCase = false
        contributions.forEach(of: psu) { hasCase = hasCase || members[Int($0.cell)] }
        return count + (hasCase ? Int(replicate.timesDrawn[psu]) : 0)
      }
    }
  }

  /// Grows the tree of a replicate with a grower for the cells.
  func grow(
    _ grower: inout Grower, _ totals: [CellTotal], _ replicate: ReplicateWeights,
    rules: GrowthRules
  ) -> Tree {
    grower.grow(
      totals: totals, rules: rules, psus: rules.minPSUs > 1 ? cellPSUs(replicate) : nil)
  }
}
