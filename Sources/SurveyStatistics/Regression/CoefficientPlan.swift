/// Which column of the design matrix stands for which line of the table.
struct CoefficientPlan {
  enum Role {
    case reference
    case absent
    case column(Int)
  }
  struct Line {
    let term: Int?
    let level: Int?
    let role: Role
  }

  let terms: [LogisticRegression.Term]
  private(set) var lines = [Line(term: nil, level: nil, role: .column(0))]
  private(set) var columnCount = 1
  /// By term, the column of each level (-1: none), or of the number.
  private var columns: [[Int]] = []

  init(cells: CircumstanceCells, terms: [LogisticRegression.Term]) {
    self.terms = terms
    for (position, term) in terms.enumerated() {
      switch term {
      case .number:
        lines.append(Line(term: position, level: nil, role: .column(columnCount)))
        columns.append([columnCount])
        columnCount += 1
      case .levels(let circumstance, let wanted):
        var isPresent: [Bool] = []
        for cell in 0..<cells.count {
          let level = cells.level(of: circumstance, in: cell)
          while isPresent.count <= level { isPresent.append(false) }
          if cells.weight[cell] > 0 { isPresent[level] = true }
        }
        let reference =
          wanted.flatMap { isPresent.indices.contains($0) && isPresent[$0] ? $0 : nil }
          ?? isPresent.firstIndex(of: true)
        var columnOfLevel = [Int](repeating: -1, count: isPresent.count)
        for level in isPresent.indices {
          let role: Role
          if level == reference {
            role = .reference
          } else if isPresent[level] {
            role = .column(columnCount)
            columnOfLevel[level] = columnCount
            columnCount += 1
          } else {
            role = .absent
          }
          lines.append(Line(term: position, level: level, role: role))
        }
        columns.append(columnOfLevel)
      }
    }
  }

  func designMatrix(cells: CircumstanceCells) -> DesignMatrix {
    var design = DesignMatrix(columnCount: columnCount)
    for cell in 0..<cells.count {
      design.append(1, in: 0)
      for (position, term) in terms.enumerated() {
        switch term {
        case .number(let circumstance, let values):
          design.append(
            values[cells.level(of: circumstance, in: cell)], in: columns[position][0])
        case .levels(let circumstance, _):
          let column = columns[position][cells.level(of: circumstance, in: cell)]
          if column >= 0 { design.append(1, in: column) }
        }
      }
      design.endRow()
    }
    return design
  }
}
