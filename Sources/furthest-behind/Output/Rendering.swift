import CommandLineKit
import FurthestBehind
import TreeRendering

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension OutputRequest {
  /// Renders a finding as asked and writes it where asked.
  func write(_ finding: Finding, on terminal: Terminal) throws(CommandFailure) -> ExitCode {
    let bytes = try bytes(of: finding, on: terminal)
    do throws(OutputFailure) {
      try destination.write(bytes)
    } catch {
      throw .output(error)
    }
    return .done
  }

  private func bytes(
    of finding: Finding, on terminal: Terminal
  ) throws(CommandFailure) -> [UInt8] {
    switch format {
    case .text:
      let isColoured = destination == .standardOutput && terminal.colorsOutput
      let renderer = TextRenderer(width: width, colour: isColoured, details: details)
      return Array(renderer.render(finding).utf8)
    case .dot:
      return Array(DOTRenderer(direction: layout.direction).render(finding).utf8)
    case .json:
      do {
        return [UInt8](try finding.json())
      } catch {
        throw .fault("the finding cannot be written as JSON (\(error))")
      }
    default:
      throw .notYetAvailable(
        .format(format, available: [.text, .dot, .json]))
    }
  }
}

extension OutputOptions.Layout {
  fileprivate var direction: FigureDirection { self == .down ? .topDown : .leftToRight }
}
