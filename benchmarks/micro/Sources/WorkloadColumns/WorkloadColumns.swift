import MuchanDiagnostics
import MuchanFormats
public import MuchanGeometry

/// A workload in memory: parcels and zones as columns.
public struct WorkloadColumns: Sendable {
  /// The summed properties.
  public static let sums = ["output_wan_yuan", "tax_wan_yuan", "energy_tce", "co2_t"]

  public private(set) var parcels = PolygonColumns()
  /// The land use of each parcel, as an index into `groups`.
  public private(set) var groupOfParcel: [UInt32] = []
  public private(set) var groups: [String] = []
  /// Four values a parcel.
  public private(set) var values: [Double] = []
  public private(set) var zones = PolygonColumns()
  public private(set) var zoneIDs: [String] = []

  /// Reads `parcels.geojson` and `zones.geojson` of a workload folder.
  public init(folder: String) throws(Failure) {
    var numbers: [String: UInt32] = [:]
    try Self.read(folder + "/parcels.geojson", ["land_use_code"] + Self.sums) { block in
      for row in 0..<block.count {
        let group = block.string(block.value(row: row, field: 0))
        let number = numbers[group] ?? UInt32(groups.count)
        if numbers.updateValue(number, forKey: group) == nil { groups.append(group) }
        groupOfParcel.append(number)
        for sum in 1...Self.sums.count { values.append(block.value(row: row, field: sum).number) }
        parcels.appendRow(row, of: block.polygons)
      }
    }
    try Self.read(folder + "/zones.geojson", ["zone_id"]) { block in
      for row in 0..<block.count {
        zoneIDs.append(block.string(block.value(row: row, field: 0)))
        zones.appendRow(row, of: block.polygons)
      }
    }
  }

  /// Reads a file block by block, in order.
  public static func read(
    _ path: String, _ fields: [String], _ body: (FeatureBlock) -> Void
  ) throws(Failure) {
    let file = try GeoJSONFile(path: path)
    var reader = BlockReader(file: file, fields: FeatureFields(fields))
    let cutter = SequentialCutter(file: file)
    while try reader.readNext(from: cutter) { body(reader.block) }
  }
}
