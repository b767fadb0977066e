/// The hash of a file that is not read row by row, such as a list of labels.
package enum FileFingerprint {
  /// The file's hash, as that of an extract is.
  ///
  /// - Complexity: O(*n*) for *n* bytes, in constant memory.
  package static func of(_ source: ExtractSource) throws(ReadingError) -> String {
    var stream = try ByteStream.open(source)
    var fingerprint = Fingerprint()
    let block = UnsafeMutablePointer<UInt8>.allocate(capacity: Fingerprint.blockSize)
    defer { block.deallocate() }
    while true {
      let count = try stream.read(into: block, count: Fingerprint.blockSize)
      if count > 0 { fingerprint.fold(Fingerprint.hash(block, count: count), length: count) }
      if count < Fingerprint.blockSize { return fingerprint.text }
    }
  }
}
