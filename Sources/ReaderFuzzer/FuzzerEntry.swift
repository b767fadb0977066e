/// What libFuzzer calls with every input: a difference between reader and twin ends the program.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let input = Array(UnsafeBufferPointer(start: bytes, count: count))
  if let difference = FuzzedExtract.difference(input) { fatalError(difference) }
  return 0
}
