import Foundation

/// Writes the synthetic sample survey: `swift run -c release SampleSurvey [folder]`.
@main
struct SampleSurveyCommand {
  static func main() {
    let arguments = CommandLine.arguments.dropFirst()
    guard arguments.count <= 1, arguments.first?.hasPrefix("-") != true else {
      fail("usage: SampleSurvey [folder to write into, default SampleData]", code: 64)
    }
    let folder = URL(fileURLWithPath: arguments.first ?? "SampleData", isDirectory: true)
    let frame = SurveyFrame()
    let households = HouseholdSurvey(frame: frame)
    let roster = Roster(of: households)
    let members = MemberSurvey(roster: roster)
    let files = [
      RecentBirthSurvey(frame: frame).file, households.file, households.labels,
      members.file, IndividualSurvey(members: members.persons).file,
      ChildSurvey(members: members.persons).file,
    ]
    for file in files {
      do {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let target = folder.appendingPathComponent(file.name)
        try Data(file.text.utf8).write(to: target, options: .atomic)
        print("\(file.name): \(file.rows.count) rows")
      } catch {
        let reason = error.localizedDescription
        fail("\(file.name) cannot be written to \(folder.path): \(reason)", code: 73)
      }
    }
  }

  /// Says what went wrong on standard error and ends with the given exit code.
  private static func fail(_ message: String, code: Int32) -> Never {
    FileHandle.standardError.write(Data((message + "\n").utf8))
    exit(code)
  }
}
