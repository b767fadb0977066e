package import CommandLineKit
package import FurthestBehind

/// How the sample was drawn, and the intervals that follow from it.
package enum DesignOptions {
  package static let weight = Option<String?>.text(
    "--weight", placeholder: "col",
    help: "The column of the sampling weight. v005, hv005, mv005 and d005 are divided by "
      + "1,000,000.", default: "everybody counts as 1")

  package static let psu = Option<String?>.text(
    "--psu", placeholder: "col",
    help: "The column of the primary sampling unit (cluster).", default: "each row is one")

  package static let strata = Option<String?>.text(
    "--strata", placeholder: "col", help: "The column of the stratum.", default: "one stratum")

  package static let fpc = Option<String?>.text(
    "--fpc", placeholder: "col",
    help: "The column with the population's number of primary sampling units in the stratum, or "
      + "with the share of them drawn (0 to 1).", default: "no finite population correction")

  package static let interval = Option<TreeRequest.Interval?>.choice(
    "--interval", of: TreeRequest.Interval.self, placeholder: "method",
    help: "The method of the confidence intervals.", default: "logit")

  package static let confidence = Option<Double?>.decimal(
    "--confidence", Bounds(from: 0, to: 1, includingLimits: false), placeholder: "share",
    help: "The confidence level of the intervals.", default: "0.95")

  package static let lonePSU = Option<TreeRequest.LonePSU?>.choice(
    "--lone-psu", of: TreeRequest.LonePSU.self, placeholder: "how",
    help: "What a stratum with a single primary sampling unit adds to the sampling error.",
    default: "grand-mean")

  package static let section = OptionSection(
    "Sample design", [weight.spec, psu.spec, strata.spec, fpc.spec])

  package static let intervalSection = OptionSection(
    "Intervals", [interval.spec, confidence.spec, lonePSU.spec])
}
