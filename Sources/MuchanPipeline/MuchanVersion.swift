/// The version of muchan.
public enum MuchanVersion {
  /// Semantic version, as `--version` and every result print it.
  public static let current = "0.1.0"
}
