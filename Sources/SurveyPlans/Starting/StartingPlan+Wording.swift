import FurthestBehind

extension StartingPlan.Refusal {
  /// What happened, and how to mend it.
  package func message(file: String) -> String {
    switch self {
    case .unknownFile(let kinds, let other):
      let list = kinds.map { "  \($0.title): \($0.columns.joined(separator: ", "))" }
      let advice =
        other.map { "Its columns are those of \($0.rawValue): give --survey \($0.option)." }
        ?? "Keep the standard names of the recode when exporting, or write the plan by hand."
      return "\(file): its columns are those of no file known. Files are known by:\n"
        + list.joined(separator: "\n") + "\n  " + advice
    case .noIndicator(let title):
      return "\(file) is read as \(title), but no indicator can be made from its columns.\n"
        + "  Docs/Indicators.md names the variables; export those too."
    }
  }
}

extension KnownVariable.Programme {
  /// The programme's name on the command line.
  fileprivate var option: String { rawValue.lowercased() }
}
