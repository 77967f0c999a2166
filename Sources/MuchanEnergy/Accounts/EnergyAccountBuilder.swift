public import MuchanDiagnostics
internal import MuchanQuantities
public import MuchanRecords

/// Takes energy lines one by one and makes the account of them.
///
/// The order of the lines does not change the account, save which of two conflicting readings of a meter
/// comes first.
public struct EnergyAccountBuilder: Sendable {
  private let conversion: StandardCoalConversion
  private let enterprises: EnterpriseYears
  private let file: String?
  private var meters: [MeterYear.Key: MeterYear] = [:]
  private var rejected: [EnergyAccount.EnterpriseInYear: Int] = [:]
  private var reported: Set<EnergyAccount.EnterpriseInYear> = []
  private var ledger = Ledger()

  /// Starts an account of a project's enterprises.
  ///
  /// - Parameter file: The name of the ledger, for findings.
  public init(conversion: StandardCoalConversion, enterprises: EnterpriseYears, file: String? = nil) {
    self.conversion = conversion
    self.enterprises = enterprises
    self.file = file
  }

  /// Takes a line, or leaves it out with a finding: unknown carrier or unit, negative quantity, more feedstock
  /// than quantity, unknown enterprise.
  public mutating func add(_ given: EnergyLine, log: inout DiagnosticLog) {
    let line = conversion.factors.naming(given)
    let place = Place(file: file, line: line)
    guard let enterprise = enterprises.number(of: line.enterpriseID) else {
      log.add(.energyWithoutEnterprise, at: place, found: "\"\(line.enterpriseID)\"")
      ledger.rejected += 1
      return
    }
    let slot = EnergyAccount.EnterpriseInYear(enterprise: enterprise, year: line.period.year)
    let amount: MeterYear.Amount
    do throws(Failure) {
      amount = try MeterYear.Amount(line, factors: conversion.factors, file: file)
    } catch {
      log.add(error.diagnostic)
      rejected[slot, default: 0] += 1
      ledger.rejected += 1
      return
    }
    if enterprises.row(of: enterprise, in: line.period.year) == nil, reported.insert(slot).inserted {
      log.add(.enterpriseOutsidePeriod, at: place, found: "\(line.period.year)")
    }
    let key = MeterYear.Key(
      enterprise: enterprise, meter: line.meterID, carrier: line.carrier, flow: line.flow, year: line.period.year)
    meters[key, default: MeterYear()].bookings.append(
      MeterYear.Booking(period: line.period, kind: line.periodKind, amount: amount, place: place))
    ledger.stored += 1
  }
}

extension EnergyAccountBuilder {
  /// The account of all lines taken.
  ///
  /// A year without a coal-input coefficient is one finding, and that basis is unknown for whoever used
  /// electricity in it.
  ///
  /// - Throws: `valueTooLarge` when a sum does not fit.
  public func account(log: inout DiagnosticLog) throws(Failure) -> EnergyAccount {
    let sums = sumsByCarrier(log: &log)
    var carriers: [EnergyAccount.CarrierYear] = []
    var totals: [EnergyAccount.EnterpriseInYear: EnergyAccount.EnterpriseYear] = [:]
    for (key, sum) in sums.sorted(by: { $0.key < $1.key }) {
      let entry = try entry(key, sum)
      carriers.append(entry)
      let slot = EnergyAccount.EnterpriseInYear(enterprise: key.enterprise, year: key.year)
      totals[
        slot,
        default: EnergyAccount.EnterpriseYear(
          enterprise: key.enterprise, year: key.year, energy: .zero, feedstock: .zero, ownGeneration: .zero,
          rejectedLines: rejected[slot] ?? 0, missesMonths: false)
      ].add(entry, missesMonths: sum.missesMonths)
    }
    for year in Set(carriers.filter { $0.energy.coalInput == nil }.map(\.year)).sorted() {
      log.add(conversion.coalInput.missing(in: year, at: Place(file: file)))
    }
    return EnergyAccount(
      carriers: carriers, totals: totals.values.sorted { ($0.enterprise, $0.year) < ($1.enterprise, $1.year) },
      ledger: ledger, enterprises: enterprises)
  }

  private struct CarrierKey: Hashable, Comparable {
    var enterprise: Int
    var year: Int
    var carrier: String

    static func < (left: CarrierKey, right: CarrierKey) -> Bool {
      (left.enterprise, left.year, left.carrier) < (right.enterprise, right.year, right.carrier)
    }
  }

  private struct CarrierSum {
    var flows: [EnergyLine.Flow: FixedDecimal<SixPlaces>] = [:]
    var feedstock = FixedDecimal<SixPlaces>.zero
    var missesMonths = false
  }

  private func sumsByCarrier(log: inout DiagnosticLog) -> [CarrierKey: CarrierSum] {
    var sums: [CarrierKey: CarrierSum] = [:]
    for (key, meter) in meters {
      let (amount, months) = meter.resolve(key, log: &log)
      let carrier = CarrierKey(enterprise: key.enterprise, year: key.year, carrier: key.carrier)
      sums[carrier, default: CarrierSum()].flows[key.flow, default: .zero] += amount.quantity
      sums[carrier, default: CarrierSum()].feedstock += amount.feedstock
      if key.flow == .purchase, meter.missesMonths(key, booked: months, file: file, log: &log) {
        sums[carrier, default: CarrierSum()].missesMonths = true
      }
    }
    return sums
  }

  private func entry(_ key: CarrierKey, _ sum: CarrierSum) throws(Failure) -> EnergyAccount.CarrierYear {
    func flow(_ flow: EnergyLine.Flow) -> FixedDecimal<SixPlaces> { sum.flows[flow] ?? .zero }
    let own = flow(.ownGeneration)
    let net = flow(.purchase) + own + flow(.stockChange) - flow(.sold) - sum.feedstock
    let place = Place(file: file, id: enterprises.ids[key.enterprise], field: "quantity")
    return EnergyAccount.CarrierYear(
      enterprise: key.enterprise, year: key.year, carrier: key.carrier, quantity: net, quantityByFlow: sum.flows,
      energy: try conversion.convert(net, carrier: key.carrier, year: key.year, at: place),
      feedstock: try conversion.convert(sum.feedstock, carrier: key.carrier, year: key.year, at: place),
      ownGeneration: try conversion.convert(own, carrier: key.carrier, year: key.year, at: place))
  }
}

extension EnergyAccount.EnterpriseYear {
  fileprivate mutating func add(_ entry: EnergyAccount.CarrierYear, missesMonths misses: Bool) {
    energy += entry.energy
    feedstock += entry.feedstock
    ownGeneration += entry.ownGeneration
    missesMonths = missesMonths || misses
  }
}
