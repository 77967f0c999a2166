/// What the maps of a report are drawn from: outlines in whole units on sheets, no measurements (`map.json`).
///
/// Up to `parcelsOnOverview` parcels are on the first sheet, with all zones. Beyond, the first sheet has the zones alone, and
/// each outermost zone with parcels has a sheet of its own.
public struct MapDrawing: Hashable, Sendable {
  /// More parcels than this on one page are slow to open.
  public static let parcelsOnOverview = 20_000

  /// One outline, as the path of an SVG in the sheet's units.
  public struct Outline: Hashable, Sendable {
    /// The parcel, zone, control unit or water.
    public var id: String
    /// For a zone how deep it is nested, for a control unit its kind, for a water its role; empty for parcels.
    public var kind: String
    public var path: String

    public init(id: String, kind: String = "", path: String) {
      (self.id, self.kind, self.path) = (id, kind, path)
    }
  }

  /// A sheet and what is on it.
  public struct Sheet: Hashable, Sendable {
    /// The zone it is of; empty for the overview.
    public var id: String
    /// Longitude and latitude of its top left corner, in degrees.
    public var west: Double
    public var north: Double
    /// Units for a degree, eastwards and southwards.
    public var unitsPerDegreeEast: Double
    public var unitsPerDegreeSouth: Double
    /// In units, of which ten are about a pixel.
    public var width: Int
    public var height: Int
    public var zones: [Outline] = []
    public var controls: [Outline] = []
    public var waters: [Outline] = []
    public var parcels: [Outline] = []

    /// An empty sheet.
    public init(
      id: String, west: Double, north: Double, unitsPerDegreeEast: Double, unitsPerDegreeSouth: Double, width: Int,
      height: Int
    ) {
      self.id = id
      (self.west, self.north) = (west, north)
      (self.unitsPerDegreeEast, self.unitsPerDegreeSouth) = (unitsPerDegreeEast, unitsPerDegreeSouth)
      (self.width, self.height) = (width, height)
    }

    /// Where a place is on the sheet, in units.
    func point(_ longitude: Double, _ latitude: Double) -> (x: Double, y: Double) {
      ((longitude - west) * unitsPerDegreeEast, (north - latitude) * unitsPerDegreeSouth)
    }
  }

  public var sheets: [Sheet]

  public init(sheets: [Sheet]) { self.sheets = sheets }
}
