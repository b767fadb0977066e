extension RowParser {
  /// Parses a chunk without quotation marks that ends with a line end.
  func parsePlain(
    _ base: UnsafePointer<UInt8>, count: Int, into scratch: ChunkScratch
  ) -> Outcome {
    var outcome = Outcome()
    let end = base + count
    var marks = PlainMarks(delimiter: delimiter, newline: newline, end: end)
    let first = scratch.firstPlace
    let shapes = scratch.shapes
    let skipsBlank = projection.columnCount > 1
    projection.segments.withUnsafeBufferPointer { segments in
      var p = base
      while p < end {
        let (near, far) = marks.startRow(at: p, looksFar: shapes.pointee.looksFar)
        if skipsBlank, p[0] == newline || (p[0] == 13 && p[1] == newline) {
          outcome.hasOddLines = true
        } else if let fields = shapes.pointee.fields(near, far) {
          store(fields, p, first, scratch, &outcome)
          outcome.rows &+= 1
        } else if row(p, segments, &marks, first, scratch, &outcome) {
          outcome.rows &+= 1
          shapes.pointee.learn(near, far, row: outcome.rows)
        } else {
          outcome.failure = .shortRow(at: p - base, fields: fields(ofRow: p))
          break
        }
        p = marks.nextLine()
      }
      outcome.consumed = p - base
    }
    return outcome
  }

  /// Stores the wanted fields of a row; false when it ends before the last of them.
  @inline(__always)
  private func row(
    _ start: UnsafePointer<UInt8>, _ segments: UnsafeBufferPointer<Projection.Segment>,
    _ marks: inout PlainMarks, _ first: CodePlace, _ scratch: ChunkScratch,
    _ outcome: inout Outcome
  ) -> Bool {
    var p = start
    for segment in segments {
      if segment.skip > 0 {
        guard let next = marks.skip(segment.skip) else { return false }
        p = next
      }
      if segment.number < 0, segment.code >= 0 {
        var place = first.at(segment.code, row: outcome.rows)
        var field = 0
        while field < segment.fields {
          guard let next = marks.nextField() else { return false }
          if !place.store(p, next - p) {
            scratch.storeUnknown(p, next - p, column: segment.code &+ field, row: outcome.rows)
          }
          p = next
          place.advance()
          field &+= 1
        }
      } else {
        guard let next = marks.nextField() else { return false }
        if segment.code >= 0 {
          scratch.store(p, next - p, column: segment.code, row: outcome.rows)
        }
        if segment.number >= 0 {
          storeNumber(p, before: next, segment.number, scratch, &outcome)
        }
        p = next
      }
    }
    return true
  }

  /// Stores the wanted fields of a row whose shape is known.
  @inline(__always)
  private func store(
    _ fields: UnsafePointer<RowShapes.Field>, _ row: UnsafePointer<UInt8>, _ first: CodePlace,
    _ scratch: ChunkScratch, _ outcome: inout Outcome
  ) {
    var place = first.at(0, row: outcome.rows)
    let codedCount = scratch.codedCount
    let masks = scratch.shapes.pointee.masks
    for column in 0..<codedCount {
      let start = row + Int(fields[column].offset)
      if !place.store(ByteWord.load(start) & masks[Int(fields[column].bytes)]) {
        scratch.storeUnknown(
          start, Int(fields[column].bytes), column: column, row: outcome.rows)
      }
      place.advance()
    }
    let numbers = fields + codedCount
    for number in 0..<scratch.numberCount {
      let start = row + Int(numbers[number].offset)
      storeNumber(start, before: start + Int(numbers[number].bytes), number, scratch, &outcome)
    }
  }

  /// Stores a number that ends right before `next`.
  @inline(__always)
  private func storeNumber(
    _ start: UnsafePointer<UInt8>, before next: UnsafePointer<UInt8>, _ target: Int,
    _ scratch: ChunkScratch, _ outcome: inout Outcome
  ) {
    var length = next - start - 1
    if length > 0, next[-1] == newline, next[-2] == 13 { length &-= 1 }
    storeNumber(start, length, target, outcome.rows, scratch, &outcome)
  }

  /// The number of fields in the row that starts at `start`.
  private func fields(ofRow start: UnsafePointer<UInt8>) -> Int {
    var fields = 1
    var p = start
    while p[0] != newline {
      if p[0] == delimiter { fields += 1 }
      p += 1
    }
    return fields
  }
}
