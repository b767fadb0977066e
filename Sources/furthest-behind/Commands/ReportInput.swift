import FurthestBehind
import TreeRendering

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What a report is made of: run folders and single results.
enum ReportInput {
  /// The name of a run's manifest in its folder.
  private static let manifest = "run.json"

  /// The trees of a run folder in the plan's order, or the one of a result.
  static func entries(of path: String) throws(CommandFailure) -> [ReportEntry] {
    guard path != "-", OperatingSystem.kind(of: path) == .folder else {
      return [ReportEntry(try finding(InputSource(path)))]
    }
    let file = path + "/" + manifest
    guard OperatingSystem.kind(of: file) != nil else { throw .notARun(folder: path) }
    let bytes = try read(.file(file))
    guard let run = try? JSONDecoder().decode(RunManifest.self, from: Data(bytes)),
      run.schema == RunManifest.currentSchema
    else { throw .notAManifest(file: file) }
    var entries: [ReportEntry] = []
    for entry in run.entries {
      var result: Finding?
      if let name = entry.file {
        guard isInside(name) else { throw .notAManifest(file: file) }
        result = try finding(.file(path + "/" + name))
      }
      entries.append(ReportEntry(entry, finding: result))
    }
    return entries
  }

  private static func finding(_ source: InputSource) throws(CommandFailure) -> Finding {
    let bytes = try read(source)
    do {
      return try Finding(json: Data(bytes))
    } catch {
      throw .notAResult(file: source.path ?? "standard input")
    }
  }

  private static func read(_ source: InputSource) throws(CommandFailure) -> [UInt8] {
    do { return try source.read() } catch { throw .input(error) }
  }

  /// Whether a name of a manifest stays in the run's folder.
  private static func isInside(_ name: String) -> Bool {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    return !parts.contains { $0.isEmpty || $0 == ".." || $0.contains("\\") || $0.contains(":") }
  }
}
