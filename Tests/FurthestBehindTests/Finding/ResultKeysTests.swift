import Foundation
import SurveyModel
import Testing

@testable import FurthestBehind

/// The keys of the result are a contract: all of them always, a missing figure as null.
@Suite struct ResultKeysTests {
  /// What every result holds, by the path of the object: `[]` is an element of a list.
  private static let contract: [String: [String]] = [
    "": [
      "schema", "tool", "run", "survey", "indicator", "sample", "rules", "nodes", "furthestBehind",
      "furthestAhead", "gap", "inequality", "crossFitted", "stability", "rivals", "exhaustive",
      "verdict",
    ],
    "tool": ["name", "version"],
    "run": ["input", "options", "warnings"],
    "run.input": ["file", "bytes", "fingerprint"],
    "survey": ["country", "year", "name"],
    "indicator": ["name", "title", "direction", "definition"],
    "sample": ["rowsRead", "used", "excluded", "weight", "psus", "strata", "kishDeff"],
    "sample.excluded[]": ["reason", "rows"],
    "rules": [
      "profile", "criterion", "maxDepth", "minCases", "minSplit", "minShare", "minPSUs", "cp",
    ],
    "nodes[]": [
      "id", "parent", "depth", "leaf", "n", "weight", "share", "rate", "deviance", "conditions",
      "split", "gain", "estimate", "deprivedShare", "suppressed", "letter",
    ],
    "nodes[].split": ["circumstance", "test"],
    "nodes[].split.test": ["f", "df1", "df2", "p"],
    "nodes[].estimate": ["se", "low", "high", "method", "confidence", "deff", "df", "psus"],
    "inequality": [
      "d", "hoi", "geometricHoi", "cells", "complement", "dCorrected", "dUnderEquality", "seD",
      "seHoi", "leafD", "shapley",
    ],
    "inequality.shapley[]": ["circumstance", "value", "share"],
    "crossFitted": ["behind", "ahead", "gap", "behindMinusAverage", "repeats", "folds"],
    "crossFitted.behind": ["rate", "se", "low", "high"],
    "crossFitted.ahead": ["rate", "se", "low", "high"],
    "crossFitted.gap": ["rate", "se", "low", "high"],
    "crossFitted.behindMinusAverage": ["rate", "se", "low", "high"],
    "stability": [
      "replicates", "firstSplit", "jaccard", "sameGroup", "returnChance", "optimism", "ranks",
    ],
    "stability.firstSplit[]": ["circumstance", "share"],
    "stability.ranks[]": ["id", "low", "high"],
    "rivals[]": ["id", "circumstance", "percentOfGain", "nearTie"],
    "verdict": ["value", "reasons"],
  ]

  /// What this program adds.
  private static let additions: [String: [String]] = [
    "": [
      "group", "published", "circumstances", "gapEstimate", "importance", "cpTable", "targeting",
      "sensitivity", "absent",
    ],
    "survey": ["source"],
    "indicator": ["sdg", "unit"],
    "sample": ["design"],
    "nodes[]": ["fromAverage"],
    "nodes[].split": ["difference", "partitions"],
    "nodes[].estimate": ["note"],
    "inequality": [
      "accessRate", "circumstances", "rowsPerCell", "designEffect", "seNote", "shapleyNote",
      "notes",
    ],
    "crossFitted": ["treesWithoutSplit", "confidence"],
    "crossFitted.behind": ["note"], "crossFitted.ahead": ["note"], "crossFitted.gap": ["note"],
    "crossFitted.behindMinusAverage": ["note"],
    "stability": ["leftOut", "gapSpread", "note"],
    "rivals[]": ["partitions", "note"],
    "verdict": ["overstatement"],
  ]

  /// Keys of one of two forms: of levels, or of numbers.
  private static let forms: [String: [[String]]] = [
    "nodes[].split": [["left", "right"], ["cut", "leftIsBelow"]],
    "nodes[].conditions[]": [["circumstance", "levels"], ["circumstance", "from", "below"]],
  ]

  /// A survey with a circumstance of numbers and one of texts.
  private static let extract: PlainTable = {
    var table = RandomSurvey.table(seed: 8, rows: 1200)
    // Some rows are left out.
    for row in 0..<20 { table.rows[row][7] = "" }
    return table
  }()

  private static func request(_ change: (inout TreeRequest) -> Void = { _ in }) -> TreeRequest {
    var request = RandomSurvey.request
    request.psu = "psu"
    request.bootstrap = 10
    request.crossfit = 2
    change(&request)
    return request
  }

  private static func object(_ request: TreeRequest) throws -> [String: Any] {
    let json = try extract.finding(request).json()
    return try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
  }

