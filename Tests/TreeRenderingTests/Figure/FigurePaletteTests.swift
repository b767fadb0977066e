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
    #expect(try contrast(FigurePalette.ink, FigurePalette.hatch) >= 4.5)
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
}
