import Foundation

/// The files of the repository that tests read.
enum Repository {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static let sample = root.appendingPathComponent("SampleData/synthetic-lao-women.csv")

  static func reference(_ name: String) -> URL {
    root.appendingPathComponent("Tests/References/" + name)
  }
}
