import Foundation
import Testing

@testable import furthest_behind

@Suite struct CompletionsTests {
  /// Where a shell is installed; nil when it is not.
  static func shell(_ name: String) -> URL? {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return path.split(separator: ":")
      .map { URL(fileURLWithPath: String($0)).appendingPathComponent(name) }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }

  /// A folder with the completions of a shell in it, and with files to complete.
  private static func folder(for shell: String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let outcome = try BuiltTool.run(["completions", shell, "-o", "script"], in: folder.url)
    #expect(outcome.exitCode == 0)
    try Data().write(to: folder.file("women file.csv"))
    try FileManager.default.createDirectory(
      at: folder.file("run"), withIntermediateDirectories: false)
    return folder
  }

  @Test(arguments: ["bash", "zsh", "fish"].filter { shell($0) != nil })
  func theShellReadsTheScript(name: String) throws {
    let folder = try Self.folder(for: name)
    let shell = try #require(Self.shell(name))
    let outcome = try BuiltTool.run(shell, ["-n", "script"], in: folder.url)
    #expect(outcome.exitCode == 0)
    #expect(outcome.errors.isEmpty)
  }

  static let expectations: [(words: [String], offers: [String])] = [
    (["tr"], ["tree"]),
    (["inspect", "--qu"], ["--quiet"]),
    (["tree", "--weig"], ["--weight"]),
    (["tree", "women.csv", "--format", "j"], ["json"]),
    (["tree", "--criterion", ""], ["anova", "entropy"]),
    (["completions", ""], ["bash", "zsh", "fish"]),
    (["help", "re"], ["render", "report"]),
    (["tree", "wo"], ["women file.csv"]),
    (["tree", "x", "-o", "wo"], ["women file.csv"]),
  ]

  @Test(.enabled(if: shell("bash") != nil), arguments: expectations)
  func bashCompletes(words: [String], offers: [String]) throws {
    #expect(try Self.bash(words) == offers.sorted())
  }

  @Test(.enabled(if: shell("bash") != nil))
  func bashCompletesBehindAnEqualsSign() throws {
    #expect(try Self.bash(["tree", "--criterion", "="]) == ["anova", "entropy"])
    #expect(try Self.bash(["tree", "--criterion", "=", "e"]) == ["entropy"])
    #expect(try Self.bash(["batch", "--output", "r"]) == ["run"])
  }

  private static func bash(_ words: [String]) throws -> [String] {
    let folder = try folder(for: "bash")
    let script = """
      source ./script
      COMP_WORDS=(furthest-behind "$@")
      COMP_CWORD=$#
      _furthest_behind
      printf '%s\\n' "${COMPREPLY[@]}"
      """
    let bash = try #require(shell("bash"))
    let outcome = try BuiltTool.run(
      bash, ["--norc", "-c", script, "bash"] + words, in: folder.url)
    return outcome.output.split(separator: "\n").map(String.init).sorted()
  }

  @Test(.enabled(if: shell("fish") != nil), arguments: expectations)
  func fishCompletes(words: [String], offers: [String]) throws {
    let folder = try Self.folder(for: "fish")
    let fish = try #require(Self.shell("fish"))
    let line = (["furthest-behind"] + words).joined(separator: " ")
    // A home of its own keeps fish away from the files of whoever runs the tests.
    let outcome = try BuiltTool.run(
      fish, ["--no-config", "-c", "source ./script; complete -C '\(line)'"], in: folder.url,
      environment: ["HOME": folder.url.path])
    let offered = outcome.output.split(separator: "\n").compactMap {
      $0.split(separator: "\t").first
    }
    #expect(offered.map(String.init).sorted() == offers.sorted())
  }

  @Test(.enabled(if: shell("zsh") != nil))
  func zshRegistersTheFunction() throws {
    let folder = try Self.folder(for: "zsh")
    let zsh = try #require(Self.shell("zsh"))
    let line =
      "autoload -Uz compinit; compinit -D -u; source ./script; print $_comps[furthest-behind]"
    let outcome = try BuiltTool.run(
      zsh, ["-f", "-c", line], in: folder.url, environment: ["HOME": folder.url.path])
    #expect(outcome.output == "_furthest_behind\n")
    #expect(outcome.errors.isEmpty)
  }
}
