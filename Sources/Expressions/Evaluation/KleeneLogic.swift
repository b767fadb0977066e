/// Three-valued logic: a condition is true, false or, when it hangs on a missing value, unknown.
enum KleeneLogic {
  /// True if one is true, else unknown if one is unknown, else false.
  ///
  /// Stops at the first true one.
  static func any<C: Collection, Failure: Error>(
    of operands: C, _ truth: (C.Element) throws(Failure) -> Bool?
  ) throws(Failure) -> Bool? {
    var isKnown = true
    for operand in operands {
      switch try truth(operand) {
      case true?: return true
      case false?: break
      case nil: isKnown = false
      }
    }
    return isKnown ? false : nil
  }

  /// False if one is false, else unknown if one is unknown, else true.
  ///
  /// Stops at the first false one.
  static func all<C: Collection, Failure: Error>(
    of operands: C, _ truth: (C.Element) throws(Failure) -> Bool?
  ) throws(Failure) -> Bool? {
    var isKnown = true
    for operand in operands {
      switch try truth(operand) {
      case true?: break
      case false?: return false
      case nil: isKnown = false
      }
    }
    return isKnown ? true : nil
  }
}
