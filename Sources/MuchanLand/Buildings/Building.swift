public import MuchanQuantities
public import MuchanRecords

/// A building (建筑): a feature of `buildings.geojson`.
public struct Building: Sendable {
  /// What it is for.
  public enum Kind: String, Sendable, CaseIterable {
    /// 商务楼宇
    case office
    /// 科创载体
    case innovationPremises = "innovation_premises"
    /// 标准厂房, several storeys of industry (工业上楼)
    case standardPlant = "standard_plant"
    case other
  }

  /// How far it is.
  public enum Status: String, Sendable, CaseIterable {
    /// 建成
    case built
    /// 在建
    case underConstruction = "under_construction"
  }

  public var id: String
  public var parcelID: String?
  public var kind: Kind?
  public var status: Status?
  public var completedOn: CalendarDay?
  /// Gross floor area (建筑面积) in m².
  public var floorArea: FixedDecimal<SixPlaces>?
  /// Whether the layer draws it as a polygon.
  public var hasOutline = false

  /// Makes a building of which nothing but the id is known.
  public init(id: String) { self.id = id }
}
