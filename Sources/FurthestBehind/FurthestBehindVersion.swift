/// The version of the library and the command.
public enum FurthestBehindVersion {
  /// As in the change log.
  public static let current = "0.1.0"
}
