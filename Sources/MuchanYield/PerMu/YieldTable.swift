internal import MuchanLand
public import MuchanQuantities
public import MuchanRecords

/// Output, value added, tax and investment per mu (亩均效益), by enterprise and by zone.
///
/// A ratio holds only enterprises that have both the figure and land, with the land of those alone.
public struct YieldTable: Sendable {
  /// An enterprise in a year.
  public struct EnterpriseRow: Sendable {
    /// The number in `EnterpriseYears`.
    public var enterprise: Int
    public var year: Int
    /// Own + rented in - rented out; nil where it is not known.
    public var land: Area?
    /// Why the land is not known.
    public var gap: EnterpriseLand.Gap?
    /// The figures that are known.
    public var amounts: [YieldFigure: Money]

    /// 万元 per mu; nil where figure or land is not known.
    public func wanYuanPerMu(_ figure: YieldFigure) -> Double? {
      guard let amount = amounts[figure], let land else { return nil }
      return PerMu(amount: amount, land: land, coverage: Coverage(known: 1, total: 1)).wanYuanPerMu
    }
  }

  /// A zone or park in a year; the land outside all zones is the zone `ZoneHierarchy.outside`.
  public struct ZoneRow: Sendable {
    public var zone: Int
    public var year: Int
    /// Enterprises with land in the zone.
    public var enterprises: Int
    /// Their land in the zone.
    public var land: Area
    /// One entry for every figure.
    public var figures: [YieldFigure: PerMu]
  }

  /// By number of the enterprise; those with a row for the year.
  public let enterprises: [EnterpriseRow]
  /// By zone; those with an enterprise.
  public let zones: [ZoneRow]
  /// Enterprises with a row for the year but without known land, which are in no zone.
  public let unplaced: Int

  /// Makes the table of the year that the land is of.
  ///
  /// An enterprise in several zones is split by the land it holds in each.
  public init(enterprises given: EnterpriseYears, land: EnterpriseLand) {
    let year = land.year
    var rows: [EnterpriseRow] = []
    var zones: [Int: ZoneRow] = [:]
    var unplaced = 0
    for enterprise in given.present(in: year) {
      guard let record = given.row(of: enterprise, in: year) else { continue }
      var amounts: [YieldFigure: Money] = [:]
      for figure in YieldFigure.allCases { amounts[figure] = figure.value(of: record) }
      let area = land.area(of: enterprise)
      rows.append(
        EnterpriseRow(
          enterprise: enterprise, year: year, land: area, gap: land.gap(of: enterprise), amounts: amounts))
      guard area != nil else {
        unplaced += 1
        continue
      }
      for zone in land.zonesHeld(by: enterprise) {
        zones[zone, default: ZoneRow(zone: zone, year: year, enterprises: 0, land: .zero, figures: [:])]
          .add(enterprise, amounts, land)
      }
    }
    enterprises = rows
    self.zones = zones.values.sorted { $0.zone < $1.zone }
    self.unplaced = unplaced
  }
}

extension YieldTable.ZoneRow {
  fileprivate mutating func add(_ enterprise: Int, _ amounts: [YieldFigure: Money], _ held: EnterpriseLand) {
    let area = held.area(of: enterprise, in: zone)
    enterprises += 1
    land += area
    for figure in YieldFigure.allCases {
      var entry = figures[figure] ?? PerMu(amount: .zero, land: .zero, coverage: Coverage())
      let part = amounts[figure].flatMap { held.apportion($0.wanYuan, of: enterprise)?[zone] }
      entry.coverage.count(isKnown: part != nil)
      if let part {
        entry.amount += Money(wanYuan: part)
        entry.land += area
      }
      figures[figure] = entry
    }
  }
}

extension EnterpriseLand {
  /// The zones an enterprise has land in, `ZoneHierarchy.outside` included, ascending.
  public func zonesHeld(by enterprise: Int) -> [Int] {
    let inside = holdings[enterprise].inZones.filter { $0.value > .zero }.keys.sorted()
    return area(of: enterprise, in: ZoneHierarchy.outside) > .zero ? [ZoneHierarchy.outside] + inside : inside
  }
}
