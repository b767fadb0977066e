/// What the reader sees in an extract, column by column.
///
/// No row and no identifier is part of it: of columns that name households, persons, PSUs or strata
/// only the number of values is told.
public struct Inspection: Codable, Sendable, Equatable {
  /// The current schema's name and version.
  public static let currentSchema = "furthest-behind-inspection/1"

  /// The schema's name and version.
  public var schema = Inspection.currentSchema
  /// The input.
  public var input: Finding.Input
  /// Rows read.
  public var rows: Int
  /// Columns that the header names.
  public var columnCount: Int
  /// How the file is written, each with the line that decided it.
  public var dialect: [Detection]
  /// Rows with more fields than the header names.
  @Nullable public var surplus: OddRows?
  /// Rows with fewer fields than the header names.
  @Nullable public var short: OddRows?
  /// Names that several columns have.
  public var repeatedNames: [String]
  /// What was searched for.
  @Nullable public var search: String?
  /// Columns found by the search; all of the file without one.
  public var found: Int
  /// The page shown, from 1, and the number of pages.
  public var page: Int
  /// The number of pages.
  public var pages: Int
  /// The columns of the page.
  public var columns: [Column]

  /// Something found out about how a file is written.
  public struct Detection: Codable, Sendable, Equatable {
    /// "delimiter", "encoding", "decimalMark", ...
    public var property: String
    /// What was found, in words.
    public var finding: String
    /// The line that decided it, from 1; null where none did.
    @Nullable public var line: Int?
  }

  /// Rows with another number of fields than the header.
  public struct OddRows: Codable, Sendable, Equatable {
    /// Their number.
    public var rows: Int
    /// The first one's line, from 1.
    public var firstLine: Int
    /// The first one's number of fields.
    public var firstFields: Int
  }
}

extension Inspection {
  /// One column.
  public struct Column: Codable, Sendable, Equatable {
    /// What the values of a column are, missing ones apart.
    public enum Kind: String, Codable, Sendable, CaseIterable {
      case numeric, text, mixed, empty
    }

    /// Its place in the header, from 1.
    public var position: Int
    /// Its name in the header.
    public var name: String
    /// Its name in the label file.
    @Nullable public var label: String?
    /// The DHS or MICS variable of that name, in words.
    @Nullable public var known: String?
    /// What its values are.
    public var kind: Kind
    /// The number of distinct values, missing ones apart.
    public var values: Int
    /// Rows without a value: blank, marked or declared missing.
    public var missing: Int
    /// The share (0-1) of rows without a value.
    @Nullable public var missingShare: Double?
    /// The texts that count as missing though they were not declared, such as "NA".
    public var markers: [String]
    /// Values that often mean "missing": codes such as 9 or 98 apart from all others, and words
    /// such as "don't know".
    public var possibleMissing: [String]
    /// The texts of a column whose other values are numbers.
    public var textsBesideNumbers: [String]
    /// The line of the file, from 1, on which the first of these texts stands.
    @Nullable public var firstTextLine: Int?
    /// The values with their rows; null where there are too many, or where they identify.
    @Nullable public var levels: [Level]?
    /// Smallest number; null without one, or where numbers identify.
    @Nullable public var minimum: Double?
    /// Largest number.
    @Nullable public var maximum: Double?
    /// Unweighted mean of the numbers.
    @Nullable public var mean: Double?
    /// What the column may be for.
    @Nullable public var role: Role?
    /// The figures of a column that looks like a sampling weight.
    @Nullable public var weight: WeightSummary?
  }

  /// One value of a column.
  public struct Level: Codable, Sendable, Equatable {
    /// The text in the file.
    public var value: String
    /// Its label.
    @Nullable public var label: String?
    /// Unweighted rows.
    public var rows: Int

    /// What the value is called: its label, else the text.
    public var words: String { label ?? value }
  }

  /// What a column may be for, and why.
  public struct Role: Codable, Sendable, Equatable {
    /// A part in an analysis.
    public enum Name: String, Codable, Sendable, CaseIterable {
      case weight, psu, stratum, id, circumstance, indicator
    }

    /// The part.
    public var name: Name
    /// Why: "DHS variable", "values 0 and 1", ...
    public var reason: String

    /// Whether the values tell people, households or places apart, and so are not shown.
    var identifies: Bool { [.psu, .stratum, .id].contains(name) }
  }
}
