import CommandLineKit

/// A program beside this one that turns a figure into an image or a page to print.
struct FigureConverter: Equatable {
  /// What the program reads.
  enum Source: Equatable {
    case svg, dot
  }

  /// Why there is no image.
  enum Failure: Error, Equatable {
    /// None of the programs is installed.
    case missing(OutputFormat)
    /// The program could not be started, or ended with an error.
    case failed(program: String, words: String)

    /// What happened, and how to mend it.
    var message: String {
      switch self {
      case .missing(let format):
        "\(format.rawValue) needs a converter, and none is installed. Install rsvg-convert (of "
          + "librsvg: the package librsvg2-bin on Debian and Ubuntu, librsvg2-tools on Fedora, "
          + "librsvg with Homebrew) or Graphviz, or write svg."
      case .failed(let program, let words):
        "\(program) could not convert the figure\(words.isEmpty ? "" : ": " + words). Write svg "
          + "and convert it by hand, or install another version of \(program)."
      }
    }
  }

  let source: Source
  private let program: ExternalProgram
  private let arguments: [String]

  /// Pixels of an image over the figure's own, 96 to an inch: fit for print at full width.
  private static let zoom = 3

  /// Finds the converter for a form, librsvg's before Graphviz'.
  init(for format: OutputFormat) throws(Failure) {
    let name = format.rawValue
    if let program = ExternalProgram(named: "rsvg-convert") {
      self.program = program
      source = .svg
      let zoom = format == .png ? ["--zoom=\(Self.zoom)"] : []
      arguments = ["--format=\(name)"] + zoom
    } else if let program = ExternalProgram(named: "dot") {
      self.program = program
      source = .dot
      let resolution = format == .png ? ["-Gdpi=\(96 * Self.zoom)"] : []
      arguments = ["-T\(name)"] + resolution
    } else {
      throw .missing(format)
    }
  }

  /// Converts a figure.
  func convert(_ figure: [UInt8]) throws(Failure) -> [UInt8] {
    // Without a fixed date a PDF would differ from run to run.
    let outcome = program.run(
      arguments, input: figure, environment: ["SOURCE_DATE_EPOCH": "0"])
    guard let outcome else {
      throw .failed(program: program.name, words: "it could not be started")
    }
    guard outcome.isSuccess, !outcome.output.isEmpty else {
      let line = outcome.errors.split(whereSeparator: \.isNewline).first
      throw .failed(program: program.name, words: line.map(String.init) ?? "")
    }
    return outcome.output
  }
}
