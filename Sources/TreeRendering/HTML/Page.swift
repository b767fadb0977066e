/// A whole page: one file without anything from elsewhere, and without a script.
struct Page {
  let language: Language
  let title: String
  /// The lines below the title.
  let lead: [HTML]
  /// The places to jump to; empty for a page that needs none.
  var contents: [(id: String, words: String)] = []
  let body: [HTML]
  /// The lines at the end.
  let foot: [String]

  /// What the page may do: nothing but show itself.
  private static let policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"

  /// The document, which is well-formed XML too.
  var document: String {
    let head = HTML.block(
      "head", [:],
      .block("meta", ["charset": "utf-8"], HTML.nothing),
      .block(
        "meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"],
        HTML.nothing),
      .block(
        "meta", ["http-equiv": "Content-Security-Policy", "content": Self.policy], HTML.nothing),
      .block("title", [:], .wellFormed(MarkupText.escaped(title))),
      .block("style", [:], .wellFormed("\n" + PageStyle.sheet)))
    let body = HTML.block(
      "body", [:],
      .block("a", ["class": "skip", "href": "#main"], language[.skipToContent]),
      .block(
        "header", [:], .block("h1", ["dir": "auto"], title), .joined(lead)),
      navigation,
      .block("main", ["id": "main", "tabindex": "-1"], .joined(self.body)),
      .block("footer", of: foot.map { .block("p", [:], $0) }))
    let root = HTML.block("html", ["lang": language.rawValue, "dir": "ltr"], head, body)
    return "<!DOCTYPE html>\n" + root.markup
  }

  private var navigation: HTML {
    guard !contents.isEmpty else { return .nothing }
    return .block(
      "nav", ["aria-label": language[.contents]],
      .block("h2", [:], language[.contents]),
      .block(
        "ol",
        of: contents.map { place in
          .block("li", [:], .inline("a", ["href": "#" + place.id], place.words))
        }))
  }
}
