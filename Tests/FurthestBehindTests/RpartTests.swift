import FurthestBehind
import Testing

/// Every tree of R's rpart on the sample data is found again, node by node.
@Suite struct RpartTests {
  private static let settings = (try? RpartReference.settings()) ?? []
  private static let trees = (try? RpartReference.nodes()) ?? [:]

  @Test func thereAreReferences() {
    #expect(Self.settings.count == 30)
    #expect(Set(Self.settings.map(\.name)) == Set(Self.trees.keys))
  }

  @Test(arguments: settings)
  func theTreeIsRparts(setting: RpartReference.Setting) throws {
    let finding = try setting.finding()
    let reference = try #require(Self.trees[setting.name])
    #expect(finding.sample.used == setting.rows)
    #expect(finding.nodes.map(\.id) == reference.map(\.id).sorted())
    for node in reference {
      let found = try #require(finding.nodes.first { $0.id == node.id }, "node \(node.id)")
      compare(found, node, isEntropy: setting.criterion == "entropy")
    }
  }

  private func compare(_ found: Finding.Node, _ node: RpartReference.Node, isEntropy: Bool) {
    let place = Comment(rawValue: "node \(node.id)")
    #expect(found.leaf == node.isLeaf, place)
    #expect(found.n == node.n, place)
    #expect(agree(found.weight, node.weight), place)
    #expect(agree(found.share, node.share), place)
    #expect(agree(found.rate, node.mean), place)
    #expect(agree(found.deviance, node.deviance), place)
    #expect((found.split?.circumstance ?? "") == node.split, place)
    #expect(agree(found.split?.cut, node.cut), place)
    #expect(found.split?.leftIsBelow == node.leftIsBelow, place)
    #expect(found.split?.left == node.left, place)
    #expect(found.split?.right == node.right, place)
    if isEntropy {
      #expect(agree(found.gain, node.improvement, to: 1e-6), place)
    } else {
      #expect(agree(found.gain, node.gain, to: 1e-6), place)
    }
  }

  @Test(arguments: [("escap", [String]()), ("escap-extended", ["religion", "ethnicity"])])
  func theDefaultProfileIsTheReferences(name: String, extra: [String]) throws {
    var request = TreeRequest.sampleTree
    request.circumstances = (request.circumstances ?? []) + extra
    request.suppression = .none
    let finding = try TreeAnalysis(request).finding
    let setting = try #require(Self.settings.first { $0.name == name })
    #expect(finding.rules.minCases == setting.minCases)
    #expect(finding.rules.minSplit == setting.minSplit)
    #expect(finding.rules.maxDepth == setting.maxDepth)
    #expect(finding.rules.cp == setting.cp)
    #expect(finding.rules.minShare == nil && finding.rules.minPSUs == nil)
    for node in try #require(Self.trees[name]) {
      let found = try #require(finding.nodes.first { $0.id == node.id }, "node \(node.id)")
      compare(found, node, isEntropy: false)
    }
    #expect(finding.nodes.count == Self.trees[name]?.count)
  }
}
