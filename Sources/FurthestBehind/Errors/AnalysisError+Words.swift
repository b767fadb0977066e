import Expressions
package import Microdata
import SurveyStatistics

extension AnalysisError {
  /// What happened and where, in one sentence for a person.
  public var message: String { words.what }

  /// How to mend it; nil when there is nothing to advise.
  public var advice: String? { words.mend }

  private var words: (what: String, mend: String?) {
    switch reason {
    case .reading(let error): return Self.words(error, file: file)
    case .extract(let fault): return fault.words(file: file)
    case .run(let fault): return fault.words
    case .expression(let error, let option, let line):
      // What is wrong with the text alone has nothing to do with the file.
      let place = error.stage == .reading ? "" : file + (line.map { ", line \($0)" } ?? "") + ": "
      return ("\(place)\(option): \(error.message) (\(error.place))\n\(error.pointer)", error.mend)
    case .unknownColumn(let name, let option, let nearest, let columns):
      return (
        "\(file) has no column \"\(Self.shortened(name))\" (asked for by \(option))",
        nearest.map { "Did you mean \"\($0)\"?" } ?? Self.list(columns)
      )
    case .duplicateColumn(let name, let option, let positions):
      let places = positions.map { String($0 + 1) }.joined(separator: " and ")
      return (
        "\(file), line 1: \(positions.count) columns are named \"\(name)\" (columns \(places)), "
          + "and \(option) asks for one of them",
        "Rename one of them, so that it is clear which is meant."
      )
    case .repeatedCircumstance(let name):
      return ("--circumstances names \"\(name)\" twice", "Name each circumstance once.")
    case .circumstanceIsPSU(let name):
      return (
        "--circumstances: \"\(name)\" is the primary sampling unit (--psu), whose codes are never shown",
        "Leave it out of the circumstances."
      )
    case .noCircumstances(let candidates):
      return (
        "\(file): no circumstances are given, and none of its columns is one that is recognised",
        "Name them with --circumstances, for example --circumstances "
          + (candidates.isEmpty ? "wealth,residence" : candidates.prefix(4).joined(separator: ","))
          + (candidates.count > 4
            ? ". Columns with few values: \(candidates.prefix(20).joined(separator: ", "))." : ".")
      )
    case .circumstanceNamesRows(let name, let levels, let rows):
      return (
        "\(file): the circumstance \(Self.quoted(name)) has \(levels) levels in \(rows) rows: it "
          + "names people, and no group",
        "Leave it out of the circumstances."
      )
    case .noUsableCircumstance(let names):
      return (
        "\(file): none of the circumstances has a value (\(names.joined(separator: ", ")))",
        "Give a column with at least two different values."
      )
    case .indicatorValue(let place, let isColumn, let labels):
      return Self.words(indicator: place, isColumn: isColumn, labels: labels, file: file)
    case .indicatorType(let name, let given):
      return (
        "the indicator \(name) gives \(given), not yes or no",
        "Write a condition, for example \(name) == 1."
      )
    case .negativeWeight(let place):
      return (
        "\(place.words(file)) is a negative weight",
        "A sampling weight is zero or more; check the column named by --weight."
      )
    case .mixedColumn(let place, let numbers, let texts):
      return (
        "\(place.words(file)) is no number, in a column of numbers "
          + "(\(numbers) rows with a number, \(texts) with other text)",
        "Declare it as missing with --na \(Self.quoted(place.column))=\(Self.quoted(place.value)), "
          + "or the column as categories with --unordered \(Self.quoted(place.column))."
      )
    case .undeclaredLevel(let place, let declared, let nearest):
      return (
        "\(place.words(file)) is none of the levels given by --ordered "
          + "(\(declared.joined(separator: ", ")))",
        nearest.map { "Did you mean \"\(place.value)\" where --ordered says \"\($0)\"?" }
          ?? "Add it to the list where it belongs, or declare it as missing with --na "
          + "\(Self.quoted(place.column))=\(Self.quoted(place.value))."
      )
    case .orderOfAbsentCircumstance(let name, let option, let nearest):
      return (
        "\(option) names \"\(name)\", which is none of the circumstances",
        nearest.map { "Did you mean \"\($0)\"?" } ?? "Add it to --circumstances."
      )
    case .repeatedLevel(let level, let circumstance):
      return (
        "--ordered names the level \"\(level)\" of \(circumstance) twice",
        "Name each level once, from first to last."
      )
    case .circumstanceInTwoGroups(let name):
      return ("--group names \"\(name)\" twice", "Put each circumstance in one group at most.")
    case .missingDesign(let place, let role):
      return (
        "\(file), line \(place.line), column \(place.column): the \(role) is missing",
        "Every row with a weight needs one: fill it in, or leave the rows out of the extract."
      )
    case .design(let error): return Self.words(error, file: file)
    case .finitePopulation(let fault): return fault.words(file: file)
    case .confidence(let level):
      return (
        "--confidence \(level) is no confidence level", "Give a share between 0 and 1, as 0.95."
      )
    case .unusableWeights(let column):
      return (
        "\(file): the weights in column \(column) are too large or too small to be summed",
        "A sampling weight is a number such as 0.85 or 1250; check the column named by --weight."
      )
    case .unknownNode(let id, let existing):
      return (
        "the tree has no group \(id)",
        "Its groups are \(existing.map(String.init).joined(separator: ", "))."
      )
    case .noRows:
      return ("\(file) has a header and no rows", "Export the data again, with its rows.")
    case .everyRowExcluded(let excluded, let rowsRead, let unmatched):
      let reasons = excluded.map { "\($0.rows) \($0.reason)" }.joined(separator: ", ")
      return (
        "\(file): none of its \(rowsRead) rows can be used: \(reasons)",
        (unmatched + [
          "Check --where, --na and the circumstances: a row is used when its weight, its indicator "
            + "and all its circumstances are present."
        ]).joined(separator: " ")
      )
    }
  }

