extension ReadingLoop {
  /// Puts the pieces together, in file order.
  func assemble(_ pieces: [ReadingPiece], _ scratches: [ChunkScratch]) throws(Stop) -> CodedTable {
    var hash = feed.fingerprint
    var chunks: [CodedTable.Chunk] = []
    var fieldCounts = countsFields ? FieldCounts() : nil
    var row = 0
    var line = firstLine
    var cutRow: CutRow?
    for piece in pieces {
      for block in piece.blockHashes { hash.fold(block.hash, length: block.count) }
      chunks.append(
        CodedTable.Chunk(
          firstRow: row, firstLine: line, rows: piece.rows, worker: piece.worker,
          codes: piece.codes, rowLines: piece.rowLines))
      if let counts = piece.fieldCounts { fieldCounts?.add(counts, lines: line) }
      if let row = piece.cutRow { cutRow = row.moved(by: line) }
      row += piece.rows
      line += piece.lines
    }
    var coded: [Int: CodedColumn] = [:]
    var places: [Int: Int] = [:]
    for (place, column) in projection.codedColumns.enumerated() {
      coded[column] = merge(place, column, pieces, scratches)
      places[column] = place
    }
    var numbers: [Int: NumberColumn] = [:]
    for (place, column) in projection.numberColumns.enumerated() {
      numbers[column] = NumberColumn(chunks: pieces.map { $0.numbers[place] })
    }
    let table = CodedTable(
      header: header, chunks: chunks, coded: coded, codedPlace: places, numbers: numbers,
      bytes: hash.bytes, fingerprint: hash.text, fieldCounts: fieldCounts, cutRow: cutRow)
    if let size, size != hash.bytes {
      throw .failed(.changedWhileRead(expected: size, found: hash.bytes))
    }
    try checkCharacters(table)
    return table
  }

  /// One dictionary from the workers' own, in order of first appearance in the file.
  private func merge(
    _ place: Int, _ column: Int, _ pieces: [ReadingPiece], _ scratches: [ChunkScratch]
  ) -> CodedColumn {
    let counts = scratches.map { $0.dictionaries[place].count }
    // Many workers may have met the same texts.
    var merged = FieldDictionary(count: min(counts.reduce(0, +), 2 * (counts.max() ?? 0)))
    var remaps = counts.map { count in
      var remap: [UInt32] = []
      remap.reserveCapacity(count)
      return remap
    }
    for piece in pieces {
      let worker = piece.worker
      let new = remaps[worker].count..<piece.dictionaryCounts[place]
      scratches[worker].dictionaries[place].forEachText(of: new) { text in
        let needsTrim =
          text.first.map { $0.isBlank || $0 == 0xC2 } ?? false
          || text.last.map { $0.isBlank || $0 == 0xA0 } ?? false
        remaps[worker].append(needsTrim ? merged.code(text.trimmed) : merged.code(text))
      }
    }
    let (bytes, starts) = merged.contents
    return CodedColumn(
      name: header[column], remaps: remaps, bytes: bytes, starts: starts, syntax: dialect.numbers)
  }

  /// Throws when a text is not in the file's encoding.
  private func checkCharacters(_ table: CodedTable) throws(Stop) {
    let isDecoded = dialect.encoding != .utf8
    if isDecoded, !feed.isMalformed { return }
    for column in projection.codedColumns {
      guard let dictionary = table.column(column) else { continue }
      for code in 0..<dictionary.count {
        let text = dictionary.utf8(code)
        guard text.contains(where: { $0 >= 0x80 }),
          isDecoded
            ? dictionary.text(code).contains("\u{FFFD}")
            : String(validating: text, as: UTF8.self) == nil
        else { continue }
        let row = table.firstRow(column: column) { $0 == UInt32(code) } ?? 0
        throw .failed(
          .undecodable(
            .init(
              line: table.line(ofRow: row), column: header[column], text: dictionary.text(code)),
            dialect.encoding))
      }
    }
  }
}
