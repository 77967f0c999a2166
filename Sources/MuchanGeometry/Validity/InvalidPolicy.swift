/// What is done with a geometry that is not valid.
public enum InvalidPolicy: String, Sendable, CaseIterable {
  /// Leave the feature out and count it as rejected.
  case reject
  /// Split rings at their crossings (GEOS make-valid), report the area before and after.
  case repair
  /// Measure it as it is.
  case keep
}
