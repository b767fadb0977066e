import CommandLineKit
import FurthestBehind
import TreeRendering

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The folder of a run's results.
///
/// Every file appears whole or not at all, and a tree's JSON file after its figures: where it
/// stands, the tree is done.
struct RunFolder: Sendable {
  let path: String

  /// The forms of a tree beside its JSON.
  private static let figures: [OutputFormat] = [.text, .dot, .svg]

  /// Makes the folder ready for a run.
  ///
  /// - Parameter resumes: whether what an earlier run has left is used; a folder that is not empty
  ///   is refused otherwise.
  init(_ path: String, resumes: Bool) throws(OutputFailure) {
    self.path = path
    switch OperatingSystem.kind(of: path) {
    case nil:
      try Self.createFolder(path)
    case .folder:
      let isEmpty = (try? FileManager.default.contentsOfDirectory(atPath: path))?.isEmpty ?? true
      if !isEmpty, !resumes { throw OutputFailure(path, .isNotEmpty) }
      if !OperatingSystem.isWritable(path) { throw OutputFailure(path, .isProtected) }
      if !isEmpty { removeLeftovers() }
    default: throw OutputFailure(path, .folderIsFile(path))
    }
  }

  /// The finding that stands in a file of the folder; nil when there is none, or it is not whole.
  func finding(_ file: String) -> Finding? {
    guard let bytes = FileManager.default.contents(atPath: place(file)) else { return nil }
    return try? Finding(json: bytes)
  }

  /// Writes a tree in all its forms; what stands there already as it should is left.
  func write(
    _ finding: Finding, file: String, shape: FindingOutput.Shape
  ) throws(CommandFailure) {
    let stem = String(file.dropLast(".json".count))
    for format in Self.figures + [.json] {
      let bytes = try FindingOutput.bytes(of: finding, format: format, shape: shape)
      try write(bytes, to: stem + "." + Self.ending(format))
    }
  }

  /// Writes a file of the folder, unless it holds the same bytes.
  func write(_ bytes: [UInt8], to file: String) throws(CommandFailure) {
    let place = place(file)
    if let old = FileManager.default.contents(atPath: place), old.elementsEqual(bytes) { return }
    do throws(OutputFailure) {
      try Self.createFolder(String(place[..<(place.lastIndex(of: "/") ?? place.startIndex)]))
      try OutputDestination.file(place).write(bytes)
    } catch {
      throw .output(error)
    }
  }

  /// Takes away the results of trees that the run does not have.
  ///
  /// Only result files of this program and their figures go, and folders that are empty then.
  func removeOthers(than entries: [RunManifest.Entry]) {
    let wanted = Set(entries.compactMap(\.file))
    for file in files where file.hasSuffix(".json") && file.contains("/") {
      guard !wanted.contains(file), finding(file) != nil else { continue }
      let stem = place(String(file.dropLast(".json".count)))
      for format in Self.figures + [.json] {
        OperatingSystem.remove(stem + "." + Self.ending(format))
      }
      removeEmptyFolders(above: file)
    }
  }

  private func removeEmptyFolders(above file: String) {
    var parts = file.split(separator: "/").dropLast()
    while !parts.isEmpty {
      let folder = place(parts.joined(separator: "/"))
      guard (try? FileManager.default.contentsOfDirectory(atPath: folder))?.isEmpty == true else {
        return
      }
      try? FileManager.default.removeItem(atPath: folder)
      parts = parts.dropLast()
    }
  }

  /// Takes away what a run that was ended has left half-written.
  private func removeLeftovers() {
    for file in files {
      let name = file.split(separator: "/").last ?? ""
      if OutputDestination.isTemporary(String(name)) { OperatingSystem.remove(place(file)) }
    }
  }

  /// Every file in the folder and below, relative to it.
  private var files: [String] {
    ((try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? []).sorted()
  }

  private func place(_ file: String) -> String { path + "/" + file }

  /// The nearest folder above a path that exists, or whatever has its name.
  private static func nearest(above path: String) -> String {
    var path = path[...]
    while let end = path.lastIndex(where: OperatingSystem.pathSeparators.contains) {
      path = path[..<end]
      if path.isEmpty { return "/" }
      if OperatingSystem.kind(of: String(path)) != nil { return String(path) }
    }
    return "."
  }

  private static func ending(_ format: OutputFormat) -> String {
    format == .text ? "txt" : format.rawValue
  }

  private static func createFolder(_ path: String) throws(OutputFailure) {
    if OperatingSystem.kind(of: path) == .folder { return }
    // The system's words for what stands in the way are few.
    let parent = nearest(above: path)
    switch OperatingSystem.kind(of: parent) {
    case .folder, nil:
      if !OperatingSystem.isWritable(parent) { throw OutputFailure(path, .isForbidden(parent)) }
    default: throw OutputFailure(path, .folderIsFile(parent))
    }
    do {
      try OperatingSystem.createFolder(path)
    } catch {
      throw OutputFailure(path, .cannotCreate(error))
    }
  }
}
