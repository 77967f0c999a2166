public import MuchanQuantities

/// What the land of one zone adds up to, by the classes of the monitoring (TD/T 1029) and by what is built on it.
public struct ZoneLand: Sendable {
  /// An area on some of a zone's land, of those parcels that state it.
  public struct Stated: Equatable, Sendable {
    /// What the parcels state; exact to 1e-6 m², divided between zones by area.
    public var squareMetres = FixedDecimal<SixPlaces>.zero
    /// The land of the parcels that state it.
    public var land = Area.zero
    /// Parcels that state it, of those that should.
    public var coverage = Coverage()

    /// Adds the part of a parcel; nil where it does not state the area.
    mutating func add(_ part: FixedDecimal<SixPlaces>?, on area: Area) {
      coverage.count(isKnown: part != nil)
      guard let part else { return }
      squareMetres += part
      land += area
    }

    public static func + (left: Stated, right: Stated) -> Stated {
      Stated(
        squareMetres: left.squareMetres + right.squareMetres, land: left.land + right.land,
        coverage: Coverage(
          known: left.coverage.known + right.coverage.known, total: left.coverage.total + right.coverage.total))
    }
  }

  public var parcels = Coverage()
  /// All land.
  public var area = Area.zero
  /// Land whose class is known.
  public var classified = Area.zero
  /// C: it may not be built on (不可建设土地).
  public var notBuildable = Area.zero
  /// A: built (已建成).
  public var built = Area.zero
  /// B21: ready for supply (已达到供地条件).
  public var ready = Area.zero
  /// D: supplied, which is all built land and the ready land that has a day of supply (已供应).
  public var supplied = Area.zero
  /// G: supplied and recognised as idle (闲置).
  public var idle = Area.zero
  /// A1 (住宅).
  public var housing = Area.zero
  /// A2: industry, mining and storage (工矿仓储).
  public var industry = Area.zero
  /// A51 (公园与绿地).
  public var green = Area.zero

  /// Gross floor area on built land (建筑面积).
  public var floor = Stated()
  /// Floor area as counted for the plot ratio on built land (计容建筑面积).
  public var countedFloor = Stated()
  /// Footprint of buildings on built land (建筑基底面积).
  public var footprint = Stated()
  /// Floor area as counted on industrial land.
  public var industrialCountedFloor = Stated()
  /// Industrial floor area on industrial land (工业用地上的厂房建筑面积).
  public var industrialFloor = Stated()
  /// Footprint on industrial land.
  public var industrialFootprint = Stated()
  /// Yards on industrial land (露天堆场等).
  public var industrialYard = Stated()

  /// Buildable land: all but C.
  public var buildable: Area { classified - notBuildable }
  /// Land that has reached the conditions of supply: A + B21.
  public var developed: Area { built + ready }

  /// No land.
  public init() {}
}
