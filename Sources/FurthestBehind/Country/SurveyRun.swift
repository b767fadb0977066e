/// Everything that one run computes: every extract is read once, and all its trees are grown.
///
/// A plan is read into this value; the runner knows nothing of how a plan is written.
public struct SurveyRun: Sendable, Equatable {
  /// The extracts in the order of the plan; every one belongs to one survey.
  public var extracts: [ExtractRun]

  /// Puts the extracts of a run together.
  public init(extracts: [ExtractRun]) {
    self.extracts = extracts
  }
}

/// One extract of a run: what is made of its columns, and which trees are grown on it.
public struct ExtractRun: Sendable, Equatable {
  /// The extract's name in the plan ("women"); unique within its survey.
  public var name: String
  /// A short name for folders where a plan holds several surveys ("lao-2017"); nil with one.
  public var surveyID: String?
  /// The survey that the extract belongs to.
  public var survey: Finding.Survey
  /// The extract's path.
  public var path: String
  /// Columns made from others, in the plan's order; a later one may use an earlier one's name.
  public var definitions: [ColumnDefinition]
  /// Columns fetched from other extracts, before any definition is evaluated.
  public var joins: [ColumnJoin]
  /// The trees to grow, in the plan's order.
  public var trees: [TreeRun]

  /// Describes the work on one extract.
  public init(
    name: String, surveyID: String? = nil, survey: Finding.Survey = Finding.Survey(), path: String,
    definitions: [ColumnDefinition] = [], joins: [ColumnJoin] = [], trees: [TreeRun] = []
  ) {
    self.name = name
    self.surveyID = surveyID
    self.survey = survey
    self.path = path
    self.definitions = definitions
    self.joins = joins
    self.trees = trees
  }
}

/// A column that an extract does not have and that is made from those it has.
public struct ColumnDefinition: Sendable, Equatable {
  /// The name under which requests refer to the column.
  public var name: String
  /// The expression that makes it; its own name inside means the extract's column.
  public var value: String
  /// Its levels from first to last when it is ordered; nil when the expression decides.
  public var order: [String]?
  /// Words for figures; nil means the name.
  public var title: String?
  /// Where the definition stands in the plan, for errors: "plan.json, line 12, circumstances.wealth".
  public var origin: String?

  /// Defines a column.
  public init(
    name: String, value: String, order: [String]? = nil, title: String? = nil,
    origin: String? = nil
  ) {
    self.name = name
    self.value = value
    self.order = order
    self.title = title
    self.origin = origin
  }
}

/// Columns fetched from another extract by keys: a mother's education onto her children.
public struct ColumnJoin: Sendable, Equatable {
  /// The other extract's name in the plan.
  public var from: String
  /// The other extract's path.
  public var path: String
  /// Pairs of key columns that must be equal as numbers or as text: here, and there.
  public var keys: [Key]
  /// The columns that are fetched: their name here, and the column there.
  public var columns: [Column]
  /// Where the join stands in the plan, for errors.
  public var origin: String?

  /// A key column of this extract and of the other.
  public struct Key: Sendable, Equatable {
    /// The column here.
    public var here: String
    /// The column there.
    public var there: String

    /// Pairs two key columns.
    public init(here: String, there: String) {
      self.here = here
      self.there = there
    }
  }

  /// A column that is fetched.
  public struct Column: Sendable, Equatable {
    /// The name that it gets here.
    public var name: String
    /// The column there, or a definition made there.
    public var there: String

    /// Names a fetched column.
    public init(name: String, there: String) {
      self.name = name
      self.there = there
    }
  }

  /// Describes a join; a row here without a partner gets missing values and is counted.
  public init(
    from: String, path: String, keys: [Key], columns: [Column], origin: String? = nil
  ) {
    self.from = from
    self.path = path
    self.keys = keys
    self.columns = columns
    self.origin = origin
  }
}

/// One indicator of a run, for everybody or for each level of a grouping column.
public struct TreeRun: Sendable, Equatable {
  /// The indicator's name, which names its files: letters, digits, "-" and "_".
  public var name: String
  /// What is asked of the tree; its input is the extract's path.
  public var request: TreeRequest
  /// A column, or a definition, whose every level gets a tree of its own; nil: one for everybody.
  public var groupedBy: String?
  /// Whether the tree is an extended run, with religion, ethnicity or language added.
  public var isExtended: Bool
  /// Where the indicator stands in the plan, for errors.
  public var origin: String?

  /// Describes the trees of one indicator.
  public init(
    name: String, request: TreeRequest, groupedBy: String? = nil, isExtended: Bool = false,
    origin: String? = nil
  ) {
    self.name = name
    self.request = request
    self.groupedBy = groupedBy
    self.isExtended = isExtended
    self.origin = origin
  }
}
