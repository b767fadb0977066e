import ClassificationTree

/// Searches the conjunctions of conditions on up to three given circumstances.
///
/// The totals stand in a table by the bins of the circumstances. A condition on the first adds up
/// its slices to a table of the others, and so on: a group costs as many additions as its last
/// condition has bins.
struct TableSearch {
  let circumstances: [Int]
  let conditions: [LevelConditions]
  private var table: [CellTotal]
  /// Table entries by one step of each circumstance's bin.
  private let strides: [Int]

  init(circumstances: [Int], conditions: [LevelConditions]) {
    self.circumstances = circumstances
    self.conditions = conditions
    var strides = [Int](repeating: 1, count: circumstances.count)
    var size = 1
    for place in circumstances.indices.reversed() {
      strides[place] = size
      size *= conditions[place].levelsOfBin.count
    }
    self.strides = strides
    table = [CellTotal](repeating: CellTotal(), count: size)
  }

  /// Adds up the totals of cells by their bins.
  mutating func fill(_ totals: [CellTotal], bins: [[Int32]]) {
    switch bins.count {
    case 1:
      for cell in totals.indices { table[Int(bins[0][cell])] += totals[cell] }
    case 2:
      let (first, second) = (bins[0], bins[1])
      for cell in totals.indices {
        table[Int(first[cell]) &* strides[0] &+ Int(second[cell])] += totals[cell]
      }
    default:
      let (first, second, third) = (bins[0], bins[1], bins[2])
      let (far, near) = (strides[0], strides[1])
      for cell in totals.indices {
        let place = Int(first[cell]) &* far &+ Int(second[cell]) &* near &+ Int(third[cell])
        table[place] += totals[cell]
      }
    }
  }

  /// Tries every conjunction with a condition on each of the circumstances.
  func run(
    _ best: inout ConjunctionSearch.Best, isAllowed: (ConjunctionSearch.Group) -> Bool
  ) {
    var chosen: [Int] = []
    descend(table, &chosen, &best, isAllowed)
  }

  private func descend(
    _ table: [CellTotal], _ chosen: inout [Int], _ best: inout ConjunctionSearch.Best,
    _ isAllowed: (ConjunctionSearch.Group) -> Bool
  ) {
    let place = chosen.count
    let size = strides[place]
    let isLast = place == circumstances.count - 1
    for (index, set) in conditions[place].sets.enumerated() {
      if isLast {
        var total = CellTotal()
        for bin in set { total += table[bin] }
        guard best.isLarge(total), best.isBeaten(by: total) else { continue }
        let group = ConjunctionSearch.Group(
          conditions: zip(conditions, chosen + [index]).map { $0.condition($1) }, total: total)
        if isAllowed(group) { best.group = group }
      } else {
        var slice = Array(table[(set[0] * size)..<(set[0] * size + size)])
        for bin in set.dropFirst() {
          for entry in 0..<size { slice[entry] += table[bin &* size &+ entry] }
        }
        // What is too small now stays too small.
        guard best.isLarge(slice.reduce(into: CellTotal()) { $0 += $1 }) else { continue }
        chosen.append(index)
        descend(slice, &chosen, &best, isAllowed)
        chosen.removeLast()
      }
    }
  }
}
