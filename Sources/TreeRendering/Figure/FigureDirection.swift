/// The way in which a figure's tree grows.
public enum FigureDirection: String, Sendable, CaseIterable {
  /// The root at the top.
  case topDown = "top-down"
  /// The root at the left.
  case leftToRight = "left-to-right"
  /// A row for each group, indented below the group that it is a part of.
  case outline
}
