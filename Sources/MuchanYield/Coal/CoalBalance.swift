public import MuchanEnergy
internal import MuchanLand
public import MuchanQuantities
public import MuchanRecords

/// Coal of a project by year, place and flow (煤炭消费平衡): what comes in, what is made of it, what is left.
///
///     net = purchase + own_generation + stock_change - sold
///
/// as for all energy, less what is used as feedstock; what is transformed stays in the net and is shown beside it. Coke is made of
/// coal that has been counted, so it stands beside coal and is not added to it.
public struct CoalBalance: Sendable {
  /// Where coal is used.
  public enum Scope: Hashable, Sendable {
    case all
    /// A zone, `ZoneHierarchy.outside` included; an enterprise in several is split by its land.
    case zone(Int)
  }

  /// Coal of one place and year: of one carrier, or of all that count as coal.
  public struct Row: Sendable {
    public var scope: Scope
    public var year: Int
    /// Nil for all coal.
    public var carrier: String?
    public var enterprises = 0
    /// The last one counted: rows come enterprise by enterprise.
    fileprivate var lastEnterprise = -1
    /// Tonnes by flow; those that were booked.
    public var flows: [EnergyLine.Flow: FixedDecimal<SixPlaces>] = [:]
    /// Tonnes that count, feedstock left out.
    public var net = FixedDecimal<SixPlaces>.zero
    /// The standard coal of `net`; coal is the same on both bases.
    public var energy = StandardCoal<Calorific>.zero
    /// The standard coal of what is used as feedstock.
    public var feedstock = StandardCoal<Calorific>.zero

    init(scope: Scope, year: Int, carrier: String?) {
      self.scope = scope
      self.year = year
      self.carrier = carrier
    }
  }

  private struct Key: Hashable {
    var scope: Scope
    var year: Int
    /// Empty for all coal.
    var carrier: String
  }

  /// By scope, year and carrier, all coal first; a year without coal of a place that has some in another is zero.
  public let rows: [Row]
  private let sums: [Key: Row]
  private let years: Set<Int>

  /// Adds the bookings up.
  ///
  /// - Parameter land: By year; without it there are no zones.
  /// - Complexity: O(rows of the account × zones of an enterprise).
  public init(_ energy: EnergyAccount, coal: CoalCarriers, land: [Int: EnterpriseLand], years: [Int]) {
    var sums: [Key: Row] = [:]
    var scratch: [FixedDecimal<SixPlaces>?] = []
    for index in energy.carriers.indices {
      let entry = energy.carriers[index]
      guard let kind = coal.kind(of: entry.carrier), years.contains(entry.year) else { continue }
      var flows: [(EnergyLine.Flow, FixedDecimal<SixPlaces>)] = []
      for flow in EnergyLine.Flow.allCases {
        // Quantities count in kg.
        if let booked = energy.carriers.quantity(of: flow, inRow: index) { flows.append((flow, Self.tonnes(booked))) }
      }
      let (net, tce) = (Self.tonnes(entry.quantity), entry.energy.calorific.tonnes)
      let feedstock = entry.feedstock.calorific.tonnes
      func add(_ scope: Scope, _ part: (FixedDecimal<SixPlaces>) -> FixedDecimal<SixPlaces>?) {
        for carrier in kind == .coal ? [entry.carrier, ""] : [entry.carrier] {
          let key = Key(scope: scope, year: entry.year, carrier: carrier)
          var row = sums[key] ?? Row(scope: scope, year: entry.year, carrier: carrier.isEmpty ? nil : carrier)
          if row.lastEnterprise != entry.enterprise { row.enterprises += 1 }
          row.lastEnterprise = entry.enterprise
          for (flow, amount) in flows { row.flows[flow, default: .zero] += part(amount) ?? .zero }
          row.net += part(net) ?? .zero
          row.energy += StandardCoal(tonnes: part(tce) ?? .zero)
          row.feedstock += StandardCoal(tonnes: part(feedstock) ?? .zero)
          sums[key] = row
        }
      }
      add(.all) { $0 }
      guard let held = land[entry.year], held.isPlaced(entry.enterprise) else { continue }
      for zone in held.zonesHeld(by: entry.enterprise) {
        add(.zone(zone)) { held.part(of: $0, of: entry.enterprise, in: zone, scratch: &scratch) }
      }
    }
    let booked = Set(energy.totals.map(\.year)).intersection(years)
    // A carrier that a place has in one year and not in another with bookings is zero there.
    for key in Array(sums.keys) {
      for year in booked {
        let other = Key(scope: key.scope, year: year, carrier: key.carrier)
        if sums[other] == nil {
          sums[other] = Row(scope: key.scope, year: year, carrier: key.carrier.isEmpty ? nil : key.carrier)
        }
      }
    }
    self.sums = sums
    self.years = booked
    rows = sums.sorted { left, right in
      let (one, other) = (left.key, right.key)
      if one.scope != other.scope { return one.scope.order < other.scope.order }
      return one.year == other.year ? one.carrier < other.carrier : one.year < other.year
    }.map(\.value)
  }

  private static func tonnes(_ kilograms: FixedDecimal<SixPlaces>) -> FixedDecimal<SixPlaces> {
    FixedDecimal(units: FixedDecimal<SixPlaces>.dividedHalfEven(kilograms.units, by: 1_000))
  }

  /// The row of the year before; nil where nothing is booked of it.
  public func before(_ row: Row) -> Row? {
    sums[Key(scope: row.scope, year: row.year - 1, carrier: row.carrier ?? "")]
  }

  /// Tonnes of all coal of a zone in a year, zero where its enterprises book none; nil where nothing at all is booked.
  public func coal(of zone: Int, in year: Int) -> FixedDecimal<SixPlaces>? {
    guard years.contains(year) else { return nil }
    return sums[Key(scope: .zone(zone), year: year, carrier: "")]?.net ?? .zero
  }
}

extension CoalBalance.Scope {
  /// All before the zones, in their order.
  fileprivate var order: Int {
    switch self {
    case .all: -2
    case .zone(let zone): zone
    }
  }
}
