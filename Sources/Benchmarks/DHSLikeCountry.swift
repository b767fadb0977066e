import SurveyStatistics

/// One cluster of the fictional country, and the random numbers its women are drawn with.
struct DHSLikeCluster {
  let number: Int
  let region: Int
  let isUrban: Bool
  let stratum: Int
  /// The sampling weight in millionths.
  let weight: Int
  let wealth: Double
  /// What the cluster adds to each indicator.
  let effects: [Double]
  var random: RandomDraws

  /// 1 urban, 2 rural.
  var residence: Int { isUrban ? 1 : 2 }
}

/// One woman.
struct DHSLikeWoman {
  var household: Int
  var line: Int
  /// The wealth score in hundred-thousandths.
  var score: Int
  var quintile: Int
  var education: Int
  var age: Int
  var children: Int
  var marital: Int
  /// 0, 1, 9 (not stated) or nothing, for each indicator.
  var indicators: [Int?]
  /// Columns that no analysis uses.
  var others: [Int?]
}

/// The fictional country: regions, clusters, women.
///
/// Only operations that give the same bits on every machine are used: no logarithms, no powers.
struct DHSLikeCountry {
  /// An indicator's base and the effects, on the scale of `RandomDraws.share`, of wealth,
  /// education, urban residence, children, age, and the spread between clusters.
  struct Indicator {
    let name: String
    let base, wealth, education, urban, children, age, spread: Double

    init(_ name: String, _ effects: Double...) {
      self.name = name
      (base, wealth, education, urban) = (effects[0], effects[1], effects[2], effects[3])
      (children, age, spread) = (effects[4], effects[5], effects[6])
    }
  }

  static let indicators = [
    Indicator("sba", 1.6, 0.90, 0.45, 0.40, -0.35, 0.00, 0.5),
    Indicator("anc4", 0.7, 0.45, 0.40, 0.20, -0.20, 0.05, 0.5),
    Indicator("inst_deliv", 1.9, 0.80, 0.50, 0.50, -0.40, -0.05, 0.6),
    Indicator("pnc", 0.9, 0.40, 0.25, 0.30, -0.10, 0.00, 0.5),
    Indicator("modern_contra", -0.6, 0.20, 0.20, 0.10, 0.25, 0.20, 0.4),
    Indicator("unmet_need", -1.3, -0.15, -0.10, -0.10, 0.35, -0.15, 0.3),
    Indicator("sec_educ", -0.3, 0.70, 0.00, 0.60, -0.30, -0.55, 0.4),
    Indicator("clean_fuel", -1.2, 1.60, 0.35, 1.20, -0.05, 0.00, 0.7),
    Indicator("electricity", 2.4, 1.70, 0.15, 0.90, 0.00, 0.00, 0.9),
    Indicator("basic_water", 2.0, 0.70, 0.05, 0.60, 0.00, 0.00, 0.9),
    Indicator("basic_sanit", 0.6, 1.10, 0.15, 0.30, 0.00, 0.00, 0.7),
    Indicator("bank_account", -0.2, 0.60, 0.50, 0.20, -0.10, 0.35, 0.3),
    Indicator("mobile_phone", 0.8, 0.80, 0.45, 0.40, -0.10, 0.20, 0.3),
    Indicator("internet", -1.6, 1.00, 0.90, 0.60, -0.25, -0.50, 0.4),
    Indicator("health_insur", -2.4, 0.50, 0.45, 0.20, -0.05, 0.20, 0.6),
    Indicator("child_marriage", -1.4, -0.45, -0.60, -0.25, 0.20, 0.10, 0.4),
  ]

  private static let regions = 18
  /// Wealth scores that part the fifths of the women.
  private static let fifths = [-0.78, -0.25, 0.22, 0.80]

  private let shareUrban: [Double]
  private let regionWealth: [Double]
  private let stratumWeight: [Double]
  /// What each region adds to each indicator.
  private let regionEffects: [[Double]]

  init() {
    var random = RandomDraws(stream: 0)
    shareUrban = (0..<Self.regions).map { _ in 0.15 + 0.5 * random.unit() }
    regionWealth = (0..<Self.regions).map { _ in 0.45 * random.bell() }
    stratumWeight = (0..<(2 * Self.regions)).map { _ in random.factor(0.45) }
    regionEffects = (0..<Self.regions).map { _ in
      Self.indicators.map { _ in 0.45 * random.bell() }
    }
  }

  /// A cluster, from 0; it depends on its number alone.
  func cluster(_ index: Int) -> DHSLikeCluster {
    var random = RandomDraws(stream: index + 1)
    // The smaller of two draws: the first regions are the largest.
    let region = min(random.whole(Self.regions), random.whole(Self.regions))
    let isUrban = random.unit() < shareUrban[region]
    let stratum = 2 * region + (isUrban ? 0 : 1)
    let weight = stratumWeight[stratum] * random.factor(0.25)
    return DHSLikeCluster(
      number: index + 1, region: region + 1, isUrban: isUrban, stratum: stratum + 1,
      weight: max(1, Int(weight * 1e6)), wealth: regionWealth[region] + 0.45 * random.bell(),
      effects: Self.indicators.map { $0.spread * random.bell() }, random: random)
  }

