// swift-tools-version: 6.3
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

/// Where Swift's own libraries become a part of the program.
///
/// It starts in half the time then, and runs on machines without Swift. `ProgramEntry` alone is
/// built so: tests, and packages that use the library, take the libraries of the system.
let programAlone: BuildSettingCondition = .when(platforms: [.linux], configuration: .release)

/// A library module and the modules it may import.
func module(_ name: String, imports: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: imports, swiftSettings: settings)
}

/// The tests of one module, in the mirrored folder under `Tests`.
func tests(of name: String, imports: [Target.Dependency] = [], exclude: [String] = []) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.byName(name: name)] + imports, exclude: exclude,
    swiftSettings: settings)
}

let package = Package(
  name: "FurthestBehind",
  products: [
    .library(
      name: "FurthestBehind", targets: ["FurthestBehind", "SurveyPlans", "TreeRendering"]),
    .executable(name: "furthest-behind", targets: ["ProgramEntry"]),
  ],
  targets: [
    // The words of the domain, and the road of the data: see Docs/Architecture.md.
    .target(
      name: "SurveyModel", swiftSettings: settings,
      linkerSettings: [.linkedLibrary("m", .when(platforms: [.linux]))]),
    module("Spelling"),
    module("Mathematics"),
    module("Threads"),
    module("Microdata", imports: ["SurveyModel", "Threads"]),
    module("Expressions", imports: ["Spelling"]),
    module("ClassificationTree", imports: ["SurveyModel", "Mathematics"]),
    module("SurveyStatistics", imports: ["SurveyModel", "Mathematics"]),
    module(
      "FurthestBehind",
      imports: [
        "SurveyModel", "Spelling", "Mathematics", "Threads", "Microdata", "Expressions",
        "ClassificationTree", "SurveyStatistics",
      ]),
    module("TreeRendering", imports: ["SurveyModel", "Mathematics", "FurthestBehind"]),
    module("CommandLineKit", imports: ["Spelling"]),
    module(
      "AnalysisOptions",
      imports: ["SurveyModel", "Microdata", "FurthestBehind", "TreeRendering", "CommandLineKit"]),
    .target(
      name: "SurveyPresets", resources: [.embedInCode("Presets")], swiftSettings: settings),
    module(
      "SurveyPlans",
      imports: [
        "SurveyModel", "Spelling", "Microdata", "Expressions", "FurthestBehind", "CommandLineKit",
        "AnalysisOptions", "SurveyPresets",
      ]),
    module(
      "furthest-behind",
      imports: [
        "SurveyModel", "Threads", "FurthestBehind", "TreeRendering", "CommandLineKit",
        "AnalysisOptions", "SurveyPlans",
      ]),
    .executableTarget(
      name: "ProgramEntry", dependencies: ["furthest-behind"],
      swiftSettings: settings + [.unsafeFlags(["-static-stdlib"], programAlone)],
      linkerSettings: [.unsafeFlags(["-static-stdlib", "-use-ld=lld"], programAlone)]),
    .executableTarget(
      name: "SampleSurvey", dependencies: ["SurveyModel"], swiftSettings: settings),
    .executableTarget(
      name: "Benchmarks",
      dependencies: ["SurveyModel", "ClassificationTree", "SurveyStatistics", "FurthestBehind"],
      exclude: ["compare.py"], swiftSettings: settings),

    // The naive twin of the extract reader, and the target that fuzzes both: see Docs/Reading.md.
    .target(
      name: "NaiveReader", dependencies: ["Microdata"], path: "Tests/NaiveReader",
      swiftSettings: settings),
    .executableTarget(
      name: "ReaderFuzzer", dependencies: ["Microdata", "NaiveReader"], exclude: ["Corpus"],
      swiftSettings: settings),
    .executableTarget(
      name: "Simulation",
      dependencies: [
        "SurveyModel", "Threads", "ClassificationTree", "SurveyStatistics", "FurthestBehind",
      ],
      swiftSettings: settings),

    tests(of: "SurveyModel"),
    tests(of: "Microdata", imports: ["NaiveReader"]),
    tests(of: "Expressions"),
    tests(of: "ClassificationTree", imports: ["SurveyModel"]),
    tests(of: "SurveyStatistics"),
    tests(
      of: "FurthestBehind",
      imports: ["SurveyModel", "Threads", "Microdata", "ClassificationTree", "SurveyStatistics"]),
    tests(of: "TreeRendering", imports: ["SurveyModel", "FurthestBehind"], exclude: ["Golden"]),
    tests(
      of: "SurveyPlans",
      imports: ["SurveyModel", "Threads", "Expressions", "FurthestBehind", "SurveyPresets"]),
    tests(of: "CommandLineKit"),
    tests(of: "Spelling"),
    tests(of: "Threads"),
    tests(of: "SampleSurvey"),
    .testTarget(
      name: "CommandLineTests",
      dependencies: [
        "furthest-behind", "AnalysisOptions", "CommandLineKit", "FurthestBehind", "SurveyModel",
        "SurveyPlans",
      ],
      exclude: ["Golden"], swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
