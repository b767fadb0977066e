/// A picture on a page, with a link that saves it.
struct FigureFrame {
  let svg: String
  /// The name under which the picture is saved.
  let file: String
  let language: Language
  /// Whether the picture is made for less than the width of a page.
  var isNarrow = false

  var html: HTML {
    let link = DataLink.link(
      language[.saveFigure], file: file, type: "image/svg+xml", content: svg)
    return .block(
      "figure", ["class": isNarrow ? "narrow" : nil],
      .block(
        "div",
        [
          "class": "figure", "role": "group", "aria-label": language[.figureName],
          "tabindex": "0",
        ], .wellFormed(svg)),
      .block("figcaption", ["class": "download"], link))
  }
}
