import Foundation
import FurthestBehind

/// How the tree was found, as text: what circumstances explain, near ties, the trees compared.
struct TextSearch {
  private let finding: Finding
  private let width: Int

  init(_ finding: Finding, width: Int) {
    self.finding = finding
    self.width = width
  }

  /// One line on importance, and one for each split at which another circumstance came near.
  var lines: [String] {
    ([importance].compactMap { $0 } + nearTies).flatMap { TextBlock.wrap($0, width: width) }
  }

  /// "Explained by: wealth 81.7%, residence 9.6%, ..." in falling order.
  private var importance: String? {
    let words = GroupWords(finding)
    let parts = (finding.importance ?? []).filter { $0.gain > 0 }.map {
      words.label($0.circumstance) + " " + FigureText.percent($0.share)
    }
    return parts.isEmpty
      ? nil : "What the tree explains, by circumstance: " + parts.joined(separator: ", ") + "."
  }

  private var nearTies: [String] {
    let words = GroupWords(finding)
    return finding.nodes.compactMap { node in
      guard let split = node.split else { return nil }
      let rivals = (finding.rivals ?? []).filter { $0.id == node.id && $0.nearTie == true }
      let parts = rivals.compactMap { rival in
        rival.percentOfGain.map {
          words.label(rival.circumstance) + " (" + FigureText.percent($0 / 100) + ")"
        }
      }
      guard !parts.isEmpty else { return nil }
      return "Near tie at group \(node.id), " + words.words(for: node.conditions) + ": "
        + parts.joined(separator: ", ") + " would explain nearly as much as "
        + words.label(split.circumstance) + "."
    }
  }

  /// The table of cost-complexity pruning, the chosen tree marked; empty when none were compared.
  var cpTable: [String] {
    guard let table = finding.cpTable else { return [] }
    let unit = table.foldUnit == "psu" ? "whole PSUs" : "rows"
    let title = "Pruning by cross-validation (\(table.rule), \(table.folds) folds of \(unit)):"
    let headings = ["CP", "Splits", "Rel error", "xerror", "xstd"]
    let rows = table.rows.map { row in
      [
        String(format: "%.6g", row.cp), FigureText.count(row.splits),
        String(format: "%.5f", row.relativeError), String(format: "%.5f", row.xerror),
        String(format: "%.5f", row.xstd),
      ]
    }
    let widths = headings.indices.map { column in
      ([headings] + rows).map { $0[column].count }.max() ?? 0
    }
    func line(_ mark: String, _ cells: [String]) -> String {
      let figures = zip(cells, widths).map { TextBlock.rightAligned($0, to: $1) }
      return TextBlock.trimmed(mark + " " + figures.joined(separator: width < 50 ? " " : "  "))
    }
    return TextBlock.wrap(title, width: width) + [line(" ", headings)]
      + zip(table.rows, rows).map { row, cells in
        line(row.splits == table.chosenSplits ? "*" : " ", cells)
      }
  }
}
