public import MuchanQuantities

/// Land held by an enterprise: a row of `occupancy.csv`.
public struct Occupancy: Sendable {
  /// How the land is held.
  public enum Kind: String, Sendable, CaseIterable {
    case own
    case rentIn = "rent_in"
    case rentOut = "rent_out"
  }

  public var parcelID: String
  public var enterpriseID: String
  public var kind: Kind
  /// The area held; nil stands for the whole parcel.
  public var area: Area?
  /// First and last day of the holding, `YYYY-MM-DD`; nil is open.
  public var from: CalendarDay?
  public var to: CalendarDay?
  /// The line it was read from, 1-based; 0 where it was not read from a file.
  public var line: Int

  /// Makes a holding of a whole parcel with open ends.
  public init(parcelID: String, enterpriseID: String, kind: Kind, area: Area? = nil, line: Int = 0) {
    self.parcelID = parcelID
    self.enterpriseID = enterpriseID
    self.kind = kind
    self.area = area
    self.line = line
  }
}
