import ClassificationTree

/// Searches the conjunctions of conditions on up to three given circumstances.
///
/// The totals stand in a table by the bins of the circumstances. A condition on the first adds up
/// its slices to a table of the others, and so on; a longer range continues the shorter one.
struct TableSearch {
  let circumstances: [Int]
  let conditions: [LevelConditions]
  private let steps: [[LevelConditions.Step]]
  private var table: [CellTotal]
  /// Table entries by one step of each circumstance's bin.
  private let strides: [Int]

  init(circumstances: [Int], conditions: [LevelConditions]) {
    self.circumstances = circumstances
    self.conditions = conditions
    steps = conditions.map(\.steps)
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
      for cell in totals.indices { Self.add(totals[cell], to: &table[Int(bins[0][cell])]) }
    case 2:
      let (first, second) = (bins[0], bins[1])
      for cell in totals.indices {
        let place = Int(first[cell]) &* strides[0] &+ Int(second[cell])
        Self.add(totals[cell], to: &table[place])
      }
    default:
      let (first, second, third) = (bins[0], bins[1], bins[2])
      let (far, near) = (strides[0], strides[1])
      for cell in totals.indices {
        let place = Int(first[cell]) &* far &+ Int(second[cell]) &* near &+ Int(third[cell])
        Self.add(totals[cell], to: &table[place])
      }
    }
  }

  /// Tries every conjunction with a condition on each of the circumstances.
  func run(_ best: inout ConjunctionSearch.Best) {
    var chosen: [Int] = []
    descend(table, &chosen, &best)
  }

  private func descend(
    _ table: [CellTotal], _ chosen: inout [Int], _ best: inout ConjunctionSearch.Best
  ) {
    let place = chosen.count
    if place == circumstances.count - 1 { return finish(table, chosen, &best) }
    let size = strides[place]
    var slice = [CellTotal](repeating: CellTotal(), count: size)
    for (index, step) in steps[place].enumerated() {
      let start = step.bin &* size
      if step.extendsPrevious {
        for entry in 0..<size { Self.add(table[start &+ entry], to: &slice[entry]) }
      } else {
        for entry in 0..<size { slice[entry] = table[start &+ entry] }
        if step.second >= 0 {
          let start = step.second &* size
          for entry in 0..<size { Self.add(table[start &+ entry], to: &slice[entry]) }
        }
      }
      var total = CellTotal()
      for entry in slice { Self.add(entry, to: &total) }
      // What is too small now stays too small.
      guard best.isLarge(total) else { continue }
      chosen.append(index)
      descend(slice, &chosen, &best)
      chosen.removeLast()
    }
  }

  /// Tries the conditions on the last circumstance.
  private func finish(
    _ table: [CellTotal], _ chosen: [Int], _ best: inout ConjunctionSearch.Best
  ) {
    var total = CellTotal()
    for (index, step) in steps[chosen.count].enumerated() {
      if step.extendsPrevious {
        Self.add(table[step.bin], to: &total)
      } else {
        total = table[step.bin]
        if step.second >= 0 { Self.add(table[step.second], to: &total) }
      }
      guard best.isLarge(total), best.isBeaten(by: total) else { continue }
      best.take(
        ConjunctionSearch.Group(
          conditions: zip(conditions, chosen + [index]).map { $0.condition($1) }, total: total))
    }
  }

  /// Addition in line: a call for each entry would take most of the time.
  @inline(__always)
  private static func add(_ other: CellTotal, to total: inout CellTotal) {
    total.n &+= other.n
    total.w += other.w
    total.wy += other.wy
  }
}
