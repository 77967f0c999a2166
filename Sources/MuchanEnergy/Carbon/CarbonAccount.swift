public import MuchanQuantities
public import MuchanRecords

/// CO2 of enterprises by year: fuel, processes, and bought power and heat on three bases at once (碳排放核算).
///
/// - Fuel (scope 1): the net quantity at the fence, feedstock left out, as in `EnergyAccount`; carbon that is sold as fuel
///   leaves with it. A fuel without a factor makes the enterprise's scope 1 too low, which is kept beside it.
/// - Processes as `process.csv` states them.
/// - Power and heat that are bought (scope 2) count in full at the enterprise that buys them. What an enterprise of the
///   project sold it is kept in `supplies`, because the seller's fuel holds it already: where both lie in one
///   zone it has to be taken off once.
/// - Power and heat sold from fuel to others than enterprises of the project are `sentOut`; only the zero-carbon-park
///   method takes them off. What is sold is taken to be own generation first, and that was never counted.
public struct CarbonAccount: Sendable {
  /// One enterprise in one year.
  public struct EnterpriseYear: Sendable {
    /// The number in `EnterpriseYears`.
    public var enterprise: Int
    public var year: Int
    public var fuel: CarbonMass<DirectEmission> = .zero
    /// Carriers that were burnt and have no factor, so `fuel` is too low.
    public var carriersWithoutFactor = 0
    /// Nil where nothing is stated, which is not zero.
    public var process: CarbonMass<DirectEmission>?
    /// Power and heat.
    public var purchased: PurchasedCarbon = .zero
    /// The heat that `purchased` holds, the same on every basis.
    public var heat = FixedDecimal<SixPlaces>.zero
    public var sentOut: CarbonMass<ZeroCarbonPark> = .zero
    /// Whether lines were left out or months are missing, so that all of it is too low.
    public var isIncomplete = false
    /// Whether any energy is booked; process CO2 may stand alone.
    public var hasEnergy = false

    /// Makes a year without CO2.
    init(enterprise: Int, year: Int) {
      self.enterprise = enterprise
      self.year = year
    }

    /// Scope 1: fuel, and processes where they are stated.
    public var direct: CarbonMass<DirectEmission> { fuel + (process ?? .zero) }
    /// Whether nothing is known to be missing in scope 1.
    public var isComplete: Bool { !isIncomplete && carriersWithoutFactor == 0 && hasEnergy }
    /// Scope 1 and 2.
    public var totalAtLocation: CarbonMass<LocationBased>? { purchased.location.map { direct + $0 } }
    public var totalAtResidual: CarbonMass<ResidualMix>? { purchased.residual.map { direct + $0 } }
    public var totalOfPark: CarbonMass<ZeroCarbonPark> { direct + purchased.park }
  }

  /// One carrier of all enterprises in one year.
  public struct CarrierYear: Sendable {
    public var year: Int
    public var carrier: String
    public var enterprises = 0
    /// The net quantity of a fuel; what was bought of power and heat.
    public var quantity = FixedDecimal<SixPlaces>.zero
    public var measured = MeasuredHeat.zero
    /// Nil for power and heat, and for a fuel without a factor.
    public var fuel: CarbonMass<DirectEmission>?
    /// Nil for fuels.
    public var purchased: PurchasedCarbon?
  }

  /// One carrier of all enterprises in one month.
  public struct Month: Sendable {
    public var year: Int
    /// 1 to 12; nil for what was booked for quarters or years.
    public var month: Int?
    public var carrier: String
    public var fuel: CarbonMass<DirectEmission>?
    public var purchased: PurchasedCarbon?
  }

  /// Power or heat within the project with its CO2.
  public struct Supply: Sendable {
    public var supply: EnergyAccount.InternalSupply
    public var carbon: PurchasedCarbon
    /// Whether the supplier has energy of its own booked in the year: without, its fuel holds nothing to take off.
    public var supplierIsBooked: Bool
  }

  /// A factor and how much it was used for.
  public struct FactorUse: Sendable {
    /// `fuel`, `heat`, or a scope of the grid.
    public var kind: String
    /// The carrier, or the region.
    public var subject: String
    /// The year of the data; nil for factors that belong to no year.
    public var year: Int?
    /// The year of the factor.
    public var factorYear: Int?
    public var value: FixedDecimal<NinePlaces>
    public var unit: String
    public var provenance: Provenance
    public var note: String?
  }

  /// By enterprise and year.
  public let totals: [EnterpriseYear]
  /// By year and carrier.
  public let carriers: [CarrierYear]
  /// By year, carrier and month; adds up to the carriers exactly.
  public let months: [Month]
  public let supplies: [Supply]
  /// Every factor that was used, by kind, subject and year.
  public let factors: [FactorUse]
  /// By enterprise, year and carrier, as the rows of the energy account.
  public let masses: CarrierMasses
  /// For each enterprise where its totals begin.
  private let firstTotals: [UInt32]

  /// - Parameter totals: In the order of enterprise and year.
  init(
    totals: [EnterpriseYear], carriers: [CarrierYear], months: [Month], supplies: [Supply], factors: [FactorUse],
    masses: CarrierMasses
  ) {
    self.masses = masses
    self.totals = totals
    self.carriers = carriers
    self.months = months
    self.supplies = supplies
    self.factors = factors
    let count = totals.last.map { $0.enterprise + 1 } ?? 0
    var firsts = [UInt32](repeating: 0, count: count + 1)
    for total in totals { firsts[total.enterprise + 1] += 1 }
    for enterprise in 0..<count { firsts[enterprise + 1] += firsts[enterprise] }
    firstTotals = firsts
  }

  /// The CO2 of an enterprise in a year; nil where nothing is booked, which is not zero.
  public func total(of enterprise: Int, in year: Int) -> EnterpriseYear? {
    guard enterprise + 1 < firstTotals.count else { return nil }
    let own = Int(firstTotals[enterprise])..<Int(firstTotals[enterprise + 1])
    return own.first { totals[$0].year == year }.map { totals[$0] }
  }

  /// The enterprises with CO2 in a year, ascending.
  public func enterprises(in year: Int) -> [Int] {
    totals.compactMap { $0.year == year ? $0.enterprise : nil }
  }

  /// The years with CO2, ascending.
  public var years: [Int] { Set(totals.lazy.map(\.year)).sorted() }
}
