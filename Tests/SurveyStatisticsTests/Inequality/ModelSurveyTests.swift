import Foundation
import SurveyModel
import Testing

@testable import SurveyStatistics

/// Where the extracts of the DHS Program's model datasets lie, when they are at hand: they are
/// no part of the project.
private let modelSurvey = ProcessInfo.processInfo.environment["DHS_MODEL_EXTRACTS"]

/// The measures on the DHS model datasets, against R 4.2.2 with survey 4.1.1 (weights wt, PSU
/// v021/hv021 nested in strata v022/hv022, domains of the whole file, lonely.psu = "adjust").
@Suite(.enabled(if: modelSurvey != nil))
struct ModelSurveyTests {
  /// An outcome with its circumstances, and the figures of D over the cells of complete cases.
  struct Outcome: Sendable, CustomTestStringConvertible {
    let file: String
    let name: String
    let circumstances: [String]
    let rows: Int
    let cells: Int
    let d: Double
    let hoi: Double
    let parts: [Double]
    var testDescription: String { name }
  }

  static let outcomes = [
    Outcome(
      file: "women_ir.csv", name: "sba_last",
      circumstances: [
        "PoorerHousehold", "Residence", "aGroup", "MarriageStatus", "NUnder5", "Education",
      ],
      rows: 4251, cells: 304, d: 0.129039725242101, hoi: 0.55328458885012,
      parts: [0.029508368, 0.043132839, 0.010452114, 0.0095828915, 0.016407573, 0.01995594]),
    Outcome(
      file: "women_ir.csv", name: "modern_contra_union",
      circumstances: ["PoorerHousehold", "Residence", "aGroup", "NUnder5", "Education"],
      rows: 5380, cells: 164, d: 0.229895697429418, hoi: 0.124650440061862,
      parts: [0.04146369, 0.078140027, 0.03089815, 0.047584243, 0.031809587]),
    Outcome(
      file: "women_ir.csv", name: "anc4_last",
      circumstances: [
        "PoorerHousehold", "Residence", "aGroup", "MarriageStatus", "NUnder5", "Education",
      ],
      rows: 3801, cells: 292, d: 0.0378715686520832, hoi: 0.837546517980016,
      parts: [
        0.0053292578, 0.0071977381, 0.0061448174, 0.0038301641, 0.0094758425, 0.0058937488,
      ]),
    Outcome(
      file: "households_hr.csv", name: "electricity_escap",
      circumstances: ["PoorerHousehold", "Residence", "HighestEducation"],
      rows: 6290, cells: 12, d: 0.602937095037768, hoi: 0.076772397984897,
      parts: [0.17639501, 0.29459774, 0.13194434]),
    Outcome(
      file: "households_hr.csv", name: "improved_water",
      circumstances: ["PoorerHousehold", "Residence", "HighestEducation"],
      rows: 6280, cells: 12, d: 0.16859590282853, hoi: 0.545279556459522,
      parts: [0.07618736, 0.059037694, 0.033370848]),
    Outcome(
      file: "households_hr.csv", name: "mobile",
      circumstances: ["PoorerHousehold", "Residence", "HighestEducation", "HHSex"],
      rows: 6287, cells: 24, d: 0.214420049425782, hoi: 0.460907252802729,
      parts: [0.099599406, 0.063972828, 0.048713534, 0.0021342806]),
    Outcome(
      file: "members_pr.csv", name: "secondary2035",
      circumstances: ["PoorerHousehold", "Residence", "Sex"],
      rows: 8064, cells: 8, d: 0.451827083930962, hoi: 0.089006046614206,
      parts: [0.14624586, 0.25346336, 0.052117867]),
    Outcome(
      file: "members_pr.csv", name: "stunted",
      circumstances: ["PoorerHousehold", "Residence", "MotherEducation", "hv014", "Sex"],
      rows: 2570, cells: 102, d: 0.11780076803856, hoi: 0.318687499575767,
      parts: [0.023483134, 0.03228002, 0.020729079, 0.03380278, 0.0075057558]),
  ]

  /// D of the indicator as given, with 1 counted as access; a barrier's D follows from it.
  @Test(arguments: outcomes)
  func dissimilarityAndParts(outcome: Outcome) throws {
    let sample = try ModelSample(
      file: outcome.file, indicator: outcome.name, circumstances: outcome.circumstances)
    let index = try #require(DissimilarityIndex(cells: sample.cells, direction: .opportunity))
    #expect(index.rows == outcome.rows)
    #expect(index.groupCount == outcome.cells)
    #expect(abs(index.d - outcome.d) < 1e-12)
    #expect(abs(index.hoi - outcome.hoi) < 1e-12)
    let shapley = try ShapleyDecomposition(cells: sample.cells, direction: .opportunity)
    for (part, expected) in zip(shapley.contributions, outcome.parts) {
      // The reference is printed to eight digits.
      #expect(abs(part - expected) < 1e-8)
    }
    let barrier = try #require(DissimilarityIndex(cells: sample.cells, direction: .barrier))
    #expect(abs(index.rate * index.d - barrier.rate * barrier.d) < 1e-12)
  }

