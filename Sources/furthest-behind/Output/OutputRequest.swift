import AnalysisOptions
import CommandLineKit
import TreeRendering

/// What a person asked of the output: where, in which form, of which shape.
struct OutputRequest: Equatable, Sendable {
  var destination: OutputDestination
  var format: OutputFormat
  /// Words and shape of the output.
  var shape: FindingOutput.Shape

  /// Reads the options of `OutputOptions`.
  ///
  /// - Parameters:
  ///   - input: The file that is read, which must not be overwritten; nil for standard input.
  ///   - fitting: The forms that the command's result can take; nil for those of a tree.
  init(
    _ parsed: ParsedCommand, input: String?, terminal: Terminal,
    among fitting: [OutputFormat]? = nil
  ) throws(CommandFailure) {
    destination = OutputDestination(parsed[OutputOptions.output])
    if case .file(let path) = destination, let input,
      case .regular = OperatingSystem.kind(of: path), OperatingSystem.isSameFile(path, input)
    {
      throw .overwritesInput(file: path)
    }
    if let given = parsed[OutputOptions.format] {
      format = given
    } else {
      format = try OutputFormat(of: destination)
    }
    if let fitting {
      guard fitting.contains(format) else {
        throw .unfitFormat(format, command: parsed.spec.name, fitting: fitting)
      }
    }
    let isShown = destination == .standardOutput && terminal.outputIsTerminal
    if format.isBinary && isShown { throw .binaryOnTerminal(format) }
    let terminalWidth = destination == .standardOutput ? terminal.outputWidth : nil
    shape = FindingOutput.Shape(
      width: parsed[OutputOptions.width] ?? terminalWidth ?? HelpPage.defaultWidth,
      isColoured: destination == .standardOutput && terminal.colorsOutput,
      details: parsed[OutputOptions.details], layout: parsed[OutputOptions.layout],
      size: parsed[OutputOptions.size] ?? .full,
      language: parsed[WordOptions.language] ?? .english,
      numberStyle: parsed[OutputOptions.csvLocale] ?? .point)
  }

  /// Finds out before the work starts whether its result could be made and written.
  func check() throws(CommandFailure) {
    do { try destination.check() } catch { throw .output(error) }
    guard format.isBinary else { return }
    do { _ = try FigureConverter(for: format) } catch { throw .conversion(error) }
  }
}
