internal import MuchanEnergy
internal import MuchanLand
public import MuchanQuantities

/// What leads from a zone's CO2, as the carbon account has it, to the CO2 that is decomposed.
///
///     zone = decomposed + left out + process - sent out
public struct CarbonBalance: Sendable {
  public let year: Int
  /// Of the zone, all its enterprises; nil where it is not known.
  public let zone: FixedDecimal<SixPlaces>?
  public let decomposed: FixedDecimal<SixPlaces>
  /// CO2 of energy of enterprises that do not count: below designated size, value added not known, figures missing; less what
  /// internal supplies to or from them take off.
  public let leftOut: FixedDecimal<SixPlaces>
  /// Enterprises with CO2 in the zone that do not count.
  public let enterprisesLeftOut: Int
  /// CO2 of processes, of all enterprises in the zone; nil where nobody states any.
  public let process: FixedDecimal<SixPlaces>?
  /// What the zero-carbon-park rule takes off for power and heat that leave; zero on the other bases.
  public let sentOut: FixedDecimal<SixPlaces>

  init(
    _ whole: CarbonYear, zone: Int, _ basis: CarbonBasis, _ carbon: CarbonAccount, land: EnterpriseLand?,
    counted: Set<Int>, netted: FixedDecimal<SixPlaces>, decomposed: FixedDecimal<SixPlaces>
  ) {
    year = whole.year
    let totals = whole.figures.zones.first { $0.zone == zone }?.totals
    let (figure, inside): (CarbonYear.Figure, CarbonYear.Figure) =
      switch basis {
      case .location: (.totalAtLocation, .internalAtLocation)
      case .residual: (.totalAtResidual, .internalAtResidual)
      case .park: (.totalOfPark, .internalOfPark)
      }
    self.zone = totals?.sum(figure)
    self.decomposed = decomposed
    sentOut = basis == .park ? totals?.sum(.sentOut) ?? .zero : .zero
    var (left, count) = (FixedDecimal<SixPlaces>.zero, 0)
    var processes: FixedDecimal<SixPlaces>?
    var scratch: [FixedDecimal<SixPlaces>?] = []
    for enterprise in carbon.enterprises(in: whole.year) {
      guard let land, let total = carbon.total(of: enterprise, in: whole.year), land.isIn(zone, enterprise) else {
        continue
      }
      func part(_ figure: FixedDecimal<SixPlaces>?) -> FixedDecimal<SixPlaces>? {
        figure.flatMap { land.part(of: $0, of: enterprise, in: zone, scratch: &scratch) }
      }
      if let own = part(total.process?.tonnes) { processes = (processes ?? .zero) + own }
      guard !counted.contains(enterprise) else { continue }
      left += part(total.ofEnergy(basis)) ?? .zero
      count += 1
    }
    process = processes
    enterprisesLeftOut = count
    leftOut = left - ((totals?.sum(inside) ?? .zero) - netted)
  }

  /// What is left of the zone's CO2: the rounding of enterprises that lie in several zones.
  public var difference: FixedDecimal<SixPlaces>? {
    zone.map { $0 - (decomposed + leftOut + (process ?? .zero) - sentOut) }
  }
}
