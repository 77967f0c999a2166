public import MuchanDiagnostics
internal import MuchanQuantities
public import MuchanRecords

/// Takes energy lines and makes the account of them.
///
/// The order of the lines does not change the account.
public struct EnergyAccountBuilder: Sendable {
  let conversion: StandardCoalConversion
  let enterprises: EnterpriseYears
  let file: String?
  /// How meters' monthly series are looked at; nil looks at none.
  let diagnosis: MeterDiagnosis?
  var bookings = EnergyBookings()
  var rejected: [EnergyAccount.EnterpriseInYear: Int] = [:]
  private var reported: Set<EnergyAccount.EnterpriseInYear> = []
  var ledger = Ledger()

  /// Starts an account of a project's enterprises.
  ///
  /// - Parameters:
  ///   - file: The name of the ledger, for findings.
  ///   - diagnosis: How meters' monthly series are looked at; nil looks at none.
  public init(
    conversion: StandardCoalConversion, enterprises: EnterpriseYears, file: String? = nil,
    diagnosis: MeterDiagnosis? = nil
  ) {
    self.diagnosis = diagnosis
    self.conversion = conversion
    self.enterprises = enterprises
    self.file = file
  }

  /// Takes a line, or leaves it out with a finding: unknown carrier or unit, negative quantity, more feedstock
  /// than quantity, unknown enterprise.
  public mutating func add(_ line: EnergyLine, log: inout DiagnosticLog) {
    add(contentsOf: EnergyColumns(CollectionOfOne(line)), log: &log)
  }

  /// Takes lines in columns. Enterprises, carriers and units are looked up once for each distinct one.
  public mutating func add(contentsOf lines: EnergyColumns, log: inout DiagnosticLog) {
    let numbers = lines.distinctIDs.map { enterprises.number(of: $0) ?? -1 }
    let carriers = lines.distinctCarriers.map { bookings.number(ofCarrier: conversion.factors.name(of: $0)) }
    var meters: [Int: Int32] = [:]
    let isPower = lines.distinctCarriers.map { conversion.factors.name(of: $0) == CarrierFactor.electricity }
    let suppliers = lines.distinctSuppliers.map { bookings.origins.number(ofSupplier: $0) }
    var steps = UnitSteps(factors: conversion.factors)
    for row in lines.indices {
      let enterprise = numbers[lines.idNumber(of: row)]
      guard enterprise >= 0 else {
        log.add(
          .energyWithoutEnterprise, at: Place(file: file, line: lines[row]), found: "\"\(lines[row].enterpriseID)\"")
        ledger.rejected += 1
        continue
      }
      let period = lines.period(of: row)
      let slot = EnergyAccount.EnterpriseInYear(enterprise: enterprise, year: period.year)
      let amount: MeterYear.Amount
      var heat: FixedDecimal<NinePlaces>?
      do throws(Failure) {
        if lines.netCalorificValue(of: row) != nil {
          let line = conversion.factors.naming(lines[row])
          amount = try MeterYear.Amount(line, factors: conversion.factors, file: file)
          heat = try conversion.factors.measuredHeat(of: line, at: Place(file: file, line: line))
        } else if let quick = steps.amount(of: row, in: lines) {
          amount = quick
        } else {
          let line = conversion.factors.naming(lines[row])
          amount = try MeterYear.Amount(line, factors: conversion.factors, file: file)
        }
      } catch {
        log.add(error.diagnostic)
        rejected[slot, default: 0] += 1
        ledger.rejected += 1
        continue
      }
      if enterprises.index(of: enterprise, in: period.year) == nil, reported.insert(slot).inserted {
        log.add(.enterpriseOutsidePeriod, at: Place(file: file, line: lines[row]), found: "\(period.year)")
      }
      var meter: Int32 = -1
      if let number = lines.meterNumber(of: row) {
        meter = meters[number] ?? bookings.number(ofMeter: lines[row].meterID ?? "")
        meters[number] = meter
      }
      var origin = EnergyOrigins.plain
      let source = isPower[lines.carrierNumber(of: row)] ? lines.powerSource(of: row) : nil
      let supplier = lines.supplierNumber(of: row)
      if supplier != nil || (source != nil && source != .grid) {
        origin = bookings.origins.number(
          of: EnergyOrigins.Origin(source: source == .grid ? nil : source, supplier: supplier.map { suppliers[$0] }))
      }
      bookings.append(
        enterprise: enterprise, meter: meter, carrier: carriers[lines.carrierNumber(of: row)],
        flow: lines.flow(of: row), period: period, kind: lines.periodKind(of: row), amount: amount,
        origin: origin, heat: heat, line: lines.line(of: row))
      ledger.stored += 1
    }
  }
}
