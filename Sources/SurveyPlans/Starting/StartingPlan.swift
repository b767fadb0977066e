package import FurthestBehind

/// A plan to start from, made for the columns of one extract of a survey programme.
package struct StartingPlan: Sendable {
  /// The plan's text, with comments for the person who goes on from it.
  package let text: String
  /// Whole sentences about what was recognised and what could not be made.
  package let notes: [String]

  /// Why there is no plan for a file.
  package enum Refusal: Error, Equatable {
    /// No kind of file of the programme has such columns; another programme's may have.
    case unknownFile(kinds: [Kind], other: KnownVariable.Programme?)
    /// The file is known, but no indicator can be made from its columns.
    case noIndicator(title: String)
  }

  /// A kind of file, and the columns by which it is known.
  package struct Kind: Sendable, Equatable {
    package var title: String
    package var columns: [String]
  }

  /// Writes a plan for an extract.
  ///
  /// - Parameters:
  ///   - header: the names of the extract's columns.
  ///   - blank: those of them in which nothing stands.
  ///   - path: the extract's path as it is to stand in the plan.
  ///   - programme: the survey programme whose names the columns have.
  ///   - presets: the presets to choose from.
  package init(
    header: [String], blank: Set<String>, path: String, programme: KnownVariable.Programme,
    presets: [Preset]
  ) throws(Refusal) {
    let contents = presets.map(PresetContents.init)
    let ranked = contents.compactMap { contents in
      PresetFit(contents, columns: header).recognition.map { (contents: contents, columns: $0) }
    }
    var best: (contents: PresetContents, columns: Int)?
    for candidate in ranked where candidate.contents.programme == programme {
      if candidate.columns > best?.columns ?? 0 { best = candidate }
    }
    guard let best else {
      let kinds = contents.filter { $0.programme == programme }
      throw .unknownFile(
        kinds: kinds.map { Kind(title: $0.preset.title, columns: $0.preset.recognisedBy) },
        other: ranked.first?.contents.programme)
    }
    let writer = StartingPlanWriter(
      fit: PresetFit(best.contents, columns: header.filter { !blank.contains($0) }),
      whole: PresetFit(best.contents, columns: header), blank: blank, header: header, path: path)
    guard !writer.possible.isEmpty else { throw .noIndicator(title: best.contents.preset.title) }
    text = writer.text
    notes = writer.notes
  }
}
