import ClassificationTree
import SurveyModel

/// The conditions that a search over conjunctions may put on one circumstance.
///
/// Levels stand in bins: one for each level that occurs or, where a scale is long, bands of
/// neighbouring levels of about equal weight.
struct LevelConditions: Sendable {
  /// Levels allowed of one circumstance.
  struct Condition: Sendable, Equatable {
    var circumstance: Int
    var levels: [Int]
  }

  let circumstance: Int
  /// The levels of each bin.
  private(set) var levelsOfBin: [[Int]]
  /// The sets of bins that are conditions: single bins, pairs, and ranges each of which follows
  /// the range that is shorter by its last bin.
  private(set) var sets: [[Int]] = []
  /// Whether not every condition of the definition is tried.
  private(set) var isLimited = false
  /// Whether pairs of levels are among the conditions.
  private(set) var hasPairs = false

  /// Bands into which a longer scale is cut.
  private static let mostBands = 10
  /// Levels of an unordered circumstance that are looked at, those of largest weight.
  private static let mostLevels = 64

  init(_ circumstance: Int, _ cells: Cells, _ totals: [CellTotal]) {
    self.circumstance = circumstance
    let scale = cells.circumstances[circumstance]
    var weights = [Double](repeating: 0, count: scale.levelCount)
    for cell in 0..<cells.count where totals[cell].n > 0 {
      weights[cells.level(cell, circumstance)] += totals[cell].w
    }
    let occurring = weights.indices.filter { weights[$0] > 0 }
    guard scale.hasOrder else {
      let heaviest = Set(
        occurring.sorted { (weights[$0], $1) > (weights[$1], $0) }.prefix(Self.mostLevels))
      let others = occurring.filter { !heaviest.contains($0) }
      levelsOfBin = occurring.filter(heaviest.contains).map { [$0] }
      sets = Self.singles(levelsOfBin.count)
      // With two levels a pair is everybody.
      if occurring.count > 2 {
        sets += levelsOfBin.indices.flatMap { a in (0..<a).map { [$0, a] } }
        hasPairs = true
      }
      isLimited = !others.isEmpty
      if isLimited { levelsOfBin.append(others) }
      return
    }
    let onScale = occurring.filter { $0 != scale.missingLevel }
    levelsOfBin = Self.bands(onScale, weights)
    isLimited = levelsOfBin.count < onScale.count
    let bands = levelsOfBin.count
    let hasMissing = onScale.count < occurring.count
    for start in 0..<bands {
      for end in start..<bands where hasMissing || start > 0 || end < bands - 1 {
        sets.append(Array(start...end))
      }
    }
    if hasMissing, let missing = scale.missingLevel {
      levelsOfBin.append([missing])
      sets.append([bands])
    }
    if levelsOfBin.count < 2 { sets = [] }
  }

  private static func singles(_ count: Int) -> [[Int]] {
    count > 1 ? (0..<count).map { [$0] } : []
  }

  /// Neighbouring levels put together until each band holds its part of the weight.
  private static func bands(_ levels: [Int], _ weights: [Double]) -> [[Int]] {
    guard levels.count > mostBands else { return levels.map { [$0] } }
    let whole = levels.reduce(0) { $0 + weights[$1] }
    var bands: [[Int]] = []
    var before = 0.0
    for level in levels {
      let band = min(mostBands - 1, Int(before / whole * Double(mostBands)))
      if bands.isEmpty || band >= bands.count { bands.append([]) }
      bands[bands.count - 1].append(level)
      before += weights[level]
    }
    return bands
  }

  /// Keeps single levels only.
  mutating func dropPairs() {
    guard hasPairs else { return }
    sets.removeAll { $0.count > 1 }
    hasPairs = false
    isLimited = true
  }

  /// How the totals of a set of bins come from those of single bins.
  struct Step {
    /// The bin to start from, or to add to the set before.
    var bin: Int
    /// One more bin to add, or -1.
    var second: Int
    /// Whether the set is the one before with `bin` added, as a longer range is.
    var extendsPrevious: Bool
  }

  /// The sets as steps, so that each costs one or two additions.
  var steps: [Step] {
    sets.indices.map { index in
      let set = sets[index]
      let last = set[set.count - 1]
      if index > 0, set.count > 1, sets[index - 1] == set.dropLast() {
        return Step(bin: last, second: -1, extendsPrevious: true)
      }
      return Step(bin: set[0], second: set.count > 1 ? last : -1, extendsPrevious: false)
    }
  }

  /// The bin of each of the given cells.
  func bins(of members: [Int], _ cells: Cells) -> [Int32] {
    let binOfLevel = binOfLevel(cells)
    return members.map { binOfLevel[cells.level($0, circumstance)] }
  }

  /// The bin of every cell.
  func bins(of cells: Cells) -> [Int32] {
    let binOfLevel = binOfLevel(cells)
    return (0..<cells.count).map { binOfLevel[cells.level($0, circumstance)] }
  }

  private func binOfLevel(_ cells: Cells) -> [Int32] {
    var binOfLevel = [Int32](
      repeating: 0, count: cells.circumstances[circumstance].levelCount)
    for (bin, levels) in levelsOfBin.enumerated() {
      for level in levels { binOfLevel[level] = Int32(bin) }
    }
    return binOfLevel
  }

  /// A set of bins as a condition on levels.
  func condition(_ set: Int) -> Condition {
    Condition(circumstance: circumstance, levels: sets[set].flatMap { levelsOfBin[$0] })
  }
}
