/// A value after its kind has accepted it.
package enum ParsedValue: Sendable, Equatable {
  case present
  case text(String)
  case whole(Int)
  case decimal(Double)
  case list([String])
  case keyedList(KeyedList)

  var text: String? {
    if case .text(let text) = self { text } else { nil }
  }

  var whole: Int? {
    if case .whole(let number) = self { number } else { nil }
  }

  var decimal: Double? {
    if case .decimal(let number) = self { number } else { nil }
  }

  var list: [String]? {
    if case .list(let items) = self { items } else { nil }
  }

  var keyedList: KeyedList? {
    if case .keyedList(let list) = self { list } else { nil }
  }
}
