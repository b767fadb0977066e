// Figures of R 4.2.2 with package survey 4.1.1 for the survey of SyntheticSurvey.swift, to 13
// digits. Made with `Rscript` by the program at the end of this file.
import SurveyStatistics

enum SyntheticReference {
  typealias Kind = SyntheticSurvey.Kind
  typealias Domain = SyntheticSurvey.Domain
  typealias Policy = SurveyDesign.LonePSUPolicy

  struct Rate {
    let kind: Kind, policy: Policy, fpc: Bool, domain: Domain
    let rate: Double, se: Double, deff: Double, df: Int, cases: Int

    init(
      _ kind: Kind, _ policy: Policy, _ fpc: Bool, _ domain: Domain, _ rate: Double, _ se: Double,
      _ deff: Double, _ df: Int, _ cases: Int
    ) {
      (self.kind, self.policy, self.fpc, self.domain) = (kind, policy, fpc, domain)
      (self.rate, self.se, self.deff, self.df, self.cases) = (rate, se, deff, df, cases)
    }
  }

  struct Interval {
    let kind: Kind, domain: Domain, method: IntervalMethod
    let low: Double, high: Double

    init(_ kind: Kind, _ domain: Domain, _ method: IntervalMethod, _ low: Double, _ high: Double) {
      (self.kind, self.domain, self.method) = (kind, domain, method)
      (self.low, self.high) = (low, high)
    }
  }

  struct Contrast {
    let kind: Kind, policy: Policy, fpc: Bool, a: Domain, b: Domain
    let difference: Double, se: Double, ratio: Double, seOfRatio: Double
    let covariance: Double, df: Int

    init(
      _ kind: Kind, _ policy: Policy, _ fpc: Bool, _ a: Domain, _ b: Domain,
      _ difference: Double, _ se: Double, _ ratio: Double, _ seOfRatio: Double,
      _ covariance: Double, _ df: Int
    ) {
      (self.kind, self.policy, self.fpc, self.a, self.b) = (kind, policy, fpc, a, b)
      (self.difference, self.se, self.ratio) = (difference, se, ratio)
      (self.seOfRatio, self.covariance, self.df) = (seOfRatio, covariance, df)
    }
  }

  struct Independence {
    let kind: Kind, policy: Policy, fpc: Bool, within: Domain
    /// Whether the rows of group b whose indicator is 0 are left out.
    let emptyCell: Bool
    let f: Double, df2: Double, p: Double

    init(
      _ kind: Kind, _ policy: Policy, _ fpc: Bool, _ within: Domain, _ emptyCell: Bool,
      _ f: Double, _ df2: Double, _ p: Double
    ) {
      (self.kind, self.policy, self.fpc, self.within) = (kind, policy, fpc, within)
      (self.emptyCell, self.f, self.df2, self.p) = (emptyCell, f, df2, p)
    }
  }

  struct Replication {
    let fpc: Bool, domain: Domain, se: Double

    init(_ fpc: Bool, _ domain: Domain, _ se: Double) {
      (self.fpc, self.domain, self.se) = (fpc, domain, se)
    }
  }

