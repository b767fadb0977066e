import Foundation
import SurveyStatistics
import Testing

/// Distribution functions against mpmath 1.3 at 60 digits (the incomplete beta function by its
/// hypergeometric series, quantiles by bisection); the normal against R 4.2.2.
@Suite struct DistributionTests {
  private static func agree(_ value: Double?, _ reference: Double, _ tolerance: Double) -> Bool {
    guard let value else { return false }
    return abs(value - reference) <= tolerance * abs(reference)
  }

  @Test(arguments: [
    (1e-300, -37.047096299361201), (1e-90, -20.164689059718679), (1e-12, -7.0344838253011321),
    (0.001, -3.0902323061678132), (0.025, -1.9599639845400538), (0.05, -1.6448536269514726),
    (0.2, -0.84162123357291418), (0.425, -0.18911842627279249), (0.5, 0),
    (0.6, 0.25334710313579978), (0.975, 1.9599639845400536), (0.999, 3.0902323061678132),
  ])
  func normalQuantile(_ p: Double, _ reference: Double) {
    #expect(Self.agree(NormalDistribution.quantile(p), reference, 1e-15))
    #expect(Self.agree(NormalDistribution.quantile(p, tail: .upper), -reference, 1e-15))
  }

  @Test(arguments: [
    (-37, 5.7255712225245771e-300, 1), (-8, 6.2209605742717849e-16, 0.99999999999999933),
    (-1.96, 0.024997895148220428, 0.97500210485177963),
    (-0.1, 0.46017216272297101, 0.53982783727702899), (0, 0.5, 0.5),
    (0.5, 0.69146246127401301, 0.30853753872598694),
    (2, 0.97724986805182079, 0.022750131948179212),
    (6, 0.9999999990134123, 9.8658764503769809e-10),
  ])
  func normalProbability(_ x: Double, _ lower: Double, _ upper: Double) {
    #expect(Self.agree(NormalDistribution.probability(at: x), lower, 1e-12))
    #expect(Self.agree(NormalDistribution.probability(at: x, tail: .upper), upper, 1e-12))
  }

  @Test(arguments: [
    (0.5, 0.5, 0.1, 0.20483276469913346, 0.79516723530086654),
    (2.5, 7, 0.3, 0.64122246297172117, 0.35877753702827883),
    (160.3, 22.7, 0.88, 0.54414453639791884, 0.45585546360208116),
    (160.3, 22.7, 0.5, 1.3010167230529929e-27, 1),
    (3, 1e5, 1e-5, 0.080304156195560505, 0.9196958438044395),
    (382, 0.5, 0.4, 3.6117291351644158e-154, 1),
    (5000, 20000, 0.21, 0.99995350549000952, 4.6494509990482639e-5),
    (150000, 0.5, 0.99998, 0.014305473000637044, 0.98569452699936296),
    (600000, 400000, 0.6005, 0.84628427033501681, 0.15371572966498319),
    (0.01, 3, 0.2, 0.99508711823131596, 0.0049128817686840411),
    (30, 0.001, 0.9, 1.1389209392183186e-5, 0.99998861079060782),
  ])
  func betaProbability(_ a: Double, _ b: Double, _ x: Double, _ lower: Double, _ upper: Double)
    throws
  {
    let beta = try #require(BetaDistribution(a: a, b: b))
    #expect(Self.agree(beta.probability(at: x), lower, 2e-12))
    #expect(Self.agree(beta.probability(at: x, tail: .upper), upper, 2e-12))
  }

  @Test(arguments: [
    (1, 30, 0.025, 0.0008435709266304788, 0.11570330822202781),
    (3, 23, 0.025, 0.025465396647733206, 0.26030584210521422),
    (160.3, 22.7, 0.025, 0.82461532933560514, 0.91952796989564195),
    (0.7, 0.4, 0.05, 0.039898029209794922, 0.99909873113491008),
    (0.05, 12, 0.1, 5.0696797352011421e-22, 0.0065977943967053708),
    (1200.5, 30000.25, 0.005, 0.03572747657615265, 0.041336925514005084),
    (2, 5, 0.5, 0.26444998329565996, 0.26444998329565996),
    (2, 5, 0.9, 0.51031630655149167, 0.092595258913128737),
  ])
  func betaQuantile(_ a: Double, _ b: Double, _ p: Double, _ lower: Double, _ upper: Double) throws
  {
    let beta = try #require(BetaDistribution(a: a, b: b))
    #expect(Self.agree(beta.quantile(p), lower, 1e-12))
    #expect(Self.agree(beta.quantile(p, tail: .upper), upper, 1e-12))
  }

  @Test(arguments: [
    (1, 2, 0.14758361765043327), (2.5, 0.01, 0.49638199717895413), (5, 3, 0.015049623948731287),
    (14, 2.1, 0.027166572987452405), (764, 25.482, 1.8870738477946523e-104),
    (764.5, 1.9, 0.028904566301326345), (19379, 1.96, 0.025005049650765227),
    (3e6, 4, 3.1672000210851008e-5), (0.5, 10, 0.10133867638566557),
  ])
  func studentProbability(_ df: Double, _ t: Double, _ upper: Double) throws {
    let student = try #require(StudentDistribution(degreesOfFreedom: df))
    #expect(Self.agree(student.probability(at: t, tail: .upper), upper, 1e-12))
    #expect(Self.agree(student.probability(at: -t), upper, 1e-12))
    #expect(Self.agree(student.probability(at: t), 1 - upper, 1e-12))
  }

