public import MuchanDiagnostics
internal import MuchanEnergy
internal import MuchanQuantities
internal import MuchanRecords
public import MuchanReport

/// One quantity of one carrier in other units, in standard coal and in CO2, each with its factor and source.
public struct QuantityConversion: Sendable {
  public var quantity: String
  public var unit: String
  public var carrier: String
  /// The unit that is asked for; nil lists all that can be said.
  public var target: String?
  /// The year and province of grid factors.
  public var year: Int?
  public var region: String?
  /// kgce per kWh of electricity at coal input, as the user declares it.
  public var coalInput: String?

  /// Makes a question.
  public init(
    quantity: String, unit: String, carrier: String, target: String? = nil, year: Int? = nil, region: String? = nil,
    coalInput: String? = nil
  ) {
    self.quantity = quantity
    self.unit = unit
    self.carrier = carrier
    self.target = target
    self.year = year
    self.region = region
    self.coalInput = coalInput
  }

  /// The answer as a table.
  ///
  /// - Throws: `unknownCarrier`, `unknownUnit` with what fits; `negativeValue`, `notANumber`, `missingGridFactor`,
  ///   `valueTooLarge`.
  public func table(data: DataFolder) throws(Failure) -> ReportTable {
    let factors = try CarrierFactors(data)
    let carbon = try CarbonFactors(data)
    guard let given = FixedDecimal<NinePlaces>(exactly: quantity) else {
      throw Failure(.notANumber, at: Place(field: "quantity"), found: "\"\(quantity)\"", expected: "1234.5")
    }
    guard given >= .zero else { throw Failure(.negativeValue, at: Place(field: "quantity"), found: quantity) }
    let name = factors.carrierName(of: carrier)
    let base = try factors.quantity(given.doubleValue, unit: unit, carrier: name, at: Place(field: "unit"))
    guard let factor = factors.factor(name) else {
      throw Failure(.unknownCarrier, at: Place(field: "carrier"), found: "\"\(carrier)\"")
    }
    var answer = Answer(base: base, factor: factor, factors: factors, carbon: carbon)
    if let target { return try answer.single(target, question: self) }
    try answer.addEnergy(question: self)
    try answer.addCarbon(question: self)
    return answer.table
  }
}

extension QuantityConversion {
  /// The one object of the answer.
  public func document(_ table: ReportTable) -> ResultDocument {
    ResultDocument(verb: "convert", version: MuchanVersion.current, ledger: Ledger(), rows: table)
  }
}

extension CarrierFactors {
  /// The name in the tables of a carrier that is given by its name, its Chinese or its English name.
  fileprivate func carrierName(of text: String) -> String {
    if factor(text) != nil { return text }
    return carriers.first { factor($0).map { $0.chinese == text || $0.english == text } ?? false } ?? text
  }
}

/// The rows of an answer.
private struct Answer {
  let base: FixedDecimal<SixPlaces>
  let factor: CarrierFactor
  let factors: CarrierFactors
  let carbon: CarbonFactors
  private(set) var table = ReportTable(
    name: "convert",
    columns: [
      .text("what", en: "what", zh: "内容"), .number("value", en: "value", zh: "数值"), .text("unit", en: "unit", zh: "单位"),
      .number("factor", en: "factor", zh: "系数"), .text("factor_unit", en: "per", zh: "系数单位"),
      .text("certainty", en: "certainty", zh: "可靠程度"), .text("source", en: "source", zh: "来源"),
      .text("note", en: "note", zh: "说明"),
    ])

  init(base: FixedDecimal<SixPlaces>, factor: CarrierFactor, factors: CarrierFactors, carbon: CarbonFactors) {
    self.base = base
    self.factor = factor
    self.factors = factors
    self.carbon = carbon
  }

  private var isPower: Bool { factor.carrier == CarrierFactor.electricity }

  private mutating func add(
    _ what: String, _ value: FixedDecimal<SixPlaces>?, _ unit: String, _ number: FixedDecimal<NinePlaces>?,
    per: String?, _ provenance: Provenance?, note: String? = nil
  ) {
    table.append([
      .text(what), .decimal(value), .text(unit), .decimal(number), .optional(per),
      .optional(provenance?.certainty.rawValue), .optional(provenance?.source), .optional(note),
    ])
  }

  private func times(
    _ number: FixedDecimal<NinePlaces>, dividedBy divisor: Int128 = 1_000
  ) throws(Failure) -> FixedDecimal<SixPlaces> {
    guard let value: FixedDecimal<SixPlaces> = base.times(number, dividedBy: divisor) else {
      throw Failure(.valueTooLarge, at: Place(field: "quantity"), found: base.description)
    }
    return value
  }