  /// svymean with deff = "replace", degf of the subset.
  static let rates: [Rate] = [
    .init(
      .psus, .grandMean, false, .all, 0.5123839009288, 0.0520225562736, 0.7690741505221, 10, 72),
    .init(.psus, .grandMean, false, .a, 0.4719471947195, 0.09396775850947, 1.169232588958, 6, 34),
    .init(.psus, .grandMean, false, .b, 0.6644736842105, 0.09582212415891, 0.6177581347327, 5, 16),
    .init(.psus, .grandMean, false, .even, 0.4212962962963, 0.1149433883138, 1.246384166616, 2, 24),
    .init(.psus, .average, false, .all, 0.5123839009288, 0.06020859294578, 1.030153145997, 10, 72),
    .init(.psus, .average, false, .a, 0.4719471947195, 0.1083232168587, 1.553768362485, 6, 34),
    .init(.psus, .average, false, .b, 0.6644736842105, 0.09582212415891, 0.6177581347327, 5, 16),
    .init(.psus, .average, false, .even, 0.4212962962963, 0.1149433883138, 1.246384166616, 2, 24),
    .init(
      .psus, .certainty, false, .all, 0.5123839009288, 0.0491601102827, 0.6867687639978, 10, 72),
    .init(.psus, .certainty, false, .a, 0.4719471947195, 0.08844553620026, 1.03584557499, 6, 34),
    .init(.psus, .certainty, false, .b, 0.6644736842105, 0.09582212415891, 0.6177581347327, 5, 16),
    .init(.psus, .certainty, false, .even, 0.4212962962963, 0.1149433883138, 1.246384166616, 2, 24),
    .init(
      .psus, .grandMean, true, .all, 0.5123839009288, 0.04873447666961, 0.6749280079611, 10, 72),
    .init(.psus, .grandMean, true, .a, 0.4719471947195, 0.08019369571813, 0.8515764319078, 6, 34),
    .init(.psus, .grandMean, true, .b, 0.6644736842105, 0.08886524478886, 0.5313133987242, 5, 16),
    .init(.psus, .grandMean, true, .even, 0.4212962962963, 0.1093066601977, 1.127138236322, 2, 24),
    .init(.psus, .average, true, .all, 0.5123839009288, 0.05779404283438, 0.9491852659629, 10, 72),
    .init(.psus, .average, true, .a, 0.4719471947195, 0.09424604548969, 1.176168244841, 6, 34),
    .init(.psus, .average, true, .b, 0.6644736842105, 0.08886524478886, 0.5313133987242, 5, 16),
    .init(.psus, .average, true, .even, 0.4212962962963, 0.1093066601977, 1.127138236322, 2, 24),
    .init(
      .psus, .certainty, true, .all, 0.5123839009288, 0.04718863837226, 0.6327901773086, 10, 72),
    .init(.psus, .certainty, true, .a, 0.4719471947195, 0.07695157390829, 0.7841121632275, 6, 34),
    .init(.psus, .certainty, true, .b, 0.6644736842105, 0.08886524478886, 0.5313133987242, 5, 16),
    .init(.psus, .certainty, true, .even, 0.4212962962963, 0.1093066601977, 1.127138236322, 2, 24),
    .init(
      .rows, .grandMean, false, .all, 0.5123839009288, 0.06397231585683, 1.162971261441, 66, 72),
    .init(.rows, .grandMean, false, .a, 0.4719471947195, 0.09128783499515, 1.103491498156, 28, 34),
    .init(.rows, .grandMean, false, .b, 0.6644736842105, 0.127316550684, 1.090577700115, 12, 16),
    .init(
      .rows, .grandMean, false, .even, 0.4212962962963, 0.1087714152178, 1.116126684132, 20, 24),
    .init(
      .rows, .grandMean, true, .all, 0.5123839009288, 0.05872034082839, 0.9798553596687, 66, 72),
    .init(.rows, .grandMean, true, .a, 0.4719471947195, 0.08218815036362, 0.8944613728185, 28, 34),
    .init(.rows, .grandMean, true, .b, 0.6644736842105, 0.1199829587109, 0.9685588626768, 12, 16),
    .init(
      .rows, .grandMean, true, .even, 0.4212962962963, 0.1000628979928, 0.9445611658526, 20, 24),
  ]