  /// Errors of D and HOI by `withReplicates` on JKn replicates (lonely.psu = "certainty": a lone
  /// PSU is never left out), then design effect, D0 and corrected D from `svytotal` of the cells'
  /// scores.
  @Test(arguments: [
    (
      "households_hr.csv", "electricity_escap",
      ["PoorerHousehold", "Residence", "HighestEducation"], Direction.opportunity,
      [0.02177545871346502, 0.00788769180791532, 1, 0.0347349678478166, 0.6019357296100586]
    ),
    (
      "women_ir.csv", "sba_last", ["PoorerHousehold", "Residence", "Education"], .opportunity,
      [
        0.0117380216026139, 0.0213966448303586, 1.6686333038331542, 0.0178419237323396,
        0.0979416069457572,
      ]
    ),
    (
      "households_hr.csv", "improved_water", ["hv024", "HighestEducation"], .opportunity,
      [
        0.0142713960631197, 0.0268973446505080, 2.5418997853729866, 0.0217271284417442,
        0.1390889234596731,
      ]
    ),
    (
      "members_pr.csv", "stunted", ["Sex"], .opportunity,
      [0.01148253084633525, 0.01436336057616357, 1, 0.01277432759175550, -0.01270995353091227]
    ),
    (
      "members_pr.csv", "stunted", ["PoorerHousehold", "Residence", "Sex"], .barrier,
      [0.00872107066244033, 0.01547504387686071, 1, 0.0176770710151541, 0.0290467830611811]
    ),
  ])
  func errorAndCorrection(
    file: String, name: String, circumstances: [String], direction: Direction,
    expected: [Double]
  ) throws {
    let sample = try ModelSample(file: file, indicator: name, circumstances: circumstances)
    let error = try #require(
      DissimilarityJackknife(cells: sample.cells, psus: sample.psus, direction: direction))
    let corrected = try #require(
      CorrectedDissimilarity(cells: sample.cells, psus: sample.psus, direction: direction))
    let found = [
      error.d, error.hoi, corrected.designEffect, corrected.dUnderEquality, corrected.corrected,
    ]
    for (figure, reference) in zip(found, expected) { #expect(abs(figure - reference) < 1e-10) }
  }

  /// `svyglm(family = quasibinomial())`, intercept first; numbers are NUnder5 and hv014.
  @Test(arguments: [
    (
      "women_ir.csv", "sba_last",
      ["PoorerHousehold", "Residence", "aGroup", "MarriageStatus", "NUnder5", "Education"],
      [
        (0.4564015686098978, 0.1754709308350900), (-0.3684111269678849, 0.1645200701974480),
        (0.8487131282091063, 0.2371596746985432), (0.0842758325180969, 0.1050853590068541),
        (-0.1160809788313037, 0.1273492851630890), (0.1454534803557221, 0.1629596892126596),
        (0.0346917955718780, 0.1551838649391309), (-0.0688894282430580, 0.0475339223989463),
        (0.6246005974078991, 0.1651350537070873), (1.9204133062526314, 0.6048346088837533),
      ], 181
    ),
    (
      "households_hr.csv", "electricity_escap",
      ["PoorerHousehold", "Residence", "HighestEducation"],
      [
        (-4.400591109848150, 0.399779560592043), (-3.512861540360011, 0.666565456047145),
        (3.393040779766838, 0.342214611695592), (0.966075756769626, 0.189355512768862),
        (2.059081468112608, 0.208299012106265),
      ], 186
    ),
    (
      "members_pr.csv", "stunted",
      ["PoorerHousehold", "Residence", "MotherEducation", "hv014", "Sex"],
      [
        (-0.6312045172171873, 0.1684566648960577), (0.1067829575855925, 0.1218067942052356),
        (-0.3415473804552331, 0.1288961387959819), (-0.2275123707964807, 0.1568177050641208),
        (0.6821019025615864, 0.9277088246521725), (0.0598408031734652, 0.0446263784052112),
        (-0.0029196237214866, 0.0879664187258666),
      ], 181
    ),
  ])
  func oddsRatios(
    file: String, name: String, circumstances: [String], expected: [(Double, Double)],
    degreesOfFreedom: Int
  ) throws {
    let sample = try ModelSample(file: file, indicator: name, circumstances: circumstances)
    let terms = circumstances.enumerated().map { index, circumstance in
      ["NUnder5", "hv014"].contains(circumstance)
        ? LogisticRegression.Term.number(
          of: index, values: sample.levels[index].map { Double($0) ?? .nan })
        : .levels(of: index, reference: 0)
    }
    let regression = try LogisticRegression(
      cells: sample.cells, terms: terms, psus: sample.psus)
    let estimated = regression.coefficients.filter { $0.state == .estimated }
    #expect(estimated.count == expected.count)
    for (coefficient, reference) in zip(estimated, expected) {
      #expect(abs(try #require(coefficient.estimate) - reference.0) < 1e-9)
      #expect(abs(try #require(coefficient.standardError) - reference.1) < 1e-9)
    }
    #expect(regression.residualDegreesOfFreedom == degreesOfFreedom)
  }

  /// Mobile phones along the wealth score: `glm(mobile ~ R, weights = wt, quasibinomial())`.
  @Test func slopeAlongWealth() throws {
    let sample = try ModelSample(
      file: "households_hr.csv", indicator: "mobile", circumstances: ["hv271"])
    let order = (0..<sample.cells.count).sorted {
      sample.cells.level(of: 0, in: $0) < sample.cells.level(of: 0, in: $1)
    }
    let weight = order.map { sample.cells.weight[$0] }
    let ones = order.map { sample.cells.weightedOnes[$0] }
    let concentration = try #require(ConcentrationIndex(weight: weight, weightedOnes: ones))
    #expect(abs(try #require(concentration.c) - 0.290805431473086) < 1e-10)
    guard case .estimated(let sii, let rii)? = SlopeIndex(weight: weight, weightedOnes: ones)
    else {
      Issue.record("no slope")
      return
    }
    #expect(abs(sii - 0.878724394789571) < 1e-10)
    #expect(abs(rii - 10.757322917644842) < 1e-8)
  }
}

