import Testing

@testable import furthest_behind

@Suite struct ConsoleTests {
  @Test(arguments: [
    (true, false, true), (true, true, false), (false, false, false), (false, true, false),
  ])
  func colorNeedsATerminalThatIsNotPlain(isTerminal: Bool, isPlain: Bool, hasColor: Bool) {
    let terminal = Terminal(
      outputIsTerminal: isTerminal, errorIsTerminal: isTerminal, outputWidth: nil,
      isPlain: isPlain)
    #expect(Console(terminal: terminal).hasColor == hasColor)
    #expect(terminal.colorsOutput == hasColor)
  }

  @Test(arguments: [
    (true, false, false, true), (false, false, false, false), (true, true, false, false),
    (true, false, true, false),
  ])
  func progressNeedsATerminalAndNobodyWhoMinds(
    isTerminal: Bool, isQuiet: Bool, hides: Bool, shows: Bool
  ) {
    let terminal = Terminal(
      outputIsTerminal: false, errorIsTerminal: isTerminal, outputWidth: nil, isPlain: false)
    let console = Console(terminal: terminal, isQuiet: isQuiet, hidesProgress: hides)
    #expect(console.showsProgress == shows)
  }
}
