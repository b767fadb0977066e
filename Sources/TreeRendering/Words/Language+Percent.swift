extension Language {
  /// A share (0-1) in whole per cent, for scales: 0.25 gives "25%".
  func wholePercent(_ share: Double) -> String {
    count(Int((share * 100).rounded())) + numbers.percentSign
  }
}
