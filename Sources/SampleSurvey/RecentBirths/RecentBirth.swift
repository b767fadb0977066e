/// A synthetic woman with a recent birth: her place in the design, circumstances and outcome.
struct RecentBirth {
  /// Age at interview.
  enum AgeGroup: Int {
    case from15To24, from25To34, from35

    var label: String { ["15-24", "25-34", "35+"][rawValue] }
  }

  enum MaritalStatus: Int {
    case inUnion, formerlyInUnion, neverInUnion

    var label: String { ["In union", "Formerly in union", "Never in union"][rawValue] }
  }

  /// Why a row tells less than the others.
  enum Gap {
    /// The interview was not completed: weight zero, only what is known of the household.
    case noInterview
    case unknownEducation
    case unknownAttendance
  }

  let cluster: Cluster
  /// Prosperity of the household, in thousandths of a standard deviation.
  var prosperity = 0
  /// Wealth quintile of the household population, 1 poorest to 5.
  var quintile = 1
  var education = Schooling.lower
  var ageGroup = AgeGroup.from15To24
  var childrenUnder5 = 1
  var maritalStatus = MaritalStatus.inUnion
  var religion = Religion.buddhist
  var ethnicity = Ethnicity.laoTai
  /// Sampling weight in millionths.
  var weight = 0
  var attended = false
  var gap: Gap?

  var isBottom40: Bool { quintile <= 2 }
}

extension RecentBirth {
  static let columns = [
    "woman_id", "weight", "psu", "stratum", "region", "wealth_quintile", "wealth", "residence",
    "education", "age_group", "children_under_5", "marital_status", "religion", "ethnicity",
    "skilled_attendance",
  ]

  /// The row's values in the order of `columns`; what is not known is blank.
  func values(id: Int) -> [String] {
    let interviewed = gap != .noInterview
    return [
      String(id), sixDecimals(interviewed ? weight : 0), String(cluster.code),
      String(cluster.stratum), cluster.region.name, String(quintile),
      isBottom40 ? "Bottom 40" : "Top 60", cluster.residence.label,
      interviewed && gap != .unknownEducation ? education.label : "",
      interviewed ? ageGroup.label : "",
      interviewed ? String(childrenUnder5) : "",
      interviewed ? maritalStatus.label : "",
      interviewed ? religion.label : "",
      interviewed ? ethnicity.label : "",
      interviewed && gap != .unknownAttendance ? (attended ? "1" : "0") : "",
    ]
  }
}
