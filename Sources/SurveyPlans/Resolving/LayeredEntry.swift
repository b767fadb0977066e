/// Objects laid over each other, the lowest first: of a key, the highest object that has it counts.
struct LayeredEntry {
  var layers: [JSONValue]

  init(_ layers: [JSONValue?]) {
    self.layers = layers.compactMap(\.self)
  }

  /// The value of a key in the highest object that has the key; nil where it is `null` there.
  subscript(key: String) -> JSONValue? {
    guard let value = layers.lazy.reversed().compactMap({ $0[key] }).first else { return nil }
    return value.isNull ? nil : value
  }

  /// Whether the highest object that has the key says that there is none.
  func isNull(_ key: String) -> Bool {
    layers.lazy.reversed().compactMap { $0[key] }.first?.isNull ?? false
  }

  /// The objects that a key has, laid over each other.
  func entry(_ key: String) -> LayeredEntry {
    LayeredEntry(layers.map { $0[key] })
  }

  /// The keys of all objects, each once, those of the highest object last unless known before.
  var keys: [String] {
    var seen: Set<String> = []
    return layers.flatMap { $0.members ?? [] }.map(\.key).filter { seen.insert($0).inserted }
  }
}

extension JSONValue {
  /// The texts of a text or of a list of texts, each with its place.
  var alternatives: [JSONValue] {
    list ?? (isNull ? [] : [self])
  }
}
