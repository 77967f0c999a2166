public import MuchanDiagnostics
public import MuchanRecords

/// Judges an energy ledger by itself: carriers, units and periods, without enterprises or years' coefficients.
public struct EnergyLedgerCheck: Sendable {
  private let factors: CarrierFactors
  private let file: String
  private var meters: [Series: MeterYear] = [:]
  /// Enterprises by id, numbered as they come.
  private var enterprises: [String: Int] = [:]
  private var origins: [Origin: UInt32] = [:]

  /// Power source and supplier of a line, as text.
  private struct Origin: Hashable {
    var source: EnergyLine.PowerSource?
    var supplier: String?
  }

  /// The lines of an account's key; those without a meter by origin.
  private struct Series: Hashable {
    var meter: MeterYear.Key
    var origin: UInt32?
  }

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
    let origin = Origin(source: line.bookedSource, supplier: line.supplierID)
    let originNumber = origins[origin] ?? UInt32(origins.count)
    origins[origin] = originNumber
    let series = Series(meter: key, origin: line.meterID == nil ? originNumber : nil)
    meters[series, default: MeterYear()].bookings.append(
      MeterYear.Booking(
        period: line.period, kind: line.periodKind, origin: originNumber, amount: amount,
        place: Place(file: file, line: line)))
    return true
  }

  /// Adds what the lines together are wrong in: periods that overlap, years with months missing.
  public func finish(log: inout DiagnosticLog) {
    // Power without a meter may come from several origins, each for some months.
    var unmetered: [MeterYear.Key: (mask: UInt16, place: Place)] = [:]
    for (series, meter) in meters {
      let key = series.meter
      let mask = meter.resolve(key, log: &log).monthMask
      guard key.flow == .purchase, let place = meter.bookings.map(\.place).min() else { continue }
      if key.meter != nil {
        _ = MeterYear.missesMonths(key, booked: mask, at: place, log: &log)
      } else {
        let before = unmetered[key] ?? (0, place)
        unmetered[key] = (before.mask | mask, min(before.place, place))
      }
    }
    for (key, booked) in unmetered {
      _ = MeterYear.missesMonths(key, booked: booked.mask, at: booked.place, log: &log)
    }
  }
}

extension EnergyLine {
  /// The power source that a line is booked under: power that names none is taken from the grid, other carriers have
  /// none.
  var bookedSource: PowerSource? {
    guard carrier == CarrierFactor.electricity else { return nil }
    return powerSource == .grid ? nil : powerSource
  }
}