  private static func words(
    indicator place: Place, isColumn: Bool, labels: [String], file: String
  ) -> (what: String, mend: String?) {
    let column = isColumn ? Self.name(place.column) : Self.operand(place.column)
    let value = Self.quoted(place.value)
    let what = "\(place.words(file)) is neither 0 nor 1, as an indicator or a condition must be"
    guard isColumn else { return (what, "Write a condition, for example \(column) == 1.") }
    if Double(place.value) == nil {
      let good =
        labels.first { ["yes", "oui", "sí", "si", "y", "true"].contains($0.lowercased()) }
        ?? place.value
      return (
        what,
        "Say which value counts as 1, for example '\(column) == \"\(good)\"'; a value that means "
          + "\"missing\" is declared with --na \(Self.quoted(bare(place.column)))=\(value)."
      )
    }
    return (
      what,
      "If \(place.value) means \"missing\", declare it with --na \(value) or --na "
        + "\(Self.quoted(bare(place.column)))=\(value); else say which value counts as 1, for example "
        + "'\(column) == \(place.value)'."
    )
  }

  private static func words(
    _ error: SurveyDesignError, file: String
  ) -> (what: String, mend: String?) {
    switch error {
    case .lonePSUs(let strata):
      (
        "\(file): \(strata == 1 ? "one stratum has" : "\(strata) strata have") a single PSU, which "
          + "--lone-psu error refuses",
        "Merge such strata with their neighbours in the data, or leave --lone-psu out."
      )
    case .stratumOutOfRange, .fractionsDoNotMatch, .fractionOutOfRange:
      ("\(file): the strata cannot be numbered", nil)
    }
  }

  package static func words(_ error: ReadingError, file: String) -> (what: String, mend: String?) {
    switch error {
    case .cannotOpen(let system):
      return (
        "cannot open \(file): \(system.message)",
        system.isNotFound
          ? "Check the path; a relative path starts from the folder you are in."
          : system.isPermission ? "Ask for the right to read the file, or copy it." : nil
      )
    case .folder: return ("\(file) is a folder, not a CSV extract", "Name the file inside it.")
    case .cannotRead(let system): return ("cannot read \(file): \(system.message)", nil)
    case .foreign(let format):
      let (what, mend) = words(format, file: file)
      return ("\(file) is \(what), not a CSV extract", mend)
    case .empty: return ("\(file) is empty", "Export the data again: a header line, then rows.")
    case .nulByte(let line):
      return (
        "\(file), line \(line): a NUL byte: the file is binary, damaged, or in an encoding that "
          + "is not recognised",
        "Export it as CSV; for UTF-16 without a byte order mark give --encoding utf-16le."
      )
    case .shortRow(let line, let fields, let wanted, let columns, let column):
      return (
        "\(file), line \(line): the row ends after \(fields) of \(columns) fields, before column "
          + "\(wanted) (\(column))",
        "Look at the line: a field may be missing, or a line end may stand inside a field without "
          + "quotation marks."
      )
    case .notANumber(let place):
      let value = Self.shortened(place.text)
      return (
        "\(file), line \(place.line), column \(place.column): \"\(value)\" is no number",
        "The weight must be a number or blank in every row; if the decimal mark was misread, give "
          + "--decimal."
      )
    case .openQuote(let line):
      return (
        "\(file), line \(line): a quotation mark opens here and is never closed",
        "Close it, or double every quotation mark that belongs to the text; if this is the last "
          + "line, the file is cut off: copy or export it again."
      )
    case .rowTooLong(let line, let bytes):
      return (
        "\(file), line \(line): no line end within \(bytes >> 20) megabytes",
        "A quotation mark may open here without being closed, or the file is no CSV extract."
      )
    case .undecodable(let place, let encoding):
      return (
        "\(file), line \(place.line), column \(place.column): \"\(place.text)\" holds bytes that "
          + "are no characters in \(encoding.rawValue), unlike the start of the file",
        encoding == .utf8
          ? "Give the file's encoding, for example --encoding windows-1252."
          : "The file is damaged, or cut off; export it again."
      )
    case .undecodableHeader:
      return (
        "\(file), line 1: a column name is not in the file's encoding",
        "Give the encoding, for example --encoding windows-1252."
      )
    case .unknownEncoding(let name):
      return (
        "the encoding \"\(name)\" is not known",
        "Known are \(TextEncoding.allCases.map(\.rawValue).joined(separator: ", "))."
      )
    case .changedWhileRead(let expected, let found):
      return (
        "\(file) changed while it was read"
          + (expected == found ? "" : " (\(expected) bytes at first, then \(found))"),
        "Wait until it is written completely, and run again."
      )
    }
  }

