public import MuchanQuantities

/// One amount of CO2 on the three bases of bought power, each nil where it is not known.
public struct CarbonOnAllBases: Hashable, Sendable {
  public var location: CarbonMass<LocationBased>?
  public var residual: CarbonMass<ResidualMix>?
  public var park: CarbonMass<ZeroCarbonPark>?

  /// Nothing known.
  public init() {}

  /// Makes an amount of tonnes by basis.
  public init(_ tonnes: (CarbonBasis) -> FixedDecimal<SixPlaces>?) {
    location = tonnes(.location).map(CarbonMass.init(tonnes:))
    residual = tonnes(.residual).map(CarbonMass.init(tonnes:))
    park = tonnes(.park).map(CarbonMass.init(tonnes:))
  }

  /// The tonnes on one basis; nil where they are not known.
  public func tonnes(_ basis: CarbonBasis) -> FixedDecimal<SixPlaces>? {
    switch basis {
    case .location: location?.tonnes
    case .residual: residual?.tonnes
    case .park: park?.tonnes
    }
  }
}

extension CarbonAccount.EnterpriseYear {
  /// Scope 1 and 2 on one basis, as zones count it: of the zero-carbon-park basis less what is sent out.
  public func counted(_ basis: CarbonBasis) -> FixedDecimal<SixPlaces>? {
    total(basis).map { basis == .park ? $0 - sentOut.tonnes : $0 }
  }
}
