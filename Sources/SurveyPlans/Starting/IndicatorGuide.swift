/// The presets as a document for readers: `Docs/Indicators.md`.
package enum IndicatorGuide {
  /// The document of presets, in Markdown.
  package static func markdown(_ presets: [Preset]) -> String {
    let contents = presets.map(PresetContents.init)
    return ([opening, overview(contents)] + contents.map(chapter)).joined(separator: "\n\n") + "\n"
  }

  private static let opening = """
    # Indicators and presets

    A preset says what is known of one kind of file of the DHS and MICS programmes: weight, PSU and strata, codes for
    missing answers, circumstances with ESCAP's levels, and indicators with their definitions. A plan uses one with
    `"preset": "dhs-ir"` and an indicator with `{"name": "skilled-attendance"}`; `furthest-behind plan women.csv --survey dhs`
    writes such a plan for the columns that a file has. Whatever differs by country - who is a skilled attendant, which
    source of water is improved, the levels of education - is a definition or a circumstance that the plan can replace
    ([Plans](Plans.md)).

    This page is made from the presets themselves. Expressions take codes and labels alike (`v025 in (2, 'rural')`). Of several
    expressions the first is taken whose columns the file has. Where ESCAP's practice differs from the standard of the
    producers or of the Sustainable Development Goals, the standard is the default and ESCAP's a variant:
    `{"name": "basic-water", "variant": "escap"}`.

    *Missing answers*: "count as no" keeps the person in the denominator, as survey reports do for questions of yes
    and no; "left out" excludes the row, and the result says how many.

    *How far this was tried.* Every indicator of every preset, and every variant, gives the rate of a plain function written
    apart, and the same tree, on made-up extracts in codes and in labels (`Tests/SurveyPlansTests/Recodes`). The DHS presets
    were also run on the DHS Program's model data. No MICS file was at hand: those presets rest on questionnaires and tabulation
    syntax, and their notes say which. Look at the averages that `furthest-behind check` prints before you use a tree.
    """

  /// One line for each indicator: in which presets it is.
  private static func overview(_ presets: [PresetContents]) -> String {
    var order: [String] = []
    var first: [String: PresetIndicator] = [:]
    var places: [String: [String]] = [:]
    for preset in presets {
      for indicator in preset.indicators {
        if first[indicator.name] == nil {
          first[indicator.name] = indicator
          order.append(indicator.name)
        }
        places[indicator.name, default: []].append(preset.preset.name)
      }
    }
    let rows = order.sorted().compactMap { name in
      first[name].map { indicator in
        "| `\(name)` | \(indicator.title) | \(indicator.sdg ?? "-") | \(indicator.direction) | "
          + "\((places[name] ?? []).joined(separator: ", ")) |"
      }
    }
    return """
      ## All indicators

      | name | title | SDG | direction | presets |
      | --- | --- | --- | --- | --- |
      \(rows.joined(separator: "\n"))
      """
  }

  private static func chapter(_ preset: PresetContents) -> String {
    var lines = ["## \(preset.preset.name): \(preset.preset.title)", ""]
    lines += preset.preset.notes.map { "- \($0)" }
    lines += [
      "",
      "Known by " + preset.preset.recognisedBy.map(code).joined(separator: ", ") + "."
        + " Weight " + choice(preset.design("weight")) + "; PSU " + choice(preset.design("psu"))
        + "; strata " + choice(preset.design("strata")) + "."
        + (preset.population.first.map { " Population: \(code($0))." } ?? ""), "",
      "| circumstance | title | levels | from |", "| --- | --- | --- | --- |",
    ]
    lines += preset.definitions.filter(\.isCircumstance).map { definition in
      "| `\(definition.name)` | \(definition.title ?? definition.name) | "
        + "\(definition.order?.joined(separator: " < ") ?? "as found") | "
        + "\(expressions(definition)) |"
    }
    let helpers = preset.definitions.filter { !$0.isCircumstance }
    if !helpers.isEmpty {
      lines += ["", "| definition | expression |", "| --- | --- |"]
      lines += helpers.map { "| `\($0.name)` | \(expressions($0)) |" }
    }
    for indicator in preset.indicators { lines += ["", entry(indicator, of: preset)] }
    return lines.joined(separator: "\n")
  }

  private static func entry(_ indicator: PresetIndicator, of preset: PresetContents) -> String {
    var lines = [
      "### \(indicator.title) (`\(indicator.name)`)", "",
      indicator.definition, "",
      "- SDG \(indicator.sdg ?? "-"); \(indicator.direction); counts \(indicator.unit ?? preset.unit)",
      "- value: \(alternatives(indicator.value))",
    ]
    if !indicator.universe.isEmpty { lines.append("- among: \(alternatives(indicator.universe))") }
    if let weight = indicator.weight { lines.append("- weight: \(code(weight))") }
    lines.append("- missing answers: \(indicator.countsMissingAsNo ? "count as no" : "left out")")
    lines.append(
      "- circumstances: " + indicator.circumstances.joined(separator: ", ")
        + (indicator.extended.isEmpty
          ? "" : "; extended: " + indicator.extended.joined(separator: ", ")))
    lines.append("- source: \(indicator.source)")
    lines += indicator.notes.map { "- note: \($0)" }
    lines += indicator.variants.map { variant in
      "- variant `\(variant.name)`: \(variant.definition) (\(variant.source))"
    }
    return lines.joined(separator: "\n")
  }

  private static func expressions(_ definition: Definition) -> String {
    alternatives(definition.alternatives.compactMap(\.text)).replacing("|", with: "\\|")
  }

  private static func alternatives(_ texts: [String]) -> String {
    texts.map(code).joined(separator: ", else ")
  }

  private static func choice(_ columns: [String]) -> String {
    columns.map(code).joined(separator: " or ")
  }

  private static func code(_ text: String) -> String { "`\(text)`" }
}
