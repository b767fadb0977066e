extension IndicatorReading {
  /// The column of "by region"; an inner nil for "national", an outer one for a fault.
  mutating func groupColumn(_ value: JSONValue) -> String?? {
    guard let text = value.text else { return nil }
    if text == "national" { return .some(nil) }
    let parts = text.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, parts[0] == "by" else {
      file.add(.badGroup(text), at: value.site)
      return nil
    }
    let name = String(parts[1])
    if file.definitions[name] != nil {
      if let obstacle = file.obstacle(to: name) {
        file.add(obstacle)
        return nil
      }
      file.use(name)
      return name
    }
    guard file.has(column: name) else {
      file.add(file.unknownCircumstance(name), at: value.site)
      return nil
    }
    return name
  }
}