  /// Calls `body` for every object below a value, with its path.
  private static func visit(
    _ value: Any, _ path: String = "", _ body: (String, [String: Any]) -> Void
  ) {
    if let object = value as? [String: Any] {
      body(path, object)
      for (key, value) in object { visit(value, path.isEmpty ? key : path + "." + key, body) }
    } else if let list = value as? [Any] {
      for value in list { visit(value, path + "[]", body) }
    }
  }

  @Test(arguments: [true, false])
  func everyKeyIsThereAndNoOther(withPSU: Bool) throws {
    let object = try Self.object(
      Self.request {
        if !withPSU { $0.psu = nil }
      })
    var seen: Set<String> = []
    Self.visit(object) { path, object in
      let keys = Set(object.keys)
      guard let contract = Self.contract[path] else {
        if let forms = Self.forms[path] {
          #expect(forms.contains { Set($0) == keys }, "\(path): \(keys.sorted())")
          seen.insert(path)
        }
        return
      }
      seen.insert(path)
      let known = Set(contract + (Self.additions[path] ?? []))
      if let forms = Self.forms[path] {
        #expect(forms.contains { Set($0).union(known) == keys }, "\(path): \(keys.sorted())")
      } else {
        #expect(keys == known, "\(path): \(keys.symmetricDifference(known).sorted())")
      }
    }
    let optional = ["crossFitted", "stability", "exhaustive"]
    let missing = Set(Self.contract.keys).union(Self.forms.keys).subtracting(seen).filter { path in
      withPSU || !optional.contains { path.hasPrefix($0) }
    }
    #expect(missing.isEmpty, "no object was looked at of \(missing.sorted())")
  }

  @Test func whatIsMissingIsNullAndSaysWhy() throws {
    let requests = [
      Self.request(), Self.request { $0.psu = nil },
      Self.request { ($0.crossfit, $0.bootstrap) = (0, 0) },
      Self.request { $0.rules.minCases = 5000 },
      Self.request {
        $0.suppression = .dhs
        $0.rules.minShare = 0.01
        $0.rules.minCases = 12
      },
      Self.request { $0.suppression = .nchs },
    ]
    var reasons = 0
    for request in requests {
      let object = try Self.object(request)
      let absent = try #require(object["absent"] as? [String: String])
      // Nobody named a part of the population or a published figure: nothing is missing.
      for (key, value) in object where !["group", "published"].contains(key) {
        #expect((value is NSNull) == (absent[key] != nil), "\(key) of \(request)")
        reasons += absent[key] == nil ? 0 : 1
      }
      for node in try #require(object["nodes"] as? [[String: Any]]) {
        #expect((node["rate"] is NSNull) == (node["suppressed"] as? Bool == true))
        if let estimate = node["estimate"] as? [String: Any] {
          #expect((estimate["se"] is NSNull) == !(estimate["note"] is NSNull))
        }
      }
      let inequality = try #require(object["inequality"] as? [String: Any])
      #expect((inequality["seD"] is NSNull) == !(inequality["seNote"] is NSNull))
      #expect((inequality["shapley"] is NSNull) == !(inequality["shapleyNote"] is NSNull))
      #expect(!(inequality["d"] is NSNull) || (inequality["notes"] as? [String])?.isEmpty == false)
      for rival in object["rivals"] as? [[String: Any]] ?? [] {
        #expect((rival["percentOfGain"] is NSNull) == !(rival["note"] is NSNull))
        #expect((rival["partitions"] is NSNull) == !(rival["note"] is NSNull))
      }
      for row in object["sensitivity"] as? [[String: Any]] ?? [] {
        let isMissing = ["rate", "gap", "jaccard"].contains { row[$0] is NSNull }
        #expect(isMissing == !(row["note"] is NSNull))
      }
      if let stability = object["stability"] as? [String: Any] {
        let isMissing = ["jaccard", "optimism", "gapSpread"].contains { stability[$0] is NSNull }
        #expect(isMissing == !(stability["note"] is NSNull))
      }
      let verdict = try #require(object["verdict"] as? [String: Any])
      let isRobust = verdict["value"] as? String == "robust"
      #expect((verdict["reasons"] as? [String])?.isEmpty == isRobust)
    }
    #expect(reasons > 12)
  }

  /// The winner and its rivals tell among how many divisions they could choose.
  @Test func divisionsAreCounted() throws {
    let finding = try Self.extract.finding(Self.request())
    let root = try #require(finding.nodes[0].split)
    let rivals = try #require(finding.rivals).filter { $0.id == 1 }
    let counts = [root.circumstance: root.partitions ?? 0].merging(
      rivals.map { ($0.circumstance, $0.partitions ?? 0) }
    ) { first, _ in first }
    // Cuts along a line of levels, all of them large enough here.
    #expect(counts == ["wealth": 4, "place": 3, "school": 2, "children": 4])
  }
}