  private static func words(
    _ format: ReadingError.ForeignFormat, file: String
  ) -> (what: String, mend: String) {
    switch format {
    case .stata:
      ("a Stata file", "In Stata: export delimited using extract.csv, nolabel")
    case .spss:
      (
        "an SPSS file",
        "In SPSS: SAVE TRANSLATE OUTFILE='extract.csv' /TYPE=CSV /FIELDNAMES /CELLS=VALUES."
      )
    case .sas:
      ("a SAS file", "In SAS: proc export data=extract outfile=\"extract.csv\" dbms=csv; run;")
    case .excel: ("an Excel workbook", "In Excel: save it as CSV UTF-8 (comma delimited).")
    case .zip:
      ("a ZIP archive", "Unpack it first: unzip \(file)")
    case .gzip: compressed("gzip", unpack: "gunzip -c", ending: "gz", file: file)
    case .bzip2: compressed("bzip2", unpack: "bunzip2 -c", ending: "bz2", file: file)
    case .xz: compressed("xz", unpack: "xz -dc", ending: "xz", file: file)
    case .zstandard: compressed("Zstandard", unpack: "zstd -dc", ending: "zst", file: file)
    case .r:
      ("an R data file", "In R: write.csv(data, \"extract.csv\", row.names = FALSE, na = \"\")")
    }
  }

  private static func compressed(
    _ program: String, unpack: String, ending: String, file: String
  ) -> (what: String, mend: String) {
    let name = file == TreeRequest.standardInputName ? "extract.csv.\(ending)" : file
    return (
      "compressed with \(program)",
      "Unpack it on the way in: \(unpack) \(name) | furthest-behind tree - ..."
    )
  }

  /// What the file's columns are called, for somebody who named one that it lacks.
  private static func list(_ columns: [String]) -> String {
    let shown = columns.prefix(12).map { shortened($0, to: 40) }.joined(separator: ", ")
    return switch columns.count {
    case 0: "The first line of the file names its columns; upper and lower case differ."
    case 1:
      "The first line of the file names one column only, \"\(shown)\". If its fields are parted by "
        + "an unusual mark, give --delimiter; if titles stand above the names, delete them."
    case ...12: "Its columns are \(shown); upper and lower case differ."
    default:
      "It has \(columns.count) columns, beginning with \(shown); upper and lower case differ."
    }
  }

  /// A text as far as it fits into a sentence, without control characters.
  fileprivate static func shortened(_ text: String, to limit: Int = 60) -> String {
    let plain = text.unicodeScalars.prefix(limit + 1).map { scalar -> Unicode.Scalar in
      scalar.properties.generalCategory == .control ? " " : scalar
    }
    let shown = String(String.UnicodeScalarView(plain.prefix(limit)))
    return plain.count > limit ? shown + "..." : shown
  }

  /// An expression as part of a larger one: in parentheses when it is no plain word.
  private static func operand(_ expression: String) -> String {
    name(expression) == expression ? expression : "(\(expression))"
  }

  /// A column name as an expression wants it: in backquotes when it is no plain word.
  private static func name(_ column: String) -> String {
    let isPlain =
      column.first.map { $0.isLetter || $0 == "_" } ?? false
      && column.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
    return isPlain || isQuoted(column) ? column : "`\(column)`"
  }

  /// A column name as the file has it, without the backquotes of an expression.
  private static func bare(_ column: String) -> String {
    isQuoted(column) ? String(column.dropFirst().dropLast()).replacing("``", with: "`") : column
  }

  private static func isQuoted(_ column: String) -> Bool {
    column.count > 2 && column.hasPrefix("`") && column.hasSuffix("`")
  }

  /// A value as a shell wants it.
  private static func quoted(_ value: String) -> String {
    let isPlain =
      !value.isEmpty && value.allSatisfy { $0.isLetter || $0.isNumber || "._-".contains($0) }
    return isPlain ? value : "\"\(value)\""
  }
}

extension AnalysisError.Place {
  /// The place in words: file, line, column and value.
  fileprivate func words(_ file: String) -> String {
    let (column, value) = (AnalysisError.shortened(column), AnalysisError.shortened(value))
    return "\(file), line \(line), column \(column): \"\(value)\""
  }
}
