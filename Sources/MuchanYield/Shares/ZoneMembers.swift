internal import MuchanEnergy
internal import MuchanLand
internal import MuchanQuantities
internal import MuchanRecords

/// The enterprises above designated size that count in a zone in a year, with the part of each that does.
struct ZoneMembers {
  let zone: Int
  /// Numbers of the enterprises, ascending.
  private(set) var inside: [Int] = []
  private(set) var sizeUnknown = 0
  private(set) var unplaced = 0
  private let land: EnterpriseLand?

  init(year: Int, zone: Int, enterprises: EnterpriseYears, land: EnterpriseLand?) {
    self.zone = zone
    self.land = land
    for enterprise in enterprises.present(in: year) {
      let isAbove = enterprises.index(of: enterprise, in: year).flatMap(
        enterprises.rows.isAboveDesignatedSize(of:))
      guard isAbove != false else { continue }
      guard let land, land.isPlaced(enterprise) else {
        if isAbove == true { unplaced += 1 } else { sizeUnknown += 1 }
        continue
      }
      guard land.isIn(zone, enterprise) else { continue }
      if isAbove == true { inside.append(enterprise) } else { sizeUnknown += 1 }
    }
  }

  /// The sum of the parts that fall in the zone; nil where no enterprise has the figure.
  ///
  /// A figure that is there but not complete is added and not counted as known.
  func sum<Quantity: SummedQuantity>(
    _ value: (Int) -> (figure: Quantity, isComplete: Bool)?
  ) -> (sum: Quantity?, coverage: Coverage) {
    var sum: FixedDecimal<SixPlaces>?
    var coverage = Coverage()
    var scratch: [FixedDecimal<SixPlaces>?] = []
    for enterprise in inside {
      let entry = value(enterprise)
      coverage.count(isKnown: entry?.isComplete ?? false)
      guard let entry,
        let part = land?.part(of: entry.figure.exact, of: enterprise, in: zone, scratch: &scratch)
      else { continue }
      sum = (sum ?? .zero) + part
    }
    return (sum.map(Quantity.init(exact:)), coverage)
  }

  /// The CO2 of the zone, with processes, less what one member sells another; nil where no enterprise has it or the factor of
  /// somebody's power is missing.
  func carbon<Basis: PowerBasis>(
    _ basis: CarbonBasis, _: Basis.Type, _ account: CarbonAccount, in year: Int
  ) -> (sum: CarbonMass<Basis>?, coverage: Coverage) {
    let totals = inside.lazy.compactMap { account.total(of: $0, in: year) }
    let isHidden = totals.contains { $0.counted(basis) == nil }
    let (sum, coverage) = sum { enterprise -> (figure: CarbonMass<Basis>, isComplete: Bool)? in
      account.total(of: enterprise, in: year).flatMap { total in
        total.counted(basis).map { (CarbonMass(tonnes: $0), total.isComplete) }
      }
    }
    guard var tonnes = sum?.tonnes, !isHidden else { return (nil, coverage) }
    let members = Set(inside)
    var scratch: [FixedDecimal<SixPlaces>?] = []
    for supply in account.supplies where supply.supply.year == year && supply.supplierIsBooked {
      let (buyer, seller) = (supply.supply.enterprise, supply.supply.supplier)
      guard members.contains(buyer), members.contains(seller), let land, let mass = supply.carbon.tonnes(basis),
        let own = land.part(of: mass, of: buyer, in: zone, scratch: &scratch),
        let both = land.part(of: own, of: seller, in: zone, scratch: &scratch)
      else { continue }
      tonnes -= both
    }
    return (CarbonMass(tonnes: tonnes), coverage)
  }
}
