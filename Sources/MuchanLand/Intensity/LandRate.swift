public import MuchanQuantities

/// The value of one indicator of intensive land use for one zone, with what it was divided from.
public struct LandRate: Sendable {
  public var indicator: LandIndicator
  /// The zone's index, or `ZoneHierarchy.outside`.
  public var zone: Int
  /// Numerator / denominator: a share, a plot ratio, 万元 per ha or m² per person; nil where it is not known.
  public var value: Ratio?
  /// In m², 万元 or persons by the indicator; nil where it is not known.
  public var numerator: FixedDecimal<SixPlaces>?
  /// In m², ha or persons by the indicator.
  public var denominator: FixedDecimal<SixPlaces>?
  /// Parcels or enterprises that state what goes into the numerator.
  public var coverage: Coverage
  /// What is missing, where the value is not known.
  public var missing: String?

  /// Whether records are missing that could only raise the value.
  public var isLowerBound: Bool { value != nil && !coverage.isComplete }

  /// Divides; unknown, with what is missing, where there is nothing to divide by.
  public init(
    _ indicator: LandIndicator, zone: Int, _ numerator: FixedDecimal<SixPlaces>?,
    per denominator: FixedDecimal<SixPlaces>?, coverage: Coverage, missing: String
  ) {
    self.indicator = indicator
    self.zone = zone
    self.numerator = numerator
    self.denominator = denominator
    self.coverage = coverage
    if let numerator, let denominator { value = Ratio(numerator, of: denominator) }
    if value == nil { self.missing = missing }
  }

  /// The value in the unit of the indicator: percent for shares; nil where it is not known.
  public var inUnit: Double? { value.map { $0.doubleValue * (indicator.unit == "%" ? 100 : 1) } }
}

extension LandRate {
  /// The indicators that follow from a zone's land alone, in the order of `LandIndicator`.
  ///
  /// A rate of classes is unknown where some parcel has no class, unless none of the zone's classes is known: rates of
  /// half a zone would be read as those of the whole. What is built counts where it is stated; where some parcels do
  /// not state it, the value is a lower bound, with its coverage.
  public static func rates(of land: ZoneLand, zone: Int) -> [LandRate] {
    func rate(_ indicator: LandIndicator, _ part: Area, _ whole: Area) -> LandRate {
      let isWhole = land.parcels.isComplete
      return LandRate(
        indicator, zone: zone, isWhole ? part.roundedSquareMetres : nil, per: isWhole ? whole.roundedSquareMetres : nil,
        coverage: land.parcels, missing: isWhole ? "land to divide by" : "td1029_class")
    }
    func built(_ indicator: LandIndicator, _ stated: ZoneLand.Stated, _ whole: Area, _ missing: String) -> LandRate {
      LandRate(
        indicator, zone: zone, stated.coverage.known > 0 ? stated.squareMetres : nil, per: whole.roundedSquareMetres,
        coverage: stated.coverage, missing: stated.coverage.known > 0 ? "built land" : missing)
    }
    return [
      rate(.developmentRate, land.developed, land.buildable), rate(.supplyRate, land.supplied, land.developed),
      rate(.builtRate, land.built, land.supplied), rate(.idleRate, land.idle, land.supplied),
      rate(.industrialLandRate, land.industry, land.built), rate(.housingRate, land.housing, land.built),
      built(.plotRatio, land.countedFloor, land.built, "far_area_m2"),
      built(.grossPlotRatio, land.floor, land.built, "floor_area_m2"),
      built(.buildingDensity, land.footprint, land.built, "footprint_m2"),
      built(.industrialPlotRatio, land.industrialCountedFloor, land.industry, "far_area_m2"),
      built(.industrialFloorRatio, land.industrialFloor, land.industry, "industrial_floor_area_m2"),
      built(
        .industrialBuildingCoefficient, land.industrialFootprint + land.industrialYard, land.industry,
        "footprint_m2, yard_m2"),
    ]
  }
}

extension Area {
  /// The area in m² to six places, rounded half to even.
  public var roundedSquareMetres: FixedDecimal<SixPlaces>? {
    squareMetres.times(FixedDecimal<SixPlaces>(units: 1_000_000))
  }
}
