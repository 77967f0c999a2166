public import MuchanQuantities
public import MuchanRecords

/// Approved land that is not used (批而未供): approvals of conversion or expropriation that lapse, or have lapsed, on a
/// day.
///
/// Supply, or any milestone after it, is taken for use. That the compensation of an expropriation was carried out would
/// be use too; no record of a parcel says so, so that a lapse is one by the records.
public struct LandApprovals: Sendable {
  /// How an approval stands.
  public enum Standing: String, Sendable, CaseIterable {
    /// The time is full and nothing shows that the land is used.
    case lapsed
    /// Supplied after the time was full: by the records a new approval was needed.
    case suppliedAfterLapse = "supplied_after_lapse"
    /// The time runs.
    case running
    /// The day of supply, or that of the approval, cannot be used.
    case unknown
  }

  /// An approval that has lapsed, may lapse, or cannot be told of.
  public struct Row: Sendable {
    public var parcel: Int
    public var standing: Standing
    public var approvedOn: CalendarDay?
    /// The first day on which the time is full.
    public var lapsesOn: CalendarDay?
    public var suppliedOn: CalendarDay?
    /// Days until the time is full; negative once it is. Nil where that cannot be told.
    public var daysLeft: Int?
    /// What cannot be used; nil where all can.
    public var missing: String?
  }

  /// Parcels and their land.
  public struct Sum: Equatable, Sendable {
    public var parcels = 0
    public var area = Area.zero
  }

  /// Land by how its approval stands, in one zone.
  public struct ZoneRow: Sendable {
    /// The index of the zone, or `ZoneHierarchy.outside`; nil for all parcels, each once.
    public var zone: Int?
    public var sums: [Standing: Sum] = [:]

    public subscript(_ standing: Standing) -> Sum { sums[standing] ?? Sum() }
    /// Approved and not supplied: lapsed or running.
    public var unsupplied: Sum {
      let (lapsed, running) = (self[.lapsed], self[.running])
      return Sum(parcels: lapsed.parcels + running.parcels, area: lapsed.area + running.area)
    }
  }

  /// The first to be full first, then by id; what is unknown last.
  public let rows: [Row]
  /// All parcels first, then by zone; those with rows.
  public let zones: [ZoneRow]
  /// Parcels with an approval, of whatever standing: what the rows are out of.
  public let approvals: Int

  /// Looks through the parcels whose records are valid on the day. O(parcels).
  ///
  /// - Parameter span: how long an approval may stay unused.
  public init(_ facts: FactsOnDay, zones hierarchy: ZoneHierarchy, span: IdleRuleSet.Span) {
    let parcels = facts.parcels
    var rows: [Row] = []
    var approvals = 0
    for row in 0..<parcels.count where facts.isValid(row) {
      let approved = facts.date(.approvedOn, of: row)
      guard !approved.isAbsent else { continue }
      approvals += 1
      if let found = Self.row(row, approved, facts, span) { rows.append(found) }
    }
    self.approvals = approvals
    self.rows = rows.sorted { left, right in
      guard let own = left.lapsesOn else {
        return right.lapsesOn == nil && parcels.idPrecedes(left.parcel, right.parcel)
      }
      guard let other = right.lapsesOn else { return true }
      return own == other ? parcels.idPrecedes(left.parcel, right.parcel) : own < other
    }
    var sums: [Int?: ZoneRow] = [nil: ZoneRow()]
    for row in rows {
      sums[nil, default: ZoneRow()].add(row.standing, parcels.measuredArea(of: row.parcel))
      for part in hierarchy.rolledUp(parcels.parts(of: row.parcel)) where part.area > .zero {
        sums[part.zone, default: ZoneRow(zone: part.zone)].add(row.standing, part.area)
      }
    }
    zones = sums.sorted { ($0.key ?? .min) < ($1.key ?? .min) }.map(\.value)
  }

  /// Nil where the land was supplied in time.
  private static func row(
    _ row: Int, _ approved: Fact<CalendarDay>, _ facts: FactsOnDay, _ span: IdleRuleSet.Span
  ) -> Row? {
    guard let from = approved.value, let full = span.firstDay(since: from) else {
      return Row(parcel: row, standing: .unknown, missing: ParcelDate.approvedOn.property)
    }
    let uses: [ParcelDate] = [.suppliedOn, .deliveredOn, .startedOn, .completedOn, .producedOn]
    let days = uses.compactMap { facts.date($0, of: row).value }
    let left = full.number - facts.day.number
    guard let used = days.min() else {
      if let doubt = uses.first(where: { facts.date($0, of: row).isUnusable }) {
        return Row(parcel: row, standing: .unknown, approvedOn: from, lapsesOn: full, missing: doubt.property)
      }
      return Row(
        parcel: row, standing: left <= 0 ? .lapsed : .running, approvedOn: from, lapsesOn: full, daysLeft: left)
    }
    guard used >= full else { return nil }
    return Row(
      parcel: row, standing: .suppliedAfterLapse, approvedOn: from, lapsesOn: full, suppliedOn: used, daysLeft: left)
  }
}

extension LandApprovals.ZoneRow {
  fileprivate mutating func add(_ standing: LandApprovals.Standing, _ area: Area) {
    sums[standing, default: LandApprovals.Sum()].parcels += 1
    sums[standing, default: LandApprovals.Sum()].area += area
  }
}
