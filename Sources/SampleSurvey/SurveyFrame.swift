/// Where a cluster lies: towns, villages on a road, villages without one.
enum Residence: Int, CaseIterable {
  case urban, ruralWithRoad, ruralWithoutRoad

  /// The label written to the files.
  var label: String {
    switch self {
    case .urban: "Urban"
    case .ruralWithRoad: "Rural with road"
    case .ruralWithoutRoad: "Rural without road"
    }
  }
}

/// One invented province: how many clusters are drawn in it and how it differs from the average.
struct Region {
  let name: String
  /// Clusters drawn, by residence.
  let clusters: [Residence: Int]
  /// How common the Lao-Tai majority is, in thousandths of a standard deviation.
  let majority: Int
  /// How good services and incomes are, in thousandths of a standard deviation.
  let services: Int
  /// Women one interview stands for, in thousandths of the average.
  let baseWeight: Int

  init(
    _ name: String, _ clusters: (urban: Int, road: Int, noRoad: Int), majority: Int,
    services: Int, baseWeight: Int
  ) {
    self.name = name
    self.clusters = [
      .urban: clusters.urban, .ruralWithRoad: clusters.road, .ruralWithoutRoad: clusters.noRoad,
    ]
    self.majority = majority
    self.services = services
    self.baseWeight = baseWeight
  }
}

/// A primary sampling unit: the cluster in which interviews are held.
struct Cluster {
  /// The running number over the whole survey, from 1.
  let code: Int
  /// The stratum: region by urban or rural, numbered from 1.
  let stratum: Int
  let region: Region
  /// The region's number, from 1.
  var regionCode: Int { (stratum + 1) / 2 }
  let residence: Residence
  /// What its people share, in thousandths of a standard deviation: prosperity, the majority's
  /// presence and access to services.
  let prosperity: Int
  let majority: Int
  let services: Int
  /// Women one interview stands for, in thousandths of the average.
  let baseWeight: Int
}

/// The design every file of the sample survey shares: regions, strata and clusters.
struct SurveyFrame {
  let clusters: [Cluster]

  /// Draws the clusters, region by region, towns first; the frame is the same at every call.
  init() {
    var random = SeededGenerator(stream: "frame")
    var drawn: [Cluster] = []
    for (index, region) in SurveyFrame.regions.enumerated() {
      for residence in Residence.allCases {
        for _ in 0..<(region.clusters[residence] ?? 0) {
          drawn.append(
            Cluster(
              code: drawn.count + 1,
              stratum: 2 * index + (residence == .urban ? 1 : 2),
              region: region,
              residence: residence,
              prosperity: region.services + random.bell(spread: 700),
              majority: region.majority + random.bell(spread: 1_500),
              services: region.services / 2 + random.bell(spread: 380),
              baseWeight: region.baseWeight * random.uniform(in: 800...1_200) / 1_000))
        }
      }
    }
    clusters = drawn
  }

  /// Eighteen invented provinces; none stands for a real one.
  static let regions: [Region] = [
    Region("North 1", (2, 6, 4), majority: -900, services: -300, baseWeight: 640),
    Region("North 2", (3, 6, 3), majority: -700, services: -100, baseWeight: 700),
    Region("North 3", (3, 7, 2), majority: -400, services: 0, baseWeight: 860),
    Region("North 4", (3, 7, 3), majority: -500, services: -150, baseWeight: 780),
    Region("North 5", (3, 8, 2), majority: -300, services: 50, baseWeight: 1_040),
    Region("North 6", (4, 8, 2), majority: 0, services: 100, baseWeight: 1_120),
    Region("North 7", (3, 7, 3), majority: -500, services: -250, baseWeight: 820),
    Region("Central 1", (8, 4, 0), majority: 1_200, services: 400, baseWeight: 1_480),
    Region("Central 2", (4, 8, 0), majority: 900, services: 250, baseWeight: 1_180),
    Region("Central 3", (4, 8, 1), majority: 500, services: 100, baseWeight: 1_100),
    Region("Central 4", (3, 7, 1), majority: 300, services: 0, baseWeight: 940),
    Region("Central 5", (4, 8, 1), majority: 400, services: 150, baseWeight: 1_520),
    Region("Central 6", (2, 6, 2), majority: -300, services: -200, baseWeight: 620),
    Region("Central 7", (3, 7, 1), majority: 200, services: 0, baseWeight: 900),
    Region("South 1", (3, 7, 1), majority: 300, services: 100, baseWeight: 960),
    Region("South 2", (3, 6, 2), majority: -600, services: -200, baseWeight: 720),
    Region("South 3", (3, 7, 0), majority: 600, services: 200, baseWeight: 1_260),
    Region("South 4", (2, 5, 2), majority: -700, services: -250, baseWeight: 580),
  ]
}
