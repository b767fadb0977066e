package import CommandLineKit

/// How a run behaves; none of these changes a figure.
package enum RunOptions {
  package static let threads = Option<Int?>.whole(
    "--threads", Bounds(from: 1, to: 1_024),
    help: "Threads to use. Their number changes no figure.", default: "all cores")

  package static let quiet = Option<Bool>.flag(
    "--quiet", help: "Leave out notes and warnings. Errors are still told.")

  package static let noProgress = Option<Bool>.flag(
    "--no-progress", help: "Show no progress, not even on a terminal.")

  package static let section = OptionSection(
    "Options", [threads.spec, quiet.spec, noProgress.spec])

  package static let quietSection = OptionSection("Options", [quiet.spec])
}
