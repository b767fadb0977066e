import ClassificationTree
import SurveyModel

extension NodeSearch {
  /// Repeats the search at a node of a tree.
  ///
  /// - Complexity: O(*k c*) for *k* cells and *c* circumstances.
  init(
    of node: Finding.Node, in finding: Finding, _ sample: Sample, _ growth: Growth,
    _ request: TreeRequest
  ) {
    let totals = Self.totals(of: node.id, sample, growth.tree)
    var grower = Grower(sample.cells)
    let found = grower.search(
      totals: totals, rules: growth.rules.growth,
      psus: growth.rules.growth.minPSUs > 1 ? sample.cellPSUs : nil)
    let most = found.map(\.candidate.gain).max() ?? 0
    let hiding = SmallLevels(request.suppression, isWholeHidden: node.rate == nil)
    let precision = LevelPrecision(sample, request: request, members: totals.map { $0.n > 0 })
    let unit = sample.weights.unit
    let chosen = node.split?.circumstance
    let contenders = found.enumerated().map { index, result in
      let circumstance = sample.cells.circumstances[index]
      let levels = Self.levelTotals(index, sample.cells, totals)
      let isHidden = hiding.hidden(
        levels.map(\.total.n),
        isImprecise: precision.levels(of: index).map { isImprecise in
          levels.map { isImprecise[$0.level] }
        })
      var isListed = true
      if case .numeric = circumstance.scale {
        isListed = levels.count <= Self.mostValues && !hiding.hidesWhole
      }
      let whole = levels.reduce(0) { $0 + $1.total.w }
      let sides = result.split.map { split in
        levels.map { split.goesLeft($0.level, of: circumstance) ?? false }
      }
      let isGainShown = sides.map { hiding.showsDivision(levels.map(\.total.n), isHidden, $0) }
      let gain = isGainShown == true ? result.candidate.gain : nil
      return Contender(
        circumstance: circumstance.name, chosen: chosen == circumstance.name,
        admissibleCuts: result.candidate.admissibleCuts, gain: gain.map { $0 / unit },
        percentOfGain: gain.flatMap { most > 0 ? $0 / most * 100 : nil },
        split: result.split.map {
          FindingAssembly.split($0, by: circumstance, occurring: levels.map(\.level))
        },
        levels: zip(isListed ? levels : [], isHidden).map { level, isHidden in
          Level(
            level: circumstance.levelName(level.level), n: level.total.n,
            weight: level.total.w / unit, share: whole > 0 ? level.total.w / whole : 0,
            rate: isHidden ? nil : level.total.rate)
        })
    }
    self.init(
      tool: finding.tool, indicator: finding.indicator, rules: finding.rules, node: node,
      undividedBecause: node.split == nil
        ? Self.reason(node.id, growth, found.map(\.candidate)) : nil,
      circumstances: contenders)
  }

  /// The totals of the cells that belong to a node; those of others are empty.
  private static func totals(of id: Int, _ sample: Sample, _ tree: Tree) -> [CellTotal] {
    let depth = id.bitWidth - id.leadingZeroBitCount
    return zip(tree.leafIDs(of: sample.cells), sample.totals).map { leaf, total in
      let shift = leaf.bitWidth - leaf.leadingZeroBitCount - depth
      return shift >= 0 && leaf >> shift == id ? total : CellTotal()
    }
  }

  private static func levelTotals(
    _ circumstance: Int, _ cells: Cells, _ totals: [CellTotal]
  ) -> [(level: Int, total: CellTotal)] {
    var sums = [CellTotal](
      repeating: CellTotal(), count: cells.circumstances[circumstance].levelCount)
    for (cell, total) in totals.enumerated() where total.n > 0 {
      sums[cells.level(cell, circumstance)] += total
    }
    return sums.enumerated().filter { $0.element.n > 0 }.map { ($0.offset, $0.element) }
  }

  /// Why a leaf is not divided.
  private static func reason(_ id: Int, _ growth: Growth, _ candidates: [Candidate]) -> String {
    let rules = growth.rules.growth
    guard let leaf = growth.tree.node(id), let grown = growth.grown.node(id) else {
      return "it is hidden to protect a small group"
    }
    if !leaf.isLeaf { return "its division is hidden to protect a small group" }
    if !grown.isLeaf { return "cross-validation cut its division back" }
    if leaf.depth >= rules.maxDepth {
      return "it lies as deep as the tree may grow (\(rules.maxDepth))"
    }
    if leaf.total.n < rules.minSplit {
      return "it holds \(leaf.total.n) rows, and a group needs \(rules.minSplit) to be divided"
    }
    if candidates.allSatisfy({ $0.admissibleCuts == 0 }) {
      return "no division leaves enough people on both sides"
    }
    if candidates.allSatisfy({ $0.gain <= 0 }) {
      return "no circumstance makes a difference"
    }
    return "no division explains the share of the whole variation that the complexity parameter "
      + "asks for"
  }
}
