import Foundation

/// A plan with several surveys of sixteen indicators each, and their extracts.
struct ManySurveys {
  let number: Int
  let rows: Int

  /// More clusters than any survey has, so that none is in two.
  private static let clustersApart = 1_000_000

  /// Writes the extracts and `plan.json` into a folder.
  func write(to folder: String) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for survey in 0..<number {
      let extract = DHSLikeExtract(rows: rows, firstCluster: survey * Self.clustersApart)
      try extract.write(to: "\(folder)/\(name(survey)).csv")
    }
    try Data(plan.utf8).write(to: URL(fileURLWithPath: "\(folder)/plan.json"))
  }

  private func name(_ survey: Int) -> String { "survey\(survey + 1)" }

  private var plan: String {
    let surveys = (0..<number).map { survey in
      """
          "\(name(survey))": {
            "survey": {"country": "Country \(survey + 1)", "year": "2020"},
            "files": {"women": {
              "path": "\(name(survey)).csv", "weight": "v005", "psu": "cluster",
              "strata": "stratum"}}}
      """
    }
    let barriers: Set = ["unmet_need", "child_marriage"]
    let indicators = DHSLikeCountry.indicators.map { indicator in
      let direction = barriers.contains(indicator.name) ? "barrier" : "opportunity"
      return "    {\"name\": \"\(indicator.name)\", \"direction\": \"\(direction)\", "
        + "\"value\": \"\(indicator.name) == 1\"}"
    }
    return """
      {
        "surveys": {
      \(surveys.joined(separator: ",\n"))
        },
        "circumstances": {
          "wealth": {"value": "if v190 <= 2 then 'Bottom 40' else 'Top 60'"},
          "residence": {"value": "if v025 == 1 then 'Urban' else 'Rural'"},
          "education": {
            "value": "case when v106 <= 1 then 'Lower' when v106 == 2 then 'Secondary' else 'Higher' end",
            "order": ["Lower", "Secondary", "Higher"]},
          "age_group": {"value": "cut(v012, 15, 25, 35)"},
          "children": {"value": "cut(v137, 0, 1, 2)"},
          "marital_status": {
            "value": "if v501 == 0 then 'Never' else if v501 <= 2 then 'In union' else 'Formerly'"}
        },
        "options": {
          "na": ["9"],
          "circumstances": [
            "wealth", "residence", "education", "age_group", "children", "marital_status"]
        },
        "indicators": [
      \(indicators.joined(separator: ",\n"))
        ]
      }

      """
  }
}
