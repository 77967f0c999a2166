public import MuchanLand
internal import MuchanEnergy
internal import MuchanQuantities
public import MuchanRecords

/// What a mu of a use brings in a zone: the medians of its enterprises, for what a revived parcel may bring.
public struct RevivalYield: Sendable {
  /// Of one use.
  public struct Median: Hashable, Sendable {
    /// 万元 of output per mu.
    public var outputPerMu: Double
    /// Tonnes of standard coal, calorific, per 万元 of output.
    public var energyPerOutput: Double
    public var enterprises: Int
  }

  /// By land use.
  public let medians: [LandUse: Median]

  /// Takes the medians of a zone's enterprises in the year of the land.
  ///
  /// An enterprise counts in the use that most of its held land has, where output, land and complete energy are known and positive.
  ///
  /// - Parameter index: The zone's number.
  public init(
    _ zone: ZoneYear, index: Int, land: EnterpriseLand, occupancies: OccupancyColumns, enterprises: EnterpriseYears,
    parcels: ParcelLedger, codes: LandUseCodes
  ) {
    let uses = Self.uses(
      in: zone.year, occupancies: occupancies, enterprises: enterprises, parcels: parcels, codes: codes)
    var yields: [LandUse: [(perMu: Double, perOutput: Double)]] = [:]
    for member in zone.members {
      guard let use = uses[member.enterprise], member.isComplete, let energy = member.energy?.calorific,
        let output = member.output, output > .zero
      else { continue }
      let mu = land.area(of: member.enterprise, in: index).mu.doubleValue
      guard mu > 0 else { continue }
      let made = output.wanYuan.doubleValue
      yields[use, default: []].append((made / mu, energy.tonnes.doubleValue / made))
    }
    medians = yields.mapValues { rows in
      Median(
        outputPerMu: Self.median(rows.map(\.perMu)), energyPerOutput: Self.median(rows.map(\.perOutput)),
        enterprises: rows.count)
    }
  }

  /// The use that most of an enterprise's own and rented land has at the end of the year.
  private static func uses(
    in year: Int, occupancies: OccupancyColumns, enterprises: EnterpriseYears, parcels: ParcelLedger,
    codes: LandUseCodes
  ) -> [Int: LandUse] {
    guard let day = CalendarDay(year: year, month: 12, day: 31) else { return [:] }
    var areas: [Int: [LandUse: Area]] = [:]
    for holding in occupancies where holding.kind != .rentOut {
      if let from = holding.from, day < from { continue }
      if let to = holding.to, to < day { continue }
      guard let enterprise = enterprises.number(of: holding.enterpriseID), let row = parcels.row(of: holding.parcelID),
        let use = codes.row(for: parcels.landUse(of: row))?.use
      else { continue }
      let area = holding.area ?? parcels.registeredArea(of: row) ?? parcels.measuredArea(of: row)
      areas[enterprise, default: [:]][use, default: .zero] += area
    }
    return areas.compactMapValues { areas in
      areas.max { $0.value == $1.value ? $0.key.rawValue > $1.key.rawValue : $0.value < $1.value }?.key
    }
  }

  private static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }
}
