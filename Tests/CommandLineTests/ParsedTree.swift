import CommandLineKit
import FurthestBehind

@testable import furthest_behind

/// The command line of `tree`, read.
struct ParsedTree {
  private let parsed: ParsedCommand

  struct NoCommand: Error {}

  init(_ arguments: [String]) throws {
    guard case .command(let parsed) = try Parser(Program.spec).parse(arguments) else {
      throw NoCommand()
    }
    self.parsed = parsed
  }

  func request() throws -> TreeRequest {
    try TreeRequest(parsed)
  }

  func output(on terminal: Terminal) throws -> OutputRequest {
    try OutputRequest(
      parsed, input: InputSource(parsed.argument("extract.csv")).path, terminal: terminal)
  }
}