  /// svyciprop xlogit, mean and beta (capped at n), prop.test; grand mean, without fpc.
  static let intervals: [Interval] = [
    .init(.psus, .all, .logit, 0.3978592843642, 0.6256229086399),
    .init(.psus, .all, .wald, 0.3964704221159, 0.6282973797416),
    .init(.psus, .all, .kornGraubard, 0.3916500605171, 0.6320673849382),
    .init(.psus, .all, .wilson, 0.3992603366039, 0.624252947047),
    .init(.psus, .a, .logit, 0.2621242627258, 0.6921730849603),
    .init(.psus, .a, .wald, 0.2420163727971, 0.7018780166418),
    .init(.psus, .a, .kornGraubard, 0.2458889451373, 0.7067962470587),
    .init(.psus, .a, .wilson, 0.2740397454493, 0.6790836340368),
    .init(.psus, .b, .logit, 0.3961510534787, 0.8566964146708),
    .init(.psus, .b, .wald, 0.4181550723956, 0.9107922960255),
    .init(.psus, .b, .kornGraubard, 0.3912098630117, 0.8748887193013),
    .init(.psus, .b, .wilson, 0.4224434366742, 0.8428171947289),
    .init(.psus, .even, .logit, 0.08738737708972, 0.846972708738),
    .init(.psus, .even, .wald, -0.07326518719869, 0.9158577797913),
    .init(.psus, .even, .kornGraubard, 0.04635593612708, 0.8899630957824),
    .init(.psus, .even, .wilson, 0.1166596374729, 0.8005190381492),
    .init(.rows, .all, .logit, 0.3865903774437, 0.6366280788893),
    .init(.rows, .all, .wald, 0.3846590512911, 0.6401087505665),
    .init(.rows, .all, .kornGraubard, 0.3808450086745, 0.6426781633646),
    .init(.rows, .all, .wilson, 0.3898807721838, 0.6334172033632),
    .init(.rows, .a, .logit, 0.2967818604696, 0.6543037919607),
    .init(.rows, .a, .wald, 0.2849525415564, 0.6589418478826),
    .init(.rows, .a, .kornGraubard, 0.2865380735328, 0.663200521772),
    .init(.rows, .a, .wilson, 0.3057006927688, 0.6446577808539),
    .init(.rows, .b, .logit, 0.3633312883094, 0.8729751279203),
    .init(.rows, .b, .wald, 0.3870747501513, 0.9418726182698),
    .init(.rows, .b, .kornGraubard, 0.3617188451105, 0.8915124350866),
    .init(.rows, .b, .wilson, 0.3998360738447, 0.8547978313675),
    .init(.rows, .even, .logit, 0.2230317501225, 0.6486651518968),
    .init(.rows, .even, .wald, 0.1944031000446, 0.648189492548),
    .init(.rows, .even, .kornGraubard, 0.2089961124816, 0.6573876171743),
    .init(.rows, .even, .wilson, 0.2363371452668, 0.6313374022183),
  ]

