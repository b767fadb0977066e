/// The lines on which the rows of a chunk start, where blank lines or line ends inside quotation
/// marks make them differ from the rows' numbers.
struct RowLines {
  let dialect: Dialect
  let skipsBlankLines: Bool

  /// The lines, from 0, of the rows in a chunk that starts and ends with a row.
  func lines(_ bytes: UnsafePointer<UInt8>, count: Int) -> [UInt32] {
    var starts: [UInt32] = []
    RowWalk(dialect: dialect).forEachRow(bytes, count: count) { line, _, isBlank in
      if !(isBlank && skipsBlankLines) { starts.append(UInt32(line)) }
    }
    return starts
  }
}
