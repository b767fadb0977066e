import ClassificationTree
import Foundation
import FurthestBehind
import SurveyModel
import SurveyStatistics

/// A clustered, weighted sample from a simulated population.
enum SimulatedSurvey {
  static let strata = 20
  static let psusPerStratum = 20
  static let rowsPerPSU = 20
  /// The correlation of two people of one PSU with the same circumstances.
  static let intraclassCorrelation = 0.1
  /// The standard deviation of the logarithm of a weight.
  static let weightSpread = 0.5

  /// Draws a survey, the same for the same seed.
  static func draw(seed: UInt64, slopes: SimulatedPopulation.Slopes) -> PSUCells? {
    let circumstances = SimulatedPopulation.circumstances
    let psus = strata * psusPerStratum
    var random = CounterBasedGenerator(
      seed: seed, purpose: .bootstrap, replicate: -1, stratum: -1)
    var rows: [(psu: Int, levels: [UInt32], weight: Double, isOne: Bool)] = []
    rows.reserveCapacity(psus * rowsPerPSU)
    for psu in 0..<psus {
      let shared = circumstances.prefix(SimulatedPopulation.constantWithinPSU).map {
        UInt32(random.next(below: $0.levelCount))
      }
      let luck = uniform(&random)
      for _ in 0..<rowsPerPSU {
        let own = circumstances.dropFirst(SimulatedPopulation.constantWithinPSU).map {
          UInt32(random.next(below: $0.levelCount))
        }
        // A person shares the luck of the PSU with probability sqrt(ICC): two people share it with
        // probability ICC, and the rate stays what it is.
        let sharesLuck = uniform(&random) < intraclassCorrelation.squareRoot()
        let ownLuck = uniform(&random)
        let rate = SimulatedPopulation.rate(shared + own, slopes)
        rows.append(
          (
            psu, shared + own, exp(weightSpread * normal(&random)),
            (sharesLuck ? luck : ownLuck) < rate
          ))
      }
    }
    return gather(rows, psus: psus)
  }

  private static func gather(
    _ rows: [(psu: Int, levels: [UInt32], weight: Double, isOne: Bool)], psus: Int
  ) -> PSUCells? {
    let stratumOfPSU = (0..<psus).map { Int32($0 / psusPerStratum) }
    guard let design = try? SurveyDesign(stratumOfPSU: stratumOfPSU) else { return nil }
    let tuples = Set(rows.map(\.levels)).sorted { $0.lexicographicallyPrecedes($1) }
    var cellOfTuple: [[UInt32]: Int] = [:]
    for (cell, tuple) in tuples.enumerated() { cellOfTuple[tuple] = cell }
    var gatherer = PSUCellGatherer(cellCount: tuples.count)
    for row in rows {
      guard let cell = cellOfTuple[row.levels] else { continue }
      gatherer.add(psu: row.psu, cell: cell, weight: row.weight, isOne: row.isOne)
    }
    let cells = Cells(
      circumstances: SimulatedPopulation.circumstances, levels: tuples.flatMap(\.self))
    return PSUCells(cells: cells, design: design, rows: gatherer)
  }

  /// A number from 0 up to 1.
  private static func uniform(_ random: inout CounterBasedGenerator) -> Double {
    Double(random.next() >> 11) * 0x1p-53
  }

  /// A standard normal number (Box and Muller 1958).
  private static func normal(_ random: inout CounterBasedGenerator) -> Double {
    let radius = (-2 * log(1 - uniform(&random))).squareRoot()
    return radius * cos(2 * Double.pi * uniform(&random))
  }
}
