public import MuchanEnergy
public import MuchanLand
public import MuchanQuantities
public import MuchanRecords

/// Energy of one year by zone and industry, on both electricity bases, with its renewable part and its intensities.
public struct EnergyYear: Sendable {
  /// A figure of an enterprise; its place among the figures.
  public enum Figure: Int, Sendable, CaseIterable {
    case calorific, coalInput, feedstockCalorific, feedstockCoalInput, ownCalorific, ownCoalInput
    /// Net electricity used, kWh.
    case electricity
    /// Own generation that is used on the spot, kWh.
    case ownPower
    case directSupply, greenTrade, certificates
    /// The same four in standard coal at coal input.
    case ownPowerCoal, directSupplyCoal, greenTradeCoal, certificatesCoal
  }

  public let year: Int
  public let figures: FigureYear
  private let pairs: PairedFigures

  /// Adds a year up.
  ///
  /// Renewable power that an enterprise sells is taken from what it makes itself, since sold power seldom names its
  /// source; the renewable share is then no more than it is.
  public init(
    _ year: Int, energy: EnergyAccount, conversion: StandardCoalConversion, enterprises: EnterpriseYears,
    land: EnterpriseLand?, prices: ConstantPrices?, parcels: ParcelLedger? = nil
  ) {
    self.year = year
    let denominators = Denominators(year, enterprises, land: land, prices: prices, parcels: parcels)
    let pairs = PairedFigures(numerators: 2, first: Figure.allCases.count)
    self.pairs = pairs
    let power = PowerOfYear(year, energy, conversion, enterprises: enterprises.count)
    let booked = energy.totals.lazy.filter { $0.year == year }.map(\.enterprise)
    figures = FigureYear(
      year, numbers: enterprises.present(in: year, or: booked), enterprises: enterprises, land: land,
      count: Figure.allCases.count + pairs.count
    ) { enterprise, list in
      let total = energy.total(of: enterprise, in: year)
      let isComplete = total.map { !$0.missesMonths && $0.rejectedLines == 0 } ?? false
      func figure(_ value: FixedDecimal<SixPlaces>?) -> EnterpriseFigure {
        EnterpriseFigure(total == nil ? nil : value, isComplete: isComplete, isHidden: total != nil)
      }
      list += [
        figure(total?.energy.calorific.tonnes), figure(total?.energy.coalInput?.tonnes),
        figure(total?.feedstock.calorific.tonnes), figure(total?.feedstock.coalInput?.tonnes),
        figure(total?.ownGeneration.calorific.tonnes), figure(total?.ownGeneration.coalInput?.tonnes),
        figure(power.net(of: enterprise)),
      ]
      for source in 0..<PowerOfYear.Source.count { list.append(figure(power.amount(of: enterprise, source))) }
      for source in 0..<PowerOfYear.Source.count { list.append(figure(power.coal(of: enterprise, source))) }
      pairs.append(to: &list) { denominators.value($0, of: enterprise) }
    }
  }

  /// The energy of a row on one basis per denominator.
  public func intensity(_ figure: Figure, per denominator: Denominator, of totals: FigureTotals) -> Intensity {
    totals.intensity(figure.rawValue, per: denominator, pairs: pairs)
  }
}

extension FigureTotals {
  /// The sum of a figure of energy; nil where nobody has it.
  public func sum(_ figure: EnergyYear.Figure) -> FixedDecimal<SixPlaces>? { sum(figure.rawValue) }

  /// How many of the enterprises have the whole figure.
  public func coverage(_ figure: EnergyYear.Figure) -> Coverage { coverage(figure.rawValue) }
}
