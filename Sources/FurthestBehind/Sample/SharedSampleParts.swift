import Microdata
import Threads

/// What the indicators on one table have in common, made once: coded circumstances, the cell of
/// every row, the weights of cells, the design.
///
/// Cells depend on the circumstances alone, so indicators with the same circumstances share them,
/// whichever rows each leaves out; the design depends on the weights alone. Give one instance to
/// every `IndicatorAnalysis` or `SampleBuilder` on one table, and use it with no other table. It
/// may be used from several threads; who wants a part that is being made waits for it. What is
/// made does not depend on who asks first.
///
/// Memory: for the design 16 bytes a run of neighbouring rows of one PSU, or 4 bytes a row where
/// they are short; 4 bytes a row for each of the lists of circumstances used last; 24 bytes a cell.
final class SharedSampleParts: Sendable {
  /// Lists of circumstances whose cells are kept; of more, those used least recently go.
  private static let mostAssignments = 4

  /// What the coding of a circumstance depends on, beside the table.
  struct CodingKey: Hashable {
    private let place: Int
    private let order: [String]?
    private let isUnordered: Bool
    private let missing: [TreeRequest.MissingCodes]
    private let isMissingALevel: Bool

    init(_ place: Int, name: String, _ request: TreeRequest) {
      self.place = place
      order = request.ordered.first { $0.circumstance == name }?.levels
      isUnordered = request.unordered.contains(name)
      missing = request.missingCodes.filter { $0.column == nil || $0.column == name }
      isMissingALevel = request.missingCircumstances == .level
    }
  }

  /// What the classes of weights depend on, beside the table.
  struct WeightKey: Hashable {
    private let weight: Int?
    private let missing: [TreeRequest.MissingCodes]

    init(_ columns: ExtractColumns, _ request: TreeRequest) {
      weight = columns.weight
      missing = request.missingCodes.filter { $0.column != nil && $0.column == request.weight }
    }
  }

  /// What a design depends on, beside the table.
  struct DesignKey: Hashable {
    private let psu: Int?
    private let strata: Int?
    private let weight: WeightKey

    init(_ columns: ExtractColumns, _ request: TreeRequest) {
      psu = columns.psu
      strata = columns.strata
      weight = WeightKey(columns, request)
    }
  }

  /// What the sums of weights by cell depend on, beside the table.
  private struct WeightedKey: Hashable {
    let cells: [CodingKey]
    let weight: WeightKey
  }

  private struct CellParts {
    /// The last used stands last.
    var assignments: [(key: [CodingKey], assignment: CellAssignment)] = []
    /// Those of the assignments kept.
    var weighted: [WeightedKey: WeightedCells?] = [:]
  }

  // Parts of two kinds may be made at the same time.
  private let codings = Guarded<[CodingKey: CircumstanceCoding]>([:])
  private let cellParts = Guarded(CellParts())
  private let weightClasses = Guarded<[WeightKey: WeightClasses]>([:])
  private let designs = Guarded<[DesignKey: DesignIndex]>([:])
  private let rowDesigns = Guarded<[DesignKey: RowDesign]>([:])
  /// Threads with which to make a part: those who wait for it have nothing else to do.
  let threads: Int

  init(threads: Int = 1) {
    self.threads = threads
  }

  /// The coding of a circumstance.
  func coding(
    _ key: CodingKey, make: () throws(AnalysisError.Reason) -> CircumstanceCoding
  ) throws(AnalysisError.Reason) -> CircumstanceCoding {
    try Self.part(codings, key, make: make)
  }

  /// The cells of circumstances coded as the keys say.
  func assignment(_ key: [CodingKey], make: () -> CellAssignment) -> CellAssignment {
    cellParts.withLock { parts in
      let place = parts.assignments.firstIndex { $0.key == key }
      let assignment = place.map { parts.assignments.remove(at: $0).assignment } ?? make()
      parts.assignments.append((key, assignment))
      if parts.assignments.count > Self.mostAssignments {
        let old = parts.assignments.removeFirst().key
        parts.weighted = parts.weighted.filter { $0.key.cells != old }
      }
      return assignment
    }
  }

  /// The sums of weights by cell; nil where they are not exact.
  func weightedCells(
    _ cells: [CodingKey], _ weight: WeightKey, make: () -> WeightedCells?
  ) -> WeightedCells? {
    let key = WeightedKey(cells: cells, weight: weight)
    return cellParts.withLock { parts in
      if let known = parts.weighted[key] { return known }
      let made = make()
      parts.weighted[key] = made
      return made
    }
  }

  /// What weights alone say of rows.
  func weightClasses(_ key: WeightKey, make: () -> WeightClasses) -> WeightClasses {
    Self.part(weightClasses, key, make: make)
  }

  /// The design of a file with a PSU column.
  func design(
    _ key: DesignKey, make: () throws(AnalysisError.Reason) -> DesignIndex
  ) throws(AnalysisError.Reason) -> DesignIndex {
    try Self.part(designs, key, make: make)
  }

  /// The design of a file without a PSU column.
  func rowDesign(
    _ key: DesignKey, make: () throws(AnalysisError.Reason) -> RowDesign
  ) throws(AnalysisError.Reason) -> RowDesign {
    try Self.part(rowDesigns, key, make: make)
  }

  /// The part of a key, made by who asks first.
  private static func part<Key: Hashable & Sendable, Part: Sendable, Failure: Error>(
    _ parts: Guarded<[Key: Part]>, _ key: Key, make: () throws(Failure) -> Part
  ) throws(Failure) -> Part {
    try parts.withLock { parts throws(Failure) in
      if let known = parts[key] { return known }
      let made = try make()
      parts[key] = made
      return made
    }
  }
}
