import Testing

@testable import furthest_behind

@Suite struct NotYetAvailableTests {
  private func check(_ arguments: [String]) throws {
    try ParsedTree(["tree", "women.csv", "--opportunity", "a"] + arguments).checkAvailability()
  }

  @Test(arguments: [
    [], ["--prune", "none"], ["--bootstrap", "0"], ["--bootstrap=00"], ["--crossfit", "0"],
    ["--suppress", "nchs"], ["--interval", "wald"], ["--confidence", ".9"],
    ["--lone-psu", "error"], ["--folds", "10"],
    ["--layout", "right"], ["--csv-locale", "comma"], ["--language", "en"], ["--language", "EN"],
    ["--csv-locale", "point"],
    ["--delimiter", "tab"], ["--decimal", ","], ["--encoding", "utf-16"], ["--quiet"],
    ["--seed", "5"], ["--threads", "1"], ["--bootstrap", "200"], ["--crossfit", "5"],
    ["--folds", "7"],
  ])
  func neutralValuesAreAccepted(arguments: [String]) throws {
    #expect(throws: Never.self) { try check(arguments) }
  }

  @Test(arguments: [
    ["--language", "fr"]
  ])
  func otherValuesAreRefusedByName(arguments: [String]) throws {
    let failure = #expect(throws: CommandFailure.self) { try check(arguments) }
    #expect(failure?.exitCode == .usage)
    #expect(failure?.message.hasPrefix("\(arguments[0]) '\(arguments[1])' is not ava") == true)
  }

  @Test func theRefusalNamesTheNeutralValue() throws {
    let failure = #expect(throws: CommandFailure.self) { try check(["--language", "fr"]) }
    #expect(
      failure?.message
        == "--language 'fr' is not available yet in version \(Program.version). Leave "
        + "--language out, or write '--language en'.")
  }
}
