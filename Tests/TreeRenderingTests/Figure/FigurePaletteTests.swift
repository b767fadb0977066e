import Foundation
import Testing

@testable import TreeRendering

@Suite struct FigurePaletteTests {
  private static let extremes: [Extreme?] = [.behind, .ahead, nil]

  /// Relative luminance by WCAG 2.1.
  private func luminance(_ colour: String) throws -> Double {
    let value = try #require(Int(colour.dropFirst(), radix: 16))
    let parts = [value >> 16 & 255, value >> 8 & 255, value & 255].map { part in
      let share = Double(part) / 255
      return share <= 0.03928 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  private func contrast(_ a: String, _ b: String) throws -> Double {
    let (first, second) = (try luminance(a), try luminance(b))
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)
  }

  @Test func textIsReadableOnEveryGround() throws {
    for extreme in Self.extremes {
      #expect(try contrast(FigurePalette.ink, FigurePalette.fill(extreme)) >= 7)
    }
    #expect(try contrast(FigurePalette.ink, FigurePalette.paper) >= 7)
    #expect(try contrast(FigurePalette.quiet, FigurePalette.paper) >= 4.5)
  }

  @Test func strokesStandOutFromThePaper() throws {
    for extreme in Self.extremes {
      #expect(try contrast(FigurePalette.border(extreme), FigurePalette.paper) >= 3)
    }
    #expect(try contrast(FigurePalette.branch, FigurePalette.paper) >= 3)
  }

  @Test func fillsDifferInGrey() throws {
    let fills = Self.extremes.map(FigurePalette.fill)
    for (index, fill) in fills.enumerated() {
      for other in fills[(index + 1)...] {
        #expect(try contrast(fill, other) >= 1.2, "\(fill) and \(other)")
      }
    }
  }

  /// What a reader who lacks one kind of cone sees, in linear light: the projections of Viénot,
  /// Brettel and Mollon (1999) for the first two kinds, of Machado, Oliveira and Fernandes (2009)
  /// for the third.
  private static let visions: [(name: String, rows: [[Double]])] = [
    ("protanopia", [[0.11238, 0.88762, 0], [0.11238, 0.88762, 0], [0.00401, -0.00401, 1]]),
    ("deuteranopia", [[0.29275, 0.70725, 0], [0.29275, 0.70725, 0], [-0.02234, 0.02234, 1]]),
    (
      "tritanopia",
      [
        [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
      ]
    ),
    (
      "no colour",
      [[0.2126, 0.7152, 0.0722], [0.2126, 0.7152, 0.0722], [0.2126, 0.7152, 0.0722]]
    ),
    ("all colours", [[1, 0, 0], [0, 1, 0], [0, 0, 1]]),
  ]

  /// CIE L*a*b* (D65) of a colour as a reader sees it.
  private func lab(_ colour: String, _ rows: [[Double]]) throws -> [Double] {
    let value = try #require(Int(colour.dropFirst(), radix: 16))
    let linear = [value >> 16 & 255, value >> 8 & 255, value & 255].map { part in
      let share = Double(part) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    func product(_ rows: [[Double]], _ vector: [Double]) -> [Double] {
      rows.map { row in zip(row, vector).reduce(0) { $0 + $1.0 * $1.1 } }
    }
    let seen = product(rows, linear).map { min(max($0, 0), 1) }
    let xyz = product(
      [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]], seen)
    let f = zip(xyz, [0.95047, 1, 1.08883]).map { value, white in
      let share = value / white
      return share > 0.008856 ? cbrt(share) : 7.787 * share + 16.0 / 116
    }
    return [116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])]
  }

  @Test(arguments: visions.map(\.name))
  func theTwoEndsDifferForEveryReader(vision: String) throws {
    let rows = try #require(Self.visions.first { $0.name == vision }?.rows)
    for colours in [FigurePalette.fill, FigurePalette.border] {
      let seen = try Self.extremes.map { try lab(colours($0), rows) }
      for (index, colour) in seen.enumerated() {
        for other in seen[(index + 1)...] {
          let difference = zip(colour, other).reduce(0) { $0 + pow($1.0 - $1.1, 2) }.squareRoot()
          // Ten is seen at a glance; one is the least that is seen at all.
          #expect(difference >= 10, "\(vision): \(index)")
        }
      }
    }
  }

  /// The colours of the page's style sheet that follow a property, as written there.
  private func colours(_ property: String) -> Set<String> {
    let rules = PageStyle.sheet.split { "{};".contains($0) }
    return Set(
      rules.flatMap { rule -> [String] in
        let parts = rule.split(separator: ":", maxSplits: 1)
        guard parts.count == 2, parts[0].trimmingCharacters(in: .whitespacesAndNewlines) == property
        else { return [] }
        return parts[1].split { !($0 == "#" || $0.isHexDigit) }.map(String.init)
          .filter { $0.count == 7 && $0.hasPrefix("#") }
      })
  }

  @Test func everyTextOfThePageIsReadableOnEveryGroundOfIt() throws {
    let (texts, grounds) = (colours("color"), colours("background"))
    #expect(texts.isSuperset(of: [FigurePalette.ink, FigurePalette.quiet]))
    #expect(grounds.isSuperset(of: [FigurePalette.paper, FigurePalette.fill(.behind)]))
    for text in texts {
      for ground in grounds { #expect(try contrast(text, ground) >= 4.5, "\(text) on \(ground)") }
    }
  }

  @Test func hatchingAndTheFilledPartOfABarShowInGrey() throws {
    for extreme in Self.extremes {
      #expect(try contrast(FigurePalette.hatch(extreme), FigurePalette.fill(extreme)) >= 1.3)
    }
    #expect(try contrast(FigurePalette.quiet, FigurePalette.paper) >= 3)
    // The ends are told apart by word, place and border in grey, and their fills differ as well.
    let ends = try contrast(FigurePalette.fill(.behind), FigurePalette.fill(.ahead))
    #expect(ends >= 1.2)
  }

  @Test func everyPairOfTextAndGroundIsReadable() throws {
    let grounds =
      Self.extremes.map(FigurePalette.fill) + Self.extremes.map(FigurePalette.hatch)
      + [FigurePalette.paper]
    for ground in grounds {
      #expect(try contrast(FigurePalette.ink, ground) >= 4.5, "\(ground)")
    }
    #expect(try contrast(FigurePalette.quiet, FigurePalette.paper) >= 4.5)
  }
}
