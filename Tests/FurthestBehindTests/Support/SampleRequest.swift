import Foundation
import FurthestBehind
import SurveyModel

extension TreeRequest {
  /// The tree of the sample data that shows the published figures.
  static var sampleTree: TreeRequest {
    var request = TreeRequest(
      input: .file(Repository.sample.path), indicator: "skilled_attendance",
      direction: .opportunity)
    request.circumstances = [
      "wealth", "residence", "education", "age_group", "children_under_5", "marital_status",
    ]
    request.ordered = [
      .init(circumstance: "education", levels: ["Lower", "Secondary", "Higher"])
    ]
    request.weight = "weight"
    request.psu = "psu"
    request.strata = "stratum"
    request.bootstrap = 0
    request.crossfit = 0
    return request
  }
}
