import ClassificationTree
import Foundation
import Testing

@testable import FurthestBehind

/// Pruned trees of the sample data, and what is said of how trees were found.
@Suite struct PruningTests {
  private func request(_ pruning: TreeRequest.Pruning, psu: Bool = true) throws -> TreeRequest {
    var request = try #require(CPReference.settings().first { $0.name == "leaf-20" }).request
    request.psu = psu ? "psu" : nil
    request.strata = psu ? "stratum" : nil
    request.pruning = pruning
    // Leaves of 20 rows are small cells: nothing is to be hidden here.
    request.suppression = .none
    request.bootstrap = 0
    request.crossfit = 0
    return request
  }

  private func sample(_ request: TreeRequest) throws -> Sample {
    var analysis = Analysis(request: request)
    var indicator = try analysis.read(progress: nil)
    return try indicator.sample()
  }

  @Test(arguments: [TreeRequest.Pruning.cvMin, .cvOneSE], [true, false])
  func theChosenTreeIsShown(pruning: TreeRequest.Pruning, hasPSUs: Bool) throws {
    let request = try request(pruning, psu: hasPSUs)
    let finding = try TreeAnalysis(request).finding
    let table = try #require(finding.cpTable)
    #expect(table.folds == 10 && table.foldUnit == (hasPSUs ? "psu" : "row"))
    #expect(finding.nodes.count { !$0.leaf } == table.chosenSplits)
    let least = table.rows.map(\.xerror).min() ?? 0
    let chosen = try #require(table.rows.first { $0.splits == table.chosenSplits })
    switch pruning {
    case .cvMin: #expect(chosen.xerror == least)
    default:
      let se = try #require(table.rows.first { $0.xerror == least }).xstd
      #expect(table.rows.first { $0.xerror <= least + se } == chosen)
    }
    // Smaller trees than the whole one are chosen: its leaves of 20 rows fit noise.
    #expect(table.chosenSplits < table.rows.map(\.splits).max() ?? 0)
  }

  @Test func withoutPruningThereIsNoTable() throws {
    let finding = try TreeAnalysis(request(.none)).finding
    #expect(finding.cpTable == nil)
  }

  @Test func foldsHoldWholePSUsOfEveryStratumAndEverybodyOnce() throws {
    let sample = try sample(request(.cvMin))
    let folds = try #require(PruningFolds(sample, wanted: 10, seed: 1))
    var held = [CellTotal](repeating: CellTotal(), count: sample.cells.count)
    for index in 0..<folds.count {
      let fold = try #require(folds.fold(index, psus: nil))
      for cell in held.indices {
        held[cell] += fold.held[cell]
        var both = fold.held[cell]
        both += fold.training[cell]
        #expect(both == sample.totals[cell])
      }
      let share = fold.held.reduce(0) { $0 + $1.n } * 10
      #expect((sample.whole.n / 2...sample.whole.n * 2).contains(share))
    }
    #expect(held == sample.totals)
  }

  @Test func rowsAreDealtAlikeInAnyOrderOfTheFile() throws {
    let original = try request(.cvMin, psu: false)
    guard case .file(let path) = original.input else { return }
    var lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    let header = lines.removeFirst()
    let shuffled = [header] + lines.reversed()
    let copy = FileManager.default.temporaryDirectory
      .appendingPathComponent("reversed-\(ProcessInfo.processInfo.globallyUniqueString).csv")
    defer { try? FileManager.default.removeItem(at: copy) }
    try Data((shuffled.joined(separator: "\n") + "\n").utf8).write(to: copy)
    var reversed = original
    reversed.input = .file(copy.path)
    let (a, b) = (try TreeAnalysis(original).finding, try TreeAnalysis(reversed).finding)
    #expect(a.cpTable == b.cpTable && a.nodes == b.nodes)
  }

  @Test func importanceIsTheSumOfGains() throws {
    let finding = try TreeAnalysis(request(.cvMin)).finding
    let importance = try #require(finding.importance)
    #expect(importance.map(\.circumstance).sorted() == finding.circumstances.map(\.name).sorted())
    #expect(zip(importance, importance.dropFirst()).allSatisfy { $0.gain >= $1.gain })
    #expect(abs(importance.reduce(0) { $0 + $1.share } - 1) < 1e-12)
    let wealth = finding.nodes.filter { $0.split?.circumstance == "wealth" }
    let gain = wealth.reduce(0) { $0 + ($1.gain ?? 0) }
    #expect(
      importance.first
        == .init(
          circumstance: "wealth", gain: gain, share: gain / importance.reduce(0) { $0 + $1.gain }))
  }

  @Test func rivalsStandAtInnerNodesBelowTheWinner() throws {
    let finding = try TreeAnalysis(request(.none)).finding
    let rivals = try #require(finding.rivals)
    let inner = finding.nodes.filter { !$0.leaf }
    #expect(Set(rivals.map(\.id)).isSubset(of: Set(inner.map(\.id))))
    #expect(rivals.allSatisfy { ($0.percentOfGain ?? -1) <= 100 && ($0.percentOfGain ?? -1) >= 0 })
    #expect(rivals.allSatisfy { $0.nearTie == (($0.percentOfGain ?? 0) >= 95) })
    #expect(rivals.contains { $0.nearTie == true })
    #expect(
      !rivals.contains { rival in
        inner.contains { $0.id == rival.id && $0.split?.circumstance == rival.circumstance }
      })
  }
}