  @Test(arguments: [
    (1, 0.025, 12.706204736174704), (2, 0.005, 9.924843200918293),
    (3.5, 0.025, 2.9400886379827297), (14, 0.025, 2.1447866879178038),
    (190, 0.025, 1.9725281820013183), (764, 0.025, 1.9630738928941318),
    (764, 0.4999, 0.00025074486666860862), (19378, 0.025, 1.9600864129068568),
    (2_999_999, 0.025, 1.9599647752977082), (764, 1e-90, 23.179729804543279),
    (0.5, 0.025, 164.55767348048851), (2e8, 0.025, 1.9599639964014104),
  ])
  func studentQuantile(_ df: Double, _ p: Double, _ reference: Double) throws {
    let student = try #require(StudentDistribution(degreesOfFreedom: df))
    #expect(Self.agree(student.quantile(p, tail: .upper), reference, 1e-12))
    #expect(Self.agree(student.quantile(p), -reference, 1e-12))
  }

  @Test(arguments: [
    (1, 764, 532.030498852122, 9.4499282151881575e-90),
    (1, 764, 2342.88710358321, 6.2328426781421906e-235),
    (1, 10, 1.67080349512301, 0.22521811825396096), (1, 190, 0.0001, 0.99203177942360893),
    (3.2, 17.8, 2.5, 0.089691279724644913), (1, 2, 0.0016850386492199, 0.97098603640749719),
  ])
  func fUpperTail(_ d1: Double, _ d2: Double, _ f: Double, _ upper: Double) throws {
    let distribution = try #require(FDistribution(numerator: d1, denominator: d2))
    #expect(Self.agree(distribution.probability(at: f, tail: .upper), upper, 2e-12))
    #expect(Self.agree(distribution.probability(at: f, tail: .lower), 1 - upper, 1e-12))
  }

  /// The quantile is the inverse of the distribution function, for shapes from 0.1 to a million.
  @Test func quantilesComeBack() throws {
    var random = CounterBasedGenerator(seed: 1, purpose: .folds, replicate: 0, stratum: 0)
    func uniform() -> Double { (Double(random.next(below: 1 << 30)) + 0.5) / Double(1 << 30) }
    for _ in 0..<300 {
      let beta = try #require(
        BetaDistribution(a: pow(10, 7 * uniform() - 1), b: pow(10, 7 * uniform() - 1)))
      let p = uniform()
      for tail in [Tail.lower, .upper] {
        let x = beta.quantile(p, tail: tail)
        #expect(x >= 0 && x <= 1)
        // Near 1 a point is not known well enough to give its probability back.
        guard x < 0.999, x > 1e-300 else { continue }
        #expect(Self.agree(beta.probability(at: x, tail: tail), p, 1e-8))
      }
      let student = try #require(StudentDistribution(degreesOfFreedom: beta.a))
      #expect(Self.agree(student.probability(at: student.quantile(p)), p, 1e-11))
    }
  }

  @Test func endsAreExact() throws {
    let beta = try #require(BetaDistribution(a: 2, b: 3))
    #expect(beta.quantile(0) == 0 && beta.quantile(1) == 1)
    #expect(beta.quantile(0, tail: .upper) == 1 && beta.quantile(1, tail: .upper) == 0)
    #expect(beta.probability(at: -1) == 0 && beta.probability(at: 2) == 1)
    let student = try #require(StudentDistribution(degreesOfFreedom: 3))
    #expect(student.quantile(0) == -.infinity && student.quantile(1) == .infinity)
    #expect(student.quantile(0.5) == 0 && student.probability(at: 0) == 0.5)
    #expect(student.probability(at: .infinity) == 1 && student.probability(at: -.infinity) == 0)
    let f = try #require(FDistribution(numerator: 1, denominator: 5))
    #expect(f.probability(at: 0, tail: .upper) == 1 && f.probability(at: 0, tail: .lower) == 0)
    #expect(f.probability(at: .infinity, tail: .upper) == 0)
    #expect(NormalDistribution.quantile(0) == -.infinity)
    #expect(NormalDistribution.quantile(1) == .infinity)
  }

  @Test(arguments: [0, -1, Double.nan, .infinity, 1e-200, 1e200])
  func parametersThatMakeNoDistributionAreRefused(_ parameter: Double) {
    #expect(BetaDistribution(a: parameter, b: 1) == nil)
    #expect(BetaDistribution(a: 1, b: parameter) == nil)
    #expect(StudentDistribution(degreesOfFreedom: parameter) == nil)
    #expect(FDistribution(numerator: parameter, denominator: 1) == nil)
    #expect(FDistribution(numerator: 1, denominator: parameter) == nil)
  }
}
