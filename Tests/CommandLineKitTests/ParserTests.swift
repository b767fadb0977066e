import CommandLineKit
import Testing

@Suite struct ParserTests {
  typealias Sample = SampleProgram

  @Test(arguments: [
    ["grow", "in.csv", "--good", "x", "--weight", "w", "-o", "out"],
    ["grow", "--good=x", "--weight=w", "--output=out", "in.csv"],
    ["grow", "-o=out", "--good", "x", "--weight", "w", "--", "in.csv"],
  ])
  func valuesMayStandBehindABlankOrAnEqualsSign(arguments: [String]) throws {
    let command = try #require(try Sample.parsed(arguments))
    #expect(command.spec.name == "grow")
    #expect(command.argument("input.csv") == "in.csv")
    #expect(command[Sample.good] == "x")
    #expect(command[Sample.weight] == "w")
    #expect(command[Sample.output] == "out")
    #expect(command[Sample.bad] == nil)
    #expect(!command[Sample.quiet])
  }

  @Test func valuesHaveTheirTypes() throws {
    let command = try #require(
      try Sample.grown(
        "--depth", "7", "--level", ".5", "--shade", "very-dark", "--quiet", "--mark", "tab",
        "--columns", "a,b", "--columns", "\"c,d\"", "--codes", "9,99", "--codes=age=-1,98"))
    #expect(command[Sample.depth] == 7)
    #expect(command[Sample.level] == 0.5)
    #expect(command[Sample.shade] == .veryDark)
    #expect(command[Sample.quiet])
    #expect(command[Sample.mark] == "\t")
    #expect(command[Sample.columns] == ["a", "b", "c,d"])
    #expect(
      command[Sample.codes] == [
        KeyedList(key: nil, items: ["9", "99"]), KeyedList(key: "age", items: ["-1", "98"]),
      ])
    #expect(command.given.map(\.option).prefix(3) == ["--good", "--depth", "--level"])
    #expect(command.given.map(\.text).prefix(3) == ["x", "7", ".5"])
  }

  @Test func aListLeftOutIsNoList() throws {
    let command = try #require(try Sample.grown())
    #expect(command[Sample.columns] == nil)
    #expect(command[Sample.codes].isEmpty)
  }

  @Test func onlyNegativeNumbersMayStartWithADash() throws {
    let command = try #require(
      try Sample.grown(
        "--shift", "-1.5", "--free", "-3", "--weight", "-.5 < x", "--codes", "-9,-8", "-o", "-"))
    #expect(command[Sample.shift] == -1.5)
    #expect(command[Sample.free] == -3)
    #expect(command[Sample.weight] == "-.5 < x")
    #expect(command[Sample.codes] == [KeyedList(key: nil, items: ["-9", "-8"])])
    #expect(command[Sample.output] == "-")
    #expect(try Sample.grown("--weight=-w")?[Sample.weight] == "-w")
    #expect(
      Sample.mistake(in: ["grow", "in.csv", "--good", "-x > 1"])
        == .missingValue(option: "--good", placeholder: "<expr>", dashed: "-x > 1"))
    #expect(
      Sample.mistake(in: ["grow", "in.csv", "--good", "--quiet"])
        == .missingValue(option: "--good", placeholder: "<expr>", dashed: nil))
    #expect(
      Sample.mistake(in: ["grow", "in.csv", "--good", "--", "x"])
        == .missingValue(option: "--good", placeholder: "<expr>", dashed: nil))
  }

  @Test func aDoubleDashEndsTheOptions() throws {
    let command = try Sample.parsed(["merge", "-o", "x", "--", "--output", "-h", "--"])
    #expect(command?.arguments("file") == ["--output", "-h", "--"])
    #expect(try Sample.parsed(["grow", "--good", "x", "-"])?.argument("input.csv") == "-")
  }

  @Test func aFlagGivenTwiceIsGivenOnce() throws {
    let command = try #require(try Sample.grown("--quiet", "--quiet"))
    #expect(command[Sample.quiet])
    #expect(command.given.filter { $0.option == "--quiet" }.count == 1)
  }

  @Test func whatEndsWithAnEqualsSignKeepsTheRest() throws {
    #expect(try Sample.grown("--weight=a==b")?[Sample.weight] == "a==b")
    #expect(try Sample.grown("--title=")?[Sample.title] == "")
    #expect(try Sample.grown("--title", "")?[Sample.title] == "")
  }

  @Test(arguments: [
    (["grwo"], UsageError.Reason.unknownCommand("grwo", nearest: "grow")),
    ([""], .unknownCommand("", nearest: nil)),
    (["in.csv"], .unknownCommand("in.csv", nearest: nil)),
    (["help", "merg"], .unknownCommand("merg", nearest: "merge")),
    (["help", "grow", "merge"], .unexpectedArgument("merge")),
    (["--quiet", "grow"], .optionBeforeCommand("--quiet")),
    (["--versoin"], .unknownOption("--versoin", nearest: "--version")),
    (["-x"], .unknownOption("-x", nearest: nil)),
    (["grow", "in.csv", "--wieght", "w"], .unknownOption("--wieght", nearest: "--weight")),
    (["grow", "in.csv", "-weight", "w"], .unknownOption("-weight", nearest: "--weight")),
    (
      ["grow", "in.csv", "--weight"],
      .missingValue(option: "--weight", placeholder: "<col>", dashed: nil)
    ),
    (
      ["grow", "in.csv", "--weight", "--wat"],
      .missingValue(option: "--weight", placeholder: "<col>", dashed: "--wat")
    ),
    (["grow", "in.csv", "--quiet=no"], .unexpectedValue(option: "--quiet", value: "no")),
    (
      ["grow", "in.csv", "--weight", "a", "--weight=b"],
      .givenTwice(option: "--weight", first: "a", second: "b")
    ),
    (
      ["grow", "in.csv", "-o", "a", "--output", "a"],
      .givenTwice(option: "--output", first: "a", second: "a")
    ),
    (["grow", "--good", "x"], .missingArgument("<input.csv>")),
    (["grow", "in.csv"], .missingOption(["--good <expr>", "--bad <expr>"])),
    (["merge", "a"], .missingOption(["-o, --output <file>"])),
    (["grow", "in.csv", "--good", "x", "--bad", "y"], .conflict(["--good", "--bad"])),
    (["grow", "in.csv", "--good", "x", "==", "1"], .unexpectedArgument("==")),
    (["merge", "-o", "x"], .missingArgument("<file> ...")),
    (["merge", "-o", "x", "a", ""], .badValue(label: "<file> ...", value: "", problem: .empty)),
  ])
  func aMistakeIsNamed(arguments: [String], mistake: UsageError.Reason) {
    #expect(Sample.mistake(in: arguments) == mistake)
  }

  @Test(arguments: [
    ("--weight", "", ValueProblem.empty),
    ("--depth", "31", .wholeOutOfBounds(Bounds(from: 0, to: 30))),
    ("--depth", "-1", .wholeOutOfBounds(Bounds(from: 0, to: 30))),
    ("--depth", "99999999999999999999999", .wholeOutOfBounds(Bounds(from: 0, to: 30))),
    ("--depth", "6.0", .notWhole(Bounds(from: 0, to: 30))),
    ("--depth", "six", .notWhole(Bounds(from: 0, to: 30))),
    ("--depth", "٦", .notWhole(Bounds(from: 0, to: 30))),
    ("--depth", "6 ", .notWhole(Bounds(from: 0, to: 30))),
    ("--shift", "0,5", .notDecimal(Bounds(), hasDecimalComma: true)),
    ("--shift", "nan", .notDecimal(Bounds(), hasDecimalComma: false)),
    ("--shift", "infinity", .notDecimal(Bounds(), hasDecimalComma: false)),
    ("--shift", "0x1p3", .notDecimal(Bounds(), hasDecimalComma: false)),
    ("--shift", "1e999", .decimalOutOfBounds(Bounds())),
    ("--shift", "-", .notDecimal(Bounds(), hasDecimalComma: false)),
    ("--shift", "5%", .notDecimal(Bounds(), hasDecimalComma: false)),
    ("--level", "1", .decimalOutOfBounds(Bounds(from: 0, to: 1, includingLimits: false))),
    ("--level", "0", .decimalOutOfBounds(Bounds(from: 0, to: 1, includingLimits: false))),
    ("--mark", "ab", .notACharacter(["tab"])),
    ("--mark", "a", .notACharacter(["tab"])),
    ("--mark", "\n", .notACharacter(["tab"])),
    ("--mark", "\"", .notACharacter(["tab"])),
    ("--shade", "drak", .notAChoice(["light", "dark", "very-dark"], nearest: "dark")),
    ("--shade", "", .empty),
    ("--columns", "a,,b", .list(.emptyItem(number: 2))),
    ("--codes", "age=", .list(.nothingAfterEquals("age"))),
  ])
  func aBadValueIsNamed(option: String, value: String, problem: ValueProblem) throws {
    let mistake = Sample.mistake(in: ["grow", "in.csv", "--good", "x", "\(option)=\(value)"])
    guard case .badValue(let label, value, problem)? = mistake else {
      Issue.record("\(String(describing: mistake))")
      return
    }
    #expect(label.contains(option + " <"))
  }

  @Test(arguments: ["1e-3", "+.001", "0.001", "1E-3"])
  func numbersAreReadTheSameEverywhere(text: String) throws {
    #expect(try Sample.grown("--shift", text)?[Sample.shift] == 0.001)
  }

  @Test(arguments: ["DARK", "Dark", "dark"])
  func choicesMayBeInCapitals(text: String) throws {
    #expect(try Sample.grown("--shade", text)?[Sample.shade] == .dark)
    #expect(try Sample.parsed(["teach", "ZSH"])?.argument("shell") == "zsh")
  }

  @Test(arguments: [
    (["--help"], nil as String?),
    (["-h"], nil),
    (["help"], nil),
    ([], nil),
    (["help", "--help"], nil),
    (["help", "grow"], "grow"),
    (["grow", "--help"], "grow"),
    (["grow", "--nonsense", "-h"], "grow"),
    (["grow", "in.csv", "--weight", "--help"], "grow"),
  ])
  func helpWinsOverMistakes(arguments: [String], command: String?) throws {
    guard case .help(let spec) = try Parser(Sample.spec).parse(arguments) else {
      Issue.record("no help")
      return
    }
    #expect(spec?.name == command)
  }

  @Test(arguments: [["--version"], ["grow", "--version"], ["-x", "--version"]])
  func versionWinsOverMistakes(arguments: [String]) throws {
    guard case .version = try Parser(Sample.spec).parse(arguments) else {
      Issue.record("no version")
      return
    }
  }

  @Test func hostileArgumentsAreOnlyMistakes() {
    let long = String(repeating: "x", count: 100_000)
    let hostile = [
      long, "--" + long, "--weight=" + long, "-" + long, "=", "--=", "-=", "---", "--=x", "\0",
      "🇱🇦", "--🇱🇦", "\u{202E}abc", String(repeating: "\"", count: 99_999),
      String(repeating: "-", count: 100_000), String(repeating: "e\u{301}", count: 50_000),
    ]
    for argument in hostile {
      #expect(Sample.mistake(in: [argument]) != nil, "as command")
      #expect(Sample.mistake(in: ["grow", argument]) != nil, "as argument")
      #expect(Sample.mistake(in: ["grow", "in.csv", "--good", "x", "--shade", argument]) != nil)
      #expect(Sample.mistake(in: ["grow", "in.csv", "--good", "x", "--depth", argument]) != nil)
    }
    #expect(Sample.mistake(in: ["grow", "in.csv", "--good", long]) == nil)
  }
}
