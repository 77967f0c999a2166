public import MuchanEnergy
internal import MuchanLand
public import MuchanQuantities
public import MuchanRecords

/// Output, value added, tax, investment, jobs and energy per mu (亩均效益) of one year, by enterprise, zone, corridor and
/// industry.
///
/// A ratio holds only enterprises that have both the figure and land, with the land of those alone.
public struct YieldTable: Sendable {
  /// An enterprise in the year.
  public struct EnterpriseRow: Sendable {
    /// The number in `EnterpriseYears`.
    public var enterprise: Int
    /// Own + rented in - rented out; nil where it is not known.
    public var land: Area?
    /// Why the land is not known.
    public var gap: EnterpriseLand.Gap?
  }

  /// A zone or park; the land outside all zones is the zone `ZoneHierarchy.outside`.
  public struct ZoneRow: Sendable {
    public var zone: Int
    public var sums: FigureSums
  }

  /// A corridor of zones (廊道, 经济带). Memberships overlap, so corridors never add up.
  public struct CorridorRow: Sendable {
    /// The number in `ZoneCorridors`.
    public var corridor: Int
    public var sums: FigureSums
  }

  /// The enterprises of a two-digit division of GB/T 4754-2017, whole, wherever their land is.
  public struct IndustryRow: Sendable {
    /// Nil where it is not stated.
    public var division: Int?
    public var sums: FigureSums
  }

  public let year: Int
  public let figures: FigureColumns
  public let land: EnterpriseLand
  /// By zone; those with an enterprise.
  public let zones: [ZoneRow]
  /// By corridor; those with an enterprise.
  public let corridors: [CorridorRow]
  /// By division, the unknown one last.
  public let industries: [IndustryRow]
  /// Enterprises with a row for the year but without known land, which are in no zone.
  public let unplaced: Int

  /// Makes the table of the year that the land is of.
  ///
  /// An enterprise in several zones is split by the land it holds in each. Power and heat that one enterprise sells another are
  /// in the seller's CO2: taken off the zones and corridors by the land of both in a zone, and not by industry.
  ///
  /// - Parameter supplies: Of the year or others; nothing is taken off where the CO2 of one of both is not known.
  /// - Complexity: O(enterprises × figures × zones of an enterprise); a figure is divided once for all its zones.
  public init(
    figures: FigureColumns, enterprises: EnterpriseYears, land: EnterpriseLand,
    corridors given: ZoneCorridors = ZoneCorridors(), supplies: [CarbonAccount.Supply] = []
  ) {
    var zones = ZoneSums(land.zones, given)
    var divisions = DivisionSums()
    var divided = DividedFigures()
    var unplaced = 0
    for enterprise in figures.numbers {
      guard let area = land.area(of: enterprise) else {
        unplaced += 1
        continue
      }
      divided.divide(figures, of: enterprise, by: land)
      zones.add(divided, of: enterprise, land)
      divisions.add(enterprise, area, figures, enterprises)
    }
    for supply in supplies where supply.supply.year == figures.year && supply.supplierIsBooked {
      guard figures[.carbon, supply.supply.enterprise] != nil, figures[.carbon, supply.supply.supplier] != nil,
        let mass = supply.carbon.location?.tonnes
      else { continue }
      zones.subtract(mass, of: supply.supply.enterprise, and: supply.supply.supplier, land)
    }
    year = land.year
    self.figures = figures
    self.land = land
    self.zones = zones.zoneRows
    self.corridors = zones.corridorRows
    self.industries = divisions.sums.map { IndustryRow(division: $0.key, sums: $0.value) }.sorted {
      ($0.division ?? .max) < ($1.division ?? .max)
    }
    self.unplaced = unplaced
  }

  /// The row of a zone; nil where no enterprise has land in it.
  public func row(of zone: Int) -> ZoneRow? { zones.first { $0.zone == zone } }

  /// The enterprises with a row for the year, by number.
  public var enterprises: some RandomAccessCollection<EnterpriseRow> {
    figures.numbers.lazy.map { [land] in
      EnterpriseRow(enterprise: $0, land: land.area(of: $0), gap: land.gap(of: $0))
    }
  }

  /// A figure of an enterprise per mu; nil where figure or land is not known.
  public func perMu(_ figure: YieldFigure, of enterprise: Int) -> Double? {
    guard let amount = figures[figure, enterprise], let area = land.area(of: enterprise) else { return nil }
    return PerMu.value(amount, area)
  }
}

/// All figures of one enterprise, divided over its land.
struct DividedFigures {
  /// By part, counted from the first of the enterprise, then figure.
  private var shares: [FixedDecimal<SixPlaces>?] = []
  private var rests = [FixedDecimal<SixPlaces>?](repeating: nil, count: YieldFigure.allCases.count)
  private var amounts = [FixedDecimal<SixPlaces>?](repeating: nil, count: YieldFigure.allCases.count)
  private var scratch: [FixedDecimal<SixPlaces>?] = []
  /// Whether each part has all of every figure: most enterprises lie in one zone and one park of it.
  private var isWhole = false

