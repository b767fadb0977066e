import Expressions
import FurthestBehind
import Spelling

/// A circumstance or other definition of a plan, as far as the text alone tells.
struct Definition {
  var name: String
  /// Where its value stands.
  var site: Site
  /// The texts of which the first that fits the file is taken.
  var alternatives: [JSONValue]
  var order: [String]?
  var title: String?
  var role: String?
  /// Whether it may stand as a circumstance, rather than only inside other expressions.
  var isCircumstance: Bool
  /// Whether its value is a preset's.
  var isOfPreset: Bool

  /// Whether it makes an extended tree: religion, ethnicity or language.
  var isExtended: Bool {
    role.map { ["religion", "ethnicity", "language"].contains($0) }
      ?? ExtendedCircumstances.isExtended(name)
  }
}

/// A text of a plan that was read as an expression.
struct Candidate {
  /// The text, with column names as the file spells them.
  var source: String
  var expression: SurveyExpression
  var site: Site
}

extension LayeredEntry {
  /// The definitions under "circumstances" and "definitions", laid over each other key by key.
  func definitions(plan: String) -> [Definition] {
    var entries: [(name: String, isCircumstance: Bool, layers: [JSONValue])] = []
    for layer in layers {
      for (key, isCircumstance) in [("circumstances", true), ("definitions", false)] {
        for member in layer[key]?.members ?? [] {
          if let place = entries.firstIndex(where: { $0.name == member.key }) {
            entries[place].isCircumstance = isCircumstance
            entries[place].layers.append(member.value.asDefinition)
          } else {
            entries.append((member.key, isCircumstance, [member.value.asDefinition]))
          }
        }
      }
    }
    return entries.map { name, isCircumstance, layers in
      let entry = LayeredEntry(layers)
      let value = entry["value"]
      let site = value?.site ?? layers[layers.count - 1].site
      return Definition(
        name: name, site: site, alternatives: value?.alternatives ?? [],
        order: entry["order"]?.list?.compactMap(\.scalarText), title: entry["title"]?.text,
        role: entry["role"]?.text, isCircumstance: isCircumstance, isOfPreset: site.file != plan)
    }
  }
}

extension JSONValue {
  /// The long form of a definition that consists of its value.
  fileprivate var asDefinition: JSONValue {
    switch kind {
    case .text, .list:
      JSONValue(kind: .object([Member(key: "value", keySite: site, value: self)]), site: site)
    default: self
    }
  }
}
