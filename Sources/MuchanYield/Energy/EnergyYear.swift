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
    let power = PowerOfYear(year, energy, conversion)
    var numbers = Set(enterprises.present(in: year))
    for total in energy.totals where total.year == year { numbers.insert(total.enterprise) }
    figures = FigureYear(
      year, numbers: numbers.sorted(), enterprises: enterprises, land: land,
      count: Figure.allCases.count + pairs.count
    ) { enterprise in
      let total = energy.total(of: enterprise, in: year)
      let isComplete = total.map { !$0.missesMonths && $0.rejectedLines == 0 } ?? false
      func figure(_ value: FixedDecimal<SixPlaces>?) -> EnterpriseFigure {
        EnterpriseFigure(total == nil ? nil : value, isComplete: isComplete, isHidden: total != nil)
      }
      let own = power.sources[enterprise]
      var list = [
        figure(total?.energy.calorific.tonnes), figure(total?.energy.coalInput?.tonnes),
        figure(total?.feedstock.calorific.tonnes), figure(total?.feedstock.coalInput?.tonnes),
        figure(total?.ownGeneration.calorific.tonnes), figure(total?.ownGeneration.coalInput?.tonnes),
        figure(power.net[enterprise] ?? .zero),
      ]
      for source in PowerOfYear.Source.allCases { list.append(figure(own?.kilowattHours[source] ?? .zero)) }
      for source in PowerOfYear.Source.allCases { list.append(figure(power.coal(of: enterprise, source))) }
      pairs.append(Array(list[...1]), to: &list) {
        denominators.value($0, of: enterprise)
      }
      return list
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

/// Electricity of enterprises in one year by source.
struct PowerOfYear {
  enum Source: Int, CaseIterable {
    case own, directSupply, greenTrade, certificates
  }

  struct Sources {
    var kilowattHours: [Source: FixedDecimal<SixPlaces>] = [:]
  }

  private(set) var net: [Int: FixedDecimal<SixPlaces>] = [:]
  private(set) var sources: [Int: Sources] = [:]
  private let year: Int
  private let conversion: StandardCoalConversion

  init(_ year: Int, _ energy: EnergyAccount, _ conversion: StandardCoalConversion) {
    self.year = year
    self.conversion = conversion
    for row in energy.carriers.rows(of: CarrierFactor.electricity, in: year) {
      let entry = energy.carriers[row]
      net[entry.enterprise] = entry.quantity
      let own = energy.carriers.quantity(of: .ownGeneration, inRow: row) ?? .zero
      guard own > .zero else { continue }
      let sold = energy.carriers.quantity(of: .sold, inRow: row) ?? .zero
      sources[entry.enterprise, default: Sources()].kilowattHours[.own] = max(own - sold, .zero)
    }
    for power in energy.details.sourcedPower where power.year == year && power.flow == .purchase {
      let source: Source? =
        switch power.source {
        case .directSupply: .directSupply
        case .greenPowerTrade: .greenTrade
        case .certificateOnly: .certificates
        case .ownPV: .own
        case .grid: nil
        }
      guard let source else { continue }
      sources[power.enterprise, default: Sources()].kilowattHours[source, default: .zero] += power.kilowattHours
    }
  }

  /// The standard coal of a source at coal input; nil where the year has no coefficient.
  func coal(of enterprise: Int, _ source: Source) -> FixedDecimal<SixPlaces>? {
    guard let quantity = sources[enterprise]?.kilowattHours[source], quantity != .zero else { return .zero }
    guard let declared = conversion.coalInput.coefficient(in: year) else { return nil }
    return quantity.times(declared.kilogramsPerKilowattHour, dividedBy: 1_000)
  }
}
