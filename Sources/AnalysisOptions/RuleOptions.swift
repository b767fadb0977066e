package import CommandLineKit
package import FurthestBehind

/// When the tree stops growing, and how it is pruned.
package enum RuleOptions {
  /// More rows than any survey has; keeps arithmetic on the number safe.
  private static let mostRows = 1_000_000_000.0

  package static let profile = Option<TreeRequest.Profile?>.choice(
    "--profile", of: TreeRequest.Profile.self, placeholder: "name",
    help: "A named set of stopping rules. escap: a group holds n/11 of the n rows (n/19 with "
      + "religion, ethnicity or language), 49 at least. share: a group holds 9% of the population "
      + "and 49 rows. A rule given by hand wins, and 0 turns it off.", default: "escap")

  package static let maxDepth = Option<Int?>.whole(
    "--max-depth", Bounds(from: 0, to: 30),
    help: "The largest number of divisions that lead to a group.", default: "6")

  package static let minCases = Option<Double?>.decimal(
    "--min-cases", Bounds(from: 0, to: mostRows), placeholder: "n",
    help: "Rows that a group must hold. A fraction is cut off.", default: "by profile")

  package static let minSplit = Option<Double?>.decimal(
    "--min-split", Bounds(from: 0, to: mostRows), placeholder: "n",
    help: "Rows that a group must hold to be divided further.",
    default: "twice the rows that a group must hold")

  package static let minShare = Option<Double?>.decimal(
    "--min-share", Bounds(from: 0, to: 1), placeholder: "share",
    help: "Share of the weighted population (0-1) that a group must hold.",
    default: "by profile")

  package static let minPSUs = Option<Int?>.whole(
    "--min-psus", Bounds(from: 0, to: Int(mostRows)),
    help: "Primary sampling units that a group must hold.", default: "no limit")

  package static let cp = Option<Double?>.decimal(
    "--cp", Bounds(from: 0, to: 1), placeholder: "share",
    help: "The part of the whole variation (0-1) that a division must explain.",
    default: "1 / rows used")

  package static let criterion = Option<TreeRequest.Criterion?>.choice(
    "--criterion", of: TreeRequest.Criterion.self, placeholder: "name",
    help: "What a division is to make small. anova: the squared differences. entropy: the "
      + "uncertainty.", default: "anova")

  package static let pruning = Option<TreeRequest.Pruning?>.choice(
    "--prune", of: TreeRequest.Pruning.self, placeholder: "how",
    help: "Prune the tree by cross-validation. cv-min keeps the tree of least error, cv-1se the "
      + "smallest within one standard error of it.", default: "none")

  package static let folds = Option<Int?>.whole(
    "--folds", Bounds(from: 2, to: 1_000), placeholder: "k",
    help: "Parts into which whole primary sampling units are dealt for cross-validation and "
      + "cross-fitting.", default: "10 for cross-validation, 5 for cross-fitting")

  package static let section = OptionSection(
    "Stopping rules",
    [
      profile.spec, maxDepth.spec, minCases.spec, minSplit.spec, minShare.spec, minPSUs.spec,
      cp.spec, criterion.spec,
    ])

  package static let pruningSection = OptionSection("Pruning", [pruning.spec, folds.spec])
}