  /// svyby with covmat and svycontrast; for domains that overlap svytotal of the residuals.
  static let contrasts: [Contrast] = [
    .init(
      .psus, .grandMean, false, .a, .b, -0.1925264894911, 0.1459386864467, 0.7102571643303,
      0.1891452972598, -0.001643140542079, 10),
    .init(
      .psus, .grandMean, false, .a, .all, -0.04043670620932, 0.07818015953376, 0.9210812319903,
      0.1528027300511, 0.002712074327905, 10),
    .init(
      .psus, .grandMean, false, .even, .a, -0.05065089842318, 0.1184463386669, 0.8926767676768,
      0.2424785264001, 0.004006193506381, 8),
    .init(
      .psus, .average, false, .a, .b, -0.1925264894911, 0.1744596232781, 0.7102571643303,
      0.2241466258978, -0.002464710813118, 10),
    .init(
      .psus, .average, false, .a, .all, -0.04043670620932, 0.09344325674401, 0.9210812319903,
      0.18209190657, 0.003313675872105, 10),
    .init(
      .psus, .average, false, .even, .a, -0.05065089842318, 0.1397616276632, 0.8926767676768,
      0.2877288871587, 0.006009290259572, 8),
    .init(
      .psus, .certainty, false, .a, .b, -0.1925264894911, 0.1424456859165, 0.7102571643303,
      0.183014953672, -0.001643140542079, 10),
    .init(
      .psus, .certainty, false, .a, .all, -0.04043670620932, 0.07629609964223, 0.9210812319903,
      0.1486774191291, 0.00220911724807, 10),
    .init(
      .psus, .certainty, false, .even, .a, -0.05065089842318, 0.1141148911319, 0.8926767676768,
      0.2349296525992, 0.004006193506381, 8),
    .init(
      .psus, .grandMean, true, .a, .b, -0.1925264894911, 0.1247005485382, 0.7102571643303,
      0.1598570513027, -0.000611083120702, 10),
    .init(
      .psus, .grandMean, true, .a, .all, -0.04043670620932, 0.06726229982214, 0.9210812319903,
      0.1309513541004, 0.002140930535915, 10),
    .init(
      .psus, .grandMean, true, .even, .a, -0.05065089842318, 0.1080891329139, 0.8926767676768,
      0.2231931561008, 0.003347857071211, 8),
    .init(
      .psus, .average, true, .a, .b, -0.1925264894911, 0.1502035753557, 0.7102571643303,
      0.1913126702455, -0.000916624681053, 10),
    .init(
      .psus, .average, true, .a, .all, -0.04043670620932, 0.08087420072854, 0.9210812319903,
      0.1571377463806, 0.002840916067053, 10),
    .init(
      .psus, .average, true, .even, .a, -0.05065089842318, 0.1294629863018, 0.8926767676768,
      0.2683069506849, 0.005021785606817, 8),
    .init(
      .psus, .certainty, true, .a, .b, -0.1925264894911, 0.122640705721, 0.7102571643303,
      0.1562061411436, -0.000611083120702, 10),
    .init(
      .psus, .certainty, true, .a, .all, -0.04043670620932, 0.06603350838011, 0.9210812319903,
      0.1283024326544, 0.001893944044702, 10),
    .init(
      .psus, .certainty, true, .even, .a, -0.05065089842318, 0.1057060856721, 0.8926767676768,
      0.2190717078733, 0.003347857071211, 8),
    .init(
      .rows, .grandMean, false, .a, .b, -0.1925264894911, 0.156531944024, 0.7102571643303,
      0.1932070197872, 2.036169812033e-05, 44),
    .init(
      .rows, .grandMean, false, .a, .all, -0.04043670620932, 0.06720509597363, 0.9210812319903,
      0.1312159792712, 0.003954700544682, 66),
    .init(
      .rows, .grandMean, false, .even, .a, -0.05065089842318, 0.1112479080735, 0.8926767676768,
      0.2274146011826, 0.00389429626793, 41),
    .init(
      .rows, .grandMean, true, .a, .b, -0.1925264894911, 0.1455362396195, 0.7102571643303,
      0.1783123897308, -1.499730068024e-05, 44),
    .init(
      .rows, .grandMean, true, .a, .all, -0.04043670620932, 0.06131944616934, 0.9210812319903,
      0.119447095724, 0.00322144800434, 66),
    .init(
      .rows, .grandMean, true, .even, .a, -0.05065089842318, 0.1015786141469, 0.8926767676768,
      0.2080204065527, 0.003224630381457, 41),
  ]

  /// svychisq with statistic = "F" of groups a and b.
  static let independence: [Independence] = [
    .init(.psus, .grandMean, false, .all, false, 1.670803495123, 10, 0.225218118254),
    .init(.psus, .grandMean, false, .even, false, 0.00168503864922, 2, 0.9709860364075),
    .init(.psus, .grandMean, false, .all, true, 4.992951585443, 9, 0.05231175126887),
    .init(.psus, .average, false, .all, false, 1.162719383474, 10, 0.3062249802514),
    .init(.psus, .average, false, .even, false, 0.00168503864922, 2, 0.9709860364075),
    .init(.psus, .average, false, .all, true, 3.63270238898, 9, 0.08903460844961),
    .init(.psus, .certainty, false, .all, false, 1.744079075211, 10, 0.2160476163272),
    .init(.psus, .certainty, false, .even, false, 0.00168503864922, 2, 0.9709860364075),
    .init(.psus, .certainty, false, .all, true, 5.44905358347, 9, 0.04443162819422),
    .init(.psus, .grandMean, true, .all, false, 2.267790295641, 10, 0.1630047840264),
    .init(.psus, .grandMean, true, .even, false, 0.00203920166905, 2, 0.9680850770399),
    .init(.psus, .grandMean, true, .all, true, 6.745262307668, 9, 0.02887219826673),
    .init(.psus, .average, true, .all, false, 1.556760863052, 10, 0.2405663877405),
    .init(.psus, .average, true, .even, false, 0.00203920166905, 2, 0.9680850770399),
    .init(.psus, .average, true, .all, true, 4.788169879327, 9, 0.0564165695265),
    .init(.psus, .certainty, true, .all, false, 2.335141294578, 10, 0.1574751475392),
    .init(.psus, .certainty, true, .even, false, 0.00203920166905, 2, 0.9680850770399),
    .init(.psus, .certainty, true, .all, true, 7.18225481899, 9, 0.02520718577328),
    .init(.rows, .grandMean, false, .all, false, 1.403540453237, 44, 0.242491550443),
    .init(.rows, .grandMean, false, .even, false, 0.0008970759166493, 11, 0.9766424672798),
    .init(.rows, .grandMean, false, .all, true, 9.824614684729, 39, 0.003265701811653),
    .init(.rows, .grandMean, true, .all, false, 1.616858666561, 44, 0.2102108158723),
    .init(.rows, .grandMean, true, .even, false, 0.001043271768336, 11, 0.9748116596485),
    .init(.rows, .grandMean, true, .all, true, 12.12151568097, 39, 0.001244075104186),
  ]

