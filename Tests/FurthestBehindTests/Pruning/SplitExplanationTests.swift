import Testing

@testable import FurthestBehind

/// The search at a node: the winner, the others, the levels, and what is hidden.
@Suite struct SplitExplanationTests {
  private func request() throws -> TreeRequest {
    var request = try #require(CPReference.settings().first { $0.name == "escap" }).request
    request.suppression = .none
    return request
  }

  @Test func theSearchFindsTheSplitOfTheTree() throws {
    let explanation = try SplitExplanation(request(), node: 5)
    let search = explanation.search
    let node = try #require(explanation.finding.nodes.first { $0.id == 5 })
    let winner = try #require(search.circumstances.first { $0.chosen })
    var split = try #require(node.split)
    #expect(split.partitions == winner.admissibleCuts)
    // What the explanation does not tell here: the children's difference.
    (split.difference, split.test, split.partitions) = (nil, nil, nil)
    #expect(winner.split == split && winner.percentOfGain == 100)
    #expect(winner.gain == node.gain && search.undividedBecause == nil)
    for contender in search.circumstances {
      #expect(contender.levels.reduce(0) { $0 + $1.n } == node.n)
      #expect(abs(contender.levels.reduce(0) { $0 + $1.share } - 1) < 1e-12)
      let mean = contender.levels.reduce(0) { $0 + $1.share * ($1.rate ?? .nan) }
      #expect(abs(mean - (node.rate ?? .nan)) < 1e-12)
    }
  }

  @Test(arguments: [
    (4, "it holds 500 rows, and a group needs 774 to be divided"),
    (
      7,
      "no division explains the share of the whole variation that the complexity parameter asks "
        + "for"
    ),
  ])
  func aLeafSaysWhyItIsNotDivided(id: Int, reason: String) throws {
    #expect(try SplitExplanation(request(), node: id).search.undividedBecause == reason)
  }

  @Test func depthAndPruningAreReasons() throws {
    var shallow = try request()
    shallow.rules.maxDepth = 1
    let deep = try SplitExplanation(shallow, node: 2).search.undividedBecause
    #expect(deep == "it lies as deep as the tree may grow (1)")
    var pruned = try request()
    pruned.pruning = .cvOneSE
    let cut = try SplitExplanation(pruned, node: 5).search.undividedBecause
    #expect(cut == "cross-validation cut its division back")
  }

  @Test func anUnknownNodeIsNamed() throws {
    let request = try request()
    let error = #expect(throws: AnalysisError.self) { try SplitExplanation(request, node: 9) }
    #expect(error?.kind == .usage && error?.message == "the tree has no group 9")
  }

  /// A score that nobody else has would be a row of the survey.
  @Test func valuesOfAScoreAreNotListed() throws {
    var request = try request()
    request.circumstances = ["wealth", "weight"]
    (request.ordered, request.unordered) = ([], [])
    let explanation = try SplitExplanation(request, node: 1)
    let score = try #require(explanation.search.circumstances.last)
    #expect(score.admissibleCuts > NodeSearch.mostValues && score.gain != nil)
    #expect(score.levels.isEmpty)
    let summary = try #require(explanation.finding.circumstances.last)
    #expect(summary.whole == false && summary.minimum == nil && summary.maximum == nil)
  }

  @Test func smallLevelsAreHidden() throws {
    var request = try request()
    request.suppression = .dhs
    let search = try SplitExplanation(request, node: 5).search
    let education = try #require(search.circumstances.first { $0.circumstance == "education" })
    // Higher has 14 rows; Secondary is hidden with it, since the rest would give it away.
    #expect(education.levels.map { $0.rate == nil } == [false, true, true])
    #expect(education.levels.map(\.n) == [1380, 326, 14])
  }

  @Test(
    arguments: [
      // rows, hidden, on the left, whether the gain shows
      ([100, 20, 90], [true, false, false], true), ([100, 200], [true, false], true),
      ([20, 200], [true, false], false), ([10, 20, 200], [true, true, false], true),
      ([10, 40, 200], [false, true, true], false),
    ] as [([Int], [Bool], Bool)])
  func aGainThatGivesAHiddenRateAwayIsHidden(rows: [Int], isLeft: [Bool], isShown: Bool) {
    let rule = SmallLevels(.dhs, isWholeHidden: false)
    #expect(rule.showsDivision(rows, rule.hidden(rows), isLeft) == isShown)
  }
}
