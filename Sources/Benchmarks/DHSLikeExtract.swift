import Foundation

/// A fictional extract coded like a DHS women's file, the same bytes for the same number of rows.
///
/// Clusters of 25 women lie in 18 regions, urban and rural; wealth, education, age and children
/// depend on each other, and 16 indicators on all of them, with gaps that differ by indicator.
/// Two per cent of an indicator's values are blank, one per cent have the code 9.
struct DHSLikeExtract {
  let rows: Int
  /// The country's first cluster in the extract, from 0: other clusters make another survey.
  var firstCluster = 0

  private static let womenPerCluster = 25
  private static let flushedBytes = 1 << 20

  /// Writes the extract as comma-separated text.
  func write(to path: String) throws {
    guard FileManager.default.createFile(atPath: path, contents: nil),
      let file = FileHandle(forWritingAtPath: path)
    else { throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: path]) }
    defer { try? file.close() }
    let country = DHSLikeCountry()
    var text = CSVText()
    text.bytes.reserveCapacity(Self.flushedBytes + 1 << 16)
    text.line(Self.columns)
    for cluster in 0..<((rows + Self.womenPerCluster - 1) / Self.womenPerCluster) {
      var place = country.cluster(firstCluster + cluster)
      let women = min(Self.womenPerCluster, rows - cluster * Self.womenPerCluster)
      for _ in 0..<women { Self.write(country.woman(in: &place), of: place, to: &text) }
      if text.bytes.count > Self.flushedBytes {
        try file.write(contentsOf: Data(text.bytes))
        text.bytes.removeAll(keepingCapacity: true)
      }
    }
    try file.write(contentsOf: Data(text.bytes))
  }

  private static let columns =
    [
      "caseid", "cluster", "stratum", "v005", "v190", "v191", "v025", "v106", "v024", "v012",
      "v137",
    ]
    + ["v501"] + DHSLikeCountry.indicators.map(\.name)
    + ["v006", "v007", "v008", "v011", "v013", "v130", "v133", "v136", "v151", "v445", "v463a"]

  private static func write(
    _ woman: DHSLikeWoman, of cluster: DHSLikeCluster, to text: inout CSVText
  ) {
    text.padded(cluster.number, to: 8)
    text.padded(woman.household, to: 4)
    text.padded(woman.line, to: 3)
    text.fields([cluster.number, cluster.stratum, cluster.weight, woman.quintile])
    text.decimal(woman.score)
    text.fields([cluster.residence, woman.education, cluster.region, woman.age, woman.children])
    text.field(woman.marital)
    for value in woman.indicators { text.field(value) }
    text.fields(woman.others)
    text.endLine()
  }
}

/// CSV being written, as bytes.
struct CSVText {
  var bytes: [UInt8] = []

  mutating func line(_ names: [String]) {
    bytes += Array(names.joined(separator: ",").utf8)
    endLine()
  }

  mutating func endLine() {
    bytes.append(UInt8(ascii: "\n"))
  }

  mutating func fields(_ values: [Int?]) {
    for value in values { field(value) }
  }

  /// A whole number, or nothing.
  mutating func field(_ value: Int?) {
    bytes.append(UInt8(ascii: ","))
    if let value { digits(value) }
  }

  /// A number given in hundred-thousandths.
  mutating func decimal(_ value: Int) {
    bytes.append(UInt8(ascii: ","))
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    let size = Int(value.magnitude)
    digits(size / 100_000)
    bytes.append(UInt8(ascii: "."))
    var unit = 10_000
    while unit > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(size / unit % 10))
      unit /= 10
    }
  }

  /// A whole number with spaces before it and no comma, as in a case identifier.
  mutating func padded(_ value: Int, to width: Int) {
    let start = bytes.count
    digits(value)
    for _ in 0..<max(0, width - (bytes.count - start)) {
      bytes.insert(UInt8(ascii: " "), at: start)
    }
  }

  private mutating func digits(_ value: Int) {
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    var unit = 1
    let size = Int(value.magnitude)
    while size / unit >= 10 { unit *= 10 }
    while unit > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(size / unit % 10))
      unit /= 10
    }
  }
}
