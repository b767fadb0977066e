extension ReadingError.ForeignFormat {
  /// The format that a file's first bytes and name announce; nil for what may be text.
  init?(head: [UInt8], name: String) {
    func starts(_ bytes: [UInt8]) -> Bool { head.starts(with: bytes) }
    let ending = name.lowercased().split(separator: ".").last ?? ""
    if starts(Array("<stata_dta>".utf8)) {
      self = .stata
    } else if starts(Array("$FL2".utf8)) || starts(Array("$FL3".utf8)) {
      self = .spss
    } else if let compressed = Self(compressed: head) {
      self = ending == "rds" || ending == "rdata" ? .r : compressed
    } else if starts([0x50, 0x4B, 3, 4]) || starts([0x50, 0x4B, 5, 6]) {
      self = ending == "xlsx" || ending == "xlsm" ? .excel : .zip
    } else if starts([0xD0, 0xCF, 0x11, 0xE0]) {
      self = .excel
    } else if starts(Array("RDX".utf8)) || starts(Array("RDA".utf8)) {
      self = .r
    } else if starts([UInt8](repeating: 0, count: 12) + [0xC2, 0xEA, 0x81, 0x60]) {
      self = .sas
    } else if head.prefix(4096).contains(0), let format = Self(ending: ending, first: head[0]) {
      self = format
    } else {
      return nil
    }
  }

  /// What a compressed file was made with.
  private init?(compressed head: [UInt8]) {
    let beginnings: [(Self, [UInt8])] = [
      (.gzip, [0x1F, 0x8B]), (.xz, [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0]),
      (.zstandard, [0x28, 0xB5, 0x2F, 0xFD]),
    ]
    // Behind the name and the size of its blocks, bzip2 writes the digits of pi.
    let isBzip2 =
      head.starts(with: Array("BZh".utf8))
      && head.dropFirst(4).starts(with: [0x31, 0x41, 0x59, 0x26, 0x53, 0x59])
    guard let format = isBzip2 ? .bzip2 : beginnings.first(where: { head.starts(with: $0.1) })?.0
    else { return nil }
    self = format
  }

  /// The format of a binary file by its name.
  private init?(ending: Substring, first: UInt8) {
    switch ending {
    // Stata's formats up to version 12 start with their number.
    case "dta" where (0x66...0x77).contains(first): self = .stata
    case "sav", "zsav", "por": self = .spss
    case "sas7bdat", "xpt": self = .sas
    case "xls", "xlsx", "xlsb": self = .excel
    default: return nil
    }
  }
}
