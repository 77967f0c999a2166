public import MuchanDiagnostics
public import MuchanEnergy
public import MuchanQuantities
public import MuchanRecords

/// Energy and CO2 of a full year of a planned project, worked out as those of an enterprise are.
public struct PlannedEnergy: Sendable {
  /// One carrier.
  public struct Row: Sendable {
    public var use: PlannedProject.Use
    /// The name in the factor table.
    public var carrier: String
    public var energy: EnergyOnBothBases
  }

  /// At calorific value (当量); nil where the project states coal input alone.
  public private(set) var calorific: StandardCoal<Calorific>?
  /// At coal input (等价); nil where the year's coefficient is not declared, or the project states calorific value alone.
  public private(set) var coalInput: StandardCoal<CoalInput>?
  /// Power bought, kWh; nil where no carriers are stated.
  public private(set) var electricity: FixedDecimal<SixPlaces>?
  /// Coal, t; nil where no carriers are stated.
  public private(set) var coal: FixedDecimal<SixPlaces>?
  /// CO2 of the carriers; nil where none are stated.
  public private(set) var carbon: CarbonAccount.EnterpriseYear?
  /// By line of the file.
  public private(set) var rows: [Row] = []
  /// What is missing for the basis that is nil.
  public private(set) var missing: String?

  /// Takes what is known already.
  public init(
    calorific: StandardCoal<Calorific>?, coalInput: StandardCoal<CoalInput>? = nil,
    electricity: FixedDecimal<SixPlaces>? = nil, coal: FixedDecimal<SixPlaces>? = nil
  ) {
    self.calorific = calorific
    self.coalInput = coalInput
    self.electricity = electricity
    self.coal = coal
  }

  /// Converts what a project states; nil where it states no energy.
  ///
  /// - Parameters:
  ///   - year: Whose coal-input coefficient and grid factors are used: those of the year of production are not known.
  ///   - coalCarriers: The carriers that count as coal.
  /// - Throws: `unknownCarrier`, `unknownUnit`, `valueTooLarge` with the line of the file.
  public init?(
    _ project: PlannedProject, year: Int, conversion: StandardCoalConversion, carbon factors: CarbonFactors,
    choice: GridFactorChoice, coalCarriers: Set<String>, file: String?, log: inout DiagnosticLog
  ) throws(Failure) {
    if let stated = project.statedEnergy {
      if stated.isAtCoalInput {
        coalInput = StandardCoal(tonnes: stated.tonnes)
      } else {
        calorific = StandardCoal(tonnes: stated.tonnes)
      }
      missing = stated.isAtCoalInput ? "energy at calorific value" : "energy at coal input"
      return
    }
    guard !project.energy.isEmpty else { return nil }
    var sum = EnergyOnBothBases.zero
    var (power, coal) = (FixedDecimal<SixPlaces>.zero, FixedDecimal<SixPlaces>.zero)
    var lines = EnergyColumns()
    for (index, use) in project.energy.enumerated() {
      let key = "energy[\(index)]"
      let place = Place(file: file, line: use.line > 0 ? use.line : nil, field: key)
      let carrier = conversion.factors.name(of: use.carrier)
      if use.powerSource != nil, carrier != CarrierFactor.electricity {
        throw Failure(.badSetting, at: place, found: "power_source", expected: "carrier: electricity")
      }
      let quantity = try conversion.factors.quantity(use.quantity, unit: use.unit, carrier: carrier, at: place)
      let energy = try conversion.convert(quantity, carrier: carrier, year: year, at: place)
      rows.append(Row(use: use, carrier: carrier, energy: energy))
      sum += energy
      if carrier == CarrierFactor.electricity { power += quantity }
      if coalCarriers.contains(carrier) { coal += quantity }
      var line = EnergyLine(
        enterpriseID: project.name, period: Period(year: year), carrier: carrier, quantity: use.quantity,
        unit: use.unit, line: use.line)
      // Two lines of one carrier are two meters.
      line.meterID = String(index)
      line.powerSource = use.powerSource
      lines.append(line)
    }
    calorific = sum.calorific
    coalInput = sum.coalInput
    if sum.coalInput == nil { missing = "coal_input_kgce_per_kwh of \(year)" }
    electricity = power
    self.coal = FixedDecimal(units: FixedDecimal<SixPlaces>.dividedHalfEven(coal.units, by: 1_000))
    let enterprises = EnterpriseYears(
      rows: [Enterprise(id: project.name, period: Period(year: year))], log: &log)
    var builder = EnergyAccountBuilder(conversion: conversion, enterprises: enterprises, file: file)
    builder.add(contentsOf: lines)
    // What the builder says of years without full records is no news of a plan.
    var silent = DiagnosticLog()
    let account = try builder.account(log: &silent)
    carbon = try CarbonAccount(
      energy: account, enterprises: enterprises, process: nil, factors: factors, choice: choice, energyFile: file,
      log: &silent
    ).total(of: 0, in: year)
  }
}
