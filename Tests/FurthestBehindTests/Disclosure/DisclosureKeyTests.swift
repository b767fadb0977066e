import Testing

@testable import FurthestBehind

/// Every key of a finding has been thought of: a new one fails here until it is said what becomes
/// of it when groups are hidden.
@Suite struct DisclosureKeyTests {
  /// About everybody, the request or the design; no figure of a group.
  private static let harmless: [String: Set<String>] = [
    "Finding": [
      "schema", "tool", "run", "survey", "indicator", "circumstances", "sample", "rules", "group",
      // Made from the average that is shown.
      "published",
    ],
    "Node": ["id", "parent", "depth", "leaf", "n", "weight", "share", "conditions", "suppressed"],
    "Split": ["circumstance", "left", "right", "cut", "leftIsBelow", "missingIsLeft"],
  ]

  /// Taken away or made anew by `protected(by:)`, and tested with it.
  private static let guarded: [String: Set<String>] = [
    "Finding": [
      "nodes", "furthestBehind", "furthestAhead", "gap", "gapEstimate", "inequality", "importance",
      "rivals", "cpTable",
      // Found after protection, on the groups shown.
      "crossFitted", "stability", "exhaustive", "targeting", "sensitivity", "verdict", "absent",
    ],
    "Node": [
      "rate", "deviance", "split", "gain", "estimate", "deprivedShare", "letter", "fromAverage",
    ],
    "Split": ["difference", "test", "partitions"],
  ]

  @Test func everyKeyHasItsRule() throws {
    let finding = CountedTree([4: (24, 10), 5: (300, 20), 3: (100, 40)]).finding
    let node = try #require(finding.node(2))
    let split = try #require(node.split)
    for (type, value) in [("Finding", finding as Any), ("Node", node), ("Split", split)] {
      let keys = Set(
        Mirror(reflecting: value).children.compactMap { child in
          child.label.map { $0.hasPrefix("_") ? String($0.dropFirst()) : $0 }
        })
      let known = (Self.harmless[type] ?? []).union(Self.guarded[type] ?? [])
      #expect(
        keys == known,
        """
        \(type) has new or lost keys: \(keys.symmetricDifference(known).sorted()). Say in \
        Finding+Protection.swift what becomes of them when groups are hidden, then list them here.
        """)
    }
  }
}
