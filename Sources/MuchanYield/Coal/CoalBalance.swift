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

    mutating func add(_ amounts: Amounts, of enterprise: Int) {
      if lastEnterprise != enterprise { enterprises += 1 }
      lastEnterprise = enterprise
      for (flow, tonnes) in amounts.flows { flows[flow, default: .zero] += tonnes }
      net += amounts.net
      energy += StandardCoal(tonnes: amounts.energy)
      feedstock += StandardCoal(tonnes: amounts.feedstock)
    }
  }

  private struct Key: Hashable {
    var scope: Scope
    var year: Int
    /// Empty for all coal.
    var carrier: String

    init(scope: Scope, year: Int, carrier: String) {
      (self.scope, self.year, self.carrier) = (scope, year, carrier)
    }

    init(_ row: Row) { self.init(scope: row.scope, year: row.year, carrier: row.carrier ?? "") }
  }

  /// By scope, year and carrier, all coal first; a year without coal of a place that has some in another is zero.
  public let rows: [Row]
  private let places: [Key: Int]
  private let years: Set<Int>

  /// Adds the bookings up.
  ///
  /// - Parameter land: By year; without it there are no zones.
  /// - Complexity: O(rows of the account × zones of an enterprise).
  public init(_ energy: EnergyAccount, coal: CoalCarriers, land: [Int: EnterpriseLand], years: [Int]) {
    var sums = Sums()
    for year in Set(years) { sums.add(energy.carriers, of: year, coal, land[year]) }
    let booked = Set(energy.totals.lazy.map(\.year)).intersection(years)
    // A carrier that a place has in one year and not in another with bookings is zero there.
    for key in Array(sums.places.keys) {
      for year in booked { _ = sums.place(of: Key(scope: key.scope, year: year, carrier: key.carrier)) }
    }
    let rows = sums.rows.sorted { left, right in
      if left.scope != right.scope { return left.scope.order < right.scope.order }
      return left.year == right.year
        ? (left.carrier ?? "") < (right.carrier ?? "") : left.year < right.year
    }
    self.rows = rows
    places = Dictionary(uniqueKeysWithValues: rows.indices.map { (Key(rows[$0]), $0) })
    self.years = booked
  }

  /// Rows while they are added up.
  private struct Sums {
    private(set) var rows: [Row] = []
    private(set) var places: [Key: Int] = [:]

    /// The place of a row, which is begun where there is none.
    mutating func place(of key: Key) -> Int {
      if let known = places[key] { return known }
      places[key] = rows.count
      rows.append(Row(scope: key.scope, year: key.year, carrier: key.carrier.isEmpty ? nil : key.carrier))
      return rows.count - 1
    }

    /// Adds the coal of a year.
    ///
    /// - Parameter land: Nil where it is not known of anybody.
    mutating func add(
      _ carriers: EnergyAccount.CarrierYears, of year: Int, _ coal: CoalCarriers, _ land: EnterpriseLand?
    ) {
      let kinds = carriers.names.map { coal.kind(of: $0) }
      var scratch: [FixedDecimal<SixPlaces>?] = []
      for index in carriers.indices where carriers.year(ofRow: index) == year {
        let number = carriers.carrierNumber(ofRow: index)
        guard let kind = kinds[number] else { continue }
        let amounts = Amounts(carriers, row: index)
        let (name, enterprise) = (carriers.names[number], carriers.enterprise(ofRow: index))
        func add(_ scope: Scope, _ amounts: Amounts) {
          for carrier in kind == .coal ? [name, ""] : [name] {
            rows[place(of: Key(scope: scope, year: year, carrier: carrier))].add(amounts, of: enterprise)
          }
        }
        add(.all, amounts)
        guard let land, land.isPlaced(enterprise) else { continue }
        for zone in land.zonesHeld(by: enterprise) {
          add(
            .zone(zone),
            land.isWhole(enterprise)
              ? amounts : amounts.parts { land.part(of: $0, of: enterprise, in: zone, scratch: &scratch) })
        }
      }
    }
  }

  /// What one enterprise has of a carrier.
  struct Amounts {
    /// Tonnes.
    var flows: [(flow: EnergyLine.Flow, tonnes: FixedDecimal<SixPlaces>)] = []
    var net: FixedDecimal<SixPlaces>
    /// Tonnes of standard coal.
    var energy: FixedDecimal<SixPlaces>
    var feedstock: FixedDecimal<SixPlaces>

    init(_ carriers: EnergyAccount.CarrierYears, row: Int) {
      // Quantities count in kg.
      for flow in EnergyLine.Flow.allCases {
        if let booked = carriers.quantity(of: flow, inRow: row) { flows.append((flow, CoalBalance.tonnes(booked))) }
      }
      net = CoalBalance.tonnes(carriers.quantity(ofRow: row))
      energy = carriers.calorificTonnes(ofRow: row)
      feedstock = carriers.feedstock(ofRow: row).calorific.tonnes
    }

    func parts(_ part: (FixedDecimal<SixPlaces>) -> FixedDecimal<SixPlaces>?) -> Amounts {
      var parts = self
      for index in flows.indices { parts.flows[index].tonnes = part(flows[index].tonnes) ?? .zero }
      parts.net = part(net) ?? .zero
      parts.energy = part(energy) ?? .zero
      parts.feedstock = part(feedstock) ?? .zero
      return parts
    }
  }

  fileprivate static func tonnes(_ kilograms: FixedDecimal<SixPlaces>) -> FixedDecimal<SixPlaces> {
    FixedDecimal(units: FixedDecimal<SixPlaces>.dividedHalfEven(kilograms.units, by: 1_000))
  }

  /// The row of the year before; nil where nothing is booked of it.
  public func before(_ row: Row) -> Row? {
    places[Key(scope: row.scope, year: row.year - 1, carrier: row.carrier ?? "")].map { rows[$0] }
  }

  /// Tonnes of all coal of a zone in a year, zero where its enterprises book none; nil where nothing at all is booked.
  public func coal(of zone: Int, in year: Int) -> FixedDecimal<SixPlaces>? {
    guard years.contains(year) else { return nil }
    return places[Key(scope: .zone(zone), year: year, carrier: "")].map { rows[$0].net } ?? .zero
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