  /// The next woman of a cluster.
  func woman(in cluster: inout DHSLikeCluster) -> DHSLikeWoman {
    var random = cluster.random
    defer { cluster.random = random }
    let urban = cluster.isUrban ? 1.0 : 0
    let score = 0.75 * urban + cluster.wealth + 0.7 * random.bell() - 0.25
    let quintile = 1 + Self.fifths.count { score >= $0 }
    let age = min(49, 15 + Int(35 * random.unit() * (0.6 + 0.4 * random.unit())))
    let schooling =
      1.25 + 0.85 * score + 0.25 * urban - 0.025 * Double(age - 30) + 0.8 * random.bell()
    let education = max(0, min(3, Int(schooling)))
    let distance = Double(age - 28) * Double(age - 28)
    let expected = max(
      0.02,
      1.25 - 0.18 * Double(education) - 0.12 * Double(quintile - 3) - 0.0045 * distance)
    let children = (0..<5).reduce(0) { sum, _ in sum + (random.unit() < expected / 5 ? 1 : 0) }
    let isSingle =
      random.unit() < RandomDraws.share(0.35 * Double(education) - (Double(age) - 20.5) / 2.2)
    let marital =
      isSingle ? 0 : [1, 1, 1, 1, 1, 1, 1, 2, 2, age > 28 ? 3 : 2, 4, 5][random.whole(12)]
    var woman = DHSLikeWoman(
      household: 1 + random.whole(39), line: 1 + random.whole(5), score: Int(score * 100_000),
      quintile: quintile, education: education, age: age, children: children, marital: marital,
      indicators: [], others: [])
    woman.indicators = Self.indicators.indices.map { index in
      let rate = RandomDraws.share(propensity(woman, in: cluster, to: index))
      let value = random.unit() < rate ? 1 : 0
      let missing = random.unit()
      return missing < 0.01 ? 9 : missing < 0.03 ? nil : value
    }
    woman.others = others(woman, in: cluster, &random)
    return woman
  }

  private func propensity(
    _ woman: DHSLikeWoman, in cluster: DHSLikeCluster, to index: Int
  ) -> Double {
    let indicator = Self.indicators[index]
    var sum = indicator.base + indicator.wealth * 0.75 * Double(woman.quintile - 3)
    sum += indicator.education * (Double(woman.education) - 1.2)
    sum += indicator.urban * (cluster.isUrban ? 0.6 : -0.4)
    sum += indicator.children * (Double(woman.children) - 0.9)
    sum += indicator.age * Double(woman.age - 29) / 10
    sum += regionEffects[cluster.region - 1][index] + cluster.effects[index]
    // Intersections, which differ by indicator: what trees are there to find.
    let sign = indicator.wealth < 0 ? -1.0 : 1
    if woman.quintile <= 2, !cluster.isUrban, woman.education == 0 { sum -= 1.1 * sign }
    if index % 2 == 0, woman.children >= 3, woman.education <= 1 { sum -= 0.9 * sign }
    if index % 3 == 0, woman.quintile <= 3, [3, 7, 12, 16].contains(cluster.region) {
      sum -= 0.8 * sign
    }
    if index % 4 == 1, woman.marital == 0, woman.age < 20 { sum -= 0.7 }
    if index % 5 == 0, woman.marital >= 3 { sum -= 0.6 }
    return sum
  }

  private func others(
    _ woman: DHSLikeWoman, in cluster: DHSLikeCluster, _ random: inout RandomDraws
  ) -> [Int?] {
    let year = 2019 + cluster.number % 2
    let month = 1 + cluster.number % 12
    let century = (year - 1900) * 12 + month
    let mass = 2200 + 120 * (woman.quintile - 3) + Int(350 * random.bell())
    return [
      month, year, century, century - woman.age * 12 - random.whole(12), (woman.age - 15) / 5 + 1,
      1 + random.whole(7), min(20, woman.education * 4 + random.whole(5)),
      1 + woman.children + random.whole(7), random.unit() < 0.22 ? 2 : 1,
      random.unit() < 0.12 ? nil : max(1200, min(6000, mass)), random.unit() < 0.03 ? 1 : 0,
    ]
  }
}

/// Random draws that give the same bits on every machine.
struct RandomDraws {
  private var generator: CounterBasedGenerator

  /// The draws of one stream.
  init(stream: Int) {
    generator = CounterBasedGenerator(
      seed: 20_240_611, purpose: .bootstrap, replicate: stream, stratum: 0)
  }

  /// A number from 0 to 1.
  mutating func unit() -> Double { Double(generator.next() >> 11) / 9_007_199_254_740_992 }

  /// A whole number from 0 to `bound - 1`.
  mutating func whole(_ bound: Int) -> Int { generator.next(below: bound) }

  /// A bell-shaped number with mean 0 and variance 1.
  mutating func bell() -> Double {
    // Twelve uniform numbers of 16 bits, from three draws.
    var sum = 0.0
    for _ in 0..<3 {
      let bits = generator.next()
      for part in [0, 16, 32, 48] as [UInt64] { sum += Double((bits >> part) & 0xFFFF) }
    }
    return sum / 65_536 - 6
  }

  /// A positive factor around 1 whose logarithm is about bell-shaped with the given spread.
  mutating func factor(_ spread: Double) -> Double {
    let half = spread * bell() / 8
    let root = (1 + half) / (1 - half)
    return root * root * root * root
  }

  /// An S-shaped curve from 0 to 1 through one half.
  static func share(_ x: Double) -> Double { 0.5 + 0.5 * x / (x * x + 3).squareRoot() }
}
