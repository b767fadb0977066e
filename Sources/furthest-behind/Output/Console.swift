import TreeRendering

/// Messages to the person at the keyboard; they all go to standard error.
///
/// A message that cannot be written is dropped: there is nobody left to tell.
struct Console: Sendable {
  /// Whether notes and warnings are left out; errors are never.
  var isQuiet: Bool
  /// Whether the words that start a message are coloured.
  var hasColor: Bool
  /// Whether progress is shown.
  var showsProgress: Bool

  /// Creates the console of a run.
  init(terminal: Terminal, isQuiet: Bool = false, hidesProgress: Bool = false) {
    self.isQuiet = isQuiet
    hasColor = terminal.colorsMessages
    showsProgress = terminal.errorIsTerminal && !hidesProgress && !isQuiet
  }

  /// Says why there is no result.
  func error(_ message: String) {
    say("error:", color: "31", message)
  }

  /// Says what may make a result wrong, in the language of the result.
  func warn(of warnings: [String], in language: Language) {
    guard !isQuiet else { return }
    for warning in warnings { say(language.warningLabel, color: "33", language.remark(warning)) }
  }

  /// Says what was decided without being asked.
  func note(_ message: String) {
    if !isQuiet { say("note:", color: "36", message) }
  }

  /// Shows how far a stage has come, in place of what was shown before.
  ///
  /// - Parameter fraction: The part that is done, 0-1; nil when that is not known.
  func progress(_ stage: String, fraction: Double? = nil) {
    guard showsProgress else { return }
    var line = stage
    if let fraction, fraction >= 0, fraction <= 1 {
      let cells = 24
      let done = Int(fraction * Double(cells))
      line +=
        " [" + String(repeating: "#", count: done) + String(repeating: ".", count: cells - done)
        + "] \(Int(fraction * 100)) %"
    }
    write(Self.clearedLine + line)
  }

  /// Takes the progress from the screen.
  func endProgress() {
    if showsProgress { write(Self.clearedLine) }
  }

  private static let clearedLine = "\r\u{1B}[K"

  private func say(_ kind: String, color: String, _ message: String) {
    let shown = hasColor ? "\u{1B}[1;\(color)m\(kind)\u{1B}[0m" : kind
    write((showsProgress ? Self.clearedLine : "") + "\(Program.name): \(shown) \(message)\n")
  }

  private func write(_ text: String) {
    try? OperatingSystem.write(text.utf8, to: .standardError)
  }
}
