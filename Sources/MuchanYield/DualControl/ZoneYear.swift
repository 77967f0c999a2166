public import MuchanEnergy
internal import MuchanLand
public import MuchanQuantities
public import MuchanRecords

/// The enterprises above designated size of a zone in a year, with the part of their figures that falls to it.
public struct ZoneYear: Sendable {
  /// One enterprise.
  public struct Member: Sendable {
    /// The number in `EnterpriseYears`.
    public var enterprise: Int
    /// The part in the zone; nil where no energy is booked.
    public var energy: EnergyOnBothBases?
    /// Whether the energy holds every line and month.
    public var isComplete: Bool
    public var output: Money?
    /// CO2 of fuel, processes, and bought power and heat in full.
    public var carbon: CarbonOnAllBases
    /// At current prices.
    public var valueAdded: Money?
    /// At constant prices; nil without an index.
    public var constantValueAdded: Money?

    /// Value added at constant or at current prices.
    public func valueAdded(atConstantPrices isConstant: Bool) -> Money? {
      isConstant ? constantValueAdded : valueAdded
    }

    /// Whether it counts where energy is held against value added: both are known and the energy is complete.
    public func hasBoth(atConstantPrices isConstant: Bool) -> Bool {
      energy != nil && isComplete && valueAdded(atConstantPrices: isConstant) != nil
    }
  }

  public let year: Int
  /// By number, ascending.
  public let members: [Member]
  /// Enterprises that may belong to the zone: size or place is not known.
  public let undecided: Int

  /// What the years of a zone are made of.
  public struct Inputs: Sendable {
    public var enterprises: EnterpriseYears
    public var energy: EnergyAccount
    /// The land at the end of each year.
    public var land: [Int: EnterpriseLand]
    /// Nil leaves values at constant prices unknown.
    public var prices: ConstantPrices?
    /// Nil leaves CO2 unknown.
    public var carbon: CarbonAccount?
    /// CO2 by zone, of the years that it is known of.
    public var carbonYears: [CarbonYear]

    /// Gathers the inputs.
    public init(
      enterprises: EnterpriseYears, energy: EnergyAccount, land: [Int: EnterpriseLand], prices: ConstantPrices?,
      carbon: CarbonAccount? = nil, carbonYears: [CarbonYear] = []
    ) {
      self.carbon = carbon
      self.carbonYears = carbonYears
      self.enterprises = enterprises
      self.energy = energy
      self.land = land
      self.prices = prices
    }
  }

  /// - Complexity: O(enterprises).
  public init(_ year: Int, zone: Int, _ inputs: Inputs) {
    self.year = year
    let land = inputs.land[year]
    let inside = ZoneMembers(year: year, zone: zone, enterprises: inputs.enterprises, land: land)
    undecided = inside.sizeUnknown + inside.unplaced
    var scratch: [FixedDecimal<SixPlaces>?] = []
    func part(_ figure: FixedDecimal<SixPlaces>?, _ enterprise: Int) -> FixedDecimal<SixPlaces>? {
      figure.flatMap { land?.part(of: $0, of: enterprise, in: zone, scratch: &scratch) }
    }
    var members: [Member] = []
    members.reserveCapacity(inside.inside.count)
    for enterprise in inside.inside {
      let total = inputs.energy.total(of: enterprise, in: year)
      let emitted = inputs.carbon?.total(of: enterprise, in: year)
      let row = inputs.enterprises.index(of: enterprise, in: year)
      let records = inputs.enterprises.rows
      let added = part(row.flatMap(records.valueAdded(of:))?.wanYuan, enterprise).map(Money.init(wanYuan:))
      let calorific = part(total?.energy.calorific.tonnes, enterprise).map(StandardCoal<Calorific>.init(tonnes:))
      let coalInput = part(total?.energy.coalInput?.tonnes, enterprise).map(StandardCoal<CoalInput>.init(tonnes:))
      let code = row.flatMap(records.industryCode(of:))
      members.append(
        Member(
          enterprise: enterprise, energy: calorific.map { EnergyOnBothBases(calorific: $0, coalInput: coalInput) },
          isComplete: total?.isComplete ?? false,
          output: part(row.flatMap(records.output(of:))?.wanYuan, enterprise).map(Money.init(wanYuan:)),
          carbon: CarbonOnAllBases { part(emitted?.counted($0), enterprise) }, valueAdded: added,
          constantValueAdded: added.flatMap { inputs.prices?.constant($0, of: year, industryCode: code) }))
    }
    self.members = members
  }

  /// The energy of the zone on one basis; nil where no member has it.
  public func energy<Basis: ElectricityBasis>(_: Basis.Type) -> (sum: StandardCoal<Basis>, coverage: Coverage)? {
    var sum: StandardCoal<Basis>?
    var coverage = Coverage()
    for member in members {
      let own: StandardCoal<Basis>? = member.energy(Basis.self)
      coverage.count(isKnown: own != nil && member.isComplete)
      if let own { sum = (sum ?? .zero) + own }
    }
    return sum.map { ($0, coverage) }
  }

  /// Energy and value added of the members that have both; nil where none has.
  public func both<Basis: ElectricityBasis>(
    _: Basis.Type, atConstantPrices isConstant: Bool
  ) -> (energy: StandardCoal<Basis>, valueAdded: Money, coverage: Coverage)? {
    var energy = StandardCoal<Basis>.zero
    var added = Money.zero
    var coverage = Coverage()
    for member in members {
      let own: StandardCoal<Basis>? = member.energy(Basis.self)
      let value = member.valueAdded(atConstantPrices: isConstant)
      let counts = own != nil && value != nil && member.isComplete
      coverage.count(isKnown: counts)
      guard counts, let own, let value else { continue }
      energy += own
      added += value
    }
    return coverage.known > 0 ? (energy, added, coverage) : nil
  }
}

extension ZoneYear.Member {
  /// The energy on one basis; nil where it is not known.
  public func energy<Basis: ElectricityBasis>(_: Basis.Type) -> StandardCoal<Basis>? {
    if Basis.self == Calorific.self { return energy.map { StandardCoal(tonnes: $0.calorific.tonnes) } }
    return energy?.coalInput.map { StandardCoal(tonnes: $0.tonnes) }
  }
}
