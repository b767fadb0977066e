/// Words for a range `from <= x < below` of a numeric circumstance.
enum RangeWords {
  /// The range in words, without the circumstance's name: "2 or more", "up to 1", "2 to 3", "0";
  /// for values that are not whole "below 12.5", "12.5 or more", "12.5 to below 20".
  ///
  /// - Parameters:
  ///   - from: The smallest value that belongs, or nil for an open end.
  ///   - below: The smallest value that no longer belongs, or nil for an open end.
  ///   - whole: Whether every value of the circumstance is a whole number.
  ///   - minimum: The smallest value present, if known.
  ///   - maximum: The largest value present, if known.
  static func words(
    from: Double?, below: Double?, whole: Bool, minimum: Double?, maximum: Double?,
    in language: Language
  ) -> String {
    guard whole else { return realWords(from: from, below: below, in: language) }
    let first = from?.rounded(.up)
    let last = below.map { $0.rounded(.up) - 1 }
    switch (first, last) {
    case (nil, nil):
      return language[.anyValue]
    case (nil, let last?):
      let value = language.value(last)
      return last == minimum ? value : language.text(.upTo, ["value": value])
    case (let first?, nil):
      let value = language.value(first)
      return first == maximum ? value : language.text(.orMore, ["value": value])
    case (let first?, let last?):
      if first == last { return language.value(first) }
      guard first < last else { return realWords(from: from, below: below, in: language) }
      return language.text(
        .fromTo, ["from": language.value(first), "to": language.value(last)])
    }
  }

  private static func realWords(
    from: Double?, below: Double?, in language: Language
  ) -> String {
    switch (from.map(language.value), below.map(language.value)) {
    case (nil, nil): language[.anyValue]
    case (nil, let below?): language.text(.below, ["value": below])
    case (let from?, nil): language.text(.orMore, ["value": from])
    case (let from?, let below?): language.text(.fromBelow, ["from": from, "below": below])
    }
  }
}
