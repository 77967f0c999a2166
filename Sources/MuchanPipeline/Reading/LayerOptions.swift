public import MuchanFormats
public import MuchanGeometry

/// How layers of polygons are read, whatever is done with them.
public struct LayerOptions: Sendable {
  /// What is done with invalid geometry.
  public var onInvalid: InvalidPolicy
  /// The system of the coordinates; nil takes the file's word, and longitude and latitude without one.
  public var reference: CoordinateReference?
  /// How many workers read; the result does not depend on it.
  public var jobs: Int
  /// The largest feature that is read, in bytes.
  public var maxFeatureBytes: Int
  /// Whether files are one document or one Feature a line. Zone layers say so themselves.
  public var layout: FeatureLayout
  /// How the files are to be read; a project says it for each of its own.
  public var input: InputOptions

  /// The largest feature unless the user says otherwise, in bytes.
  public static let defaultMaxFeatureBytes = GeoJSONFile.defaultMaxFeatureBytes

  /// Makes the usual options.
  public init(
    onInvalid: InvalidPolicy = .repair, reference: CoordinateReference? = nil, jobs: Int = 1,
    maxFeatureBytes: Int = LayerOptions.defaultMaxFeatureBytes, layout: FeatureLayout = .automatic,
    input: InputOptions = InputOptions()
  ) {
    self.onInvalid = onInvalid
    self.reference = reference
    self.jobs = jobs
    self.maxFeatureBytes = maxFeatureBytes
    self.layout = layout
    self.input = input
  }
}
