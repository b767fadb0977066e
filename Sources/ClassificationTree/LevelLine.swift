import SurveyModel

/// The levels of a circumstance that occur in a node, in the order in which cuts are sought.
///
/// That is the level order or, for an unordered circumstance, the order of access, which is optimal
/// for a 0/1 indicator (Breiman and others 1984, theorem 4.5).
struct LevelLine {
  var entries: [LevelTotals.Entry] = []
  /// The missing values of an ordered or numeric circumstance, where they occur.
  private(set) var missing: CellTotal?

  /// Orders the entries, which stand in level order.
  ///
  /// - Complexity: O(*l* log *l*) for *l* levels.
  mutating func arrange(as circumstance: Circumstance, worstFirst direction: Direction) {
    missing = nil
    if !circumstance.hasOrder {
      sortByAccess(direction)
    } else if let level = circumstance.missingLevel, entries.last?.level == level {
      missing = entries.removeLast().total
    }
  }

  /// Worst access first; levels of equal access in their declared order.
  private mutating func sortByAccess(_ direction: Direction) {
    entries.sort { a, b in
      let (x, y) = (a.total.rate, b.total.rate)
      return x == y ? a.level < b.level : direction.isWorse(x, than: y)
    }
    // Sums of the same weights in another order may differ in the last bit: rates that close are
    // equal, and their levels stand in declared order.
    var start = 0
    for end in entries.indices.dropFirst() + [entries.endIndex] {
      if end < entries.endIndex,
        Self.isEqual(entries[end - 1].total.rate, entries[end].total.rate)
      {
        continue
      }
      if end - start > 1 { entries[start..<end].sort { $0.level < $1.level } }
      start = end
    }
  }

  /// The levels that occur, in level order.
  func levels(of circumstance: Circumstance) -> [Int] {
    let inLine = entries.map(\.level)
    let levels = circumstance.hasOrder ? inLine : inLine.sorted()
    return missing == nil ? levels : levels + [circumstance.missingLevel].compactMap { $0 }
  }

  private static func isEqual(_ a: Double, _ b: Double) -> Bool {
    abs(a - b) <= SplitSearch.tie * max(abs(a), abs(b))
  }

  /// The split that a cut along this line makes of a node with the total `whole`.
  func split(_ candidate: Candidate, by circumstance: Circumstance, whole: CellTotal) -> Split? {
    guard let cut = candidate.cut else { return nil }
    var before = cut.missing == .before ? missing ?? CellTotal() : CellTotal()
    for entry in entries[...cut.position] { before += entry.total }
    let behind = whole - before
    let beforeIsLeft = before.rate < behind.rate
    return Split(
      circumstance: candidate.circumstance,
      division: division(cut, circumstance, beforeIsLeft: beforeIsLeft), gain: candidate.gain,
      left: beforeIsLeft ? before : behind, right: beforeIsLeft ? behind : before)
  }

  private func division(
    _ cut: Cut, _ circumstance: Circumstance, beforeIsLeft: Bool
  ) -> Division {
    if circumstance.hasOrder, cut.missing != .alone {
      return .cut(
        last: entries[cut.position].level, first: entries[cut.position + 1].level,
        leftIsBelow: beforeIsLeft,
        missingIsLeft: missing == nil ? nil : (cut.missing == .before) == beforeIsLeft)
    }
    let before = entries[...cut.position].map(\.level).sorted()
    let behind =
      cut.missing == .alone
      ? [circumstance.missingLevel].compactMap { $0 }
      : entries[(cut.position + 1)...].map(\.level).sorted()
    return .sets(left: beforeIsLeft ? before : behind, right: beforeIsLeft ? behind : before)
  }
}
