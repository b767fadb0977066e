/// The keys of plans and presets: one table for checking, for the JSON Schema and for the guide.
package enum PlanGrammar {
  /// An expression, or several of which the first that fits the file's columns is taken.
  static let expression = PlanShape.either([.text, .list(.text)])
  private static let column = PlanShape.either([.text, .list(.text), .nothing])
  private static let names = PlanShape.list(.text)

  /// A whole plan.
  package static let plan = PlanObject(
    name: "a plan",
    keys: [
      PlanKey("$schema", .text, "The address of the JSON Schema of plans, for editors."),
      PlanKey("survey", .object(survey), "The survey, for headings and source lines."),
      PlanKey("files", .map(.object(file), of: "file"), "The extracts, by a short name."),
      PlanKey(
        "surveys", .map(.object(surveyEntry), of: "survey"),
        "Several surveys by a short name, in place of survey and files."),
      PlanKey("circumstances", circumstances, "The circumstances, by name."),
      PlanKey("definitions", circumstances, "Expressions that others use by name."),
      PlanKey("indicators", .list(.object(indicator)), "The indicators."),
      PlanKey(
        "groups", names,
        "For whom trees are grown: \"national\", \"by region\". Left out: national."),
      PlanKey(
        "extended", .truth,
        "Whether a second tree is grown with the preset's religion, ethnicity and language."),
      PlanKey("options", .options, "Options of tree, for every indicator."),
      PlanKey("notes", notes, "Remarks for people."),
    ])

  /// The names of a survey.
  package static let survey = PlanObject(
    name: "a survey",
    keys: [
      PlanKey("country", .words, "The country's name."),
      PlanKey("year", .words, "The year or years."),
      PlanKey("name", .words, "The survey's name."),
      PlanKey("source", .words, "Who made it and where it is to be had."),
    ])

  static let surveyEntry = PlanObject(
    name: "a survey of the plan",
    keys: [
      PlanKey("survey", .object(survey), "The survey, for headings and source lines."),
      PlanKey("files", .map(.object(file), of: "file"), "The extracts, by a short name."),
      PlanKey("circumstances", circumstances, "Circumstances that differ in this survey."),
      PlanKey("definitions", circumstances, "Definitions that differ in this survey."),
      PlanKey(
        "indicators", .list(.object(indicator)),
        "Indicators of this survey; one of the plan's names changes that indicator."),
      PlanKey("groups", names, "For whom trees are grown in this survey."),
      PlanKey("extended", .truth, "Whether extended trees are grown in this survey."),
      PlanKey("options", .options, "Options of tree, for this survey."),
      PlanKey("notes", notes, "Remarks for people."),
    ])

  private static let design: [PlanKey] = [
    PlanKey("weight", column, "The column of the sampling weight."),
    PlanKey("psu", column, "The column of the primary sampling unit."),
    PlanKey("strata", column, "The column of the stratum."),
    PlanKey("fpc", column, "The column of the finite population correction."),
    PlanKey(
      "where", .either([.text, .list(.text), .nothing]),
      "The people whom every indicator of the file is about."),
    PlanKey("unit", .text, "What a row counts, in the plural."),
    PlanKey("na", .missingCodes, "Codes that mean missing; the column \"*\" stands for all."),
    PlanKey("labels", .text, "A file with names for columns and for their codes."),
    PlanKey("delimiter", .text, "The character between two fields."),
    PlanKey("decimal", .choice([".", ","]), "The decimal mark."),
    PlanKey("encoding", .text, "The encoding of characters."),
    PlanKey("options", .options, "Options of tree, for this file."),
  ]

  /// A file of a plan.
  package static let file = PlanObject(
    name: "a file",
    keys: [
      PlanKey("path", .text, "The extract's path, from the plan's folder."),
      PlanKey("preset", .text, "A preset by name, or the path of one's own preset."),
    ] + design + [
      PlanKey("circumstances", circumstances, "Circumstances that differ in this file."),
      PlanKey("definitions", circumstances, "Definitions that differ in this file."),
      PlanKey("join", .list(.object(join)), "Columns to be fetched from other files by keys."),
      PlanKey("notes", notes, "Remarks for people."),
    ])

  /// The file entry of a preset.
  static let presetFile = PlanObject(name: "the file of a preset", keys: design)

  /// A join of a file with another.
  package static let join = PlanObject(
    name: "a join",
    keys: [
      PlanKey("from", .text, "The other file's name in the plan."),
      PlanKey(
        "on", .either([.map(.text, of: "column here"), .list(.text)]),
        "The columns that must be equal: {\"here\": \"there\"}, or a list where names agree."),
      PlanKey(
        "columns", .either([.map(.text, of: "new column"), .list(.text)]),
        "What is fetched: {\"new name\": \"column or definition there\"}, or a list."),
    ])

  private static let circumstances = PlanShape.map(
    .either([.text, .list(.text), .object(circumstance)]), of: "circumstance")

  /// A circumstance or other definition in its long form.
  package static let circumstance = PlanObject(
    name: "a circumstance",
    keys: [
      PlanKey("value", expression, "The column or expression that gives its levels."),
      PlanKey(
        "order", .either([.list(.words), .nothing]),
        "Its levels from first to last, when they have an order."),
      PlanKey("title", .text, "Words for figures."),
      PlanKey(
        "role", .choice(roles),
        "What it is; religion, ethnicity and language make groups as small as n/19."),
      PlanKey("definition", .text, "What it is made of, in words."),
      PlanKey("source", .text, "Where the definition is from."),
      PlanKey("notes", notes, "Remarks for people."),
    ])

  /// The parts that a circumstance may play.
  static let roles = [
    "wealth", "residence", "education", "age", "sex", "children", "marital", "region", "religion",
    "ethnicity", "language", "disability",
  ]

  private static let notes = PlanShape.either([.text, .list(.text)])

  private static let indicatorKeys: [PlanKey] = [
    PlanKey("title", .text, "Words for headings."),
    PlanKey("sdg", .text, "The number of the indicator of the Sustainable Development Goals."),
    PlanKey(
      "direction", .choice(["opportunity", "barrier"]), "Whether 1 is good or bad."),
    PlanKey("unit", .text, "What a row counts, in the plural."),
    PlanKey(
      "universe", .either([.text, .list(.text), .nothing]),
      "The people whom the indicator is about: an expression."),
    PlanKey("value", expression, "The 0/1 indicator: a column or an expression."),
    PlanKey("missingIs", .choice(["no", "missing"]), "What a missing answer counts as."),
    PlanKey("circumstances", names, "The circumstances in order."),
    PlanKey("definition", .text, "What is counted, among whom, in words."),
    PlanKey("source", .text, "Where the definition is from."),
    PlanKey("notes", notes, "Remarks for people."),
    PlanKey("options", .options, "Options of tree, for this indicator."),
  ]

  private static let indicatorName = PlanKey(
    "name", .text, "A short name: letters, digits, - and _.")

  /// An indicator of a plan.
  package static let indicator = PlanObject(
    name: "an indicator",
    keys: [
      indicatorName,
      PlanKey("file", .text, "The file's name in the plan; may be left out with one file."),
      PlanKey("from", .text, "The preset's indicator, where name is another."),
      PlanKey("variant", .text, "A variant of the preset's indicator."),
      PlanKey("opportunity", expression, "value and direction in one: 1 is good."),
      PlanKey("barrier", expression, "value and direction in one: 1 is bad."),
      PlanKey(
        "extended", .either([names, .truth]),
        "Circumstances that a second tree gets beside the others."),
      PlanKey("groups", names, "For whom trees are grown."),
      PlanKey(
        "published", .either([.object(published), .nothing]),
        "The figure that others have published."),
    ] + indicatorKeys)

  /// A published figure.
  package static let published = PlanObject(
    name: "a published figure",
    keys: [
      PlanKey("rate", .number(from: 0, to: 1), "The average, a share (0-1)."),
      PlanKey(
        "tolerance", .number(from: 0, to: 1),
        "The largest difference that counts as agreement; 0.01 unless given."),
      PlanKey("source", .text, "Where the figure is from."),
    ])

  private static let variant = PlanObject(
    name: "a variant",
    keys: indicatorKeys.filter { $0.name != "options" } + [
      PlanKey("extended", names, "Circumstances of an extended tree."),
      PlanKey("options", .options, "Options of tree."),
    ])

  static let presetIndicator = PlanObject(
    name: "an indicator of a preset",
    keys: [indicatorName] + indicatorKeys + [
      PlanKey("extended", names, "Circumstances of an extended tree."),
      PlanKey("variants", .map(.object(variant), of: "variant"), "Other definitions, by name."),
    ])

  /// A whole preset.
  static let preset = PlanObject(
    name: "a preset",
    keys: [
      PlanKey("$schema", .text, "The address of a JSON Schema, for editors."),
      PlanKey("extends", .text, "The preset that this one changes."),
      PlanKey("title", .text, "What kind of file it is for."),
      PlanKey("programme", .choice(["dhs", "mics"]), "The survey programme."),
      PlanKey("notes", notes, "Remarks for people."),
      PlanKey("recognisedBy", names, "Columns by which such a file is known."),
      PlanKey("file", .object(presetFile), "The design, and other keys of a plan's file."),
      PlanKey("circumstances", circumstances, "The circumstances, by name."),
      PlanKey("definitions", circumstances, "Expressions that others use by name."),
      PlanKey("indicators", .list(.object(presetIndicator)), "The indicators."),
    ])
}
