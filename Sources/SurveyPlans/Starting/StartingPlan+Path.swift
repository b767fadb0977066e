extension StartingPlan {
  /// The path of an extract as it stands in a plan: from the plan's folder.
  ///
  ///     StartingPlan.path(of: "data/women.csv", from: "plans/lao.json", absolute: "")
  ///     // "../data/women.csv"
  ///
  /// - Parameters:
  ///   - extract: the extract's path, from the current folder; "-" is standard input.
  ///   - plan: the plan's path, from the current folder; nil means standard output.
  ///   - absolute: the extract's absolute path, for where no other way leads to it.
  package static func path(of extract: String, from plan: String?, absolute: String) -> String {
    if extract == "-" { return "extract.csv" }
    let folder = plan.map { $0 == "-" ? "" : PlanPath.folder(of: $0) } ?? ""
    // An absolute path stays as it is wherever it starts from.
    if folder.isEmpty || PlanPath.join("folder", extract) == extract { return extract }
    let steps = folder.split { $0 == "/" || $0 == "\\" }.filter { $0 != "." }
    let isBelow = PlanPath.join("folder", folder) != folder && !steps.contains("..")
    return isBelow ? String(repeating: "../", count: steps.count) + extract : absolute
  }
}
