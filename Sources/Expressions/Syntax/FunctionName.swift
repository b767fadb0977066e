/// The functions of the language, by the names that people type.
enum FunctionName: Equatable {
  case unary(UnaryFunction)
  case extreme(Extreme)
  case quantifier(Quantifier)
  case cut
  case bottom

  init?(_ name: String) {
    if let function = UnaryFunction(rawValue: name) {
      self = .unary(function)
    } else if let extreme = Extreme(rawValue: name) {
      self = .extreme(extreme)
    } else if let quantifier = Quantifier(rawValue: name) {
      self = .quantifier(quantifier)
    } else if name == "cut" {
      self = .cut
    } else if name == "bottom" {
      self = .bottom
    } else {
      return nil
    }
  }

  /// Every name, in the order of the reference.
  static let all: [String] =
    Quantifier.allCases.map(\.rawValue) + ["cut", "bottom"]
    + UnaryFunction.allCases.map(\.rawValue) + Extreme.allCases.map(\.rawValue)

  /// Every name as a phrase.
  static var list: String { all.joined(separator: ", ") }
}
