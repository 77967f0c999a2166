public import MuchanQuantities
internal import MuchanRecords

/// The three bases of bought power as a value, to go through them; the masses themselves keep their types.
public enum CarbonBasis: Sendable, CaseIterable {
  case location, residual, park

  /// The name in columns: that of the basis's type.
  public var name: String {
    switch self {
    case .location: LocationBased.name
    case .residual: ResidualMix.name
    case .park: ZeroCarbonPark.name
    }
  }
}

extension PurchasedCarbon {
  /// The tonnes on one basis; nil where they are not known.
  public func tonnes(_ basis: CarbonBasis) -> FixedDecimal<SixPlaces>? {
    switch basis {
    case .location: location?.tonnes
    case .residual: residual?.tonnes
    case .park: park.tonnes
    }
  }
}

extension CarbonAccount.EnterpriseYear {
  /// Fuel, and bought power and heat on one basis, without processes; nil where a factor is missing.
  public func ofEnergy(_ basis: CarbonBasis) -> FixedDecimal<SixPlaces>? {
    purchased.tonnes(basis).map { fuel.tonnes + $0 }
  }

  /// Scope 1 and 2 on one basis.
  public func total(_ basis: CarbonBasis) -> FixedDecimal<SixPlaces>? {
    ofEnergy(basis).map { $0 + (process?.tonnes ?? .zero) }
  }
}

extension CarbonAccount {
  /// CO2 of each row of `EnergyAccount.carriers`, in its order: 24 bytes a row.
  ///
  /// A fuel has the same on each basis. The masses of an enterprise and year add up to `EnterpriseYear.ofEnergy`.
  public struct CarrierMasses: Sendable {
    private var location = DecimalColumn<SixPlaces>()
    private var residual = DecimalColumn<SixPlaces>()
    private var park = DecimalColumn<SixPlaces>()

    mutating func append(fuel: CarbonMass<DirectEmission>?) {
      location.append(fuel?.tonnes)
      residual.append(fuel?.tonnes)
      park.append(fuel?.tonnes)
    }

    mutating func append(_ bought: PurchasedCarbon) {
      location.append(bought.location?.tonnes)
      residual.append(bought.residual?.tonnes)
      park.append(bought.park.tonnes)
    }

    /// The CO2 of a row in t; nil where a factor is missing, which is not zero.
    public func mass(ofRow row: Int, _ basis: CarbonBasis) -> FixedDecimal<SixPlaces>? {
      switch basis {
      case .location: location[row]
      case .residual: residual[row]
      case .park: park[row]
      }
    }
  }
}
