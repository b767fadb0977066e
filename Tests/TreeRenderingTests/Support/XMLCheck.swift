import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Whether text is well-formed XML, and what it says.
final class XMLCheck: NSObject, XMLParserDelegate {
  /// An element with its attributes and all the text inside it.
  struct Element {
    let name: String
    let attributes: [String: String]
    var text = ""
    /// The number of elements around it.
    let depth: Int
  }

  private(set) var elements: [Element] = []
  private(set) var problem: String?
  private var open: [Int] = []

  /// Reads the text; `problem` is nil when it is well formed.
  init(_ text: String) {
    super.init()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    if !parser.parse() {
      problem = parser.parserError.map { "\($0)" } ?? "not well formed"
    }
  }

  func parser(
    _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String] = [:]
  ) {
    elements.append(Element(name: elementName, attributes: attributes, depth: open.count))
    open.append(elements.count - 1)
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    for index in open { elements[index].text += string }
  }

  func parser(
    _ parser: XMLParser, didEndElement elementName: String, namespaceURI: String?,
    qualifiedName: String?
  ) {
    open.removeLast()
  }
}