  mutating func addEnergy(question: QuantityConversion) throws(Failure) {
    add("quantity", base, factor.unit, nil, per: nil, nil)
    add(
      isPower ? "standard coal, calorific" : "standard coal", try times(factor.kilogramsPerUnit), "tce",
      factor.kilogramsPerUnit, per: "kgce/\(factor.unit)", factor.provenance, note: factor.note)
    guard isPower else { return }
    guard let text = question.coalInput else {
      add(
        "standard coal, coal_input", nil, "tce", nil, per: "kgce/kWh", nil,
        note: "the coefficient belongs to a year and has no verified source: give it by --coal-input")
      return
    }
    guard let declared = FixedDecimal<NinePlaces>(exactly: text), declared > .zero else {
      throw Failure(.notANumber, at: Place(field: "--coal-input"), found: "\"\(text)\"", expected: "0.302")
    }
    add(
      "standard coal, coal_input", try times(declared), "tce", declared, per: "kgce/kWh",
      Provenance(source: "--coal-input", certainty: .unverified))
  }

  mutating func addCarbon(question: QuantityConversion) throws(Failure) {
    if isPower { return try addPower(question: question) }
    if factor.carrier == CarrierFactor.heat {
      // t/GJ is kg/MJ.
      add(
        "CO2", try times(carbon.heat.tonnesPerGigajoule), "t", carbon.heat.tonnesPerGigajoule, per: "t/GJ",
        carbon.heat.provenance, note: carbon.heat.note)
      return
    }
    guard let fuel = carbon.fuel(factor.carrier) else {
      add("CO2", nil, "t", nil, per: nil, nil, note: "no CO2 factor for \(factor.carrier)")
      return
    }
    add(
      "CO2", try times(fuel.kilogramsPerUnit), "t", fuel.kilogramsPerUnit, per: "kg/\(fuel.unit)",
      Provenance(source: fuel.sources, certainty: fuel.certainty), note: fuel.note)
  }

  private mutating func addPower(question: QuantityConversion) throws(Failure) {
    guard let year = question.year else {
      add(
        "CO2", nil, "t", nil, per: nil, nil,
        note: "a grid factor belongs to a year: --year, and --region for a province")
      return
    }
    var wanted: [(GridFactors.Scope, String)] = [
      (.nationalAverage, GridFactors.nation), (.nationalResidual, GridFactors.nation),
      (.nationalFossil, GridFactors.nation),
    ]
    if let region = question.region {
      let scope: GridFactors.Scope =
        carbon.grid.years(.regionalAverage, region).isEmpty ? .provincialAverage : .regionalAverage
      wanted.insert((scope, region), at: 0)
    }
    for (scope, region) in wanted {
      guard let factor = carbon.grid.factor(scope, region, in: year) else {
        throw Failure(carbon.grid.missing(scope, region, in: year, at: Place(field: "--year")))
      }
      add(
        "CO2, \(region) \(scope.rawValue) \(year)", try times(factor.kilogramsPerKilowattHour), "t",
        factor.kilogramsPerKilowattHour, per: "kg/kWh", factor.provenance)
    }
    let park = carbon.park
    add(
      "CO2, zero-carbon-park rule", try times(park.fossilKilogramsPerKilowattHour), "t",
      park.fossilKilogramsPerKilowattHour, per: "kg/kWh", park.provenance,
      note: "0 for green and directly supplied power")
  }

  /// The quantity in one unit: another of the carrier's dimension, or standard coal.
  mutating func single(_ target: String, question: QuantityConversion) throws(Failure) -> ReportTable {
    guard let unit = factors.units.unit(target), let own = factors.units.unit(factor.unit),
      unit.dimension == own.dimension || unit.dimension == .standardCoal
    else {
      let fitting = factors.units.spellings(of: factor.dimension) + factors.units.spellings(of: .standardCoal)
      throw Failure(
        .unknownUnit, at: Place(field: "--to"), found: "\"\(target)\" for \(factor.carrier)",
        expected: fitting.joined(separator: ", "))
    }
    func inUnit(_ value: FixedDecimal<SixPlaces>, from base: UnitTable.Unit) throws(Failure) -> FixedDecimal<SixPlaces>
    {
      guard let result = FixedDecimal<SixPlaces>(rounding: base.convert(value.doubleValue, to: unit)) else {
        throw Failure(.valueTooLarge, at: Place(field: "quantity"), found: value.description)
      }
      return result
    }
    if unit.dimension == own.dimension {
      add("quantity", try inUnit(base, from: own), target, nil, per: nil, nil)
      return table
    }
    guard let coal = factors.units.unit("kgce") else { throw Failure(.unknownUnit, at: Place(field: "--to")) }
    let kilograms = try times(factor.kilogramsPerUnit, dividedBy: 1)
    add(
      isPower ? "standard coal, calorific" : "standard coal", try inUnit(kilograms, from: coal), target,
      factor.kilogramsPerUnit, per: "kgce/\(factor.unit)", factor.provenance, note: factor.note)
    return table
  }
}
