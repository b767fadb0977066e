/// Finds the name that a mistyped one was most likely meant to be.
package enum NearestName {
  /// The candidate with the smallest distance to `name`, the first of several; nil when none is
  /// near enough to be worth proposing.
  ///
  /// Names that differ in case only come first. Otherwise at most one slip per three characters
  /// is allowed (at least one).
  ///
  /// - Complexity: O(*c* · *n* · *m*) for *c* candidates of *m* characters and a name of *n*;
  ///   names of more than 64 characters are not compared.
  package static func among(_ candidates: some Sequence<String>, to name: String) -> String? {
    let lowered = Array(name.lowercased())
    guard !lowered.isEmpty, lowered.count <= longest else { return nil }
    var limit = max(1, lowered.count / 3)
    var best: String?
    for candidate in candidates {
      let other = Array(candidate.lowercased())
      guard abs(other.count - lowered.count) <= limit, other.count <= longest else { continue }
      let found = distance(lowered, other)
      // A name of one or two characters shares nothing with a name one slip away from it.
      guard found < min(lowered.count, other.count) else { continue }
      if found < limit || (found == limit && best == nil) {
        limit = found
        best = candidate
      }
    }
    return best
  }

  /// The Damerau-Levenshtein distance (optimal string alignment): inserted, dropped, changed and
  /// swapped neighbouring characters count one each.
  package static func distance(_ a: [Character], _ b: [Character]) -> Int {
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in 0..<a.count {
      var row = [i + 1]
      row.reserveCapacity(b.count + 1)
      for j in 0..<b.count {
        var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          cost = min(cost, beforeLast[j - 1] + 1)
        }
        row.append(cost)
      }
      beforeLast = last
      last = row
    }
    return last[b.count]
  }

  private static let longest = 64
}
