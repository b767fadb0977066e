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
    from: Double?, below: Double?, whole: Bool, minimum: Double?, maximum: Double?
  ) -> String {
    guard whole else { return realWords(from: from, below: below) }
    let first = from?.rounded(.up)
    let last = below.map { $0.rounded(.up) - 1 }
    switch (first, last) {
    case (nil, nil):
      return "any"
    case (nil, let last?):
      return last == minimum ? FigureText.value(last) : "up to " + FigureText.value(last)
    case (let first?, nil):
      return first == maximum ? FigureText.value(first) : FigureText.value(first) + " or more"
    case (let first?, let last?):
      if first == last { return FigureText.value(first) }
      guard first < last else { return realWords(from: from, below: below) }
      return FigureText.value(first) + " to " + FigureText.value(last)
    }
  }

  private static func realWords(from: Double?, below: Double?) -> String {
    switch (from, below) {
    case (nil, nil): "any"
    case (nil, let below?): "below " + FigureText.value(below)
    case (let from?, nil): FigureText.value(from) + " or more"
    case (let from?, let below?):
      FigureText.value(from) + " to below " + FigureText.value(below)
    }
  }
}
