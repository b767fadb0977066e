package import CommandLineKit
package import FurthestBehind

/// The circumstances, and which of their values count as missing.
package enum CircumstanceOptions {
  package static let circumstances = Option<[String]?>.list(
    "--circumstances", placeholder: "a,b,c",
    help: "The columns by which people may be grouped. Of two that do equally well the first is "
      + "taken. A name that holds a comma is written in quotes, as in CSV. May be repeated.",
    default: "the recognised circumstances of the file")

  package static let ordered = Option<[KeyedList]>.keyedLists(
    "--ordered", placeholder: "col=l1,l2,...",
    help: "A circumstance whose levels have an order, from first to last: only neighbours are "
      + "put together. Without levels, numbers ascend and text stands in code order. May be "
      + "repeated.")

  package static let unordered = Option<[String]?>.list(
    "--unordered", placeholder: "col",
    help: "A circumstance whose numbers are mere names, such as region codes. May be repeated.",
    default: "numbers are numeric, text is unordered")

  package static let missingCodes = Option<[KeyedList]>.keyedLists(
    "--na", placeholder: "[col=]9,99",
    help: "Codes that mean \"missing\", in every column or in the one named; 97..99 is all codes "
      + "from 97 to 99. Blank is always missing. May be repeated.")

  package static let missing = Option<TreeRequest.MissingCircumstances?>.choice(
    "--missing", of: TreeRequest.MissingCircumstances.self, placeholder: "how",
    help: "What happens to people of whom a circumstance is missing. They are left out, or "
      + "\"missing\" becomes a level of its own.", default: "drop")

  package static let section = OptionSection(
    "Circumstances",
    [circumstances.spec, ordered.spec, unordered.spec, missingCodes.spec, missing.spec])
}
