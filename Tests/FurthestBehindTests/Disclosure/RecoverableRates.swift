@testable import FurthestBehind

/// What anybody can work out from the figures of a finding, whatever way they are combined.
///
/// Unknown are the weighted ones of every leaf of the whole tree; weights and rows are shown.
/// Every printed figure that follows from rates is an equation between them, or tells the rates of
/// a node's children (gain, difference and test each do, with the shares). What the equations do
/// not tell, they do not tell in any combination: a group's rate follows from them exactly when
/// the group is a combination of their left sides.
struct RecoverableRates {
  private var basis: [(pivot: Int, row: [Double])] = []
  private let leaves: [Int]

  /// Collects the equations that a finding gives on the leaves of the tree that it was made from.
  init(shownIn finding: Finding, leavesOf whole: Finding) {
    leaves = whole.nodes.filter(\.leaf).map(\.id)
    for node in finding.nodes {
      let conditions = Set(node.conditions.map(String.init(describing:)))
      // Ids of a hidden pair may have been exchanged: groups are known by their conditions.
      guard
        let group = whole.nodes.first(where: {
          Set($0.conditions.map(String.init(describing:))) == conditions
        })
      else { continue }
      let figures: [Any?] = [
        node.rate, node.deviance, node.estimate, node.deprivedShare, node.fromAverage, node.letter,
      ]
      if figures.contains(where: { $0 != nil }) { add(group.id) }
      let differences: [Any?] = [node.gain, node.split?.difference, node.split?.test]
      if differences.contains(where: { $0 != nil }) {
        add(2 * group.id)
        add(2 * group.id + 1)
      }
    }
  }

  /// Whether the rate of a group of the whole tree follows from the equations.
  func contains(_ id: Int) -> Bool {
    let rest = reduced(row(id))
    return rest.allSatisfy { abs($0) < 1e-9 }
  }

  private func row(_ id: Int) -> [Double] {
    leaves.map { leaf in
      var ancestor = leaf
      while ancestor > id { ancestor /= 2 }
      return ancestor == id ? 1 : 0
    }
  }

  private mutating func add(_ id: Int) {
    let rest = reduced(row(id))
    guard let pivot = rest.indices.max(by: { abs(rest[$0]) < abs(rest[$1]) }),
      abs(rest[pivot]) > 1e-9
    else { return }
    basis.append((pivot, rest.map { $0 / rest[pivot] }))
  }

  private func reduced(_ row: [Double]) -> [Double] {
    var row = row
    for equation in basis {
      let factor = row[equation.pivot]
      if factor != 0 { row = zip(row, equation.row).map { $0 - factor * $1 } }
    }
    return row
  }
}
