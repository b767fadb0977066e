package import CommandLineKit
package import Expressions
package import Microdata
import Spelling

/// What is wrong with a plan, and where.
package struct PlanFault: Error, Sendable, Equatable {
  /// Where it shows.
  package let site: Site
  /// What it is.
  package let kind: Kind

  /// The faults of plans.
  package indirect enum Kind: Sendable, Equatable {
    /// The plan, or a preset of the user's own, cannot be read.
    case unreadable(String, ReadingError)
    case syntax(JSONFault)
    case repeatedKey(String, firstLine: Int)
    case unknownKey(String, of: String, nearest: String?, known: [String])
    /// A key of `of` that only makes sense elsewhere.
    case misplacedKey(String, of: String, mend: String)
    case missingKey(String, of: String, example: String)
    case excludingKeys([String])
    case wrongType(expected: String, found: String)
    case emptyText
    case emptyList
    case badChoice(String, choices: [String], nearest: String?)
    case outOfBounds(Double, from: Double?, to: Double?)
    case badName(String, of: String, NameFault)
    case repeatedName(String, of: String, firstLine: Int, differsInCase: Bool)
    /// A name that stands for nothing: of a file, a preset, an indicator.
    case unknownName(String, of: String, nearest: String?, known: [String])
    case repeatedItem(String)
    case option(String, ValueProblem, value: String)
    case excludingOptions([String])
    case badGroup(String)
    case presetExtendsItself
    case joinsItself
    /// A preset's indicator that the file cannot give, and why.
    case impossible(String, preset: String, PlanFault)
    /// A name under which a join fetches a column that the file has already.
    case joinedNameTaken(String)
    /// An expression that cannot be read or does not fit the file; the site is that of the fault.
    case expression(ExpressionError, file: String?)
    /// A column that an extract lacks.
    case unknownColumn(String, file: String, nearest: String?, columns: [String])
    /// A column name that stands twice in an extract.
    case ambiguousColumn(String, file: String)
    /// A circumstance that is neither defined nor a column.
    case unknownCircumstance(String, file: String, nearest: String?)
    /// An extract that cannot be opened as the plan describes it, in the reader's words.
    case extract(String, mend: String?)
  }

  /// Why a name cannot become part of a file's name.
  package enum NameFault: Sendable, Equatable {
    case empty
    case sign(String)
    case reserved
    case tooLong(limit: Int)
    case leadingDash
  }

  init(_ kind: Kind, at site: Site) {
    self.site = site
    self.kind = kind
  }

  /// A name of something that there is not, with the nearest one that there is.
  static func unknown(
    _ name: String, of what: String, among known: [String], at site: Site
  ) -> PlanFault {
    PlanFault(
      .unknownName(name, of: what, nearest: nearest(to: name, among: known), known: known),
      at: site)
  }

  /// Whether what is wrong is that a file lacks a column, or has two of its name.
  package var isAboutNames: Bool {
    switch kind {
    case .unknownColumn, .ambiguousColumn, .unknownCircumstance: true
    case .expression(let error, _): error.isAboutNames
    default: false
    }
  }

  /// Whether an extract cannot be opened, whatever the plan says of it.
  package var isAboutExtract: Bool {
    if case .extract = kind { true } else { false }
  }

  /// Whether the plan as a whole is wrong, so that none of it is run.
  ///
  /// Any other fault concerns what one extract holds, and stops only what needs it.
  package var concernsWholePlan: Bool {
    switch kind {
    case .unknownColumn, .ambiguousColumn, .unknownCircumstance, .extract, .impossible: false
    case .expression(let error, _):
      switch error.kind {
      case .cycle: true
      default: error.stage == .reading
      }
    default: true
    }
  }
}

/// Everything that is wrong with a plan, in the order of its lines.
public struct PlanFaults: Error, Sendable, Equatable, CustomStringConvertible {
  /// The faults, each once, by file and line.
  package let faults: [PlanFault]

  init(_ faults: [PlanFault]) {
    var distinct: [PlanFault] = []
    for fault in faults where !distinct.contains(fault) { distinct.append(fault) }
    var files: [String] = []
    for fault in distinct where !files.contains(fault.site.file) { files.append(fault.site.file) }
    self.faults = files.flatMap { file in
      distinct.filter { $0.site.file == file }.enumerated().sorted { a, b in
        (a.element.site.line, a.element.site.column, a.offset)
          < (b.element.site.line, b.element.site.column, b.offset)
      }.map(\.element)
    }
  }

  /// Every fault with its place and a way to mend it.
  public var description: String { faults.map(\.description).joined(separator: "\n") }

  /// Whether the plan itself, or a preset of the user's own, is missing or cannot be read.
  public var isMissingInput: Bool {
    faults.contains { fault in
      if case .unreadable = fault.kind { true } else { false }
    }
  }
}
