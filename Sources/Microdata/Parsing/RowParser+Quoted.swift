extension RowParser {
  /// Parses a chunk that may hold quotation marks; an unfinished row at its end is left over
  /// unless the chunk is the last.
  func parseQuoted(
    _ base: UnsafePointer<UInt8>, count: Int, into scratch: ChunkScratch
  ) -> Outcome {
    var outcome = Outcome()
    let end = base + count
    let first = scratch.firstPlace
    let skipsBlank = projection.columnCount > 1
    var fields = FieldReader(delimiter: delimiter, newline: newline, quote: quote, end: end)
    var marks = RowMarks(delimiter: delimiter, newline: newline, quote: quote, end: end)
    projection.steps.withUnsafeBufferPointer { steps in
      var p = base
      marks.restart(at: p)
      while p < end {
        if skipsBlank, p[0] == newline || (p[0] == 13 && p + 1 < end && p[1] == newline) {
          p += p[0] == newline ? 1 : 2
          outcome.hasOddLines = true
          marks.restart(at: p)
        } else {
          if let next = row(p, steps, &marks, &fields, first, scratch, &outcome) {
            p = next
          } else {
            guard let next = row(p, base, steps, &fields, scratch, &outcome) else { break }
            p = next
            marks.restart(at: p)
          }
          outcome.rows &+= 1
        }
        outcome.consumed = p - base
      }
    }
    if marks.hasQuotedLines || fields.hasQuotedLines { outcome.hasOddLines = true }
    return outcome
  }

  /// Parses the row at `start` by its marks; the start of the next one, or nil where the row has
  /// to be read field by field.
  @inline(__always)
  private func row(
    _ start: UnsafePointer<UInt8>, _ steps: UnsafeBufferPointer<Projection.Step>,
    _ marks: inout RowMarks, _ fields: inout FieldReader, _ first: CodePlace,
    _ scratch: ChunkScratch, _ outcome: inout Outcome
  ) -> UnsafePointer<UInt8>? {
    var p = start
    var place = 0
    while true {
      let step = steps[place]
      if step.skip > 0 {
        guard let next = marks.skip(step.skip) else { return nil }
        p = next
      }
      guard let mark = marks.fieldEnd() else { return nil }
      let isLine = mark[0] == newline
      place &+= 1
      if isLine, place < steps.count { return nil }
      var length = mark - p
      if p[0] == quote {
        // Between the marks, unless another one or a line's carriage return stands there.
        let close = ByteWord.first(quote, from: p + 1)
        if close + 1 != mark {
          let field = fields.read(p)
          store(field, fields.buffer, step, outcome.rows, scratch, &outcome)
          length = -1
        } else {
          p += 1
          length &-= 2
        }
      } else if isLine, length > 0, mark[-1] == 13 {
        length &-= 1
      }
      if length >= 0 {
        if step.code >= 0 {
          if !first.at(step.code, row: outcome.rows).store(p, length &+ 1) {
            scratch.storeUnknown(p, length &+ 1, column: step.code, row: outcome.rows)
          }
        }
        if step.number >= 0 {
          storeNumber(p, length, step.number, outcome.rows, scratch, &outcome)
        }
      }
      p = mark + 1
      if isLine { return p }
      if place == steps.count { return marks.skipLine() }
    }
  }

  /// Parses the row at `start` field by field; the start of the next one, or nil with the failure
  /// in `outcome`.
  @inline(never)
  private func row(
    _ start: UnsafePointer<UInt8>, _ base: UnsafePointer<UInt8>,
    _ steps: UnsafeBufferPointer<Projection.Step>, _ fields: inout FieldReader,
    _ scratch: ChunkScratch, _ outcome: inout Outcome
  ) -> UnsafePointer<UInt8>? {
    let row = start - base
    var column = 0
    var field = FieldReader.Field(next: start)
    for step in steps {
      let wanted = column &+ step.skip
      while true {
        let isWanted = column == wanted
        field = isWanted ? fields.read(field.next) : fields.pass(field.next)
        column &+= 1
        if let failure = unfinished(field, row, base) {
          outcome.failure = failure
          return nil
        }
        if field.end == .newline, !isWanted || column <= projection.lastColumn {
          outcome.failure = .shortRow(at: row, fields: column)
          return nil
        }
        if isWanted { break }
      }
      store(field, fields.buffer, step, outcome.rows, scratch, &outcome)
    }
    while field.end == .delimiter {
      field = fields.pass(field.next)
      if let failure = unfinished(field, row, base) {
        outcome.failure = failure
        return nil
      }
    }
    return field.next
  }

  /// The failure of a field that the chunk does not close; nil when it does.
  private func unfinished(
    _ field: FieldReader.Field, _ row: Int, _ base: UnsafePointer<UInt8>
  ) -> Failure? {
    switch field.end {
    case .delimiter, .newline: nil
    case .openQuote: .openQuote(row: row, mark: field.start - base)
    case .chunkEnd: .openQuote(row: row, mark: -1)
    }
  }

  /// Stores a field that may stand in the reader's buffer.
  private func store(
    _ field: FieldReader.Field, _ buffer: [UInt8], _ step: Projection.Step, _ row: Int,
    _ scratch: ChunkScratch, _ outcome: inout Outcome
  ) {
    if field.isBuffered {
      buffer.withUnsafeBufferPointer { bytes in
        // An empty buffer, too, has memory of its own (see `FieldReader`), so that words can be read.
        store(bytes.baseAddress ?? field.start, bytes.count, step, row, scratch, &outcome)
      }
    } else {
      store(field.start, field.length, step, row, scratch, &outcome)
    }
  }

  private func store(
    _ start: UnsafePointer<UInt8>, _ length: Int, _ step: Projection.Step, _ row: Int,
    _ scratch: ChunkScratch, _ outcome: inout Outcome
  ) {
    if step.code >= 0 {
      scratch.store(start, length: length, column: step.code, row: row)
    }
    if step.number >= 0 { storeNumber(start, length, step.number, row, scratch, &outcome) }
  }
}
