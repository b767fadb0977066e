/// How the files of a run are named: a folder for each part of the population, inside one for each
/// survey where there are several.
///
///     national/skilled-attendance.json
///     lao-2017/by-region/North/skilled-attendance-extended.json
struct RunLayout: Sendable {
  /// By extract and tree the survey's folder, if there is one, and the name without an ending.
  private let names: [[(folder: String?, name: String)]]

  /// Names the trees of a run; a name that is taken, in any case of letters, gets a number.
  init(_ run: SurveyRun) {
    var taken: Set<[String]> = []
    names = run.extracts.map { extract in
      let folder = extract.surveyID.map(Self.word)
      return extract.trees.map { tree in
        let name = Self.word(tree.name) + (tree.isExtended ? "-extended" : "")
        let group = tree.groupedBy.map(Self.word) ?? ""
        let unique = Self.unique(name) { candidate in
          taken.insert([folder ?? "", group, candidate].map { $0.lowercased() }).inserted
        }
        return (folder, unique)
      }
    }
  }

  /// The result's file of a tree for everybody, relative to the run's folder.
  func file(extract: Int, tree: Int) -> String {
    path(extract, tree, ["national"])
  }

  /// The results' files of a tree that is grown for each of some groups.
  func files(extract: Int, tree: Int, groups: [Finding.Group]) -> [String] {
    var taken: Set<String> = []
    return groups.map { group in
      let level = Self.unique(Self.word(group.level)) { taken.insert($0.lowercased()).inserted }
      return path(extract, tree, ["by-" + Self.word(group.by), level])
    }
  }

  private func path(_ extract: Int, _ tree: Int, _ folders: [String]) -> String {
    let (folder, name) = names[extract][tree]
    return ((folder.map { [$0] } ?? []) + folders + [name]).joined(separator: "/") + ".json"
  }

  private static func unique(_ text: String, isFree: (String) -> Bool) -> String {
    var candidate = text
    var number = 1
    while !isFree(candidate) {
      number += 1
      candidate = "\(text)-\(number)"
    }
    return candidate
  }

  /// A text as a part of a path on any system: letters, digits, "-" and "_".
  private static func word(_ text: String) -> String {
    var word = ""
    for character in text {
      if character.isLetter || character.isNumber || character == "_" {
        word.append(character)
      } else if word.last != "-" {
        word.append("-")
      }
    }
    while word.last == "-" { word.removeLast() }
    // Names of files hold 255 bytes; endings and a number must fit.
    while word.utf8.count > 120 { word.removeLast() }
    return word.isEmpty ? "unnamed" : word
  }
}
