/// Deals levels out to units so that every level gets exactly the number of units asked for.
///
/// The units are ranked by `score`, highest first (equal scores: as listed), and cut: the first
/// `counts[0]` of them get level 0, the next `counts[1]` level 1, and so on; units left over get the
/// last level. What the score carries (an effect of the cluster, of wealth) shapes *who* gets a
/// level, never how many do.
///
///     deal(counts: [1, 2], to: [10, 11, 12]) { -$0 }    // [10: 0, 11: 1, 12: 1]
///
/// Complexity: O(n log n), n the number of units.
func deal(
  counts: [Int], to units: [Int], score: (Int) -> Int, assign: (_ unit: Int, _ level: Int) -> Void
) {
  let scores = units.map(score)
  let ranked = units.indices.sorted { (scores[$1], $0) < (scores[$0], $1) }
  var level = 0
  var room = counts.first ?? 0
  for position in ranked {
    while room == 0 && level < counts.count - 1 {
      level += 1
      room = counts[level]
    }
    assign(units[position], level)
    room -= 1
  }
}

/// Shares per thousand as counts of `total`, the last level taking what truncation leaves.
func counts(of total: Int, perThousand shares: [Int]) -> [Int] {
  var counts = shares.dropLast().map { total * $0 / 1_000 }
  counts.append(total - counts.reduce(0, +))
  return counts
}
