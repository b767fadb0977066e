import CommandLineKit
import FurthestBehind

extension OutputRequest {
  /// Renders a finding as asked and writes it where asked.
  func write(_ finding: Finding) throws(CommandFailure) -> ExitCode {
    let bytes = try FindingOutput.bytes(of: finding, format: format, shape: shape)
    do throws(OutputFailure) {
      try destination.write(bytes)
    } catch {
      throw .output(error)
    }
    return .done
  }
}
