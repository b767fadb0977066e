/// The households of the sample survey: the frame from which members, interviewed women and men, and
/// children are drawn.
struct HouseholdSurvey {
  private(set) var households: [Household] = []
  /// Sampling weights in millionths, raked to the shares of `HouseholdTargets`.
  private(set) var weights: [Int] = []
  private(set) var outcomes: [HouseholdOutcome: [Bool]] = [:]

  init(frame: SurveyFrame) {
    for cluster in frame.clusters {
      for number in 1...HouseholdTargets.take(of: cluster.residence) {
        households.append(Household(cluster: cluster, number: number))
      }
    }
    dealWealth()
    dealChildren()
    dealHeads()
    dealEthnicity()
    dealFarming()
    dealWeights()
    dealOutcomes()
  }

  func has(_ outcome: HouseholdOutcome, _ index: Int) -> Bool {
    outcomes[outcome]?[index] ?? false
  }

  // MARK: Circumstances

  /// Wealth follows the cluster's prosperity.
  private mutating func dealWealth() {
    let chance = noise("households/wealth", count: households.count)
    for index in households.indices {
      households[index].prosperity = households[index].cluster.prosperity + chance[index]
    }
    for residence in Residence.allCases {
      deal(HouseholdTargets.quintiles(residence), to: { $0.residence == residence }) {
        $0.prosperity
      } set: {
        $0.quintile = 5 - $1
      }
    }
  }

  /// Children under five; poorer households have more.
  private mutating func dealChildren() {
    let chance = noise("households/children", count: households.count)
    for isBottom40 in [true, false] {
      for hasRoad in [true, false] {
        deal(HouseholdTargets.childrenUnder5(isBottom40: isBottom40, hasRoad: hasRoad)) {
          $0.isBottom40 == isBottom40 && ($0.residence != .ruralWithoutRoad) == hasRoad
        } score: {
          $0.prosperity / 4
        } noise: {
          chance[$0]
        } set: {
          $0.childrenUnder5 = $1
        }
      }
    }
  }

  /// The head: sex and age by chance, schooling by wealth and age.
  private mutating func dealHeads() {
    let sexes = noise("households/sex of the head", count: households.count)
    deal([120, 880]) { _ in
      true
    } score: { _ in
      0
    } noise: {
      sexes[$0]
    } set: {
      $0.headSex = $1 == 0 ? .female : .male
    }
    let ages = noise("households/age of the head", count: households.count)
    for index in households.indices {
      let age =
        households[index].childrenUnder5 > 0
        ? 36 + ages[index] * 9 / 1_000 : 46 + ages[index] * 12 / 1_000
      households[index].headAge = min(78, max(21, age))
    }
    let chance = noise("households/schooling of the head", count: households.count)
    for isBottom40 in [true, false] {
      for residence in Residence.allCases {
        deal(HouseholdTargets.headEducation(isBottom40: isBottom40, residence)) {
          $0.isBottom40 == isBottom40 && $0.residence == residence
        } score: {
          $0.prosperity / 2 - 35 * $0.headAge
        } noise: {
          chance[$0]
        } set: {
          $0.headEducation = Schooling(rawValue: 2 - $1) ?? .lower
        }
      }
    }
  }

  /// Ethnicity gathers in clusters, and religion follows it.
  private mutating func dealEthnicity() {
    let ethnicities = noise("households/ethnicity", count: households.count, spread: 700)
    let religions = noise("households/religion", count: households.count)
    for isBottom40 in [true, false] {
      deal(isBottom40 ? [400, 390, 150, 60] : [740, 160, 70, 30]) {
        $0.isBottom40 == isBottom40
      } score: {
        $0.cluster.majority
      } noise: {
        ethnicities[$0]
      } set: {
        $0.ethnicity = Ethnicity(rawValue: $1) ?? .other
      }
      deal(isBottom40 ? [390, 540, 70] : [740, 200, 60]) {
        $0.isBottom40 == isBottom40
      } score: {
        $0.ethnicity == .laoTai ? 2_500 : $0.ethnicity == .monKhmer ? 700 : 0
      } noise: {
        religions[$0]
      } set: {
        $0.religion = Religion(rawValue: $1) ?? .other
      }
    }
  }

  private mutating func dealFarming() {
    let chance = noise("households/farming", count: households.count)
    for isUrban in [true, false] {
      for isLower in [true, false] {
        let share = HouseholdTargets.farms(isUrban: isUrban, isLower: isLower)
        deal([share, 1_000 - share]) {
          $0.isUrban == isUrban && ($0.headEducation == .lower) == isLower
        } score: {
          -$0.prosperity / 2
        } noise: {
          chance[$0]
        } set: {
          $0.farms = $1 == 0
        }
      }
    }
  }

  // MARK: Weights and outcomes

  /// Unequal weights: by region and cluster, a little by household, raked to the published shares.
  private mutating func dealWeights() {
    var random = SeededGenerator(stream: "households/weights")
    let base = households.map { $0.cluster.baseWeight * random.uniform(in: 930_000...1_070_000) }
    weights = raked(
      base, of: households, to: HouseholdTargets.shares, total: HouseholdTargets.totalWeight)
  }

  /// Outcomes in an order in which those that others are made of come first.
  private mutating func dealOutcomes() {
    for target in HouseholdTargets.rates {
      var propensity = propensities(
        of: "households/" + target.outcome.rawValue, isOpportunity: true,
        clusters: households.map(\.cluster), quintiles: households.map(\.quintile))
      for index in households.indices {
        if target.always.contains(where: { has($0, index) }) {
          propensity[index] += 100_000
        } else if target.never.contains(where: { has($0, index) }) {
          propensity[index] -= 100_000
        }
      }
      outcomes[target.outcome] = SampleSurvey.deal(
        target.rates, to: households, weights: weights, cell: \.cell, propensity: propensity,
        mayBeCase: { index in target.onlyIf.allSatisfy { has($0, index) } })
    }
  }

  /// Deals levels, in shares per thousand, to the households that `belongs` names: the highest
  /// `score` plus `noise` first.
  private mutating func deal(
    _ perThousand: [Int], to belongs: (Household) -> Bool, score: (Household) -> Int,
    noise: (Int) -> Int = { _ in 0 }, set: (inout Household, Int) -> Void
  ) {
    let members = households.indices.filter { belongs(households[$0]) }
    var levels: [(household: Int, level: Int)] = []
    SampleSurvey.deal(
      counts: counts(of: members.count, perThousand: perThousand), to: members,
      score: { score(households[$0]) + noise($0) }, assign: { levels.append(($0, $1)) })
    for (household, level) in levels { set(&households[household], level) }
  }
}
