// Swift's libraries that the program's modules use: where they become a part of the program, the
// linker takes those that are named here (see Package.swift).
import Dispatch
import furthest_behind

#if canImport(FoundationEssentials)
  import FoundationEssentials
#endif

/// The program's entry.
@main
enum ProgramEntry {
  static func main() {
    FurthestBehindTool.main()
  }
}
