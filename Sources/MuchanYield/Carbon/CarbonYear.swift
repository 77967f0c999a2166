public import MuchanEnergy
public import MuchanLand
public import MuchanQuantities
public import MuchanRecords

/// CO2 of one year by zone and industry on three bases, net of what enterprises of one zone supply each other.
///
/// Power and heat that a park's own plant supplies to tenants are in the plant's fuel already. The tenant's purchase is
/// shown with the tenant; in a zone it is taken off by the part that falls to the land of both in the zone, and in
/// the sum of the project in full. A supply from one zone to another stays in both.
public struct CarbonYear: Sendable {
  /// A figure of an enterprise; its place among the figures.
  public enum Figure: Int, Sendable, CaseIterable {
    /// Scope 1 and 2 on each basis; net of internal supplies.
    case totalAtLocation, totalAtResidual, totalOfPark
    case fuel, process, heat
    /// Bought power and heat, in full.
    case purchasedAtLocation, purchasedAtResidual, purchasedOfPark
    /// The part of these that comes from enterprises of the same zone.
    case internalAtLocation, internalAtResidual, internalOfPark
    case sentOut
  }

  private static let totals: [Figure] = [.totalAtLocation, .totalAtResidual, .totalOfPark]

  public let year: Int
  public let figures: FigureYear
  private let pairs: PairedFigures

  /// Adds a year up.
  public init(
    _ year: Int, carbon: CarbonAccount, enterprises: EnterpriseYears, land: EnterpriseLand?, prices: ConstantPrices?,
    parcels: ParcelLedger? = nil
  ) {
    self.year = year
    let pairs = PairedFigures(numerators: Self.totals.count, first: Figure.allCases.count)
    self.pairs = pairs
    let denominators = Denominators(year, enterprises, land: land, prices: prices, parcels: parcels)
    func denominator(_ kind: Denominator, _ enterprise: Int) -> FixedDecimal<SixPlaces>? {
      denominators.value(kind, of: enterprise)
    }
    let numbers = enterprises.present(in: year, or: carbon.enterprises(in: year))
    var figures = FigureYear(
      year, numbers: numbers, enterprises: enterprises, land: land,
      count: Figure.allCases.count + pairs.count
    ) { enterprise, list in
      let total = carbon.total(of: enterprise, in: year)
      func figure(_ value: FixedDecimal<SixPlaces>?) -> EnterpriseFigure {
        EnterpriseFigure(value, isComplete: total?.isComplete ?? false, isHidden: total != nil)
      }
      // What is sent out leaves the park; it is taken off there alone.
      let ofPark = total.map { $0.totalOfPark.tonnes - $0.sentOut.tonnes }
      list += [
        figure(total?.totalAtLocation?.tonnes), figure(total?.totalAtResidual?.tonnes), figure(ofPark),
        figure(total?.fuel.tonnes), EnterpriseFigure(total?.process?.tonnes), figure(total?.heat),
        figure(total?.purchased.location?.tonnes), figure(total?.purchased.residual?.tonnes),
        figure(total?.purchased.park.tonnes), figure(total.map { _ in .zero }), figure(total.map { _ in .zero }),
        figure(total.map { _ in .zero }), figure(total?.sentOut.tonnes),
      ]
      pairs.append(to: &list) { denominator($0, enterprise) }
    }
    for supply in carbon.supplies where supply.supply.year == year && supply.supplierIsBooked {
      let (buyer, seller) = (supply.supply.enterprise, supply.supply.supplier)
      let amounts = [
        supply.carbon.location?.tonnes, supply.carbon.residual?.tonnes, supply.carbon.park.tonnes,
      ]
      for (number, amount) in amounts.enumerated() {
        guard let amount, amount != .zero else { continue }
        figures.subtract(amount, of: buyer, and: seller, from: number, land: land)
        figures.subtract(
          -amount, of: buyer, and: seller, from: Figure.internalAtLocation.rawValue + number, land: land)
        for kind in Denominator.ofEnterprises {
          // The seller's CO2 has to be in the sum.
          guard let paired = pairs.numerator(number, per: kind), denominator(kind, buyer) != nil,
            denominator(kind, seller) != nil
          else { continue }
          figures.subtract(amount, of: buyer, and: seller, from: paired, land: land)
        }
      }
    }
    self.figures = figures
  }

  /// The CO2 of a row on one basis per denominator.
  public func intensity(_ figure: Figure, per denominator: Denominator, of totals: FigureTotals) -> Intensity {
    totals.intensity(figure.rawValue, per: denominator, pairs: pairs)
  }
}

extension FigureTotals {
  /// The sum of a figure of CO2; nil where nobody has it.
  public func sum(_ figure: CarbonYear.Figure) -> FixedDecimal<SixPlaces>? { sum(figure.rawValue) }

  /// How many of the enterprises have the whole figure.
  public func coverage(_ figure: CarbonYear.Figure) -> Coverage { coverage(figure.rawValue) }
}
