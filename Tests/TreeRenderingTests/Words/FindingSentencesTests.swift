import Testing

@testable import FurthestBehind
@testable import TreeRendering

@Suite struct FindingSentencesTests {
  @Test func opportunity() {
    let sentences = FindingSentences(SampleFindings.skilledAttendance(), in: .english)
    #expect(
      sentences.behind
        == "Furthest behind: Bottom 40, Rural without road: only 28.3 per cent have skilled birth"
        + " attendance, against 64.4 per cent on average; the group is 10.1 per cent of the"
        + " population and 20.3 per cent of all who lack it.")
    #expect(
      sentences.ahead
        == "Furthest ahead: Top 60, Urban: 94.1 per cent have it, a gap of 65.8 percentage points.")
  }

  @Test func barrier() {
    let sentences = FindingSentences(SampleFindings.stunting, in: .english)
    #expect(
      sentences.behind
        == "Furthest behind: mother's education: None, Primary or Secondary; electricity: no -"
        + " 41.6 per cent suffer from stunting, against 28.6 per cent on average; the group is"
        + " 28.4 per cent of the population and 41.2 per cent of all who suffer from it.")
    #expect(
      sentences.ahead
        == "Furthest ahead: mother's education: Higher - 14.2 per cent suffer from it, a gap of"
        + " 27.4 percentage points.")
  }

  @Test func noSplit() {
    let sentences = FindingSentences(SampleFindings.oneNode, in: .english)
    #expect(
      sentences.text
        == "No group is furthest behind: the tree is a single group."
        + " On average, 97.1 per cent have \"has electricity\".")
  }

  @Test func nothingToShow() {
    var finding = SampleFindings.smallCells
    finding.furthestBehind = nil
    finding.furthestAhead = nil
    #expect(
      FindingSentences(finding, in: .english).behind
        == "No group can be shown as furthest behind, because small groups are hidden.")
  }

  @Test(arguments: [
    ("Internet use", "internet use"), ("HIV testing", "HIV testing"), ("ICT", "ICT"),
    ("eHealth", "eHealth"), ("A bank account", "A bank account"), ("Électricité", "électricité"),
  ])
  func titleInsideASentence(title: String, expected: String) {
    var finding = SampleFindings.skilledAttendance()
    finding.indicator.title = title
    #expect(FindingSentences(finding, in: .english).behind.contains(" have \(expected), against"))
  }

  @Test func sampleLines() {
    let words = SampleWords(SampleFindings.skilledAttendance(), in: .english)
    #expect(
      words.exclusions
        == "4,212 rows read: 4,180 used; left out: 20 zero weight, 12 missing indicator.")
    #expect(words.sample == "n 4,180, weighted 4,231.1; 1,152 PSUs in 51 strata")
    #expect(
      SampleWords(SampleFindings.oneNode, in: .english).exclusions == "873 rows read, all used.")
  }
}
