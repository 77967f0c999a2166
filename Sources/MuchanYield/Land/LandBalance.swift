public import MuchanQuantities

/// The land that enterprises hold, held against the parcels at the end of a year: every mu is accounted for.
///
/// In each row `parcelArea = held + free - excess`. Land an enterprise rents out is the tenant's.
public struct LandBalance: Sendable {
  /// How a parcel is held.
  public enum Status: String, Sendable, CaseIterable {
    /// One enterprise holds all or part of it.
    case byOne = "held_by_one"
    case bySeveral = "held_by_several"
    /// More is held than there is, by over one part in a thousand.
    case overHeld = "over_held"
    case byNone = "held_by_none"
  }

  /// The parcels of one status.
  public struct Row: Sendable {
    public var parcels = 0
    /// Their area on the ellipsoid.
    public var parcelArea = Area.zero
    /// Own + rented in - rented out, over all enterprises that hold something.
    public var held = Area.zero
    /// Parcel area that nobody holds.
    public var free = Area.zero
    /// What is held over the parcel's area: stated areas differ from measured ones, or more is held than there is.
    public var excess = Area.zero

    public static func + (left: Row, right: Row) -> Row {
      Row(
        parcels: left.parcels + right.parcels, parcelArea: left.parcelArea + right.parcelArea,
        held: left.held + right.held, free: left.free + right.free, excess: left.excess + right.excess)
    }
  }

  /// The sum of land that is held, what is less than nothing left out.
  struct Tally {
    private(set) var sum = Area.zero

    mutating func add(_ area: Area) { if area > .zero { sum += area } }
  }

  public private(set) var year: Int
  /// The part of the land held that is held by those `enterprises.csv` does not list.
  public let unlisted: Area
  /// What is rented out of parcels beyond what is held of them.
  public let beyond: Area
  /// Land held of parcels that the layer does not have; in no row.
  public let elsewhere: Area
  private var rows = [Row](repeating: Row(), count: Status.allCases.count)

  init(year: Int, unlisted: Area, beyond: Area, elsewhere: Area) {
    self.year = year
    self.unlisted = unlisted
    self.beyond = beyond
    self.elsewhere = elsewhere
  }

  /// The parcels of a status.
  public subscript(status: Status) -> Row { rows[Status.allCases.firstIndex(of: status) ?? 0] }

  /// All parcels.
  public var total: Row { rows.reduce(Row(), +) }

  mutating func add(_ area: Area, held: Area, holders: Int, isOverHeld: Bool) {
    let status: Status = isOverHeld ? .overHeld : holders == 0 ? .byNone : holders == 1 ? .byOne : .bySeveral
    let index: Int =
      switch status {
      case .byOne: 0
      case .bySeveral: 1
      case .overHeld: 2
      case .byNone: 3
      }
    rows[index].parcels += 1
    rows[index].parcelArea += area
    if held == .zero {
      rows[index].free += area
      return
    }
    rows[index].held += held
    if area > held { rows[index].free += area - held } else { rows[index].excess += held - area }
  }

  /// The same at the end of another year.
  func of(_ year: Int) -> LandBalance {
    var balance = self
    balance.year = year
    return balance
  }
}
