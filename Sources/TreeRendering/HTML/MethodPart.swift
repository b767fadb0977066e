import FurthestBehind

/// How the finding was made, so that it can be made again: definition, data, rows and options.
struct MethodPart {
  private let finding: Finding
  private let language: Language

  init(_ finding: Finding, in language: Language) {
    self.finding = finding
    self.language = language
  }

  var html: [HTML] { [facts, .block("div", ["class": "pair"], rows, options)] }

  private var facts: HTML {
    let words = SampleWords(finding, in: language)
    let input = finding.run.input
    let facts: [(Phrase, String?)] = [
      (.indicatorHeading, IndicatorWords(finding, in: language).title),
      (.direction, IndicatorWords(finding, in: language).direction),
      (.definitionHeading, words.definition), (.sdgHeading, finding.indicator.sdg),
      (.unitHeading, finding.indicator.unit), (.survey, words.survey),
      (.sourceHeading, finding.survey.source), (.data, words.file),
      (.bytesHeading, language.count(input.bytes)), (.fingerprintHeading, input.fingerprint),
      (.programHeading, finding.tool.name + " " + finding.tool.version),
      (.sample, words.sample), (.designHeading, words.designCheck),
      (.rulesHeading, words.rules), (.publishedHeading, published),
    ]
    return HTMLTable(
      caption: language[.method], columns: [language[.factHeading], language[.valueHeading]],
      rows: facts.compactMap { phrase, text in
        let text = text.map(PlainText.line) ?? ""
        return text.isEmpty ? nil : HTMLTable.Row(language[phrase], [text])
      }, isWordy: true
    ).html
  }

  private var published: String? {
    finding.published.map {
      language.text(
        .publishedFigure,
        ["rate": language.percent($0.rate), "tolerance": language.points($0.tolerance)])
    }
  }

  private var rows: HTML {
    let sample = finding.sample
    let excluded = sample.excluded.filter { $0.rows > 0 }
    return HTMLTable(
      caption: language[.rowsCaption], columns: [language[.rowsHeading], language[.numberHeading]],
      rows: [HTMLTable.Row(language[.rowsRead], [language.count(sample.rowsRead)])]
        + excluded.map {
          HTMLTable.Row(
            language.text(.rowsLeftOut, ["reason": language.remark($0.reason)]),
            [language.count($0.rows)])
        }
        + [HTMLTable.Row(language[.rowsUsed], [language.count(sample.used)], mark: "total")]
    ).html
  }

  private var options: HTML {
    HTMLTable(
      caption: language[.optionsCaption],
      columns: [language[.optionHeading], language[.valueHeading]],
      rows: finding.run.options.sorted { $0.key < $1.key }.map {
        HTMLTable.Row("--" + PlainText.line($0.key), [PlainText.line($0.value)])
      }, isWordy: true
    ).html
  }
}
