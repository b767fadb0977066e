import CommandLineKit

/// The JSON Schema of plans, made from the tables by which plans are checked.
package enum PlanSchema {
  /// The schema's text, for `Docs/plan.schema.json`.
  package static func text(options: PlanOptionTable) -> String {
    var schema = SchemaText(options: options)
    let plan = schema.node(of: PlanGrammar.plan)
    guard case .object(let members) = plan else { return "" }
    let head: [(String, SchemaText.Node)] = [
      ("$schema", .text("https://json-schema.org/draft/2020-12/schema")),
      ("title", .text("A plan of furthest-behind")),
      ("allowComments", .truth(true)), ("allowTrailingCommas", .truth(true)),
    ]
    let named = schema.named.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    return SchemaText.Node.object(head + members + [("$defs", .object(named))]).text + "\n"
  }
}

/// Turns shapes into the nodes of a schema.
struct SchemaText {
  /// A piece of JSON.
  indirect enum Node {
    case text(String)
    case number(Double)
    case truth(Bool)
    case list([Node])
    case object([(String, Node)])
  }

  let options: PlanOptionTable
  /// Objects that are referred to by name.
  private(set) var named: [String: Node] = [:]

  init(options: PlanOptionTable) {
    self.options = options
  }

  /// An object with its keys; no others are allowed.
  mutating func node(of object: PlanObject) -> Node {
    var keys: [(String, Node)] = []
    for key in object.keys {
      keys.append((key.name, described(node(of: key.shape), key.help)))
    }
    return .object([
      ("type", .text("object")), ("additionalProperties", .truth(false)),
      ("properties", .object(keys)),
    ])
  }

  private mutating func node(of shape: PlanShape) -> Node {
    switch shape {
    case .text: return .object([("type", .text("string")), ("minLength", .number(1))])
    case .words: return Self.types("string", "number")
    case .truth: return Self.types("boolean")
    case .nothing: return Self.types("null")
    case .number(let low, let high):
      let limits = [("minimum", low), ("maximum", high)].compactMap { name, limit in
        limit.map { (name, Node.number($0)) }
      }
      return .object([("type", .text("number"))] + limits)
    case .choice(let names): return .object([("enum", .list(names.map { .text($0) }))])
    case .list(let element): return Self.list(node(of: element))
    case .map(let element, _):
      return .object([("type", .text("object")), ("additionalProperties", node(of: element))])
    case .object(let object):
      let words = object.name.split(separator: " ").dropFirst()
        .map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
      let name = words.isEmpty ? "Object" : words
      if named[name] == nil {
        named[name] = .truth(true)
        named[name] = node(of: object)
      }
      return Self.reference(name)
    case .options:
      if named["Options"] == nil { named["Options"] = optionsNode }
      return Self.reference("Options")
    case .missingCodes: return Self.keyedLists
    case .either(let shapes):
      var nodes: [Node] = []
      for shape in shapes { nodes.append(node(of: shape)) }
      return .object([("anyOf", .list(nodes))])
    }
  }

  private var optionsNode: Node {
    .object([
      ("type", .text("object")), ("additionalProperties", .truth(false)),
      (
        "properties",
        .object(
          options.all.map { spec in
            (PlanOptionTable.key(spec), described(Self.node(of: spec.kind), spec.help))
          })
      ),
    ])
  }

  private static func node(of kind: ValueKind) -> Node {
    switch kind {
    case .flag: types("boolean", "null")
    case .text, .file, .folder, .character, .words: types("string", "number", "null")
    case .choice(let choices): .object([("enum", .list(choices.map { .text($0.name) }))])
    case .whole(let bounds):
      .object(
        [("type", .text("integer"))]
          + limits(bounds.lower.map(Double.init), bounds.upper.map(Double.init), true))
    case .decimal(let bounds):
      .object(
        [("type", .text("number"))] + limits(bounds.lower, bounds.upper, bounds.includesLimits))
    case .list:
      .object([("anyOf", .list([types("string", "number"), list(types("string", "number"))]))])
    case .keyedList: keyedLists
    }
  }

  private static func limits(
    _ low: Double?, _ high: Double?, _ areIncluded: Bool
  ) -> [(String, Node)] {
    let names = areIncluded ? ["minimum", "maximum"] : ["exclusiveMinimum", "exclusiveMaximum"]
    return zip(names, [low, high]).compactMap { name, limit in
      // A bound that only keeps arithmetic safe says nothing to a person.
      limit.flatMap { abs($0) > 1e15 ? nil : (name, .number($0)) }
    }
  }

  private static var keyedLists: Node {
    let items = list(types("string", "number"))
    return .object([
      (
        "anyOf",
        .list([
          types("string", "number"), items,
          .object([
            ("type", .text("object")),
            (
              "additionalProperties",
              .object([("anyOf", .list([types("string", "number", "null"), items]))])
            ),
          ]),
        ])
      )
    ])
  }

  private static func list(_ element: Node) -> Node {
    .object([("type", .text("array")), ("items", element)])
  }

  private static func types(_ names: String...) -> Node {
    .object([
      ("type", names.count == 1 ? .text(names[0]) : .list(names.map { .text($0) }))
    ])
  }

  private static func reference(_ name: String) -> Node {
    .object([("$ref", .text("#/$defs/\(name)"))])
  }

  private func described(_ node: Node, _ help: String) -> Node {
    guard case .object(let members) = node else { return node }
    return .object([("description", .text(help))] + members)
  }
}

extension SchemaText.Node {
  /// The node as JSON, indented by two.
  var text: String { text(indentation: "") }

  private func text(indentation: String) -> String {
    let inner = indentation + "  "
    switch self {
    case .text(let text): return Self.quoted(text)
    case .number(let number):
      return Int(exactly: number).map { String($0) } ?? String(number)
    case .truth(let truth): return String(truth)
    case .list(let nodes):
      let items = nodes.map { $0.text(indentation: inner) }
      let line = "[" + items.joined(separator: ", ") + "]"
      if line.utf8.count < 80, !line.contains("\n") { return line }
      return "[\n" + items.map { inner + $0 }.joined(separator: ",\n") + "\n\(indentation)]"
    case .object(let members):
      if members.isEmpty { return "{}" }
      let items = members.map { key, node in
        "\(Self.quoted(key)): " + node.text(indentation: inner)
      }
      let line = "{" + items.joined(separator: ", ") + "}"
      if line.utf8.count < 60, !line.contains("\n") { return line }
      return "{\n" + items.map { inner + $0 }.joined(separator: ",\n") + "\n\(indentation)}"
    }
  }

  private static func quoted(_ text: String) -> String {
    let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return "\"\(escaped)\""
  }
}
