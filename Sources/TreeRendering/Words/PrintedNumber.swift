import Mathematics

/// A number as the C library's `printf` writes it, such as `%.6g`.
func printed(_ value: Double, _ format: String) -> String {
  // The longest number has 309 digits before its point.
  var text = [CChar](repeating: 0, count: 400)
  let length = withVaList([value]) { vsnprintf(&text, text.count, format, $0) }
  return String(decoding: text.prefix(Int(length)).map(UInt8.init(bitPattern:)), as: UTF8.self)
}
