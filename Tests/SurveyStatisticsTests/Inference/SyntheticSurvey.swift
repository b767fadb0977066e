import SurveyStatistics

/// A small survey made by arithmetic alone, so that R can make the same one: six strata with
/// 4, 3, 5, 1, 2 and 1 PSUs, whose codes start again at 1 in every stratum.
enum SyntheticSurvey {
  struct Row {
    var stratum: Int
    var psuCode: Int
    var psu: Int
    var weight: Double
    var isOne: Bool
    var group: Int
  }

  /// Subpopulations; `even` has no case in the strata with one PSU.
  enum Domain: String, CaseIterable {
    case all, a, b, even

    func holds(_ row: Row) -> Bool {
      switch self {
      case .all: true
      case .a: row.group == 0
      case .b: row.group == 1
      case .even: row.psuCode.isMultiple(of: 2)
      }
    }
  }

  /// What counts as a PSU.
  enum Kind: String, CaseIterable {
    case psus, rows
  }

  static let psusPerStratum = [4, 3, 5, 1, 2, 1]
  static let fractions = [0.1, 0.2, 0.05, 0.5, 0.4, 0.25]

  static let rows: [Row] = {
    var rows: [Row] = []
    var psu = 0
    for (h, count) in psusPerStratum.enumerated() {
      for k in 1...count {
        for _ in 1...(3 + (k * (h + 1)) % 4) {
          let i = rows.count
          rows.append(
            Row(
              stratum: h, psuCode: k, psu: psu, weight: 1 + Double((7 * i) % 11) / 4,
              isOne: (i * i + 3 * i + k) % 5 < 2, group: (3 * i + k + i / 4) % 3))
        }
        psu += 1
      }
    }
    return rows
  }()

  static func design(
    _ kind: Kind, _ policy: SurveyDesign.LonePSUPolicy = .grandMean, fpc: Bool = false
  ) throws -> SurveyDesign {
    let fractions = fpc ? fractions : nil
    switch kind {
    case .psus:
      let strata = psusPerStratum.enumerated().flatMap { h, count in
        [Int32](repeating: Int32(h), count: count)
      }
      return try SurveyDesign(stratumOfPSU: strata, samplingFractions: fractions, lonePSU: policy)
    case .rows:
      let counts = psusPerStratum.indices.map { h in rows.count { $0.stratum == h } }
      return try SurveyDesign(
        rowsPerStratum: counts, samplingFractions: fractions, lonePSU: policy)
    }
  }

  static func totals(
    _ kind: Kind, weightScale: Double = 1, where holds: (Row) -> Bool
  ) -> DomainTotals {
    var units: [Int: DomainTotals.Unit] = [:]
    for row in rows where holds(row) {
      let index = kind == .psus ? row.psu : row.stratum
      units[index, default: .init(index: Int32(index))]
        .add(weight: row.weight * weightScale, isOne: row.isOne)
    }
    return DomainTotals(Array(units.values))
  }

  static func totals(_ kind: Kind, _ domain: Domain) -> DomainTotals {
    totals(kind, where: domain.holds)
  }
}
