import CommandLineKit
import Expressions
import FurthestBehind
import Microdata

extension PlanFault: CustomStringConvertible {
  /// The whole report: the place, what happened, and how to mend it.
  package var description: String {
    let (what, mend) = words
    // The file that the user named has no place inside another.
    let isNamedByUser = if case .unreadable(site.file, _) = kind { true } else { false }
    let place =
      isNamedByUser ? "" : "\(site.file), line \(site.line), column \(site.column)" + path + ": "
    return place + what + (mend.map { "\n  \($0)" } ?? "")
  }

  private var path: String { site.path.isEmpty ? "" : ", \(site.path)" }

  /// What happened without its place, and how to mend it, as sentences for a person.
  package var words: (what: String, mend: String?) {
    switch kind {
    case .unreadable(let file, .folder):
      ("\(file) is a folder, not a JSON file", "Name the file inside it.")
    case .unreadable(let file, let error): AnalysisError.words(error, file: file)
    case .impossible(let name, let preset, let reason):
      (
        "the file cannot give the indicator \(Self.quoted(name)) of the preset \(preset): "
          + reason.words.what, reason.words.mend
      )
    case .syntax(let fault): fault.words
    case .expression(let error, let file): Self.words(error, file: file)
    case .extract(let what, let mend): (what, mend)
    case .option, .excludingOptions, .outOfBounds, .badChoice, .wrongType, .emptyText, .emptyList:
      wordsOfValue
    case .badName, .repeatedName, .unknownName, .repeatedItem, .badGroup, .joinsItself,
      .presetExtendsItself, .joinedNameTaken, .unknownColumn, .ambiguousColumn,
      .unknownCircumstance:
      wordsOfName
    case .repeatedKey, .unknownKey, .misplacedKey, .missingKey, .excludingKeys: wordsOfKey
    }
  }

  private var wordsOfKey: (what: String, mend: String?) {
    switch kind {
    case .repeatedKey(let key, let line):
      (
        "the key \(Self.quoted(key)) stands here for the second time; the first is in line \(line)",
        "Keep one of them."
      )
    case .unknownKey(let key, let object, let nearest, let known):
      (
        "\(object) has no key \(Self.quoted(key))",
        Self.didYouMean(nearest) ?? "Its keys are \(Self.list(known))."
      )
    case .misplacedKey(let key, let object, let mend):
      ("the key \(Self.quoted(key)) makes no sense in \(object)", mend)
    case .missingKey(let key, let object, let example):
      ("\(object) lacks the key \(Self.quoted(key))", "Add \(example).")
    case .excludingKeys(let keys):
      ("the keys \(Self.list(keys)) exclude each other", "Keep one of them.")
    default: ("", nil)
    }
  }

  private var wordsOfValue: (what: String, mend: String?) {
    switch kind {
    case .wrongType(let expected, let found): ("expected \(expected), found \(found)", nil)
    case .emptyText: ("the text is empty", "Write the value, or leave the key out.")
    case .emptyList: ("the list is empty", "Name at least one, or leave the key out.")
    case .badChoice(let value, let choices, let nearest):
      (
        "\(Self.quoted(value)) is none of \(Self.list(choices))", Self.didYouMean(nearest)
      )
    case .outOfBounds(let number, let low, let high):
      (
        "\(Self.plain(number)) lies outside \(Self.plain(low ?? 0)) to \(Self.plain(high ?? 0))",
        high == 1 && number > 1 && number <= 100
          ? "It is a share: write \(Self.plain(number / 100)) for \(Self.plain(number)) per cent."
          : nil
      )
    case .option(let name, let problem, let value):
      (problem.wording(label: name, value: value), nil)
    case .excludingOptions(let names):
      ("\(names.joined(separator: " and ")) exclude each other", "Keep one of them.")
    default: ("", nil)
    }
  }

  private var wordsOfName: (what: String, mend: String?) {
    switch kind {
    case .badName(let name, let what, let fault):
      ("\(Self.quoted(name)) cannot be the name of \(what): \(fault.what)", fault.mend(name))
    case .repeatedName(let name, let what, let line, let differsInCase):
      (
        "\(what) is named \(Self.quoted(name)), as is the one in line \(line)"
          + (differsInCase ? " but for upper and lower case" : ""),
        "Names become names of files: give each its own."
      )
    case .unknownName(let name, let what, let nearest, let known):
      (
        "there is no \(what) \(Self.quoted(name))",
        Self.didYouMean(nearest)
          ?? (known.isEmpty
            ? "There is none at all." : "There are \(Self.list(known)).")
      )
    case .repeatedItem(let name):
      ("\(Self.quoted(name)) is listed twice", "List it once.")
    case .badGroup(let text):
      (
        "\(Self.quoted(text)) says not for whom trees are grown",
        "Write \"national\", or \"by\" and a circumstance or column: \"by region\"."
      )
    case .joinsItself: ("the file is joined with itself", "Name another file of the plan.")
    case .presetExtendsItself:
      ("the presets extend each other in a circle", "Let one of them stand alone.")
    case .joinedNameTaken(let name):
      (
        "the file has a column \(Self.quoted(name)) already",
        "Give the fetched column another name: {\"new_name\": \(Self.quoted(name))}."
      )
    case .unknownColumn(let name, let file, let nearest, let columns):
      (
        "\(file) has no column \(Self.quoted(name))",
        Self.didYouMean(nearest) ?? "Its columns are \(Self.list(columns))."
      )
    case .ambiguousColumn(let name, let file):
      (
        "\(file) has two columns named \(Self.quoted(name))",
        "Rename one of them in the file."
      )
    case .unknownCircumstance(let name, let file, let nearest):
      (
        "\(Self.quoted(name)) is neither a circumstance of the plan nor a column of \(file)",
        Self.didYouMean(nearest) ?? "Define it under circumstances."
      )
    default: ("", nil)
    }
  }

