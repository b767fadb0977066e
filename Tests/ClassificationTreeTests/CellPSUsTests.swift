import SurveyModel
import Testing

@testable import ClassificationTree

/// PSUs on either side of cuts against sets of PSUs.
@Suite struct CellPSUsTests {
  @Test(arguments: 0..<60)
  func sidesAreCountedAsInSets(seed: Int) {
    let survey = RowSurvey.random(seed)
    let (cells, totals, psus) = survey.cells()
    let members = (0..<Int32(cells.count)).filter { totals[Int($0)].n > 0 }
    var counted = PSUsAlongLine(psus)
    for (index, circumstance) in survey.circumstances.enumerated() {
      var levelTotals = LevelTotals(cells)
      levelTotals.fill(slot: 0, members[...], totals: totals)
      var line = LevelLine()
      levelTotals.write(index, slot: 0, members[...], totals: totals, to: &line.entries)
      line.arrange(as: circumstance, worstFirst: .opportunity)
      counted.count(line, of: index, members[...], in: cells)
      let order = line.entries.map(\.level)
      func psus(_ levels: some Sequence<Int>) -> Int {
        let levels = Set(levels)
        return Set(
          survey.rows.filter { $0.weight > 0 && levels.contains($0.levels[index]) }.map(\.psu)
        ).count
      }
      let missing = circumstance.hasOrder ? [circumstance.missingLevel].compactMap { $0 } : []
      for position in order.indices.dropLast() {
        let (before, behind) = (order[...position], order[(position + 1)...])
        for (place, left, right) in [
          (Cut.Missing.none, Array(before), Array(behind)),
          (.before, before + missing, Array(behind)), (.behind, Array(before), behind + missing),
        ] {
          let sides = counted.sides(of: Cut(position: position, missing: place))
          #expect(sides == (psus(left), psus(right)), "seed \(seed), \(place) at \(position)")
        }
      }
      if line.missing != nil {
        let sides = counted.sides(of: Cut(position: order.count - 1, missing: .alone))
        #expect(sides == (psus(order), psus(missing)))
      }
    }
  }

  @Test func aReplicateKeepsTheCellsOfItsPSUs() {
    let pairs: [(cell: Int32, psu: Int32)] = [(0, 2), (0, 0), (0, 2), (2, 1), (2, 0)]
    let psus = CellPSUs(pairs: pairs, cellCount: 3, psuCount: 3)
    #expect((0..<3).map { Array(psus[$0]) } == [[0, 2], [], [0, 1]])
    let kept = psus.keeping([false, true, true])
    #expect((0..<3).map { Array(kept[$0]) } == [[2], [], [1]])
  }
}
