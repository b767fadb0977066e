import Foundation
import Testing

@testable import FurthestBehind
@testable import TreeRendering

/// A page as a reader meets it: its elements, its tables, and the numbers in its sentences.
struct ReadPage {
  let xml: XMLCheck
  let markup: String

  init(_ markup: String) {
    self.markup = markup
    let doctype = "<!DOCTYPE html>\n"
    xml = XMLCheck(markup.hasPrefix(doctype) ? String(markup.dropFirst(doctype.count)) : "")
  }

  func elements(_ name: String) -> [XMLCheck.Element] {
    xml.elements.filter { $0.name == name }
  }

  /// Every number in the cells and headings of tables.
  var tableNumbers: Set<String> {
    Set((elements("td") + elements("th")).flatMap { Self.numbers(in: $0.text) })
  }

  /// The sentences that tell the finding.
  var sentences: [String] {
    elements("p").filter { $0.attributes["class"]?.contains("finding") == true }.map(\.text)
  }

  /// The files that links save, by name.
  var files: [(name: String, content: String)] {
    elements("a").compactMap { link in
      guard let name = link.attributes["download"], let address = link.attributes["href"],
        let comma = address.firstIndex(of: ","),
        let data = Data(base64Encoded: String(address[address.index(after: comma)...]))
      else { return nil }
      return (name, String(decoding: data, as: UTF8.self))
    }
  }

  /// The numbers of a text, without signs and signs of per cent.
  static func numbers(in text: String) -> [String] {
    text.split { !($0.isNumber || $0 == "." || $0 == ",") }.compactMap { part in
      let number = part.trimming { $0 == "." || $0 == "," }
      return number.isEmpty ? nil : String(number)
    }
  }
}

extension Substring {
  fileprivate func trimming(_ isTrimmed: (Character) -> Bool) -> Substring {
    var rest = self
    while let last = rest.last, isTrimmed(last) { rest.removeLast() }
    return rest.drop(while: isTrimmed)
  }
}