  private static func words(
    _ error: ExpressionError, file: String?
  ) -> (what: String, mend: String?) {
    var mend = error.pointer
    if mend.hasPrefix("  ") { mend.removeFirst(2) }
    if let advice = error.mend { mend += "\n  \(advice)" }
    var what = error.message
    if let file, error.stage != .reading, case .unknownColumn = error.kind { what += " in \(file)" }
    return (what, mend)
  }

  // MARK: Parts

  static func quoted(_ text: String) -> String {
    var shown = ""
    for scalar in text.unicodeScalars.prefix(80) {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator:
        shown += "\\u{" + String(scalar.value, radix: 16) + "}"
      default: shown.unicodeScalars.append(scalar)
      }
    }
    return "\"" + shown + (text.unicodeScalars.count > 80 ? "…" : "") + "\""
  }

  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(30).map(quoted).joined(separator: ", ")
    return names.count > 30 ? shown + " and \(names.count - 30) more" : shown
  }

  private static func didYouMean(_ nearest: String?) -> String? {
    nearest.map { "Did you mean \(quoted($0))?" }
  }

  private static func plain(_ number: Double) -> String {
    let text = "\(number)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}

extension PlanFault.NameFault {
  fileprivate var what: String {
    switch self {
    case .empty: "it is empty"
    case .sign(let sign): "it holds \(PlanFault.quoted(sign)), and it becomes the name of a file"
    case .reserved: "some systems reserve it, and it becomes the name of a file"
    case .tooLong(let limit): "it is longer than \(limit) characters"
    case .leadingDash: "it begins with a dash, and it becomes the name of a file"
    }
  }

  fileprivate func mend(_ name: String) -> String {
    switch self {
    case .reserved: "Add something to it: \"\(name)_1\"."
    default: "Use letters a-z, digits, - and _; words for people go into title."
    }
  }
}

extension JSONFault {
  fileprivate var words: (what: String, mend: String?) {
    switch self {
    case .notUTF8: ("a byte that is no UTF-8", "Save the plan as UTF-8.")
    case .isUTF16: ("the plan is stored as UTF-16", "Save it as UTF-8.")
    case .empty: ("the plan is empty", "Write { \"files\": {...}, \"indicators\": [...] }.")
    case .tooLarge(let limit): ("the plan is longer than \(limit >> 20) megabytes", nil)
    case .tooDeep(let limit): ("more than \(limit) brackets are open at once", nil)
    case .unexpected(let found, let expected):
      (
        "expected \(expected), found "
          + (found.isEmpty ? "the end of the file" : PlanFault.quoted(found)), nil
      )
    case .unquoted(let word):
      ("\(PlanFault.quoted(word)) stands without quotes", Self.mend(unquoted: word))
    case .wrongQuotes(let quote):
      (
        "\(quote) does not begin a text",
        "Write plain double quotes, \"like this\"; inside them, expressions may use single ones."
      )
    case .unclosedText:
      ("the text that begins here is not closed in its line", "Add the closing double quote.")
    case .unclosedComment: ("the comment that begins here is not closed", "Close it with */.")
    case .unclosed(let bracket, _):
      (
        "the bracket \(bracket) that opens here is never closed",
        "Add the closing \(bracket == "[" ? "]" : "}")."
      )
    case .controlCharacter(let sign):
      ("the character \(sign) stands inside a text", "Write \\t for a tab, or a space.")
    case .badEscape(let escape):
      (
        "\(escape) means nothing inside a text",
        "A backslash itself is written twice: \\\\. In paths a / does as well."
      )
    case .badNumber(let text):
      (
        "\(PlanFault.quoted(text)) is no number",
        text.contains("_") || text.contains(",")
          ? "Write it without marks between the digits."
          : "Write it as 0.5, -2 or 1e3, or in quotes if it is a text."
      )
    case .missingComma:
      ("a comma is missing before this", "Part the entries of lists and objects with commas.")
    case .textAfterEnd:
      ("something follows the end of the plan", "Remove it, or the bracket that closed too early.")
    }
  }

  private static func mend(unquoted word: String) -> String {
    switch word.lowercased() {
    case "true", "yes": "Write true."
    case "false", "no": "Write false."
    case "none", "nil", "na", "nan": "Write null."
    default: "Write \"\(word)\"."
    }
  }
}
