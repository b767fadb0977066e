import Foundation
import Testing

@testable import furthest_behind

/// A small extract that the program likes, for tests to spoil or to dress otherwise.
enum SmallExtract {
  static let header = "id,w,wealth,place,y\n"
  /// Two hundred good rows, lines 2 to 201 of a file.
  static let rows = (0..<200).map { row in
    let wealth = row % 2 == 0 ? "poor" : "rich"
    let place = row % 3 == 0 ? "rural" : "urban"
    return "\(row),\(1 + row % 4).25,\(wealth),\(place),\(row % 3 == 0 || row % 7 == 0 ? 1 : 0)\n"
  }.joined()
  static let good = header + rows

  static let question = [
    "--opportunity", "y", "--circumstances", "wealth,place", "--weight", "w",
  ]

  /// Runs `tree` on a file of these bytes.
  static func tree(
    _ bytes: Data, named name: String = "women.csv", _ arguments: [String] = question
  ) throws -> BuiltTool.Outcome {
    let folder = try TemporaryFolder()
    try bytes.write(to: folder.file(name))
    return try BuiltTool.run(["tree", name] + arguments, in: folder.url)
  }

  static func tree(_ text: String, _ arguments: [String] = question) throws -> BuiltTool.Outcome {
    try tree(Data(text.utf8), arguments)
  }
}

/// Expects an error with an exit code and words, and nothing on standard output.
func expectError(
  _ outcome: BuiltTool.Outcome, _ code: ExitCode, _ words: [String],
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(outcome.exitCode == code.rawValue, sourceLocation: sourceLocation)
  #expect(outcome.output.isEmpty, sourceLocation: sourceLocation)
  #expect(
    outcome.errors.contains("furthest-behind: error: "), sourceLocation: sourceLocation)
  for word in words {
    #expect(
      outcome.errors.contains(word), "\(word) in \(outcome.errors)",
      sourceLocation: sourceLocation)
  }
}
