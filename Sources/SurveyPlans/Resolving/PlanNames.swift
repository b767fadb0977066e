/// Names of a plan that become names of files and folders, on any operating system.
enum PlanNames {
  /// More than any name needs; leaves room for what is joined to it.
  static let longest = 64

  private static let reserved: Set<String> = Set(
    ["con", "prn", "aux", "nul"]
      + (0...9).flatMap { ["com\($0)", "lpt\($0)"] })

  /// Why a name cannot be part of a file's name; nil if it can.
  static func fault(_ name: String) -> PlanFault.NameFault? {
    if name.isEmpty { return .empty }
    for scalar in name.unicodeScalars where !isAllowed(scalar) { return .sign(String(scalar)) }
    if name.count > longest { return .tooLong(limit: longest) }
    if name.hasPrefix("-") { return .leadingDash }
    return reserved.contains(name.lowercased()) ? .reserved : nil
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "-", "_": true
    default: false
    }
  }

  /// The faults of names that must be safe and differ in more than upper and lower case.
  static func faults(_ names: [(name: String, site: Site)], of what: String) -> [PlanFault] {
    var faults: [PlanFault] = []
    var first: [String: (name: String, site: Site)] = [:]
    for (name, site) in names {
      if let fault = fault(name) {
        faults.append(PlanFault(.badName(name, of: what, fault), at: site))
      } else if let other = first[name.lowercased()] {
        faults.append(
          PlanFault(
            .repeatedName(
              name, of: what, firstLine: other.site.line, differsInCase: other.name != name),
            at: site))
      } else {
        first[name.lowercased()] = (name, site)
      }
    }
    return faults
  }
}
