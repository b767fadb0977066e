/// What may stand as a value in a plan: drives checking, and the published JSON Schema.
package indirect enum PlanShape: Sendable {
  /// A text that is not empty.
  case text
  /// Any text, or a number taken as text, such as a year.
  case words
  case truth
  /// A number with its limits, both included.
  case number(from: Double?, to: Double?)
  /// One of some texts.
  case choice([String])
  /// `null`, which says that there is none.
  case nothing
  case list(PlanShape)
  /// An object whose keys are names that the plan gives; the word says of what.
  case map(PlanShape, of: String)
  case object(PlanObject)
  /// The options of a tree, by their long names without dashes.
  case options
  /// Codes that mean "missing": all, or by column.
  case missingCodes
  /// Any of these; they differ in the kind of value.
  case either([PlanShape])
}

/// A kind of object in a plan: its keys and what each may hold.
package struct PlanObject: Sendable {
  /// What the object is, with its article: "an indicator".
  package var name: String
  /// Its keys, in the order in which they are told.
  package var keys: [PlanKey]

  /// The key of the given name.
  func key(_ name: String) -> PlanKey? { keys.first { $0.name == name } }
}

/// A key of an object in a plan.
package struct PlanKey: Sendable {
  /// The key.
  package var name: String
  /// What may stand there.
  package var shape: PlanShape
  /// What it says, in a sentence.
  package var help: String

  init(_ name: String, _ shape: PlanShape, _ help: String) {
    self.name = name
    self.shape = shape
    self.help = help
  }
}

extension PlanShape {
  /// Whether a value is of the right kind, whatever is inside.
  func admits(_ value: JSONValue) -> Bool {
    switch (self, value.kind) {
    case (.text, .text), (.words, .text), (.words, .number), (.truth, .truth),
      (.number, .number), (.choice, .text), (.nothing, .null), (.list, .list), (.map, .object),
      (.object, .object), (.options, .object):
      true
    case (.missingCodes, .text), (.missingCodes, .number), (.missingCodes, .list),
      (.missingCodes, .object):
      true
    case (.either(let shapes), _): shapes.contains { $0.admits(value) }
    default: false
    }
  }

  /// What is expected, with an article, to follow "expected".
  var words: String {
    switch self {
    case .text, .words: "a text"
    case .truth: "true or false"
    case .number: "a number"
    case .choice(let names): names.map { "\"\($0)\"" }.joined(separator: " or ")
    case .nothing: "null"
    case .list(let shape): "a list of \(shape.plural)"
    case .map(_, let what): "an object with a key for each \(what)"
    case .object(let object): "\(object.name) in braces"
    case .options: "options in braces"
    case .missingCodes: "codes, or an object with codes for each column"
    case .either(let shapes): shapes.map(\.words).joined(separator: ", or ")
    }
  }

  private var plural: String {
    switch self {
    case .text, .words, .choice: "texts"
    case .number: "numbers"
    case .object(let object):
      object.name.split(separator: " ").dropFirst().joined(separator: " ") + "s"
    default: "values"
    }
  }
}
