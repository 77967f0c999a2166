public import MuchanDiagnostics
public import MuchanRecords

/// Judges an energy ledger by itself: carriers, units and periods, without enterprises or years' coefficients.
public struct EnergyLedgerCheck: Sendable {
  private let factors: CarrierFactors
  private let file: String
  private var meters: [MeterYear.Key: MeterYear] = [:]
  /// Enterprises by id, numbered as they come.
  private var enterprises: [String: Int] = [:]

  /// Starts the check of a ledger.
  ///
  /// - Parameter file: the name of the ledger, for findings.
  public init(factors: CarrierFactors, file: String) {
    self.factors = factors
    self.file = file
  }

  /// Takes a line; false, and a finding, when an account would leave it out.
  public mutating func add(_ given: EnergyLine, log: inout DiagnosticLog) -> Bool {
    let line = factors.naming(given)
    let amount: MeterYear.Amount
    do throws(Failure) {
      amount = try MeterYear.Amount(line, factors: factors, file: file)
    } catch {
      log.add(error.diagnostic)
      return false
    }
    let number = enterprises[line.enterpriseID] ?? enterprises.count
    enterprises[line.enterpriseID] = number
    let key = MeterYear.Key(
      enterprise: number, meter: line.meterID, carrier: line.carrier, flow: line.flow, year: line.period.year)
    meters[key, default: MeterYear()].bookings.append(
      MeterYear.Booking(
        period: line.period, kind: line.periodKind, amount: amount, place: Place(file: file, line: line)))
    return true
  }

  /// Adds what the lines together are wrong in: periods that overlap, years with months missing.
  public func finish(log: inout DiagnosticLog) {
    for (key, meter) in meters {
      let months = meter.resolve(key, log: &log).months
      if key.flow == .purchase { _ = meter.missesMonths(key, booked: months, file: file, log: &log) }
    }
  }
}
