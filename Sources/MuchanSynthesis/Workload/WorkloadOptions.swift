/// How large a benchmark workload is.
public struct WorkloadOptions: Sendable {
  public let parcels: Int
  /// Rows of zones and zones in a row; their product is the nearest to what was asked.
  public let zoneRows: Int
  public let zoneColumns: Int
  /// Vertices of one zone, a multiple of 4.
  public let zoneVertices: Int
  public let seed: UInt64
  /// Decimals of a coordinate: 8 as surveys deliver (a millimetre), up to 12 (15 significant digits).
  public let decimals: Int

  /// - Throws: when a count is out of range or the vertices are not a multiple of 4.
  public init(
    parcels: Int = 200_000, zones: Int = 169, zoneVertices: Int = 400, seed: UInt64 = 1, decimals: Int = 8
  ) throws(SynthesisFailure) {
    try Self.check("parcels", parcels, 1...50_000_000)
    try Self.check("zones", zones, 1...100_000)
    try Self.check("zone-vertices", zoneVertices, 4...1_000_000)
    try Self.check("decimals", decimals, 6...12)
    guard zoneVertices % 4 == 0 else {
      throw .option(name: "zone-vertices", found: "\(zoneVertices)", expected: "a multiple of 4")
    }
    self.parcels = parcels
    zoneRows = max(1, NumberText.whole(Double(zones).squareRoot()))
    zoneColumns = max(1, NumberText.whole(Double(zones) / Double(zoneRows)))
    self.zoneVertices = zoneVertices
    self.seed = seed
    self.decimals = decimals
  }

  private static func check(
    _ name: String, _ value: Int, _ range: ClosedRange<Int>
  ) throws(SynthesisFailure) {
    guard range.contains(value) else {
      throw .option(name: name, found: "\(value)", expected: "\(range.lowerBound) to \(range.upperBound)")
    }
  }
}
