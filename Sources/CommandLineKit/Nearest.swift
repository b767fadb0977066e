/// The candidate that a mistyped word most likely stands for, or nil when none is near.
///
/// Near means: equal but for upper and lower case and leading dashes, or the only candidate that
/// starts with the word, or at most a third of the candidate's characters (one at least) wrong,
/// counting a missing, a surplus, a wrong and two swapped characters as one mistake each. Of
/// equally near candidates the first wins.
///
///     nearest(to: "--wieght", among: ["--width", "--weight"])  // "--weight"
///
/// - Complexity: O(c l²), c the candidates, l the length of the longest; a word much longer than
///   every candidate costs nothing.
package func nearest(to word: String, among candidates: [String]) -> String? {
  let typed = comparable(word, limit: 2 * (candidates.map(\.unicodeScalars.count).max() ?? 0) + 8)
  guard let typed, !typed.isEmpty else { return nil }
  var best: (candidate: String, mistakes: Int)?
  for candidate in candidates {
    guard let wanted = comparable(candidate, limit: .max) else { continue }
    let limit = max(1, wanted.count / 3)
    guard abs(wanted.count - typed.count) <= limit, wanted.count > 1 else { continue }
    let found = mistakes(from: typed, to: wanted)
    if found <= limit, found < best?.mistakes ?? .max { best = (candidate, found) }
  }
  if let best { return best.candidate }
  guard typed.count >= 2 else { return nil }
  let longer = candidates.filter { comparable($0, limit: .max)?.starts(with: typed) == true }
  return longer.count == 1 ? longer.first : nil
}

/// The scalars by which words are compared; nil for a word with more than `limit` of them.
private func comparable(_ word: String, limit: Int) -> [Unicode.Scalar]? {
  if word.unicodeScalars.prefix(limit).count < word.unicodeScalars.count { return nil }
  return Array(word.lowercased().unicodeScalars.drop { $0 == "-" })
}

/// The Damerau-Levenshtein distance (optimal string alignment): three rows of the table at a time.
private func mistakes(from typed: [Unicode.Scalar], to wanted: [Unicode.Scalar]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...wanted.count)
  for (i, scalar) in typed.enumerated() {
    var row = [i + 1]
    row.reserveCapacity(wanted.count + 1)
    for (j, other) in wanted.enumerated() {
      let replaced = last[j] + (scalar == other ? 0 : 1)
      var fewest = min(replaced, last[j + 1] + 1, row[j] + 1)
      if i > 0, j > 0, scalar == wanted[j - 1], typed[i - 1] == other {
        fewest = min(fewest, beforeLast[j - 1] + 1)
      }
      row.append(fewest)
    }
    (beforeLast, last) = (last, row)
  }
  return last[wanted.count]
}
