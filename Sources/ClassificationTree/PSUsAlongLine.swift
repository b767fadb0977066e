import SurveyModel

/// PSUs on either side of every cut along a line of levels.
///
/// A PSU is before a cut when its first level in line is, and behind it when its last is. Missing
/// values stand before the line and behind it at once, and count on the side where the cut puts
/// them.
struct PSUsAlongLine {
  private let psus: CellPSUs
  /// The first and last place of each PSU among the levels in line, and whether it has rows with
  /// missing values; kept from line to line and cleared by `touched`.
  private var first: [Int32]
  private var last: [Int32]
  private var isMissing: [Bool]
  private var touched: [Int32] = []
  /// The place in line by level; -1 for one that is not in line.
  private var placeOfLevel: [Int32] = []
  /// PSUs before and behind each cut by what happens to missing values: not counted, or counted.
  private var before: [(without: Int, with: Int)] = []
  private var behind: [(without: Int, with: Int)] = []

  init(_ psus: CellPSUs) {
    self.psus = psus
    first = [Int32](repeating: .max, count: psus.psuCount)
    last = [Int32](repeating: -1, count: psus.psuCount)
    isMissing = [Bool](repeating: false, count: psus.psuCount)
  }

  /// Counts for the cells of a node.
  ///
  /// - Complexity: O(*m* + *l*) for *m* pairs of the node's cells with a PSU and *l* levels.
  mutating func count(
    _ line: LevelLine, of circumstance: Int, _ members: ArraySlice<Int32>, in cells: Cells
  ) {
    let levelCount = cells.circumstances[circumstance].levelCount
    placeOfLevel = [Int32](repeating: -1, count: levelCount)
    for (place, entry) in line.entries.enumerated() { placeOfLevel[entry.level] = Int32(place) }
    for cell in members {
      let place = placeOfLevel[cells.level(Int(cell), circumstance)]
      for psu in psus[Int(cell)] { note(Int(psu), at: place) }
    }
    let empty = (without: 0, with: 0)
    before = [(without: Int, with: Int)](repeating: empty, count: line.entries.count + 1)
    behind = before
    let end = line.entries.count
    for psu in touched.lazy.map({ Int($0) }) {
      let isInLine = last[psu] >= 0
      let from = isInLine ? Int(first[psu]) : end
      before[from].without += 1
      before[isMissing[psu] ? 0 : from].with += 1
      let to = isInLine ? Int(last[psu]) : 0
      if isInLine { behind[to].without += 1 }
      behind[isMissing[psu] ? end : to].with += 1
    }
    for place in 0..<end {
      before[place + 1].without += before[place].without
      before[place + 1].with += before[place].with
    }
    for place in (0..<end).reversed() {
      behind[place].without += behind[place + 1].without
      behind[place].with += behind[place + 1].with
    }
    forget()
  }

  private mutating func note(_ psu: Int, at place: Int32) {
    if last[psu] < 0, !isMissing[psu] { touched.append(Int32(psu)) }
    if place < 0 {
      isMissing[psu] = true
    } else {
      first[psu] = min(first[psu], place)
      last[psu] = max(last[psu], place)
    }
  }

  private mutating func forget() {
    for psu in touched.lazy.map({ Int($0) }) {
      first[psu] = .max
      last[psu] = -1
      isMissing[psu] = false
    }
    touched.removeAll(keepingCapacity: true)
  }

  /// The PSUs on either side of a cut along the line last counted.
  func sides(of cut: Cut) -> (before: Int, behind: Int) {
    let (before, behind) = (before[cut.position], behind[cut.position + 1])
    return switch cut.missing {
    case .none: (before.without, behind.without)
    case .before: (before.with, behind.without)
    case .behind, .alone: (before.without, behind.with)
    }
  }
}
