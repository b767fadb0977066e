import ClassificationTree
import SurveyModel
import SurveyStatistics

/// The figures of inequality between combinations of circumstances, whether or not they may be
/// shown.
struct InequalityFigures {
  let direction: Direction
  /// Unweighted rows of each cell.
  let rows: [Int32]
  /// Parts of the decomposition.
  let groupCount: Int
  let index: DissimilarityIndex?
  let corrected: CorrectedDissimilarity?
  let error: DissimilarityJackknife?
  /// Why there is no standard error; nil where there is one.
  let reasonWithoutError: String?
  /// The decomposition, or why there is none.
  let shapley: (parts: [Finding.Contribution]?, note: String?)

  /// Other work is done at the same time: a thread may come to its parts late.
  private static let partsPerThread = 4

  /// Measures the rows of a sample.
  ///
  /// - Parameter groups: circumstances by index that share one part of the decomposition, named;
  ///   nil gives each circumstance its own.
  init(
    _ sample: Sample, totals: InequalityTotals, direction: Direction,
    lonePSU: TreeRequest.LonePSU, threads: Int = 1,
    groups: [(name: String, members: [Int])]? = nil
  ) {
    let cells = totals.cells
    let groups =
      groups ?? sample.cells.circumstances.enumerated().map { ($1.name, [$0]) }
    self.direction = direction
    rows = cells.rows
    groupCount = groups.count
    let access = AccessTotals(cells, direction: direction)
    index = DissimilarityIndex(cells: cells, access: access, direction: direction)
    let levels = zip(sample.cells.levelEnds, sample.occurring).map { end, occurring in
      LevelCount(all: end, occurring: occurring.count { $0 })
    }
    shapley = Self.decompose(cells, access, levels, direction, groups, threads)
    // Last, since it is what other threads can have a share in.
    let uncertainty = totals.psus.map {
      DissimilarityUncertainty(
        cells: cells, psus: $0, direction: direction, lonePSU: lonePSU.ofMeasures,
        parts: threads < 2 ? 1 : Self.partsPerThread * threads, ChunkWork.map)
    }
    corrected = CorrectedDissimilarity(
      cells: cells, access: access, uncertainty: uncertainty, direction: direction)
    error = uncertainty?.error
    reasonWithoutError =
      error?.d.isFinite ?? false ? nil : Self.reasonWithoutError(totals)
  }

  private static func decompose(
    _ cells: CircumstanceCells, _ access: AccessTotals, _ levels: [LevelCount],
    _ direction: Direction, _ groups: [(name: String, members: [Int])], _ threads: Int
  ) -> (parts: [Finding.Contribution]?, note: String?) {
    do throws(ShapleyDecomposition.Failure) {
      let decomposition = try ShapleyDecomposition(
        cells: cells, access: access, levels: levels, groups: groups.map(\.members),
        direction: direction, parts: threads, ChunkWork.map)
      guard decomposition.contributions.allSatisfy(\.isFinite) else {
        return (nil, "not estimable: the weights are too large to be summed")
      }
      let shares = decomposition.shares
      return (
        groups.indices.map { place in
          Finding.Contribution(
            circumstance: groups[place].name, value: decomposition.contributions[place],
            share: shares?[place].ifFinite)
        }, nil
      )
    } catch {
      switch error {
      case .tooManyCircumstances(let count, let limit):
        return (
          nil, "\(count) circumstances; contributions are computed for up to \(limit)"
        )
      case .tooManyLevels:
        return (nil, "the circumstances have too many levels to be decomposed together")
      }
    }
  }

  private static func reasonWithoutError(_ totals: InequalityTotals) -> String {
    guard let psus = totals.psus else { return "no PSU column" }
    let weight = totals.cells.weight.reduce(0, +)
    let ones = totals.cells.weightedOnes.reduce(0, +)
    if !(ones > 0 && ones < weight) { return "no variation" }
    return psus.degreesOfFreedom > 0
      ? "not estimable: every stratum has a single PSU"
      : "not estimable: no degrees of freedom (PSUs minus strata)"
  }
}
