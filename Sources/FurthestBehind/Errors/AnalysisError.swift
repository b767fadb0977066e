package import Expressions
package import Microdata
package import SurveyStatistics

/// Why an analysis ended without a finding.
public struct AnalysisError: Error, Sendable {
  /// What kind of fault it is; decides the exit code of the command line.
  public enum Kind: Sendable, Equatable {
    /// The request is malformed.
    case usage
    /// The data do not fit the request, or are not what they should be.
    case data
    /// The input is missing or unreadable.
    case input
  }

  /// A value in the file: line from 1, column name and text as it stands there.
  package struct Place: Sendable, Equatable {
    package var line: Int
    package var column: String
    package var value: String
  }

  /// The case, with what is needed to word it.
  package enum Reason: Error {
    case reading(ReadingError)
    case extract(ExtractFault)
    case run(RunFault)
    case expression(ExpressionError, option: String, line: Int?)
    case unknownColumn(String, option: String, nearest: String?, columns: [String] = [])
    case duplicateColumn(String, option: String, positions: [Int])
    case repeatedCircumstance(String)
    case circumstanceIsPSU(String)
    case circumstanceNamesRows(String, levels: Int, rows: Int)
    case noCircumstances(candidates: [String])
    case noUsableCircumstance([String])
    case indicatorValue(Place, isColumn: Bool, labels: [String])
    case indicatorType(name: String, given: String)
    case negativeWeight(Place)
    case mixedColumn(Place, numbers: Int, texts: Int)
    case undeclaredLevel(Place, declared: [String], nearest: String?)
    case orderOfAbsentCircumstance(String, option: String, nearest: String?)
    case repeatedLevel(String, circumstance: String)
    case circumstanceInTwoGroups(String)
    case missingDesign(Place, role: String)
    case design(SurveyDesignError)
    case finitePopulation(FinitePopulationFault)
    case confidence(Double)
    /// The sum of the weights, or of their squares, is no finite number.
    case unusableWeights(column: String)
    case unknownNode(Int, existing: [Int])
    case noRows
    case everyRowExcluded([Finding.Exclusion], rowsRead: Int, unmatched: [String])
  }

  /// The file concerned, as the user named it.
  package let file: String
  package let reason: Reason

  package init(file: String, _ reason: Reason) {
    self.file = file
    self.reason = reason
  }

  /// What kind of fault it is.
  public var kind: Kind {
    switch reason {
    case .reading(.cannotOpen), .reading(.folder), .reading(.cannotRead): .input
    case .reading(.unknownEncoding): .usage
    case .extract(let fault): fault.isUsage ? .usage : fault.isInput ? .input : .data
    case .expression(let error, _, _): error.stage == .reading ? .usage : .data
    case .noCircumstances, .repeatedCircumstance, .repeatedLevel: .usage
    case .circumstanceInTwoGroups, .circumstanceIsPSU: .usage
    case .indicatorType, .confidence, .unknownNode: .usage
    default: .data
    }
  }
}
