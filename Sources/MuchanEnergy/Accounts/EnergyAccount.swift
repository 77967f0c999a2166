public import MuchanDiagnostics
public import MuchanQuantities
public import MuchanRecords

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
    /// The quantity of each flow that was booked.
    public var quantityByFlow: [EnergyLine.Flow: FixedDecimal<SixPlaces>]
    /// The standard coal of `quantity`.
    public var energy: EnergyOnBothBases
    /// Energy used as feedstock, not in `energy`.
    public var feedstock: EnergyOnBothBases
    /// The own generation that `energy` holds.
    public var ownGeneration: EnergyOnBothBases
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
  public let carriers: [CarrierYear]
  /// By enterprise and year.
  public let totals: [EnterpriseYear]
  /// What became of the lines.
  public let ledger: Ledger
  private let coverages: [Int: Coverage]
  private let rows: [EnterpriseInYear: Int]

  struct EnterpriseInYear: Hashable {
    var enterprise: Int
    var year: Int
  }

  init(carriers: [CarrierYear], totals: [EnterpriseYear], ledger: Ledger, enterprises: EnterpriseYears) {
    self.carriers = carriers
    self.totals = totals
    self.ledger = ledger
    var rows: [EnterpriseInYear: Int] = [:]
    for (index, total) in totals.enumerated() {
      rows[EnterpriseInYear(enterprise: total.enterprise, year: total.year)] = index
    }
    var coverages: [Int: Coverage] = [:]
    for year in enterprises.years {
      for enterprise in enterprises.present(in: year) {
        let isKnown = rows[EnterpriseInYear(enterprise: enterprise, year: year)] != nil
        coverages[year, default: Coverage()].count(isKnown: isKnown)
      }
    }
    self.rows = rows
    self.coverages = coverages
  }

  /// The energy of an enterprise in a year; nil where no line was booked, which is not zero.
  public func total(of enterprise: Int, in year: Int) -> EnterpriseYear? {
    rows[EnterpriseInYear(enterprise: enterprise, year: year)].map { totals[$0] }
  }

  /// How many of the enterprises with a row for the year have energy.
  public func coverage(in year: Int) -> Coverage { coverages[year] ?? Coverage() }
}
