import SurveyModel

@testable import FurthestBehind

/// A small generator of pseudo-random numbers, the same on every machine.
struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// Findings with random trees, figures and labels, some of them hostile.
enum RandomFindings {
  static func finding(seed: UInt64) -> Finding {
    var generator = SplitMix64(seed: seed)
    let circumstances = circumstances(using: &generator)
    let depth = Int.random(in: 0...6, using: &generator)
    let direction = Direction.allCases.randomElement(using: &generator) ?? .barrier
    let tree = sketch(depth: depth, circumstances, using: &generator)
    let withEstimates = Bool.random(using: &generator)
    return tree.finding(
      title: word(using: &generator), direction: direction,
      definition: (0..<12).map { _ in word(using: &generator) }.joined(separator: " "),
      survey: .init(country: word(using: &generator), year: "2017", name: nil),
      circumstances: circumstances,
      excluded: [.init(reason: "zero weight", rows: 1234)], psus: withEstimates ? 77 : nil,
      options: ["suppress": "dhs"], isEstimated: withEstimates
    ) { node in
      guard withEstimates, let rate = node.rate else { return }
      node.estimate = .init(
        se: 0.01, low: max(0, rate - 0.02), high: min(1, rate + 0.02), method: "logit",
        confidence: 0.95, deff: 1.5, df: 60, psus: 70, note: nil)
      guard node.split != nil, node.n.isMultiple(of: 2) else { return }
      node.split?.difference = .init(
        value: rate, se: 0.1, low: rate - 0.2, high: rate + 0.2, confidence: 0.95, df: 60,
        note: nil)
      let df = Double(node.n)
      node.split?.test = .init(f: 1e7 * rate, df1: 1, df2: df, p: rate / 100)
    }
  }

  private static func circumstances(
    using generator: inout SplitMix64
  ) -> [Finding.CircumstanceSummary] {
    (0..<5).map { index in
      let name = word(using: &generator) + "_\(index)"
      switch index {
      case 0: return .numeric(name, 0...12, whole: true)
      case 1: return .numeric(name, 0.5...99.5, whole: false)
      default:
        let levels = (0..<Int.random(in: 2...18, using: &generator)).map {
          word(using: &generator) + " \($0)"
        }
        return index == 2 ? .ordered(name, levels) : .unordered(name, levels)
      }
    }
  }

  private static func sketch(
    depth: Int, _ circumstances: [Finding.CircumstanceSummary], using generator: inout SplitMix64
  ) -> TreeSketch {
    if depth == 0 || Double.random(in: 0...1, using: &generator) < 0.15 {
      return .leaf(
        Int.random(in: 1...90_000, using: &generator),
        Double.random(in: 0.5...90_000, using: &generator),
        Double.random(in: 0...1, using: &generator))
    }
    let circumstance = circumstances[Int.random(in: 0..<5, using: &generator)]
    let first: Finding.Condition
    let second: Finding.Condition
    if circumstance.kind == .numeric {
      let cut = Double(Int.random(in: 0...11, using: &generator)) + 0.5
      first = .below(circumstance.name, cut)
      second = .from(circumstance.name, cut)
    } else {
      let cut = Int.random(in: 1..<circumstance.levels.count, using: &generator)
      first = .levels(circumstance: circumstance.name, levels: Array(circumstance.levels[..<cut]))
      second = .levels(circumstance: circumstance.name, levels: Array(circumstance.levels[cut...]))
    }
    return .split(
      first, sketch(depth: depth - 1, circumstances, using: &generator),
      second, sketch(depth: depth - 1, circumstances, using: &generator))
  }

  private static func word(using generator: inout SplitMix64) -> String {
    words.randomElement(using: &generator) ?? ""
  }

  private static let words = [
    "Urban", "Rural without road", "yes", "No or primary education", "25-34", "3",
    "Communauté urbaine de l'Océan Indien et des îles", "العربية والريف", "城市地区和农村地区",
    "ก็ไม่มีการศึกษา", "हिन्दी क्षेत्र", "👩‍👩‍👧‍👦 🇱🇦 emoji", "a & b < c > \"d\" 'e'",
    "back\\slash {x|y}", "line\nbreak\ttab", "Zürich-\u{301}\u{301}\u{301}", "\u{1B}[31mred\u{7}",
    String(repeating: "Donaudampfschifffahrt", count: 10), "WWWWWWWW MMMMMMMM @@@@@@@",
    "\u{202E}reversed", "", " ", "]]>", "<!--",
  ]
}
