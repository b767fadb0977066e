/// A pattern of column names: `*` stands for any characters, `?` for one.
struct NamePattern {
  private let pattern: [Character]

  init(_ text: String) {
    // Stars in a row mean the same as one, and would only cost time.
    pattern = text.reduce(into: []) { pattern, next in
      if next != "*" || pattern.last != "*" { pattern.append(next) }
    }
  }

  /// Whether the whole name fits.
  ///
  /// - Complexity: O(*n* · *m*) for a name of *n* and a pattern of *m* characters, O(*n* + *m*)
  ///   in the usual case.
  func fits(_ name: String) -> Bool {
    let name = Array(name)
    var next = 0
    var place = 0
    var star: (place: Int, next: Int)?
    while next < name.count {
      if place < pattern.count, pattern[place] == "*" {
        star = (place, next)
        place += 1
      } else if place < pattern.count, pattern[place] == "?" || pattern[place] == name[next] {
        place += 1
        next += 1
      } else if let last = star {
        // The last star swallows one character more.
        star = (last.place, last.next + 1)
        place = last.place + 1
        next = last.next + 1
      } else {
        return false
      }
    }
    return place == pattern.count || (place == pattern.count - 1 && pattern[place] == "*")
  }
}
