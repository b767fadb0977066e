import Foundation
import Testing

@testable import SurveyPlans

/// The page on indicators is made from the presets.
///
/// `FURTHEST_BEHIND_REGENERATE=1 swift test --filter IndicatorGuideTests` writes it anew.
@Suite struct IndicatorGuideTests {
  @Test func thePageIsMadeFromThePresets() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Docs/Indicators.md")
    let text = IndicatorGuide.markdown(Preset.all)
    if ProcessInfo.processInfo.environment["FURTHEST_BEHIND_REGENERATE"] != nil {
      try Data(text.utf8).write(to: file)
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == text)
  }

  /// At least twenty indicators, and each of them is told of.
  @Test func everyIndicatorIsToldOf() {
    let text = IndicatorGuide.markdown(Preset.all)
    let names = Set(Preset.all.flatMap { $0.indicators.map(\.name) })
    #expect(names.count >= 20)
    for name in names { #expect(text.contains("`\(name)`"), "\(name)") }
  }
}
