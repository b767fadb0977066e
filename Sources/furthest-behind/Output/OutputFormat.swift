/// The forms in which a result can be written.
enum OutputFormat: String, CaseIterable, Sendable {
  case text, dot, svg, json, csv, markdown, html, png, pdf

  private static let byEnding: KeyValuePairs<String, OutputFormat> = [
    "txt": .text, "dot": .dot, "gv": .dot, "svg": .svg, "json": .json, "csv": .csv,
    "md": .markdown, "markdown": .markdown, "html": .html, "htm": .html, "png": .png, "pdf": .pdf,
  ]

  /// The endings of file names that name a format, each with its dot.
  static var endings: [String] { byEnding.map { "." + $0.key } }

  /// What each format is for, by its name.
  static let meanings: [String: String] = [
    "text": "to read in a terminal", "dot": "for Graphviz", "svg": "a figure",
    "json": "everything, to keep and to render again", "csv": "a table of the groups",
    "markdown": "a table for a document", "html": "a page", "png": "a figure as an image",
    "pdf": "a figure to print",
  ]

  /// Whether the form is no text.
  var isBinary: Bool { self == .png || self == .pdf }

  /// The format that a file's ending names.
  ///
  /// A name without an ending, and a target that is no regular file, mean text.
  ///
  /// - Throws: `CommandFailure.unknownEnding`.
  init(of destination: OutputDestination) throws(CommandFailure) {
    guard case .file(let path) = destination, OperatingSystem.kind(of: path) != .other else {
      self = .text
      return
    }
    let name = path.split(whereSeparator: OperatingSystem.pathSeparators.contains).last ?? ""
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else {
      self = .text
      return
    }
    let ending = name[name.index(after: dot)...].lowercased()
    guard let format = Self.byEnding.first(where: { $0.key == ending })?.value else {
      throw .unknownEnding(file: path)
    }
    self = format
  }
}
