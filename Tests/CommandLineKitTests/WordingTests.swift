import CommandLineKit
import Testing

@Suite struct WordingTests {
  @Test(arguments: [
    (["grwo"], "there is no command 'grwo'. Did you mean 'grow'?\n  See 'sample --help'."),
    (
      ["--quiet", "grow"],
      "--quiet stands before the command. Name the command first: 'sample <command> --quiet'."
        + "\n  See 'sample --help'."
    ),
    (["grow", "--zzz"], "there is no option '--zzz'.\n  See 'sample grow --help'."),
    (
      ["merge", "a", "-o"],
      "--output lacks its value: '--output <file>'.\n  See 'sample merge --help'."
    ),
    (
      ["merge", "a", "-o", "-x y"],
      "--output lacks its value. A value that starts with a dash is joined to the option: "
        + "'--output=-x y'.\n  See 'sample merge --help'."
    ),
    (
      ["merge", "a", "-o", "b", "-o", "c"],
      "--output is given twice, as 'b' and as 'c'. Keep one of them."
        + "\n  See 'sample merge --help'."
    ),
    (
      ["grow", "--quiet=1"],
      "--quiet takes no value, yet '1' was given. Write '--quiet' alone."
        + "\n  See 'sample grow --help'."
    ),
    (
      ["grow"], "<input.csv> is missing. Write it after 'sample grow'.\n  See 'sample grow --help'."
    ),
    (
      ["grow", "a"],
      "one of --good <expr> or --bad <expr> is missing.\n  See 'sample grow --help'."
    ),
    (
      ["grow", "a", "--good", "b", "--bad", "c"],
      "--good and --bad exclude each other. Keep one of them.\n  See 'sample grow --help'."
    ),
    (
      ["grow", "a", "b"],
      "there is one argument too many, 'b'. An expression or a name that holds blanks is written "
        + "in quotes.\n  See 'sample grow --help'."
    ),
    (
      ["teach", "bahs"],
      "<shell> cannot be 'bahs'. Did you mean 'bash'? The choices are bash, zsh and fish."
        + "\n  See 'sample teach --help'."
    ),
    (
      ["grow", "--depth", "x"],
      "--depth takes a whole number from 0 to 30, not 'x'.\n  See 'sample grow --help'."
    ),
    (
      ["grow", "--count", "0"],
      "--count takes a whole number of at least 1, not '0'.\n  See 'sample grow --help'."
    ),
    (
      ["grow", "--level", "1"],
      "--level takes a number from 0 to 1 (both excluded), not '1'."
        + "\n  See 'sample grow --help'."
    ),
    (
      ["grow", "--shift", "0,5"],
      "--shift takes a number, not '0,5'. Write it with a point instead of the comma."
        + "\n  See 'sample grow --help'."
    ),
    (
      ["grow", "--mark", "xy"],
      "--mark takes one character that is no letter, digit or quote, not 'xy'. It may also be "
        + "written as tab.\n  See 'sample grow --help'."
    ),
    (
      ["grow", "--weight", ""],
      "the value of --weight is empty. Write --weight <col>.\n  See 'sample grow --help'."
    ),
    (
      ["grow", "--columns", "a,,b"],
      "--columns 'a,,b': item 2 of the list is empty. Drop the surplus comma."
        + "\n  See 'sample grow --help'."
    ),
    (
      ["grow", "--codes", "a,b=1"],
      "--codes 'a,b=1': an equals sign follows 'b', which is not the first of the list. Repeat "
        + "the option for each column; quote a name that holds an equals sign."
        + "\n  See 'sample grow --help'."
    ),
  ])
  func aMessageSaysWhatWhereAndHowToMend(arguments: [String], message: String) {
    let error = #expect(throws: UsageError.self) {
      _ = try Parser(SampleProgram.spec).parse(arguments)
    }
    #expect(error?.message(program: "sample") == message)
  }

  @Test(arguments: [
    ("plain", "'plain'"),
    ("bell\u{7}\u{1B}[31m", "'bell\\u{7}\\u{1b}[31m'"),
    ("\u{202E}txet", "'\\u{202e}txet'"),
    ("日本", "'日本'"),
    (String(repeating: "a", count: 81), "'" + String(repeating: "a", count: 80) + "…'"),
  ])
  func whatWasTypedIsShownHarmlessly(typed: String, shown: String) {
    #expect(quoted(typed) == shown)
  }
}
