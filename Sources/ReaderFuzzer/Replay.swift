import Foundation

#if !FUZZING
  /// Built without the fuzzer, the program goes through a corpus: every file of the folders that
  /// its arguments name.
  @main
  enum Replay {
    static func main() throws {
      var count = 0
      for folder in CommandLine.arguments.dropFirst() {
        for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() {
          let input = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))
          if let difference = FuzzedExtract.difference(Array(input)) {
            print("\(name): \(difference)")
            exit(1)
          }
          count += 1
        }
      }
      print("\(count) inputs: reader and twin agree")
    }
  }
#endif
