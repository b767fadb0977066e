/// What the program's exit tells a script; the numbers are those of `sysexits.h`.
enum ExitCode: Int32, Sendable {
  /// Done.
  case done = 0
  /// Done, but a part failed.
  case partFailed = 1
  /// Wrong usage.
  case usage = 64
  /// Bad data or a bad plan.
  case data = 65
  /// The input is missing or cannot be read.
  case input = 66
  /// A fault of the program.
  case fault = 70
  /// The output cannot be written.
  case output = 73
}
