import Foundation
import SurveyModel
import Testing

@testable import FurthestBehind

/// The sample file against R: see Tests/References/inequality-references.R.
@Suite struct InequalityReferenceTests {
  /// A line of inequality-references.csv.
  struct Figure: Sendable, CustomTestStringConvertible {
    let setting: String
    let measure: String
    let circumstance: String
    let level: String
    let value: Double
    var testDescription: String {
      [setting, measure, circumstance, level].filter { !$0.isEmpty }.joined(separator: ", ")
    }
  }

  static let figures: [Figure] = {
    let file = InequalityExtract.sampleFile.deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Tests/References/inequality-references.csv")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.dropFirst().compactMap {
      let fields = $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      guard fields.count == 5, let value = Double(fields[4]) else { return nil }
      return Figure(
        setting: fields[0], measure: fields[1], circumstance: fields[2], level: fields[3],
        value: value)
    }
  }()

  static let findings = Result {
    var byQuintile = InequalityExtract.sampleRequest(hasDesign: false)
    byQuintile.rank = "wealth_quintile"
    return try (
      opportunity: InequalityAnalysis(InequalityExtract.sampleRequest()).finding,
      barrier: InequalityAnalysis(InequalityExtract.sampleRequest(.barrier)).finding,
      withoutDesign: InequalityAnalysis(byQuintile).finding
    )
  }

  @Test func everyLineOfTheReferenceIsRead() {
    #expect(Self.figures.count == 191)
    #expect(
      Set(Self.figures.map(\.setting)) == [
        "opportunity", "barrier", "rank wealth", "rank wealth_quintile", "comparison",
        "regression", "regression without PSUs",
      ])
  }

  @Test(arguments: figures)
  func agreesWithR(figure: Figure) throws {
    let findings = try Self.findings.get()
    let value: Double?
    switch figure.setting {
    case "opportunity" where figure.measure.hasSuffix("WithoutDesign"):
      value = index(figure, in: findings.withoutDesign.inequality)
    case "opportunity": value = index(figure, in: findings.opportunity.inequality)
    case "barrier" where figure.measure.hasSuffix("WithoutDesign"):
      // The design effect of the barrier's cells is 1, as the opportunity's.
      value = index(figure, in: findings.barrier.inequality)
    case "barrier": value = index(figure, in: findings.barrier.inequality)
    case "rank wealth": value = rank(figure, in: findings.opportunity.ranking)
    case "rank wealth_quintile": value = rank(figure, in: findings.withoutDesign.ranking)
    case "comparison": value = comparison(figure, in: findings.opportunity.comparisons)
    case "regression": value = coefficient(figure, in: findings.opportunity.regression)
    default: value = coefficient(figure, in: findings.withoutDesign.regression)
    }
    let found = try #require(value)
    #expect(abs(found - figure.value) <= 1e-6 * max(abs(figure.value), 1e-3), "\(found)")
  }

  private func index(_ figure: Figure, in inequality: Finding.Inequality) -> Double? {
    switch figure.measure {
    case "accessRate": inequality.accessRate
    case "d": inequality.d
    case "hoi": inequality.hoi
    case "geometricHoi": inequality.geometricHoi
    case "cells": Double(inequality.cells)
    case "seD": inequality.seD
    case "seHoi": inequality.seHoi
    case "designEffect": inequality.designEffect
    case "dUnderEquality", "dUnderEqualityWithoutDesign": inequality.dUnderEquality
    case "dCorrected", "dCorrectedWithoutDesign": inequality.dCorrected
    case "shapley":
      inequality.shapley?.first { $0.circumstance == figure.circumstance }?.value
    default: nil
    }
  }

  private func rank(_ figure: Figure, in ranking: InequalityFinding.Ranking) -> Double? {
    switch figure.measure {
    case "concentration": ranking.concentration
    case "erreygers": ranking.erreygers
    case "wagstaff": ranking.wagstaff
    case "sii": ranking.sii
    case "rii": ranking.rii
    default: nil
    }
  }

  private func comparison(
    _ figure: Figure, in comparisons: [InequalityFinding.Comparison]
  ) -> Double? {
    guard let own = comparisons.first(where: { $0.circumstance == figure.circumstance })
    else { return nil }
    func rate(_ group: InequalityFinding.Comparison.Group?) -> Double? {
      group?.level == figure.level ? group?.rate : nil
    }
    return switch figure.measure {
    case "referenceRate": rate(own.reference)
    case "otherRate": rate(own.other)
    case "difference": own.difference
    case "ratio": own.ratio
    case "attributableRisk": own.attributableRisk
    case "attributableFraction": own.attributableFraction
    default: nil
    }
  }

  private func coefficient(
    _ figure: Figure, in regression: InequalityFinding.Regression
  ) -> Double? {
    if figure.measure == "df" { return regression.df.map { Double($0) } }
    let line = regression.coefficients.first {
      ($0.circumstance ?? "") == figure.circumstance && ($0.level ?? "") == figure.level
    }
    return switch figure.measure {
    case "logOdds": line?.logOdds
    case "se": line?.se
    case "low": line?.low
    case "high": line?.high
    case "p": line?.p
    default: nil
    }
  }

  @Test func aTreeCarriesTheSameFiguresAndThoseOfItsLeaves() throws {
    let request = InequalityExtract.sampleRequest()
    let tree = try TreeAnalysis(request.sample).finding
    var inequality = try #require(tree.inequality)
    let leaves = tree.nodes.filter(\.leaf)
    let root = try #require(tree.nodes.first?.rate)
    let deviations = leaves.reduce(0) { $0 + $1.share * abs(($1.rate ?? 0) - root) }
    let leafD = try #require(inequality.leafD)
    #expect(abs(leafD - deviations / (2 * root)) < 1e-12)
    #expect(leafD < inequality.d ?? 0)
    inequality.leafD = nil
    #expect(try inequality == Self.findings.get().opportunity.inequality)
  }

  @Test func aResultReadsBackAsItself() throws {
    for finding in try [Self.findings.get().opportunity, Self.findings.get().barrier] {
      #expect(try InequalityFinding(json: finding.json()) == finding)
    }
  }

  @Test func theOrderOfRowsChangesNothing() throws {
    let text = try String(contentsOf: InequalityExtract.sampleFile, encoding: .utf8)
    let lines = text.split(separator: "\n").map(String.init)
    // A fixed permutation: 1,499 has no divisor in common with the number of rows.
    let rows = Array(lines.dropFirst())
    let shuffled = rows.indices.map { rows[$0 * 1_499 % rows.count] }
    #expect(Set(shuffled).count == rows.count)
    let extract = InequalityExtract(header: lines[0], rows: shuffled)
    var finding = try extract.withFile { path in
      var request = InequalityExtract.sampleRequest()
      request.sample.input = .file(path)
      return try InequalityAnalysis(request).finding
    }
    let wanted = try Self.findings.get().opportunity
    finding.run.input = wanted.run.input
    #expect(finding == wanted)
  }
}
