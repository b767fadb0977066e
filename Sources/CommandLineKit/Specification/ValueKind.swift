/// What may be written as the value of an option or argument.
package enum ValueKind: Sendable, Equatable {
  /// No value: the option is there or it is not.
  case flag
  /// Any text that is not empty, such as a column or an expression.
  case text
  /// Any text, the empty one too, such as a title.
  case words
  /// The path of a file.
  case file
  /// The path of a folder.
  case folder
  /// One of some words.
  case choice([Choice])
  /// A whole number.
  case whole(Bounds<Int>)
  /// A number with or without a fraction, written with a decimal point.
  case decimal(Bounds<Double>)
  /// A single character, or the name of one.
  case character([NamedCharacter])
  /// A comma list; an option that takes one may be repeated.
  case list
  /// A comma list that may start with `name=`; an option that takes one may be repeated.
  case keyedList

  /// One word among which to choose, and what it means.
  package struct Choice: Sendable, Equatable {
    /// The word as typed.
    package var name: String
    /// What it means, in a few words; may be empty.
    package var help: String
    /// Other words for it, in small letters without hyphens and blanks.
    package var otherNames: [String]

    /// Names a choice.
    package init(_ name: String, _ help: String = "", otherNames: [String] = []) {
      self.name = name
      self.help = help
      self.otherNames = otherNames
    }
  }

  /// A character that is awkward to type, with a name for it.
  package struct NamedCharacter: Sendable, Equatable {
    /// The name as typed.
    package var name: String
    /// The character that it stands for.
    package var character: Character

    /// Names a character.
    package init(_ name: String, _ character: Character) {
      self.name = name
      self.character = character
    }
  }

  /// Whether the option may be given more than once.
  package var isRepeatable: Bool {
    switch self {
    case .list, .keyedList: true
    default: false
    }
  }

  /// The words to choose from; empty for any other kind.
  package var choiceNames: [String] {
    if case .choice(let choices) = self { choices.map(\.name) } else { [] }
  }

  /// The words to choose from as they are told to people: punctuation stands in quotes.
  var choiceLabels: [String] {
    choiceNames.map { name in
      name.contains { $0.isLetter || $0.isNumber } ? name : "'" + name + "'"
    }
  }
}

/// The numbers that an option accepts.
package struct Bounds<Number: Comparable & Sendable>: Sendable, Equatable {
  /// The smallest number; nil means no limit.
  package var lower: Number?
  /// The largest number; nil means no limit.
  package var upper: Number?
  /// Whether the two limits themselves are accepted.
  package var includesLimits: Bool

  /// Creates bounds that include their limits unless said otherwise.
  package init(from lower: Number? = nil, to upper: Number? = nil, includingLimits: Bool = true) {
    self.lower = lower
    self.upper = upper
    includesLimits = includingLimits
  }

  /// Whether a number is accepted.
  package func contains(_ number: Number) -> Bool {
    if let lower, includesLimits ? number < lower : number <= lower { return false }
    if let upper, includesLimits ? number > upper : number >= upper { return false }
    return true
  }
}
