/// What `overlay` is asked to do.
public struct OverlayRequest: Sendable {
  /// The polygon layers that are divided.
  public var parcels: [String]
  /// The layer that divides them.
  public var zones: String
  /// The property with the zone's id; nil takes `zone_id`, else the feature's own id.
  public var zoneIDField: String?
  /// The property with the parcel's id, for findings.
  public var idField: String
  /// The properties that make groups.
  public var by: [String]
  /// The properties that are shared out by area and summed.
  public var sums: [String]
  public var options: LayerOptions
  /// Whether the input is a share of more: findings then name no places in it, since those of several shares cannot
  /// be compared.
  public var isShare = false
  /// Whether to count how often each id occurs. Takes an id's bytes and 13 to 19 more for each parcel.
  public var countsIDs = false

  /// Makes a request for areas by zone.
  public init(
    parcels: [String], zones: String, zoneIDField: String? = nil, idField: String = "parcel_id", by: [String] = [],
    sums: [String] = [], options: LayerOptions = LayerOptions()
  ) {
    self.parcels = parcels
    self.zones = zones
    self.zoneIDField = zoneIDField
    self.idField = idField
    self.by = by
    self.sums = sums
    self.options = options
  }
}
