import Foundation
import FurthestBehind
import SurveyModel
import Testing

/// R's trees on the sample data, as `Tests/References/README.md` describes them.
enum RpartReference {
  /// How one tree was grown.
  struct Setting: Decodable, Sendable, CustomTestStringConvertible {
    let name: String
    let data: String
    let criterion: String
    let direction: String
    let indicator: String
    let circumstances: [String]
    let ordered: [String: [String]]
    let unordered: [String]
    let rows: Int
    let minCases: Int
    let minSplit: Int
    let maxDepth: Int
    let cp: Double

    var testDescription: String { name }
  }

  /// One node of a tree.
  struct Node {
    let id: Int
    let isLeaf: Bool
    let n: Int
    let weight: Double
    let share: Double
    let mean: Double
    let deviance: Double
    let split: String
    let cut: Double?
    let leftIsBelow: Bool?
    let left: [String]?
    let right: [String]?
    /// The fall of the criterion: of an entropy tree in nats.
    let improvement: Double?
    /// The fall of the sum of squares.
    let gain: Double?
  }

  static func settings() throws -> [Setting] {
    struct File: Decodable {
      let settings: [Setting]
    }
    let data = try Data(contentsOf: Repository.reference("rpart-settings.json"))
    return try JSONDecoder().decode(File.self, from: data).settings
  }

  /// The nodes of every tree, by the setting's name.
  static func nodes() throws -> [String: [Node]] {
    let table = try PlainTable(reading: Repository.reference("rpart-nodes.csv"))
    var trees: [String: [Node]] = [:]
    for row in table.rows {
      func text(_ column: String) throws -> String { row[try table.index(column)] }
      func number(_ column: String) throws -> Double? { Double(try text(column)) }
      func levels(_ column: String) throws -> [String]? {
        let text = try text(column)
        return text.isEmpty ? nil : text.split(separator: "|").map(String.init)
      }
      func truth(_ column: String) throws -> Bool? {
        ["TRUE": true, "FALSE": false][try text(column)]
      }
      let node = Node(
        id: Int(try text("node")) ?? 0, isLeaf: try truth("leaf") ?? false,
        n: Int(try text("n")) ?? 0, weight: try number("weight") ?? .nan,
        share: try number("share") ?? .nan, mean: try number("mean") ?? .nan,
        deviance: try number("deviance") ?? .nan, split: try text("split"), cut: try number("cut"),
        leftIsBelow: try truth("left_is_below"), left: try levels("left"),
        right: try levels("right"), improvement: try number("improve"), gain: try number("gain"))
      trees[try text("setting"), default: []].append(node)
    }
    return trees
  }

  /// The eight cells written out, one row for each case.
  static func oracleRows() throws -> PlainTable {
    let cells = try PlainTable(reading: Repository.reference("rpart-oracle-cells.csv"))
    var rows: [[String]] = []
    for cell in cells.rows {
      let ones = Int(cell[try cells.index("ones")]) ?? 0
      for row in 0..<(Int(cell[try cells.index("n")]) ?? 0) {
        rows.append(Array(cell[..<3]) + [row < ones ? "1" : "0"])
      }
    }
    return PlainTable(header: Array(cells.header[..<3]) + ["y"], rows: rows)
  }
}

extension RpartReference.Setting {
  var isOracle: Bool { data != Repository.sample.lastPathComponent }

  /// The same tree, asked of the library.
  var request: TreeRequest {
    var request = TreeRequest(
      input: .file(Repository.sample.path), indicator: indicator,
      direction: direction == "barrier" ? .barrier : .opportunity)
    request.circumstances = circumstances
    request.ordered = ordered.map { .init(circumstance: $0.key, levels: $0.value) }
    request.unordered = unordered.filter { !$0.isEmpty }
    request.weight = isOracle ? nil : "weight"
    request.criterion = criterion == "entropy" ? .entropy : .anova
    request.rules.minCases = Double(minCases)
    request.rules.minSplit = Double(minSplit)
    request.rules.maxDepth = maxDepth
    request.rules.cp = cp
    request.suppression = .none
    return request
  }

  func finding() throws -> Finding {
    isOracle
      ? try RpartReference.oracleRows().finding(request) : try TreeAnalysis(request).finding
  }
}
