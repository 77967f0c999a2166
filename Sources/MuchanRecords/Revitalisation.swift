public import MuchanQuantities

/// A parcel that was put to use again (盘活): a row of `revitalisation.csv`.
public struct Revitalisation: Sendable {
  /// How it was done.
  public enum Route: String, Sendable, CaseIterable {
    /// 自主转型
    case selfTransform = "self_transform"
    /// 异地重建
    case relocate
    /// 嫁接开发
    case graft
    /// 依法征收
    case expropriate
  }

  /// What was put to use again.
  public enum Object: String, Sendable, CaseIterable {
    case idle
    case lowEfficiency = "low_efficiency"
    case approvedUnsupplied = "approved_unsupplied"
    case idleBuilding = "idle_building"
  }

  public var parcelID: String
  public var completedOn: CalendarDay
  public var route: Route
  public var object: Object?
  /// The area put to use; nil stands for the whole parcel.
  public var area: Area?
  public var investment: Money?
  public var fromUse: String?
  public var toUse: String?
  public var enterpriseBefore: String?
  public var enterpriseAfter: String?
  /// The line it was read from, 1-based; 0 where it was not read from a file.
  public var line: Int

  /// Makes a record that has nothing but its required members.
  public init(parcelID: String, completedOn: CalendarDay, route: Route, line: Int = 0) {
    self.parcelID = parcelID
    self.completedOn = completedOn
    self.route = route
    self.line = line
  }
}
