import Foundation
import Testing

/// Texts that the program is known to print, kept in the folder `Golden`.
///
/// To write them anew after an intended change, run
/// `FURTHEST_BEHIND_REGENERATE=1 swift test --filter CommandLineTests` and review the difference.
enum Golden {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Golden")

  /// Compares a text with the one kept, or keeps it when the environment asks for that.
  static func expect(
    _ text: String, equals name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = folder.appendingPathComponent(name)
    if ProcessInfo.processInfo.environment["FURTHEST_BEHIND_REGENERATE"] != nil {
      try Data(text.utf8).write(to: file)
      return
    }
    let kept = try? Data(contentsOf: file)
    #expect(
      kept.map { String(decoding: $0, as: UTF8.self) } == text, "\(name)",
      sourceLocation: sourceLocation)
  }
}
