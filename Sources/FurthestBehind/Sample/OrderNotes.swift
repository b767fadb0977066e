import SurveyModel

/// What is said of texts that most likely have an order which nobody has given.
enum OrderNotes {
  /// Levels that a sentence names at most.
  private static let mostNamed = 8

  /// A sentence for each circumstance recognised as a scale (wealth, education) whose three
  /// or more levels are texts without an order.
  static func sentences(_ codings: [CircumstanceCoding], _ request: TreeRequest) -> [String] {
    codings.map(\.circumstance).compactMap { circumstance in
      guard case .unordered(let levels) = circumstance.scale, levels.count > 2,
        RecognisedColumns.isScale(circumstance.name),
        !request.unordered.contains(circumstance.name)
      else { return nil }
      let named = levels.prefix(mostNamed).map { "\"\($0)\"" }.joined(separator: ", ")
      return
        "The levels of \(circumstance.name) (\(named)\(levels.count > mostNamed ? ", ..." : "")) "
        + "are texts without an order, so any of them may be put together; --ordered "
        + "\(circumstance.name)=lowest,...,highest gives it one."
    }
  }
}
