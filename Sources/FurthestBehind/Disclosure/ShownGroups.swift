import ClassificationTree

/// The groups whose rates are shown, and what anybody can work out from them.
///
/// With the shares, which are shown, each rate is an equation between the sums of the indicator
/// over disjoint parts of the sample. A further rate may be listed only when no hidden group, and
/// no part of fewer cases than the rule asks for, is a combination of the groups that are shown
/// then.
struct ShownGroups {
  private let totals: [CellTotal]
  private let leastCases: Int
  /// The part of every cell: cells of one part are in the same groups.
  private var partOfCell: [Int] = []
  /// Cases of every part.
  private var cases: [Int] = []
  /// Whether each part is in a group: of all that are shown, of those shown that make all others
  /// up, and of those hidden.
  private var shown: [[Bool]] = []
  private var told: [[Bool]] = []
  private var hidden: [[Bool]] = []

  /// A difference of this many cases or more does not lay a small group open.
  private static let leastDifference = 25

  /// Starts with the nodes of a tree, those that a finding shows and those that it does not.
  ///
  /// - Parameters:
  ///   - nodes: the ids of the tree's nodes before anything was hidden.
  ///   - leafPlaces: the place in `nodes` of every cell's leaf.
  /// - Complexity: O(*n*^2 + *k*) for *n* nodes and *k* cells.
  init(
    _ finding: Finding, nodes: [Int], leafPlaces: [Int32], suppression: TreeRequest.Suppression,
    totals: [CellTotal]
  ) {
    self.totals = totals
    leastCases = suppression == .none ? 0 : suppression.leastRows
    guard leastCases > 0 else { return }
    partOfCell = leafPlaces.map { Int($0) }
    // Cells of one leaf are in the same nodes: the leaves are the parts.
    cases = [Int](repeating: 0, count: nodes.count)
    for (cell, leaf) in leafPlaces.enumerated() { cases[Int(leaf)] += totals[cell].n }
    let listed = Dictionary(
      finding.nodes.filter { !$0.suppressed && $0.rate != nil }.map { ($0.id, $0.letter) },
      uniquingKeysWith: { first, _ in first })
    for id in nodes {
      let parts = nodes.map { TreePath.leads(from: id, to: $0) }
      guard let letter = listed[id] else {
        hidden.append(parts)
        continue
      }
      shown.append(parts)
      // The groups with a letter make up all nodes above them.
      if letter != nil { told.append(parts) }
    }
  }

  /// Whether some group of the tree is not shown.
  var hidesGroups: Bool { !hidden.isEmpty }

  /// The number of rates shown of which none follows from the others.
  var rank: Int { Equations(told).rank }

  /// Whether a group's rate may be listed; it then counts as shown itself.
  ///
  /// - Parameter members: whether each cell is in the group; asked for where the answer depends on
  ///   it.
  /// - Complexity: O(*k* + *g*^2 *p*) for *k* cells, *g* groups and *p* parts.
  mutating func admits(_ members: @autoclosure () -> [Bool]) -> Bool {
    guard leastCases > 0 else { return true }
    let group = refine(by: members())
    let n = count(group)
    guard n >= leastCases, !isNearlyShown(group, n) else { return false }
    let equations = Equations(told + [group])
    if hidden.contains(where: equations.tell) { return false }
    for part in cases.indices where cases[part] > 0 && cases[part] < leastCases {
      if equations.tell(cases.indices.map { $0 == part }) { return false }
    }
    shown.append(group)
    told.append(group)
    return true
  }

  /// Whether the rate of a group would give that of a hidden one away.
  mutating func wouldTellHidden(_ members: [Bool]) -> Bool {
    guard !hidden.isEmpty else { return false }
    let group = refine(by: members)
    let equations = Equations(told + [group])
    return hidden.contains(where: equations.tell)
  }

  /// Whether a group differs by a few cases from a shown one that contains it, or that it
  /// contains: the difference of the two would be a small group laid open.
  private func isNearlyShown(_ group: [Bool], _ n: Int) -> Bool {
    shown.contains { other in
      let both = cases.indices.reduce(0) { $0 + (group[$1] && other[$1] ? cases[$1] : 0) }
      let size = count(other)
      let difference = abs(n - size)
      return both == min(n, size) && difference > 0 && difference < Self.leastDifference
    }
  }

  private func count(_ group: [Bool]) -> Int {
    cases.indices.reduce(0) { $0 + (group[$1] ? cases[$1] : 0) }
  }

  /// Divides the parts by a group, and tells which of them are in it.
  private mutating func refine(by members: [Bool]) -> [Bool] {
    let before = cases.count
    var outside = [Bool](repeating: false, count: before)
    var inside = outside
    for (cell, part) in partOfCell.enumerated() where totals[cell].n > 0 {
      if members[cell] { inside[part] = true } else { outside[part] = true }
    }
    var newPart: [Int: Int] = [:]
    for part in 0..<before where inside[part] && outside[part] {
      newPart[part] = cases.count
      cases.append(0)
      Self.divide(part, in: &shown)
      Self.divide(part, in: &told)
      Self.divide(part, in: &hidden)
    }
    guard !newPart.isEmpty else { return inside }
    for (cell, part) in partOfCell.enumerated() where members[cell] {
      guard let new = newPart[part] else { continue }
      partOfCell[cell] = new
      cases[part] -= totals[cell].n
      cases[new] += totals[cell].n
    }
    return cases.indices.map { part in
      part < before ? inside[part] && newPart[part] == nil : true
    }
  }

  /// Appends a part to groups, in those that held the part that it comes from.
  private static func divide(_ part: Int, in groups: inout [[Bool]]) {
    for place in groups.indices { groups[place].append(groups[place][part]) }
  }
}

/// What follows from the sums over some groups, each a set of parts.
private struct Equations {
  private var rows: [(pivot: Int, row: [Double])] = []

  /// Rounding leaves less than this of a whole number.
  private static let rounding = 1e-9

  init(_ groups: [[Bool]]) {
    for group in groups {
      let rest = reduced(group)
      guard let pivot = rest.indices.max(by: { abs(rest[$0]) < abs(rest[$1]) }),
        abs(rest[pivot]) > Self.rounding
      else { continue }
      let factor = rest[pivot]
      rows.append((pivot, rest.map { $0 / factor }))
    }
  }

  var rank: Int { rows.count }

  /// Whether the sum over a group is a combination of the known ones.
  func tell(_ group: [Bool]) -> Bool {
    reduced(group).allSatisfy { abs($0) < Self.rounding }
  }

  private func reduced(_ group: [Bool]) -> [Double] {
    var rest = group.map { $0 ? 1.0 : 0 }
    for (pivot, row) in rows where rest[pivot] != 0 {
      let factor = rest[pivot]
      for place in rest.indices { rest[place] -= factor * row[place] }
    }
    return rest
  }
}
