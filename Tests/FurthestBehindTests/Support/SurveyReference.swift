import Foundation
import FurthestBehind
import Testing

/// R's survey estimates on the sample data, as `Tests/References/README.md` describes them.
enum SurveyReference {
  /// How the sample's rows were drawn, as a reference file names it.
  enum Design: String, CaseIterable, CustomTestStringConvertible {
    case stratum
    case withoutStrata = "no strata"
    case withoutPSU = "no psu"
    case grandMean = "region x residence, grand-mean"
    case average = "region x residence, average"
    case certainty = "region x residence, certainty"
    case finitePopulation = "stratum, fpc"
    case finitePopulationWithoutPSU = "no psu, fpc"

    var testDescription: String { rawValue }

    var hasPSUs: Bool { self != .withoutPSU && self != .finitePopulationWithoutPSU }

    /// The finding of the published tree under this design.
    func finding(_ interval: TreeRequest.Interval = .logit) throws -> Finding {
      var table = try PlainTable(reading: Repository.sample)
      let (region, residence) = (try table.index("region"), try table.index("residence"))
      table.header.append("region_residence")
      for row in table.rows.indices {
        table.rows[row].append(table.rows[row][region] + " x " + table.rows[row][residence])
      }
      var request = TreeRequest.sampleTree
      request.interval = interval
      switch self {
      case .stratum: break
      case .withoutStrata: request.strata = nil
      case .withoutPSU:
        request.psu = nil
        request.strata = nil
      case .grandMean, .average, .certainty:
        request.strata = "region_residence"
        request.lonePSU = self == .grandMean ? .grandMean : self == .average ? .average : .certainty
      case .finitePopulation:
        request.fpc = "population"
        try SurveyReference.addPopulation(to: &table)
      case .finitePopulationWithoutPSU:
        request.psu = nil
        request.strata = nil
        request.fpc = "share"
        table.header.append("share")
        for row in table.rows.indices { table.rows[row].append("0.25") }
      }
      return try table.finding(request)
    }
  }

  /// Four times the PSUs of a stratum, one more where they are odd.
  fileprivate static func addPopulation(to table: inout PlainTable) throws {
    let (psu, stratum) = (try table.index("psu"), try table.index("stratum"))
    let weight = try table.index("weight")
    var drawn: [String: Set<String>] = [:]
    for row in table.rows where (Double(row[weight]) ?? 0) > 0 {
      drawn[row[stratum], default: []].insert(row[psu])
    }
    table.header.append("population")
    for row in table.rows.indices {
      let psus = drawn[table.rows[row][stratum]]?.count ?? 1
      table.rows[row].append(String(4 * psus + psus % 2))
    }
  }

  /// The rows of a reference file that belong to a design, each by the names of its columns.
  static func rows(_ file: String, _ design: Design) throws -> [[String: String]] {
    let text = String(
      decoding: try Data(contentsOf: Repository.reference(file)), as: UTF8.self)
    let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map(fields)
    let header = try #require(lines.first)
    return lines.dropFirst().map { Dictionary(zip(header, $0)) { first, _ in first } }
      .filter { $0["design"] == design.rawValue }
  }

  /// The fields of a line; only the first one may be quoted.
  private static func fields(_ line: Substring) -> [String] {
    guard line.hasPrefix("\""), let end = line.dropFirst().firstIndex(of: "\"") else {
      return line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let rest = line[end...].dropFirst(2)
    return [String(line[..<end].dropFirst())]
      + rest.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
  }
}

extension [String: String] {
  /// A figure of a reference.
  func figure(_ column: String) throws -> Double {
    try #require(self[column].flatMap { Double($0) }, "no figure in \(column)")
  }

  /// A whole figure of a reference.
  func whole(_ column: String) throws -> Int {
    try #require(self[column].flatMap { Int($0) }, "no whole number in \(column)")
  }
}
