/// What a mass of CO2 counts, and how purchased power is counted in it.
///
/// Purchased power has several factors at once; figures of two of them cannot be added up.
public protocol EmissionBasis: Sendable {
  /// The name used in files, columns and options.
  static var name: String { get }
}

/// CO2 that leaves the site itself: fuel and processes (scope 1). It is the same whatever power is counted with.
public enum DirectEmission: EmissionBasis {
  public static var name: String { "direct" }
}

/// A way to count purchased power.
public protocol PowerBasis: EmissionBasis {}

/// Every kilowatt-hour from the grid at the average factor of the province (基于位置).
public enum LocationBased: PowerBasis {
  public static var name: String { "location" }
}

/// Power bought as green at zero, the rest at the national average without traded non-fossil power (剩余, 不含市场化交易非化石电力).
public enum ResidualMix: PowerBasis {
  public static var name: String { "residual" }
}

/// The rule of zero-carbon parks (零碳园区): green and directly supplied power at zero, the rest at the national fossil
/// factor.
public enum ZeroCarbonPark: PowerBasis {
  public static var name: String { "zero_carbon_park" }
}

/// A mass of CO2 in tonnes on one basis, exact to 1e-6 t.
public struct CarbonMass<Basis: EmissionBasis>: SummedQuantity {
  /// Tonnes of CO2.
  public var tonnes: FixedDecimal<SixPlaces>

  /// Makes a mass from exact tonnes.
  @inlinable
  public init(tonnes: FixedDecimal<SixPlaces>) { self.tonnes = tonnes }

  public var exact: FixedDecimal<SixPlaces> { tonnes }
  public init(exact: FixedDecimal<SixPlaces>) { self.init(tonnes: exact) }

  /// No CO2.
  @inlinable
  public static var zero: Self { Self(tonnes: .zero) }

  @inlinable
  public static func + (left: Self, right: Self) -> Self { Self(tonnes: left.tonnes + right.tonnes) }

  @inlinable
  public static func - (left: Self, right: Self) -> Self { Self(tonnes: left.tonnes - right.tonnes) }

  @inlinable
  public static func += (left: inout Self, right: Self) { left.tonnes += right.tonnes }

  @inlinable
  public static func < (left: Self, right: Self) -> Bool { left.tonnes < right.tonnes }
}

extension CarbonMass where Basis: PowerBasis {
  /// Scope 1 and purchased power together: the one sum across bases that has a meaning.
  @inlinable
  public static func + (direct: CarbonMass<DirectEmission>, purchased: Self) -> Self {
    Self(tonnes: direct.tonnes + purchased.tonnes)
  }
}
