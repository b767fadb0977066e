import Spelling
import Testing

@Suite struct NearestTests {
  static let names = ["--weight", "--width", "--where", "--circumstances", "--na", "-o", "tree"]

  @Test(arguments: [
    ("--wieght", "--weight"),  // swapped
    ("--weigt", "--weight"),  // missing
    ("--weightt", "--weight"),  // surplus
    ("--weoght", "--weight"),  // wrong
    ("weight", "--weight"),
    ("-WEIGHT", "--weight"),
    ("--circ", "--circumstances"),
    ("--n", "--na"),
    ("trees", "tree"),
    ("tere", "tree"),
  ])
  func aTypingMistakeIsRecognised(typed: String, wanted: String) {
    #expect(nearest(to: typed, among: Self.names) == wanted)
  }

  @Test(arguments: ["", "-", "--", "--color", "--w", "--we", "zebra", "-x", "twig"])
  func somethingElseIsNot(typed: String) {
    #expect(nearest(to: typed, among: Self.names.filter { $0 != "--where" } + ["--west"]) == nil)
  }

  @Test func theFirstOfEquallyNearCandidatesWins() {
    #expect(nearest(to: "v0x5", among: ["v005", "v025"]) == "v005")
    #expect(nearest(to: "v025", among: ["v005", "v025"]) == "v025")
    #expect(nearest(to: "a", among: []) == nil)
  }

  @Test func longWordsCostLittle() {
    let long = String(repeating: "weight", count: 20_000)
    #expect(nearest(to: long, among: Self.names) == nil)
  }
}
