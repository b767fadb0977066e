import CommandLineKit

/// How a run behaves; none of these changes a figure.
enum RunOptions {
  static let threads = Option<Int?>.whole(
    "--threads", Bounds(from: 1, to: 1_024),
    help: "Threads to use. Their number changes no figure.", default: "all cores")

  static let quiet = Option<Bool>.flag(
    "--quiet", help: "Leave out notes and warnings. Errors are still told.")

  static let noProgress = Option<Bool>.flag(
    "--no-progress", help: "Show no progress, not even on a terminal.")

  static let section = OptionSection(
    "Options", [threads.spec, quiet.spec, noProgress.spec])

  static let quietSection = OptionSection("Options", [quiet.spec])
}
