import Foundation
import Testing

@testable import furthest_behind

@Suite struct ExitCodeTests {
  @Test(arguments: [
    (["grow"], "there is no command 'grow'"),
    (["trea"], "Did you mean 'tree'?"),
    (["--quiet", "tree"], "stands before the command"),
    (["tree"], "<extract.csv> is missing"),
    (["tree", "women.csv"], "one of --opportunity <expr> or --barrier <expr> is missing"),
    (["tree", "women.csv", "--opportunity", "a", "--barrier", "b"], "exclude each other"),
    (["tree", "women.csv", "--opportunity", "a", "--wieght", "w"], "Did you mean '--weight'?"),
    (["tree", "women.csv", "--opportunity", "a", "--max-depth", "x"], "a whole number"),
    (["report"], "<run folder | result.json> ... is missing"),
    (["tree", "women.csv", "--opportunity", "a", "-o", "tree.docx"], "names no format"),
    (["plan", "women.csv"], "--survey <programme> is missing"),
    (["plan", "women.csv", "--survey", "lsms"], "The choices are dhs and mics"),
    (["explain", "women.csv", "--barrier", "a"], "--node <id> is missing"),
    (["batch"], "<plan.json> is missing"),
    (["completions"], "<shell> is missing"),
    (["completions", "bahs"], "Did you mean 'bash'? The choices are bash, zsh and fish."),
  ])
  func wrongUsageEndsWith64(arguments: [String], words: String) throws {
    let outcome = try BuiltTool.run(arguments)
    #expect(outcome.exitCode == 64)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.hasPrefix("furthest-behind: error: "))
    #expect(outcome.errors.contains(words), "\(outcome.errors)")
  }

  @Test func missingInputEndsWith66() throws {
    let folder = try TemporaryFolder()
    let missing = try BuiltTool.run(["render", "nowhere.json"], in: folder.url)
    #expect(missing.exitCode == 66)
    #expect(missing.errors.contains("there is no file 'nowhere.json'"))
    let isFolder = try BuiltTool.run(["render", "."], in: folder.url)
    #expect(isFolder.exitCode == 66)
    #expect(isFolder.errors.contains("'.' is a folder"))
  }

  @Test func aFileAppearsWholeAndAlone() throws {
    let folder = try TemporaryFolder()
    let outcome = try BuiltTool.run(["completions", "bash", "-o", "new file"], in: folder.url)
    #expect(outcome.exitCode == 0)
    #expect(outcome.output.isEmpty && outcome.errors.isEmpty)
    #expect(try folder.names() == ["new file"])
    let printed = try BuiltTool.run(["completions", "bash"])
    #expect(try folder.text("new file") == printed.output)
    #expect(try BuiltTool.run(["completions", "bash", "-o", "-"]).output == printed.output)
  }

  @Test func anExistingFileIsReplacedAndKeepsItsPermissions() throws {
    let folder = try TemporaryFolder()
    let line = "echo old > f; chmod 640 f; ln -s f link; \"$tool\" completions zsh -o link; "
    let outcome = try BuiltTool.shell(line + "ls -l f link | cut -c1-10", in: folder.url)
    #expect(outcome.exitCode == 0)
    #expect(outcome.output == "-rw-r-----\nlrwxrwxrwx\n")
    #expect(try folder.text("f").hasPrefix("#compdef"))
    #expect(try folder.names() == ["f", "link"])
  }

  @Test func aNewFileObeysTheMask() throws {
    let folder = try TemporaryFolder()
    let line = "umask 027; \"$tool\" completions fish -o f; ls -l f | cut -c1-10"
    #expect(try BuiltTool.shell(line, in: folder.url).output == "-rw-r-----\n")
  }

  @Test(arguments: [
    ("no/such/f", "there is no folder 'no/such'"),
    ("file/f", "'file' is a file, not a folder"),
    ("folder", "it names a folder"),
    ("folder/", "it names a folder"),
    ("new/", "it names a folder"),
  ])
  func anImpossibleFileEndsWith73(path: String, words: String) throws {
    let folder = try TemporaryFolder()
    try Data().write(to: folder.file("file"))
    try FileManager.default.createDirectory(
      at: folder.file("folder"), withIntermediateDirectories: false)
    let outcome = try BuiltTool.run(["completions", "bash", "-o", path], in: folder.url)
    #expect(outcome.exitCode == 73)
    #expect(outcome.errors.contains(words), "\(outcome.errors)")
    #expect(try folder.names() == ["file", "folder"])
  }

  @Test func aMissingFolderIsToldBeforeTheWork() throws {
    let outcome = try BuiltTool.run(["tree", "-", "--opportunity", "a", "-o", "no/such/f.json"])
    #expect(outcome.exitCode == 73)
  }

  @Test func aTargetThatIsNoRegularFileIsWrittenDirectly() throws {
    let folder = try TemporaryFolder()
    let line = "mkfifo p; cat p > copy & \"$tool\" completions bash -o p; wait; ls"
    let outcome = try BuiltTool.shell(line, in: folder.url)
    #expect(outcome.output == "copy\np\n")
    #expect(try folder.text("copy").hasPrefix("# Completions"))
  }

  @Test(
    .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")),
    arguments: [
      "\"$tool\" completions bash -o /dev/full", "\"$tool\" completions bash > /dev/full",
      "\"$tool\" --help > /dev/full", "\"$tool\" --version > /dev/full",
      // A limit on the size of files stands for a full disk.
      "ulimit -f 1; \"$tool\" completions bash -o f",
    ])
  func aFullDiskEndsWith73(line: String) throws {
    let folder = try TemporaryFolder()
    let outcome = try BuiltTool.shell(line, in: folder.url)
    #expect(outcome.exitCode == 73)
    #expect(outcome.errors.contains("there is no space left"), "\(outcome.errors)")
    #expect(try folder.names().isEmpty)
  }

  @Test func aClosedPipeEndsWith73() throws {
    // The reader is gone before the program starts.
    let line =
      "mkfifo p; exec 3<>p 4>p 3>&-; rm p; \"$tool\" --help >&4; echo $? >&2"
    let folder = try TemporaryFolder()
    let outcome = try BuiltTool.shell(line, in: folder.url)
    #expect(outcome.errors.hasSuffix("\n73\n"), "\(outcome.errors)")
    #expect(outcome.errors.contains("has ended before all was written"))
  }

  @Test func aClosedStandardOutputEndsWith73() throws {
    #expect(try BuiltTool.shell("\"$tool\" --help >&-").exitCode == 73)
  }

  @Test func aClosedStandardErrorChangesNothing() throws {
    #expect(try BuiltTool.shell("\"$tool\" grow 2>&-").exitCode == 64)
    #expect(try BuiltTool.shell("\"$tool\" grow 2> /dev/full").exitCode == 64)
  }

  @Test func quietKeepsErrors() throws {
    let outcome = try BuiltTool.run(["batch", "--quiet"])
    #expect(outcome.exitCode == 64)
    #expect(outcome.errors.hasPrefix("furthest-behind: error: "))
  }

  @Test func hostileArgumentsEndWith64() throws {
    let long = String(repeating: "x", count: 100_000)
    for argument in [long, "--" + long, "", "\u{1B}[31m", "--日本=1"] {
      let outcome = try BuiltTool.run(["tree", "women.csv", "--opportunity", "a", argument])
      #expect(outcome.exitCode == 64)
      #expect(outcome.errors.utf8.count < 1_000)
      #expect(!outcome.errors.contains("\u{1B}"))
    }
  }
}
