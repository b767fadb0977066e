/// How a column's fields are to be kept.
package enum FieldKind: Sendable, Hashable {
  /// As codes of a dictionary of distinct texts: circumstances, indicators, PSUs, strata.
  case coded
  /// As numbers: sampling weights.
  case number
}

/// A column that is wanted, and how.
package struct ColumnRequest: Sendable, Hashable {
  /// Position in the header, from 0.
  package let column: Int
  package let kind: FieldKind

  package init(column: Int, kind: FieldKind) {
    self.column = column
    self.kind = kind
  }
}

/// The fields that a parser must visit in every row, in file order.
struct Projection: Sendable {
  /// One wanted field.
  struct Step {
    /// Fields to pass over before this one.
    var skip: Int
    /// Where its code goes: an index into the coded columns, or -1.
    var code: Int
    /// Where its number goes: an index into the number columns, or -1.
    var number: Int
  }

  /// Neighbouring coded fields, or one field of numbers.
  struct Segment {
    /// Fields to pass over before the first one, and the first one's position in the header.
    var skip: Int
    var column: Int
    var fields: Int
    /// The first field's index into the coded columns (the others follow), or -1.
    var code: Int
    /// The index into the number columns, or -1.
    var number: Int
  }

  let steps: [Step]
  /// The same fields, neighbours taken together.
  let segments: [Segment]
  /// File columns of the coded and of the number outputs, in the order of their indices.
  let codedColumns: [Int]
  let numberColumns: [Int]
  /// Columns in the header.
  let columnCount: Int

  init(_ requests: [ColumnRequest], columnCount: Int) {
    self.columnCount = columnCount
    codedColumns = Set(requests.filter { $0.kind == .coded }.map(\.column)).sorted()
    numberColumns = Set(requests.filter { $0.kind == .number }.map(\.column)).sorted()
    var steps: [Step] = []
    var (next, code, number) = (0, 0, 0)
    for column in Set(requests.map(\.column)).sorted() {
      let isCoded = code < codedColumns.count && codedColumns[code] == column
      let isNumber = number < numberColumns.count && numberColumns[number] == column
      steps.append(
        Step(skip: column - next, code: isCoded ? code : -1, number: isNumber ? number : -1))
      next = column + 1
      if isCoded { code += 1 }
      if isNumber { number += 1 }
    }
    // The row's end must be looked for even when nothing in it is wanted.
    self.steps = steps.isEmpty ? [Step(skip: 0, code: -1, number: -1)] : steps
    segments = Self.segments(self.steps)
  }

  private static func segments(_ steps: [Step]) -> [Segment] {
    var segments: [Segment] = []
    var column = 0
    for step in steps {
      column += step.skip
      if step.skip == 0, step.number < 0, let last = segments.last, last.number < 0 {
        segments[segments.count - 1].fields += 1
      } else {
        segments.append(
          Segment(
            skip: step.skip, column: column, fields: 1, code: step.code, number: step.number))
      }
      column += 1
    }
    return segments
  }

  /// Position in the header of the last wanted column, from 0.
  var lastColumn: Int { max(codedColumns.last ?? 0, numberColumns.last ?? 0) }
}
