package import CommandLineKit
package import FurthestBehind

/// Whether another sample would show the same groups, and which figures are too thin to show.
package enum StabilityOptions {
  package static let bootstrap = Option<Int?>.whole(
    "--bootstrap", Bounds(from: 0, to: 100_000), placeholder: "b",
    help: "Trees grown on samples redrawn from this one, to tell how stable the groups are. 0 "
      + "turns it off.", default: "200 with a PSU column, else 0")

  package static let crossfit = Option<Int?>.whole(
    "--crossfit", Bounds(from: 0, to: 1_000), placeholder: "r",
    help: "Repeats of cross-fitting, which corrects the extreme groups' rates for having been "
      + "searched for. 0 turns it off.", default: "5 with a PSU column, else 0")

  package static let seed = Option<Int?>.whole(
    "--seed", Bounds(from: 0, to: .max),
    help: "The seed of everything random. The same seed gives the same figures.", default: "1")

  package static let suppression = Option<TreeRequest.Suppression?>.choice(
    "--suppress", of: TreeRequest.Suppression.self, placeholder: "rule",
    help: "Which groups are too small to show. dhs: under 25 cases, with 25-49 in parentheses. "
      + "nchs: by effective size and width of the interval. It holds for every form of output.",
    default: "dhs")

  package static let disclosureSection = OptionSection("Disclosure", [suppression.spec])

  package static let section = OptionSection(
    "Stability and disclosure",
    [bootstrap.spec, crossfit.spec, seed.spec, suppression.spec])
}
