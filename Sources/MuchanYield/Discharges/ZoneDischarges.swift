internal import MuchanLand
public import MuchanQuantities
public import MuchanRecords

/// Key dischargers (重点排污单位) and main pollutants of the enterprises of each zone in a year.
///
/// An enterprise counts whole in every zone that it holds land of; what it discharges is divided by the land it holds
/// there.
public struct ZoneDischarges: Sendable {
  /// A zone or park.
  public struct Row: Sendable {
    public var zone: Int
    public var keyDischargers = 0
    /// Of these, those that say they are monitored online.
    public var monitored = 0
    /// Enterprises that say whether they are key dischargers, of all.
    public var dischargers = Coverage()
    /// Key dischargers that say whether they are monitored, of all of them.
    public var monitoring = Coverage()
    /// Enterprises that do not say whether they are key dischargers, nor that they are monitored.
    public var possible = 0

    /// The least part of key dischargers that can be monitored: were all that do not say so key dischargers without a
    /// monitor. Nil where none says that it is one.
    public var leastMonitoredShare: Ratio? {
      keyDischargers == 0 ? nil : Ratio(Int128(monitored), Int128(keyDischargers + possible))
    }
    /// By pollutant, t.
    public var sums = [Sum](repeating: Sum(), count: Pollutant.allCases.count)
  }

  /// What is discharged of one pollutant.
  public struct Sum: Sendable {
    public var amount = FixedDecimal<SixPlaces>.zero
    /// Enterprises that state it, of all in the zone.
    public var coverage = Coverage()
  }

  public let year: Int
  /// Zones with an enterprise, ascending.
  public let rows: [Row]

  /// Adds a year up. O(enterprises × zones of an enterprise).
  public init(_ table: YieldTable, enterprises: EnterpriseYears) {
    year = table.year
    var rows = table.land.zones.zones.indices.map { Row(zone: $0) }
    let given = enterprises.rows
    var shares: [FixedDecimal<SixPlaces>?] = []
    for enterprise in table.figures.numbers {
      guard let row = enterprises.index(of: enterprise, in: table.year), table.land.area(of: enterprise) != nil
      else { continue }
      let held = table.land.held
      let parts = held.parts(of: enterprise)
      let isKey = given.isKeyDischarger(of: row)
      for part in parts {
        let zone = held.zone(ofPart: part)
        let isMonitored = given.isMonitoredOnline(of: row)
        rows[zone].dischargers.count(isKnown: isKey != nil)
        if isKey == nil, isMonitored != true { rows[zone].possible += 1 }
        guard isKey == true else { continue }
        rows[zone].keyDischargers += 1
        rows[zone].monitoring.count(isKnown: isMonitored != nil)
        if isMonitored == true { rows[zone].monitored += 1 }
      }
      for (number, pollutant) in Pollutant.allCases.enumerated() {
        let amount = given.discharged(pollutant, of: row)
        if let amount { _ = table.land.divide(amount, of: enterprise, into: &shares) }
        for part in parts {
          let zone = held.zone(ofPart: part)
          rows[zone].sums[number].coverage.count(isKnown: amount != nil)
          if let amount {
            rows[zone].sums[number].amount +=
              held.isWhole(enterprise) ? amount : shares[part - parts.lowerBound] ?? .zero
          }
        }
      }
    }
    self.rows = rows.filter { $0.dischargers.total > 0 }
  }
}
