/// What a person may ask about inequality in one indicator, without a tree.
public struct InequalityRequest: Sendable, Equatable {
  /// Circumstances that enter the decomposition of D together.
  public struct Group: Sendable, Equatable {
    /// The words for tables; nil joins the names of the circumstances.
    public var name: String?
    /// The circumstances.
    public var circumstances: [String]

    /// Puts circumstances together.
    public init(name: String?, circumstances: [String]) {
      self.name = name
      self.circumstances = circumstances
    }

    var words: String { name ?? circumstances.joined(separator: " + ") }
  }

  /// Input, indicator, circumstances and design; the rules of growth have no effect.
  public var sample: TreeRequest
  /// The column by which people are ranked from the worst off to the best; nil means the
  /// recognised wealth column.
  public var rank: String?
  /// Circumstances that share one part of D; those in no group have their own.
  public var groups: [Group] = []

  /// Asks for every measure with every default.
  public init(sample: TreeRequest) {
    self.sample = sample
  }

  /// Every option that can change a figure, by its long name.
  var options: [String: String] {
    let rulesOfGrowth: Set<String> = [
      "profile", "criterion", "prune", "interval", "seed", "folds", "bootstrap", "crossfit",
      "max-depth", "min-cases", "min-split", "min-share", "min-psus", "cp",
    ]
    var options = sample.options.filter { !rulesOfGrowth.contains($0.key) }
    options["rank"] = rank
    if !groups.isEmpty {
      options["group"] = groups.map {
        ($0.name.map { "\($0)=" } ?? "") + $0.circumstances.joined(separator: ",")
      }.joined(separator: "; ")
    }
    return options
  }
}
