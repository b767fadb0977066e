/// A piece of a page: well-formed markup, as XML and as HTML.
struct HTML: Equatable {
  /// The attributes of an element in their order; one without a value is left out.
  typealias Attributes = KeyValuePairs<String, String?>

  let markup: String

  private init(_ markup: String) {
    self.markup = markup
  }

  /// Nothing.
  static let nothing = HTML("")

  /// Text, with everything in it that is written from right to left set apart from its
  /// surroundings.
  static func text(_ text: String) -> HTML {
    HTML(
      BidirectionalText.runs(of: text).map { run in
        let escaped = MarkupText.escaped(String(run.text))
        return run.isRightToLeft ? "<bdi>" + escaped + "</bdi>" : escaped
      }.joined())
  }

  /// Markup that is known to be well formed.
  static func wellFormed(_ markup: String) -> HTML {
    HTML(markup)
  }

  /// An element inside a line.
  static func inline(_ name: String, _ attributes: Attributes = [:], _ content: HTML...) -> HTML {
    element(name, attributes, HTML.joined(content))
  }

  /// An element with text inside a line.
  static func inline(_ name: String, _ attributes: Attributes = [:], _ text: String) -> HTML {
    element(name, attributes, .text(text))
  }

  /// An element that ends its line.
  static func block(_ name: String, _ attributes: Attributes = [:], _ content: HTML...) -> HTML {
    HTML(element(name, attributes, HTML.joined(content)).markup + "\n")
  }

  /// An element of elements that ends its line; nothing without any.
  static func block(_ name: String, _ attributes: Attributes = [:], of items: [HTML]) -> HTML {
    items.isEmpty ? .nothing : HTML(element(name, attributes, joined(items)).markup + "\n")
  }

  /// An element with text that ends its line; nothing without text.
  static func block(_ name: String, _ attributes: Attributes = [:], _ text: String) -> HTML {
    text.isEmpty ? .nothing : HTML(element(name, attributes, .text(text)).markup + "\n")
  }

  /// The pieces one after the other.
  static func joined(_ pieces: [HTML]) -> HTML {
    HTML(pieces.map(\.markup).joined())
  }

  private static func element(_ name: String, _ attributes: Attributes, _ content: HTML) -> HTML {
    let given = attributes.map { name, value in
      value.map { " \(name)=\"\(MarkupText.escaped($0))\"" } ?? ""
    }.joined()
    return voidElements.contains(name)
      ? HTML("<\(name)\(given)/>")
      : HTML("<\(name)\(given)>\(content.markup)</\(name)>")
  }

  /// Elements without content; HTML allows the slash that XML asks for.
  private static let voidElements: Set<String> = ["meta", "br", "hr", "img", "link", "col"]
}