/// The complete cases of an outcome as cells and PSU totals of the whole file's design.
private struct ModelSample {
  let cells: CircumstanceCells
  let psus: PSUCellTotals
  /// Names of levels by circumstance, numbers ascending, education in its own order.
  let levels: [[String]]

  init(file: String, indicator: String, circumstances: [String]) throws {
    let folder = try #require(modelSurvey)
    let text = try String(
      contentsOf: URL(fileURLWithPath: folder).appendingPathComponent(file), encoding: .utf8)
    let table = text.split(whereSeparator: \.isNewline).map(Self.fields)
    let header = try #require(table.first)
    func column(_ name: String) throws -> Int { try #require(header.firstIndex(of: name)) }
    let prefix = file == "women_ir.csv" ? "v" : "hv"
    let psuColumn = try column(prefix + "021")
    let stratumColumn = try column(prefix + "022")
    let weightColumn = try column("wt")
    let outcomeColumn = try column(indicator)
    let columns = try circumstances.map(column)
    let education = ["Lower", "Secondary", "Higher"]

    let complete = table.dropFirst().filter { row in
      !row[outcomeColumn].isEmpty && columns.allSatisfy { !row[$0].isEmpty }
    }
    levels = columns.map { column in
      Set(complete.map { $0[column] }).sorted { a, b in
        if let x = Double(a), let y = Double(b) { return x < y }
        if let x = education.firstIndex(of: a), let y = education.firstIndex(of: b) {
          return x < y
        }
        return a < b
      }
    }
    let codes = levels.map { names in
      Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    }
    var strata: [String: Int] = [:]
    var psusOfStratum: [Int: Set<String>] = [:]
    for row in table.dropFirst() {
      let stratum = strata[row[stratumColumn], default: strata.count]
      strata[row[stratumColumn]] = stratum
      psusOfStratum[stratum, default: []].insert(row[psuColumn])
    }
    let rows = try complete.map { row in
      SampleRow(
        stratum: try #require(strata[row[stratumColumn]]),
        psu: try #require(Int(row[psuColumn])),
        levels: try columns.enumerated().map { try #require(codes[$0][row[$1]]) },
        weight: try #require(Double(row[weightColumn])),
        y: try #require(Double(row[outcomeColumn])))
    }
    let sizes = (0..<strata.count).map { psusOfStratum[$0]?.count ?? 0 }
    (cells, psus) = collapse(rows, stratumSizes: sizes)
  }

  private static func fields(_ line: Substring) -> [String] {
    var fields = [""]
    var isQuoted = false
    for character in line {
      if character == "\"" {
        isQuoted.toggle()
      } else if character == "," && !isQuoted {
        fields.append("")
      } else {
        fields[fields.count - 1].append(character)
      }
    }
    return fields
  }
}
