extension RowParser {
  /// Parses a chunk without quotation marks that ends with a line end.
  func parsePlain(
    _ base: UnsafePointer<UInt8>, count: Int, into scratch: ChunkScratch
  ) -> Outcome {
    var outcome = Outcome()
    let end = base + count
    let (delimiter, newline) = (delimiter, newline)
    let marks = FieldEnds(delimiter: delimiter, newline: newline)
    let skipsBlank = projection.columnCount > 1
    let width = scratch.codedCount
    let singles = scratch.singles
    let dictionaries = scratch.dictionaries
    let recent = scratch.recent
    projection.segments.withUnsafeBufferPointer { segments in
      guard let firstSegment = segments.baseAddress else { return }
      let endSegment = firstSegment + segments.count
      var p = base
      var row = 0
      // Where the codes of the row at hand go.
      var codes = scratch.codes
      rows: while p < end {
        if skipsBlank, p[0] == newline || (p[0] == 13 && p[1] == newline) {
          p += p[0] == newline ? 1 : 2
          outcome.hasOddLines = true
          continue
        }
        let rowStart = p
        var terminator = delimiter
        var segment = firstSegment
        while segment < endSegment {
          if segment.pointee.skip > 0 {
            let (next, left) = marks.skip(segment.pointee.skip, from: p)
            if left > 0 {
              outcome.failure = .shortRow(
                at: rowStart - base, fields: segment.pointee.column - left + 1)
              break rows
            }
            p = next
          }
          let fields = segment.pointee.fields
          let firstCode = segment.pointee.code
          let number = segment.pointee.number
          var field = 0
          while field < fields {
            if number < 0, firstCode >= 0 {
              // One or two bytes and a delimiter: nearly every item of a survey.
              var known = singles + (firstCode &+ field) &* 256
              var code = codes + (firstCode &+ field)
              while field < fields {
                let first = p[0]
                let second = p[1]
                if second == delimiter {
                  let single = known[Int(first)]
                  if single == FieldDictionary.unknown { break }
                  code.pointee = single
                  p += 2
                } else if p[2] == delimiter, first &- 48 < 10, second &- 48 < 10 {
                  code.pointee = dictionaries[firstCode &+ field].code(digits: first, second)
                  p += 3
                } else if recent[firstCode &+ field].isAgain(at: p) {
                  code.pointee = recent[firstCode &+ field].code
                  p += recent[firstCode &+ field].step
                } else {
                  break
                }
                known += 256
                code += 1
                field &+= 1
              }
              if field == fields { break }
            }
            let mark = marks.next(from: p)
            terminator = mark[0]
            var length = mark - p
            if terminator == newline {
              if length > 0, mark[-1] == 13 { length &-= 1 }
              if field &+ 1 < fields || segment + 1 < endSegment {
                outcome.failure = .shortRow(
                  at: rowStart - base, fields: segment.pointee.column &+ field &+ 1)
                break rows
              }
            }
            if firstCode >= 0 {
              let place = firstCode &+ field
              let code = dictionaries[place].code(padded: p, length: length)
              codes[place] = code
              if terminator == delimiter { recent[place].set(p, length: length, code: code) }
            }
            if number >= 0 { storeNumber(p, length, number, row, scratch, &outcome) }
            p = mark + 1
            field &+= 1
          }
          segment += 1
        }
        if terminator != newline {
          guard let found = Platform.find(newline, from: p, count: end - p) else { break }
          p = found + 1
        }
        row &+= 1
        codes += width
      }
      outcome.rows = row
      outcome.consumed = p - base
    }
    return outcome
  }
}
