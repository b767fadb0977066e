import ClassificationTree
import SurveyModel
import SurveyStatistics

/// Measures how unequally an indicator is spread over the combinations of circumstances.
struct InequalityMeasurement {
  let summary: Finding.Inequality

  /// A numeric circumstance with more values than this makes cells of few rows.
  private static let manyLevels = 20

  /// States the figures of a sample.
  ///
  /// - Parameters:
  ///   - disclosure: what is shown beside the measures; where they would give a small group's rate
  ///     away, there are none.
  ///   - nodes: a tree's nodes; nil without a tree.
  init(
    _ sample: Sample, figures: InequalityFigures, disclosure: InequalityDisclosure,
    nodes: [Finding.Node]? = nil
  ) {
    let direction = figures.direction
    guard disclosure.allows(figures.rows, groups: figures.groupCount) else {
      summary = Self.hidden(sample, direction, disclosure.leastRows)
      return
    }
    let (index, corrected, error) = (figures.index, figures.corrected, figures.error)
    let cellCount = index?.groupCount ?? 0
    let seD = error?.d.ifFinite
    summary = Finding.Inequality(
      d: index?.d.ifFinite, hoi: index?.hoi.ifFinite, geometricHoi: index?.geometricHOI.ifFinite,
      accessRate: index?.rate.ifFinite, cells: cellCount,
      circumstances: sample.cells.circumstances.map(\.name),
      rowsPerCell: cellCount > 0 ? Double(index?.rows ?? 0) / Double(cellCount) : 0,
      complement: direction == .barrier, dCorrected: corrected?.corrected.ifFinite,
      dUnderEquality: corrected?.dUnderEquality.ifFinite,
      designEffect: corrected?.designEffect.ifFinite, seD: seD, seHoi: error?.hoi.ifFinite,
      seNote: seD == nil ? figures.reasonWithoutError : nil,
      leafD: nodes.flatMap { Self.leafD($0, direction) }, shapley: figures.shapley.parts,
      shapleyNote: figures.shapley.note, notes: Self.notes(sample, index))
  }

  /// D over the leaves of a tree that are shown; a pair of hidden leaves counts as its parent.
  ///
  /// Nil when the root is hidden.
  static func leafD(_ nodes: [Finding.Node], _ direction: Direction) -> Double? {
    let byID = Dictionary(nodes.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var groups: [(node: Finding.Node, rate: Double)] = []
    var open = [1]
    while let id = open.popLast() {
      guard let node = byID[id], let rate = node.rate else { return nil }
      let children = [byID[2 * id], byID[2 * id + 1]].compactMap(\.self)
      if node.leaf || children.count < 2 || children.contains(where: { $0.rate == nil }) {
        groups.append((node, rate))
      } else {
        open += [2 * id + 1, 2 * id]
      }
    }
    return DissimilarityIndex(
      rows: groups.map { Int32($0.node.n) }, weight: groups.map(\.node.weight),
      weightedOnes: groups.map { $0.node.weight * $0.rate }, direction: direction)?.d.ifFinite
  }

  private static func hidden(
    _ sample: Sample, _ direction: Direction, _ leastRows: Int
  ) -> Finding.Inequality {
    let reason = "hidden: fewer than \(leastRows) rows"
    let cells = sample.totals.count { $0.n > 0 }
    return Finding.Inequality(
      cells: cells, circumstances: sample.cells.circumstances.map(\.name),
      rowsPerCell: cells > 0 ? Double(sample.whole.n) / Double(cells) : 0,
      complement: direction == .barrier, seNote: reason, shapleyNote: reason,
      notes: ["Figures that would tell of fewer than \(leastRows) rows are hidden."])
  }

  private static func notes(_ sample: Sample, _ index: DissimilarityIndex?) -> [String] {
    var notes: [String] = []
    if let index, index.hasThinGroups {
      notes.append(
        "Fewer than 30 rows in a cell on average: D is biased upward by chance; rankings "
          + "should use the corrected D.")
    }
    for (place, circumstance) in sample.cells.circumstances.enumerated() {
      guard case .numeric(let values) = circumstance.scale, values.count > manyLevels else {
        continue
      }
      let levels = sample.occurring[place].count { $0 }
      if levels > manyLevels {
        notes.append(
          "\(circumstance.name) has \(levels) values, and each makes cells of its own; "
            + "bands of values give a steadier D.")
      }
    }
    return notes
  }
}

extension TreeRequest.LonePSU {
  /// The policy in the words of the measures.
  ///
  /// A lone PSU that is to be an error adds nothing.
  var ofMeasures: PSUCellTotals.LonePSU {
    switch self {
    case .grandMean: .grandMean
    case .average: .average
    case .certainty, .error: .certainty
    }
  }
}

extension Double {
  /// The value, unless it is infinite or not a number.
  var ifFinite: Double? { isFinite ? self : nil }
}
