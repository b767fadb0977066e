/// The women with a recent birth of the sample survey.
///
/// Built to known margins: every circumstance is dealt out in exact numbers, weights are calibrated
/// to the share of each `RecentBirthGroup`, and attendance is dealt out and the weights calibrated
/// once more to give each group its rate.
struct RecentBirthSurvey {
  var women: [RecentBirth] = []

  /// Interviews the survey completed.
  private static let interviews: [Residence: Int] = [
    .urban: 1_200, .ruralWithRoad: 2_450, .ruralWithoutRoad: 610,
  ]

  init(frame: SurveyFrame) {
    for residence in Residence.allCases {
      let clusters = frame.clusters.filter { $0.residence == residence }
      let takes = RecentBirthSurvey.takes(
        of: clusters.count, total: RecentBirthSurvey.interviews[residence] ?? 0)
      for (cluster, take) in zip(clusters, takes) {
        women += Array(repeating: RecentBirth(cluster: cluster), count: take)
      }
    }
    dealCircumstances()
    dealWeights()
    dealAttendance()
    addGaps()
    women = women.indices
      .sorted { (women[$0].cluster.code, $0) < (women[$1].cluster.code, $1) }
      .map { women[$0] }
  }

  /// The file to write.
  var file: SurveyFile {
    SurveyFile(
      name: "synthetic-lao-women.csv", columns: RecentBirth.columns,
      rows: women.enumerated().map { $1.values(id: $0 + 1) })
  }

  /// Interviews per cluster: 15 to 24, moved by one where the total asks for it.
  private static func takes(of clusters: Int, total: Int) -> [Int] {
    var random = SeededGenerator(stream: "recent births/takes \(clusters)")
    var takes = (0..<clusters).map { _ in random.uniform(in: 15...24) }
    var missing = total - takes.reduce(0, +)
    var index = 0
    while missing != 0 {
      let step = missing.signum()
      if (15...24).contains(takes[index] + step) {
        takes[index] += step
        missing -= step
      }
      index = (index + 1) % clusters
    }
    return takes
  }

  /// Deals `counts` of the levels to the women of `members`, highest `score` plus `noise` first,
  /// and hands each her level.
  mutating func deal(
    _ counts: [Int], to members: [Int], noise: [Int], score: (RecentBirth) -> Int,
    set: (inout RecentBirth, Int) -> Void
  ) {
    var levels: [(woman: Int, level: Int)] = []
    SampleSurvey.deal(
      counts: counts, to: members, score: { score(women[$0]) + noise[$0] },
      assign: { levels.append(($0, $1)) })
    for (woman, level) in levels { set(&women[woman], level) }
  }

  /// The positions of the women whom `belongs` names.
  func members(where belongs: (RecentBirth) -> Bool) -> [Int] {
    women.indices.filter { belongs(women[$0]) }
  }
}

// MARK: - Weights, attendance, gaps

extension RecentBirthSurvey {
  /// Unequal weights: by region and cluster, a little by woman, calibrated to the groups' shares.
  private mutating func dealWeights() {
    var random = SeededGenerator(stream: "recent births/weights")
    for index in women.indices {
      women[index].weight =
        women[index].cluster.baseWeight * random.uniform(in: 930_000...1_070_000)
    }
    for group in RecentBirthGroup.allCases {
      let members = members { RecentBirthGroup(of: $0) == group }
      calibrate(
        members, to: RecentBirthGroup.totalWeight * group.target.share / 1_000_000)
    }
  }

  private mutating func calibrate(_ members: [Int], to total: Int) {
    let weights = calibrated(members.map { women[$0].weight }, to: total)
    for (index, weight) in zip(members, weights) { women[index].weight = weight }
  }

  /// Gives each group its rate of attendance.
  ///
  /// Inside a group the rate moves with circumstances that do not define it; inside those cells
  /// attendance goes to the women with the highest propensity, in which her cluster has a part.
  /// What rounding to whole women leaves over is carried to the next cell, and at last into the
  /// weights, so that the group's weighted rate is the target itself.
  private mutating func dealAttendance() {
    var random = SeededGenerator(stream: "recent births/attendance")
    let propensity = women.map { woman in
      woman.cluster.services + 120 * woman.quintile + (woman.ethnicity == .laoTai ? 200 : 0)
        + random.bell(spread: 1_000)
    }
    for group in RecentBirthGroup.allCases {
      let members = members { RecentBirthGroup(of: $0) == group }
      let effects = women.map { $0.attendanceEffect * group.inequality / 1_000 }
      let weight = members.reduce(0) { $0 + women[$1].weight }
      let meanEffect = members.reduce(0) { $0 + women[$1].weight * effects[$1] } / weight
      let cells = Dictionary(grouping: members) { effects[$0] }
      var owed = 0
      for (cellEffect, cell) in cells.sorted(by: { $0.key < $1.key }) {
        let rate = min(985_000, max(20_000, group.target.rate + cellEffect - meanEffect))
        owed += cell.reduce(0) { $0 + women[$1].weight } * rate / 1_000_000
        let ranked = cell.sorted { (propensity[$1], $0) < (propensity[$0], $1) }
        for index in ranked where owed >= women[index].weight / 2 {
          women[index].attended = true
          owed -= women[index].weight
        }
      }
      let attendedWeight = weight * group.target.rate / 1_000_000
      calibrate(members.filter { women[$0].attended }, to: attendedWeight)
      calibrate(members.filter { !women[$0].attended }, to: weight - attendedWeight)
    }
  }

  /// Adds what real files hold besides: interviews not completed and answers not known.
  private mutating func addGaps() {
    var random = SeededGenerator(stream: "recent births/gaps")
    let gaps: [(RecentBirth.Gap, rows: Int)] = [
      (.noInterview, 14), (.unknownAttendance, 17), (.unknownEducation, 12),
    ]
    let complete = women.count
    for (gap, rows) in gaps {
      for _ in 0..<rows {
        var woman = women[random.uniform(in: 0...complete - 1)]
        woman.gap = gap
        women.append(woman)
      }
    }
  }
}

extension RecentBirth {
  /// What schooling, age and children add to the chance of skilled attendance, in millionths.
  fileprivate var attendanceEffect: Int {
    var effect = 0
    switch education {
    case .lower: break
    case .secondary: effect += 60_000
    case .higher: effect += 90_000
    }
    switch ageGroup {
    case .from15To24: effect += 18_000
    case .from25To34: break
    case .from35: effect -= 30_000
    }
    if childrenUnder5 >= 2 { effect -= 20_000 }
    if childrenUnder5 >= 3 { effect -= 15_000 }
    return effect
  }
}
