public import MuchanDiagnostics
public import MuchanQuantities
internal import MuchanRecords

/// Energy by enterprise, year and carrier.
///
/// The comprehensive energy consumption (综合能源消费量) of an enterprise is drawn at its fence:
///
///     purchase + own_generation + stock_change - sold - feedstock
///
/// - `own_generation` is energy made from no fuel (photovoltaics, wind, own wells). Electricity made from a purchased fuel
///   is `transform_out`, not `own_generation`.
/// - `stock_change` is positive where stock was drawn down, and the only flow that may be negative.
/// - `transform_in`, `transform_out` and `recovered` stay inside the fence: what they come from has been counted
///   when it was purchased. They are kept by flow and do not change the total. This equals consumption less the
///   output of transformation less recovery.
/// - Energy used as feedstock is left out of the total and stands beside it.
public struct EnergyAccount: Sendable {
  /// One carrier of one enterprise in one year.
  public struct CarrierYear: Sendable {
    /// The enterprise's number in `EnterpriseYears`.
    public var enterprise: Int
    public var year: Int
    public var carrier: String
    /// The net quantity that counts, in the unit of the carrier's coefficient.
    public var quantity: FixedDecimal<SixPlaces>
    /// The standard coal of `quantity`.
    public var energy: EnergyOnBothBases
    /// Energy used as feedstock, not in `energy`.
    public var feedstock: EnergyOnBothBases
    /// The own generation that `energy` holds.
    public var ownGeneration: EnergyOnBothBases
    /// The part of `quantity` whose heat value was measured, which stands for the coefficient.
    public var measured = MeasuredHeat.zero
  }

  /// All carriers of one enterprise in one year.
  public struct EnterpriseYear: Sendable {
    public var enterprise: Int
    public var year: Int
    public var energy: EnergyOnBothBases
    public var feedstock: EnergyOnBothBases
    public var ownGeneration: EnergyOnBothBases
    /// Lines of the enterprise and year that were left out, so the total is too low.
    public var rejectedLines: Int
    /// Whether the purchases of a meter, or of electricity, are booked for fewer than twelve months.
    public var missesMonths: Bool
  }

  /// By enterprise, year and carrier.
  public let carriers: CarrierYears
  /// By enterprise and year.
  public let totals: [EnterpriseYear]
  /// What became of the lines.
  public let ledger: Ledger
  /// Months, sources of power, supplies within the project, and meters.
  public let details: Details
  private var coverages: [Int: Coverage]
  /// For each enterprise where its totals begin.
  private let firstTotals: [UInt32]

  /// What the yearly figures do not say.
  public struct Details: Sendable {
    /// By year, carrier and month; adds up to the carriers' energy exactly.
    public var months: [Month]
    /// Power and heat bought, by year, carrier, source and month.
    public var purchases: [MonthlyPurchase]
    /// By enterprise and year.
    public var sourcedPower: [SourcedPower]
    /// By enterprise and year.
    public var internalSupplies: [InternalSupply]
    public var meters: MeterRecord
    /// By carrier, as `CarrierYears.names` has them: the first line that books it, for findings; nil where lines have no number.
    public var firstLines: [Int?]
  }

  struct EnterpriseInYear: Hashable {
    var enterprise: Int
    var year: Int
  }

  /// - Parameter totals: In the order of enterprise and year.
  init(
    carriers: CarrierYears, totals: [EnterpriseYear], ledger: Ledger, enterprises: EnterpriseYears, details: Details
  ) {
    self.details = details
    self.carriers = carriers
    self.totals = totals
    self.ledger = ledger
    var firsts = [UInt32](repeating: 0, count: enterprises.count + 1)
    for total in totals { firsts[total.enterprise + 1] += 1 }
    for enterprise in 0..<enterprises.count { firsts[enterprise + 1] += firsts[enterprise] }
    firstTotals = firsts
    coverages = [:]
    var coverages: [Int: Coverage] = [:]
    for year in enterprises.years {
      var coverage = Coverage()
      for enterprise in enterprises.present(in: year) {
        coverage.count(isKnown: index(of: enterprise, in: year) != nil)
      }
      if coverage.total > 0 { coverages[year] = coverage }
    }
    self.coverages = coverages
  }

  private func index(of enterprise: Int, in year: Int) -> Int? {
    (Int(firstTotals[enterprise])..<Int(firstTotals[enterprise + 1])).first { totals[$0].year == year }
  }

  /// The energy of an enterprise in a year; nil where no line was booked, which is not zero.
  public func total(of enterprise: Int, in year: Int) -> EnterpriseYear? {
    index(of: enterprise, in: year).map { totals[$0] }
  }

  /// How many of the enterprises with a row for the year have energy.
  public func coverage(in year: Int) -> Coverage { coverages[year] ?? Coverage() }
}