  /// as.svrepdesign type JKn, lone PSUs certain.
  static let jackknife: [Replication] = [
    .init(false, .all, 0.04905116688433),
    .init(false, .a, 0.09006421835625),
    .init(false, .b, 0.09695588455035),
    .init(false, .even, 0.1286354435056),
    .init(true, .all, 0.04709493226345),
    .init(true, .a, 0.07846883594034),
    .init(true, .b, 0.08996237052026),
    .init(true, .even, 0.1224639722085),
  ]
}

// The program. `kind` is psus or rows, `policy` adjust (grand mean), average or certainty.
//
//   library(survey)
//   n_h <- c(4, 3, 5, 1, 2, 1); f_h <- c(.1, .2, .05, .5, .4, .25); d <- NULL; i <- 0
//   for (h in 1:6) for (k in 1:n_h[h]) for (r in 1:(3 + (k * h) %% 4)) {
//     d <- rbind(d, data.frame(h = h, k = k, w = 1 + ((7 * i) %% 11) / 4, f = f_h[h],
//       y = as.integer((i * i + 3 * i + k) %% 5 < 2), g = (3 * i + k + i %/% 4) %% 3))
//     i <- i + 1 }
//   options(survey.lonely.psu = policy)
//   D <- svydesign(ids = if (kind == "psus") ~k else ~1, strata = ~h, weights = ~w, nest = TRUE,
//     data = d)                                                           # fpc = ~f with fpc
//   S <- D[TRUE, ]; D[d$g == 0, ]; D[d$g == 1, ]; D[d$k %% 2 == 0, ]      # all, a, b, even
//   m <- svymean(~y, S, deff = "replace"); degf(S)
//   attr(svyciprop(~y, S, method = "xlogit", df = degf(S)), "ci")         # and "mean"
//   p <- coef(m); N <- nrow(S$variables)
//   ns <- min(N, p * (1 - p) / vcov(m) * (qt(.975, N - 1) / qt(.975, degf(S)))^2)
//   c(qbeta(.025, ns * p, ns * (1 - p) + 1), qbeta(.975, ns * p + 1, ns * (1 - p)))
//   prop.test(p * ns, ns, correct = FALSE)$conf.int
//   by <- svyby(~y, ~g, D[d$g < 2, ], svymean, covmat = TRUE)             # a against b
//   svycontrast(by, list(x = c(1, -1))); svycontrast(by, quote(`0` / `1`)); vcov(by)[1, 2]
//   # Domains A, B (logical) that overlap, with rates pa, pb:
//   za <- A * (d$y - pa) / sum(d$w[A]); zb <- B * (d$y - pb) / sum(d$w[B])
//   svytotal(~I(za - zb), D[A | B, ]); svytotal(~I((za - pa / pb * zb) / pb), D[A | B, ])
//   svychisq(~y + g, S[g < 2], statistic = "F")
//   svymean(~y, subset(as.svrepdesign(D, type = "JKn"), domain))          # policy certainty
