import FurthestBehind

extension Finding.Node {
  /// The group's conditions as a set of texts, with levels given other names by `rename`.
  func group(_ rename: [String: String] = [:]) -> Set<String> {
    Set(
      conditions.map { condition in
        switch condition {
        case .levels(let circumstance, let levels):
          let names = levels.map { rename[$0] ?? $0 }.sorted()
          return "\(circumstance): \(names.joined(separator: "|"))"
        case .range(let circumstance, let from, let below, _):
          return "\(circumstance): \(from ?? -.infinity) to \(below ?? .infinity)"
        }
      })
  }
}

extension Finding {
  var leaves: [Node] { nodes.filter(\.leaf) }

  func node(_ id: Int?) -> Node? { nodes.first { $0.id == id } }

  /// The finding without its input, which differs between files that mean the same.
  var withoutInput: Finding {
    var finding = self
    finding.run.input.file = ""
    finding.run.input.bytes = 0
    finding.run.input.fingerprint = ""
    return finding
  }
}
