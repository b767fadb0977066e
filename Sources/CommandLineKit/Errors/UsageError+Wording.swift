extension UsageError {
  /// What happened, where, and how to mend it, in whole sentences.
  ///
  /// - Parameter program: The program's name, for the command lines that the message proposes.
  package func message(program: String) -> String {
    let help = [program, command, "--help"].compactMap { $0 }.joined(separator: " ")
    return reason.wording(in: [program, command].compactMap { $0 }.joined(separator: " "))
      + "\n  See '\(help)'."
  }
}

extension UsageError.Reason {
  fileprivate func wording(in place: String) -> String {
    switch self {
    case .unknownCommand(let name, let nearest):
      "there is no command \(quoted(name))." + didYouMean(nearest)
    case .optionBeforeCommand(let option):
      "\(option) stands before the command. Name the command first: '\(place) <command> \(option)'."
    case .unknownOption(let name, let nearest):
      "there is no option \(quoted(name))." + didYouMean(nearest)
    case .missingValue(let option, let placeholder, nil):
      "\(option) lacks its value: '\(option) \(placeholder)'."
    case .missingValue(let option, _, let dashed?):
      "\(option) lacks its value. A value that starts with a dash is joined to the option: "
        + "'\(option)=\(shortened(dashed))'."
    case .unexpectedValue(let option, let value):
      "\(option) takes no value, yet \(quoted(value)) was given. Write '\(option)' alone."
    case .givenTwice(let option, let first, let second):
      "\(option) is given twice, as \(quoted(first)) and as \(quoted(second)). Keep one of them."
    case .badValue(let label, let value, let problem):
      problem.wording(label: label, value: value)
    case .missingArgument(let label):
      "\(label) is missing. Write it after '\(place)'."
    case .unexpectedArgument(let argument):
      "there is one argument too many, \(quoted(argument)). An expression or a name that holds "
        + "blanks is written in quotes."
    case .missingOption(let labels):
      labels.count == 1
        ? "\(labels[0]) is missing." : "one of \(joined(labels, last: "or")) is missing."
    case .conflict(let names):
      "\(joined(names, last: "and")) exclude each other. Keep one of them."
    }
  }
}

extension ValueProblem {
  /// What happened and how to mend it; `label` is the option as in help (`--cp <x>`), or its name.
  package func wording(label: String, value: String) -> String {
    let name = label.split(separator: " ").last { $0.hasPrefix("--") }.map(String.init) ?? label
    return switch self {
    case .empty: "the value of \(name) is empty. Write \(label)."
    case .notAChoice(let choices, let nearest):
      "\(name) cannot be \(quoted(value)).\(didYouMean(nearest)) "
        + "The choices are \(joined(choices, last: "and"))."
    case .notWhole(let bounds), .wholeOutOfBounds(let bounds):
      "\(name) takes a whole number\(bounds.wording), not \(quoted(value))."
    case .notDecimal(let bounds, let hasDecimalComma):
      "\(name) takes a number\(bounds.wording), not \(quoted(value))."
        + (hasDecimalComma ? " Write it with a point instead of the comma." : "")
    case .decimalOutOfBounds(let bounds):
      "\(name) takes a number\(bounds.wording), not \(quoted(value))."
    case .notACharacter(let names):
      "\(name) takes one character that is no letter, digit or quote, not \(quoted(value))."
        + (names.isEmpty ? "" : " It may also be written as \(joined(names, last: "or")).")
    case .list(let problem): "\(name) \(quoted(value)): \(problem.wording)"
    }
  }
}

extension ListProblem {
  fileprivate var wording: String {
    switch self {
    case .emptyItem(let number):
      "item \(number) of the list is empty. Drop the surplus comma."
    case .openQuote(let number):
      "the quote that starts item \(number) of the list is never closed."
    case .textAfterQuote(let number):
      "text follows the closing quote of item \(number). A quote inside quotes is doubled: \"\"."
    case .nothingAfterEquals(let key):
      "nothing follows \(quoted(key + "=")). Write the values behind it, with commas between them."
    case .strayEquals(let item):
      "an equals sign follows \(quoted(item)), which is not the first of the list. Repeat the "
        + "option for each column; quote a name that holds an equals sign."
    }
  }
}

extension Bounds {
  /// The bounds as words to follow "a number"; empty without bounds.
  fileprivate var wording: String {
    let exclusion = includesLimits ? "" : " (both excluded)"
    return switch (lower, upper) {
    case (let lower?, let upper?): " from \(plain(lower)) to \(plain(upper))" + exclusion
    case (let lower?, nil):
      includesLimits ? " of at least \(plain(lower))" : " above \(plain(lower))"
    case (nil, let upper?):
      includesLimits ? " of at most \(plain(upper))" : " below \(plain(upper))"
    case (nil, nil): ""
    }
  }

  private func plain(_ number: Number) -> String {
    let text = "\(number)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}

private func didYouMean(_ nearest: String?) -> String {
  nearest.map { " Did you mean '\($0)'?" } ?? ""
}

private func joined(_ items: [String], last conjunction: String) -> String {
  guard let last = items.last, items.count > 1 else { return items.first ?? "" }
  return items.dropLast().joined(separator: ", ") + " \(conjunction) " + last
}
