/// The rivals of a finding's splits as a suppression plan leaves them.
///
/// A rival's gain tells the rates of the two sides that it would have made. Those of a node whose
/// children are hidden give the children's rates away; further up, the rival by which a hidden
/// group was told apart gives that group's away, with the shown groups on the other side.
struct ProtectedRivals {
  private let divided: Set<Int>
  /// The circumstances that divide hidden groups, by every node above them.
  private var dividing: [Int: Set<String>] = [:]
  private let pairs: Set<Int>

  /// Looks at a finding before anything was hidden.
  init(_ finding: Finding, _ plan: SuppressionPlan) {
    pairs = plan.pairs
    divided = Set(
      finding.nodes.filter {
        $0.split != nil && plan.listed.contains($0.id) && !plan.collapsed.contains($0.id)
      }.map(\.id))
    for node in finding.nodes {
      let isDividedUnseen =
        plan.pairs.contains(node.id) || plan.collapsed.contains(node.id)
        || !plan.listed.contains(node.id)
      guard isDividedUnseen, let circumstance = node.split?.circumstance else { continue }
      var above = node.id / 2
      while above > 0 {
        dividing[above, default: []].insert(circumstance)
        above /= 2
      }
    }
  }

  /// The rivals of the splits that are shown; those at a hidden pair in circumstance order.
  func rivals(_ rivals: [Finding.Rival], in circumstances: [String]) -> [Finding.Rival] {
    let places = Dictionary(
      circumstances.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let shown = rivals.filter { divided.contains($0.id) }.enumerated().map { place, rival in
      let isPair = pairs.contains(rival.id)
      let isHidden = isPair || dividing[rival.id]?.contains(rival.circumstance) == true
      return (
        rank: isHidden ? circumstances.count + (places[rival.circumstance] ?? 0) : place,
        rival: isHidden
          ? Finding.Rival(
            id: rival.id, circumstance: rival.circumstance, percentOfGain: nil, nearTie: nil,
            note: Absences.hidden)
          : rival, isHidden: isHidden
      )
    }
    return shown.sorted {
      if $0.rival.id != $1.rival.id { return $0.rival.id < $1.rival.id }
      // Their place among the others would tell how near they came.
      if $0.isHidden != $1.isHidden { return !$0.isHidden }
      return $0.rank < $1.rank
    }.map(\.rival)
  }
}
