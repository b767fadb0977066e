import Spelling

extension BoundExpression {
  /// A text that an expression compares with a column that never holds it: most often a label in
  /// other letters ("Rural" for "rural"), which would make the comparison false in every row.
  package struct UnmatchedText: Equatable, Sendable {
    /// The text in the expression.
    package let text: String
    /// The names of the columns compared with it.
    package let columns: [String]
    /// The label or text of the columns that comes nearest, if one is near.
    package let nearest: String?
  }

  /// The texts compared with columns that hold no such value, in the order of the expression;
  /// those of a list of codes and labels apart, which names every spelling there is.
  ///
  /// - Parameter values: the distinct values in each slot.
  /// - Complexity: O(*t* · *v*) for *t* texts and *v* distinct values.
  package func unmatchedTexts(among values: (Int) -> [CellValue]) -> [UnmatchedText] {
    comparisons(in: root, elements: []).compactMap { comparison in
      var words: [String] = []
      for slot in comparison.slots {
        for value in values(slot) where !value.isMissing {
          if value.isCalled(comparison.text) { return nil }
          words.append(value.words)
        }
      }
      return UnmatchedText(
        text: comparison.text, columns: comparison.slots.map { facts.names[$0] },
        nearest: nearest(to: comparison.text, among: words))
    }
  }

  private typealias TextComparison = (text: String, slots: [Int])

  private func comparisons(in node: BoundNode, elements: [BoundNode]) -> [TextComparison] {
    switch node.kind {
    case .comparison(let first, let steps):
      let operands = [first] + steps.map(\.operand)
      let own = zip(operands, operands.dropFirst()).compactMap { left, right in
        comparison(left, right, elements) ?? comparison(right, left, elements)
      }
      return own + operands.flatMap { comparisons(in: $0, elements: elements) }
    case .membership(let operand, let members, _):
      let slots = slots(of: operand, elements)
      let own: [TextComparison] = members.compactMap { member in
        guard case .text(let text) = member, !slots.isEmpty, !members.holdsCodesAndLabels
        else { return nil }
        return (text, slots)
      }
      return own + comparisons(in: operand, elements: elements)
    case .quantified(_, let own, let condition):
      return comparisons(in: condition, elements: own)
    default:
      return node.children.flatMap { comparisons(in: $0, elements: elements) }
    }
  }

  private func comparison(
    _ column: BoundNode, _ text: BoundNode, _ elements: [BoundNode]
  ) -> TextComparison? {
    guard case .text(let text) = text.kind else { return nil }
    let slots = slots(of: column, elements)
    return slots.isEmpty ? nil : (text, slots)
  }

  /// The slots of the columns that a node stands for; none when it is no column.
  private func slots(of node: BoundNode, _ elements: [BoundNode]) -> [Int] {
    switch node.kind {
    case .column(let column): [facts.slot(of: column)]
    case .element: elements.flatMap { slots(of: $0, []) }
    default: []
    }
  }
}
