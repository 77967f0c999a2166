public import MuchanDiagnostics
public import MuchanQuantities
public import MuchanRecords

/// Turns quantities of carriers into standard coal on both electricity bases.
public struct StandardCoalConversion: Sendable {
  public let factors: CarrierFactors
  public let coalInput: CoalInputCoefficients

  /// Makes a conversion.
  public init(factors: CarrierFactors, coalInput: CoalInputCoefficients) {
    self.factors = factors
    self.coalInput = coalInput
  }

  /// Converts the quantity of one line; its flow does not matter here.
  ///
  /// - Throws: `unknownCarrier`, `unknownUnit`, `valueTooLarge`.
  public func convert(_ line: EnergyLine, file: String? = nil) throws(Failure) -> EnergyOnBothBases {
    let place = Place(file: file, line: line)
    let quantity = try factors.quantity(line.quantity, unit: line.unit, carrier: line.carrier, at: place)
    return try convert(quantity, carrier: line.carrier, year: line.period.year, at: place)
  }

  /// Converts a quantity in the unit of the carrier's coefficient: quantity × kgce per unit / 1000, exact, rounded
  /// once to 1e-6 t.
  ///
  /// Only electricity differs between the bases; own generation is converted as purchased electricity is.
  ///
  /// - Throws: `unknownCarrier`, `valueTooLarge`.
  public func convert(
    _ quantity: FixedDecimal<SixPlaces>, carrier: String, year: Int, at place: Place = Place()
  ) throws(Failure) -> EnergyOnBothBases {
    try convert(quantity, measured: .zero, factor: try factor(of: carrier, at: place), year: year, at: place)
  }

  /// The same where a part of the quantity has a measured heat value: that part is MJ / 29,307, the rest as above.
  ///
  /// - Throws: `unknownCarrier`, `valueTooLarge`.
  public func convert(
    _ quantity: FixedDecimal<SixPlaces>, measured: MeasuredHeat, carrier: String, year: Int, at place: Place = Place()
  ) throws(Failure) -> EnergyOnBothBases {
    try convert(quantity, measured: measured, factor: try factor(of: carrier, at: place), year: year, at: place)
  }

  private func factor(of carrier: String, at place: Place) throws(Failure) -> CarrierFactor {
    guard let factor = factors.factor(carrier) else {
      throw Failure(.unknownCarrier, at: place, found: "\"\(carrier)\"")
    }
    return factor
  }

  /// The same with the carrier's coefficient at hand.
  ///
  /// - Throws: `valueTooLarge`.
  func convert(
    _ whole: FixedDecimal<SixPlaces>, measured: MeasuredHeat, factor: CarrierFactor, year: Int,
    at place: @autoclosure () -> Place
  ) throws(Failure) -> EnergyOnBothBases {
    let quantity = whole - measured.quantity
    let calorific = try tonnes(quantity, factor.kilogramsPerUnit, at: place())
    var sum = EnergyOnBothBases(
      calorific: StandardCoal(tonnes: calorific), coalInput: StandardCoal(tonnes: calorific))
    if factor.carrier == CarrierFactor.electricity, quantity != .zero {
      sum.coalInput = nil
      if let declared = coalInput.coefficient(in: year) {
        sum.coalInput = StandardCoal(tonnes: try tonnes(quantity, declared.kilogramsPerKilowattHour, at: place()))
      }
    }
    guard measured != .zero else { return sum }
    let heat = FixedDecimal<SixPlaces>(
      units: FixedDecimal<SixPlaces>.dividedHalfEven(
        measured.megajoules.units, by: StandardCoal<Calorific>.kilojoulesPerKilogram))
    return sum + EnergyOnBothBases(calorific: StandardCoal(tonnes: heat), coalInput: StandardCoal(tonnes: heat))
  }

  private func tonnes(
    _ quantity: FixedDecimal<SixPlaces>, _ factor: FixedDecimal<NinePlaces>, at place: @autoclosure () -> Place
  ) throws(Failure) -> FixedDecimal<SixPlaces> {
    guard let tonnes = quantity.times(factor, dividedBy: 1_000, as: SixPlaces.self) else {
      throw Failure(.valueTooLarge, at: place(), found: quantity.description)
    }
    return tonnes
  }
}

extension Place {
  init(file: String?, line: EnergyLine, field: String? = nil) {
    self.init(file: file, line: line.line > 0 ? line.line : nil, id: line.enterpriseID, field: field)
  }
}
