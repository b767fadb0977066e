/// Sums that belong to a numbered unit and can be added to those of the same unit.
protocol IndexedUnit {
  var index: Int32 { get }
  mutating func add(_ other: Self)
}

/// The units of two lists with ascending indices, those with the same index added.
///
/// - Complexity: O(units of both).
func mergeSorted<Unit: IndexedUnit>(_ first: [Unit], _ second: [Unit]) -> [Unit] {
  var merged: [Unit] = []
  merged.reserveCapacity(first.count + second.count)
  var i = 0
  var j = 0
  while i < first.count && j < second.count {
    if first[i].index < second[j].index {
      merged.append(first[i])
      i += 1
    } else if second[j].index < first[i].index {
      merged.append(second[j])
      j += 1
    } else {
      var sum = first[i]
      sum.add(second[j])
      merged.append(sum)
      i += 1
      j += 1
    }
  }
  merged += first[i...]
  merged += second[j...]
  return merged
}