  /// What falls to the land outside all zones.
  func rest(_ figure: Int) -> FixedDecimal<SixPlaces>? { rests[figure] }

  /// What falls to a part, counted from the first of the enterprise.
  func share(_ figure: Int, _ part: Int) -> FixedDecimal<SixPlaces>? {
    isWhole ? amounts[figure] : shares[part * amounts.count + figure]
  }

  mutating func divide(_ figures: FigureColumns, of enterprise: Int, by land: EnterpriseLand) {
    let count = land.held.parts(of: enterprise).count
    isWhole = land.held.isWhole(enterprise)
    for number in amounts.indices {
      amounts[number] = figures[number, enterprise]
      rests[number] = amounts[number] == nil ? nil : .zero
    }
    if isWhole { return }
    shares.removeAll(keepingCapacity: true)
    shares.append(contentsOf: repeatElement(nil, count: count * amounts.count))
    for number in amounts.indices {
      guard let amount = amounts[number] else { continue }
      rests[number] = land.divide(amount, of: enterprise, into: &scratch)
      for part in 0..<count { shares[part * amounts.count + number] = scratch[part] }
    }
  }
}

/// What the enterprises of each zone and corridor add up to.
private struct ZoneSums {
  /// One more for the land outside, which comes first.
  private var zones: [FigureSums]
  private var corridors: [FigureSums]
  private let members: ZoneCorridors
  private var isIn: [Bool]

  init(_ zones: ZoneHierarchy, _ members: ZoneCorridors) {
    self.zones = [FigureSums](repeating: FigureSums(), count: zones.zones.count + 1)
    corridors = [FigureSums](repeating: FigureSums(), count: members.names.count)
    isIn = [Bool](repeating: false, count: members.names.count)
    self.members = members
  }

  mutating func add(_ divided: DividedFigures, of enterprise: Int, _ land: EnterpriseLand) {
    let held = land.held
    let parts = held.parts(of: enterprise)
    let outside = land.area(of: enterprise, in: ZoneHierarchy.outside)
    if outside > .zero { zones[0].add(outside) { divided.rest($0) } }
    for part in parts {
      zones[held.zone(ofPart: part) + 1].add(held.area(ofPart: part)) { divided.share($0, part - parts.lowerBound) }
    }
    guard !members.names.isEmpty else { return }
    for corridor in isIn.indices { isIn[corridor] = false }
    for part in parts {
      for corridor in members.corridors(ofZone: held.zone(ofPart: part)) {
        corridors[corridor].add(held.area(ofPart: part), isNew: !isIn[corridor]) {
          divided.share($0, part - parts.lowerBound)
        }
        isIn[corridor] = true
      }
    }
  }

  /// Takes CO2 off that buyer and seller both count.
  mutating func subtract(
    _ mass: FixedDecimal<SixPlaces>, of buyer: Int, and seller: Int, _ land: EnterpriseLand
  ) {
    var scratch: [FixedDecimal<SixPlaces>?] = []
    for zone in land.zonesHeld(by: buyer) {
      guard let own = land.part(of: mass, of: buyer, in: zone, scratch: &scratch),
        let both = land.part(of: own, of: seller, in: zone, scratch: &scratch)
      else { continue }
      zones[zone + 1].subtract(both, from: .carbon)
      guard zone != ZoneHierarchy.outside else { continue }
      for corridor in members.corridors(ofZone: zone) { corridors[corridor].subtract(both, from: .carbon) }
    }
  }

  var zoneRows: [YieldTable.ZoneRow] {
    zones.indices.filter { zones[$0].enterprises > 0 }.map { YieldTable.ZoneRow(zone: $0 - 1, sums: zones[$0]) }
  }

  var corridorRows: [YieldTable.CorridorRow] {
    corridors.indices.filter { corridors[$0].enterprises > 0 }.map {
      YieldTable.CorridorRow(corridor: $0, sums: corridors[$0])
    }
  }
}

/// What the enterprises of each division add up to.
private struct DivisionSums {
  private(set) var sums: [Int?: FigureSums] = [:]

  mutating func add(_ enterprise: Int, _ area: Area, _ figures: FigureColumns, _ enterprises: EnterpriseYears) {
    let division = enterprises.index(of: enterprise, in: figures.year).flatMap {
      enterprises.rows.industryDivision(of: $0)
    }
    sums[division, default: FigureSums()].add(area) { figures[$0, enterprise] }
  }
}

extension EnterpriseLand {
  /// The zones an enterprise has land in, `ZoneHierarchy.outside` included, ascending.
  public func zonesHeld(by enterprise: Int) -> [Int] {
    let inside = held.parts(of: enterprise).map(held.zone(ofPart:))
    return area(of: enterprise, in: ZoneHierarchy.outside) > .zero ? [ZoneHierarchy.outside] + inside : inside
  }
}
