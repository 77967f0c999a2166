/// The benchmark workload: many parcels, fewer zones with long borders, nothing else.
public enum Workload {
  /// What was written.
  public struct Counts: Sendable {
    public let parcels: Int
    /// Positions of the parcels, the closing one of each ring counted.
    public let positions: Int
    public let zones: Int
  }

  /// Streams `parcels.geojson` and `zones.geojson` into a folder, which is made when it is missing.
  ///
  /// The same options give the same bytes. Memory does not grow with the number of parcels. At 200,000 parcels and
  /// 169 zones of 400 vertices: about 4.7 million positions, about 5 % of the parcels across a zone border.
  @discardableResult
  public static func write(_ options: WorkloadOptions, to folder: String) throws(SynthesisFailure) -> Counts {
    try FileSink.makeFolder(folder)
    var zones = try FileSink(path: folder + "/zones.geojson")
    try WorkloadZones(options: options).write(to: &zones)
    try zones.finish()
    var parcels = try FileSink(path: folder + "/parcels.geojson")
    var maker = WorkloadParcels(options: options)
    try maker.write(to: &parcels)
    try parcels.finish()
    return Counts(
      parcels: options.parcels, positions: maker.positions, zones: options.zoneRows * options.zoneColumns)
  }

  static func head(layer: String) -> String {
    """
    {
    "type":"FeatureCollection",
    "name":"\(layer)",
    "note":"合成测试数据 synthetic workload, nothing in it is real",
    "features":[

    """
  }

  static let foot = "]\n}\n"
}
