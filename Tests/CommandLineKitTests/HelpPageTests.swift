import CommandLineKit
import Testing

@Suite struct HelpPageTests {
  @Test func theProgramsPageListsItsCommands() {
    #expect(
      HelpPage(of: SampleProgram.spec).page() == """
        OVERVIEW: Do things.

        USAGE: sample <subcommand>

        OPTIONS:
          --version               Show the version.
          -h, --help              Show help information.

        SUBCOMMANDS:
          grow                    Grow a thing.
          merge                   Merge files.
          teach                   Teach a shell.

          See 'sample help <subcommand>' for detailed help.

        """)
  }

  @Test func aCommandsPageNamesItsOptions() {
    #expect(
      HelpPage(of: SampleProgram.spec, width: 60).page(of: SampleProgram.grow) == """
        OVERVIEW: Grow a thing. It takes a while, as things do.

        USAGE: sample grow <input.csv> (--good <expr> |
          --bad <expr>) [<options>]

        ARGUMENTS:
          <input.csv>             The input; - is standard input.

        MEANING:
          --good <expr>           What is good.
          --bad <expr>            What is bad.

        DATA:
          --weight <col>          The weight's column. More words:
                                  [a] isn't b.
          --columns <a,b>         Some columns.
          --codes <col=a,b>       Some codes.
          --depth <n>             The depth. (default: 6)
          --count <n>             A count.
          --free <n>              Any whole number.
          --level <x>             The level.
          --shift <x>             Any number.
          --mark <c>              A mark.

        OPTIONS:
          --title <text>          A title.
          --shade <shade>         The shade | hue. (values: light,
                                  dark, very-dark; default: light)
          -o, --output <file>     Write to a file. (default:
                                  standard output)
          --folder <folder>       A folder.
          --quiet                 Say nothing.
          --version               Show the version.
          -h, --help              Show help information.

        EXAMPLES:
          Grow one:
            sample grow in.csv --good "a == 1"

        """)
  }

  @Test(arguments: [0, 1, 50, 72, 80, 132, 1_000])
  func noLineIsWiderThanTheTerminal(width: Int) {
    let page = HelpPage(of: SampleProgram.spec, width: width).page(of: SampleProgram.grow)
    let longest = page.split(separator: "\n").map(\.count).max() ?? 0
    #expect(longest <= max(width, 50))
  }

  @Test func theOptionTableHasARowForEveryOption() {
    let table = OptionTable.markdown(of: SampleProgram.grow)
    #expect(table.hasPrefix("| option | meaning | default |\n| --- | --- | --- |\n"))
    #expect(table.contains("| **Meaning** | | |\n"))
    #expect(table.contains("| `--output`, `-o` *file* | Write to a file. | standard output |\n"))
    #expect(
      table.contains(
        "| `--shade` `light`, `dark`, `very-dark` | The shade \\| hue. | light |\n"))
    #expect(table.contains("| `--quiet` | Say nothing. |  |\n"))
  }
}
