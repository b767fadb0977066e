import AnalysisOptions
import CommandLineKit
import FurthestBehind
import TreeRendering

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `furthest-behind inspect`: what the reader sees.
enum InspectCommand: Command {
  static let spec = CommandSpec(
    name: "inspect",
    overview: "Show what is in an extract, column by column. For each: its kind, its levels, what "
      + "is missing, and what it may be for. Surplus fields in a row are reported. Of columns that "
      + "identify people or places only the number of values is told.",
    arguments: [InputArguments.extract],
    sections: [
      InspectionOptions.section, OutputOptions.tableSection, ReadingOptions.section,
      RunOptions.section,
    ],
    examples: [
      Example("Look at an extract:", "furthest-behind inspect women.csv"),
      Example(
        "Find the columns about water in a very wide file:",
        "furthest-behind inspect zzhr62fl.csv --search water"),
    ])

  /// Columns on a page of text.
  private static let columnsPerPage = 100

  static func run(
    _ parsed: ParsedCommand, on terminal: Terminal
  ) throws(CommandFailure) -> ExitCode {
    let extract = parsed.argument(InputArguments.extract.name)
    let output = try OutputRequest(
      parsed, input: InputSource(extract).path, terminal: terminal,
      among: [.text, .json, .csv, .markdown])
    do { try output.destination.check() } catch { throw .output(error) }
    let console = console(parsed, on: terminal)
    let request = try request(parsed, extract: extract, isText: output.format == .text)
    let inspection: Inspection
    do throws(AnalysisError) {
      inspection = try Inspection(request, progress: ReadingProgress(console).report)
    } catch {
      console.endProgress()
      throw .analysis(error)
    }
    console.endProgress()
    let bytes = try bytes(of: inspection, output)
    do { try output.destination.write(bytes) } catch { throw .output(error) }
    return .done
  }

  private static func request(
    _ parsed: ParsedCommand, extract: String, isText: Bool
  ) throws(CommandFailure) -> InspectionRequest {
    // The options of reading mean the same here as for a tree.
    let reading = try TreeRequest(parsed)
    var request = InspectionRequest(input: reading.input)
    request.search = parsed[InspectionOptions.search]
    request.page = parsed[InspectionOptions.page] ?? 1
    request.columnsPerPage =
      parsed[InspectionOptions.perPage]
      ?? (isText || parsed[InspectionOptions.page] != nil ? columnsPerPage : nil)
    request.missingCodes = reading.missingCodes
    request.labels = reading.labels
    request.language = reading.language
    request.delimiter = reading.delimiter
    request.decimalMark = reading.decimalMark
    request.encoding = reading.encoding
    request.threads = reading.threads
    return request
  }

  private static func bytes(
    of inspection: Inspection, _ output: OutputRequest
  ) throws(CommandFailure) -> [UInt8] {
    switch output.format {
    case .json:
      do {
        return [UInt8](try inspection.json())
      } catch {
        throw .fault("the inspection cannot be written as JSON (\(error))")
      }
    case .csv: return Array(InspectionCSVRenderer().render(inspection).utf8)
    case .markdown: return Array(InspectionMarkdownRenderer().render(inspection).utf8)
    default:
      return Array(InspectionTextRenderer(width: output.shape.width).render(inspection).utf8)
    }
  }
}
