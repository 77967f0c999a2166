public import MuchanDiagnostics
public import MuchanQuantities
public import MuchanRecords

/// The facts of parcels as they stand on a day: what had not happened by then is absent, what contradicts is unusable.
public struct FactsOnDay: Sendable {
  public let parcels: ParcelLedger
  /// The day that clocks are read at.
  public let day: CalendarDay
  /// The last day that the records can tell of: the project's own day where a later one than `day`.
  public let lastRecorded: CalendarDay
  /// The same two as days of parcels are held: days since 1985-12-31.
  private let dayNumber: Int
  private let lastNumber: Int

  /// - Parameter recordedUntil: the day that the records stand at; nil takes `day`.
  public init(_ parcels: ParcelLedger, on day: CalendarDay, recordedUntil: CalendarDay? = nil) {
    self.parcels = parcels
    self.day = day
    lastRecorded = max(day, recordedUntil ?? day)
    dayNumber = day.number - ParcelFacts.dayBeforeFirst
    lastNumber = lastRecorded.number - ParcelFacts.dayBeforeFirst
  }

  /// A day of a parcel. What happened after `day` is absent where the records reach so far, else unusable.
  public func date(_ date: ParcelDate, of row: Int) -> Fact<CalendarDay> {
    ParcelFacts.day(number(date, of: row))
  }

  /// The same as facts hold it, which loops over all parcels compare without making days of it.
  @inline(__always)
  func number(_ date: ParcelDate, of row: Int) -> UInt16 {
    let number = parcels.dayNumber(date, of: row)
    guard Int(number) > dayNumber, number != ParcelFacts.unusableDay, !date.isAgreed else { return number }
    return Int(number) > lastNumber ? ParcelFacts.unusableDay : 0
  }

  /// Whether a day of a parcel is known as it stands on the day.
  @inline(__always)
  func isKnown(_ date: ParcelDate, of row: Int) -> Bool { ParcelFacts.isKnown(number(date, of: row)) }

  /// The days from one that is known, as facts hold it, to the day of the account.
  func days(since number: UInt16) -> Int { dayNumber - Int(number) }

  /// An area in m² or an amount in 万元; unusable where it looks like a share.
  public func amount(_ amount: ParcelAmount, of row: Int) -> Fact<FixedDecimal<SixPlaces>> {
    let fact = parcels.amount(amount, of: row)
    guard let value = fact.value, isShare(value, amount, row) else { return fact }
    return .unusable
  }

  /// Whether what a day of the record tells had happened; nil where the record has no such day.
  func hasHappened(_ date: ParcelDate, to row: Int) -> Bool? {
    let number = parcels.dayNumber(date, of: row)
    return ParcelFacts.isKnown(number) ? Int(number) <= dayNumber : nil
  }

  /// Whether the record of the parcel is valid on the day.
  public func isValid(_ row: Int) -> Bool {
    let (from, to) = (parcels.dayNumber(.validFrom, of: row), parcels.dayNumber(.validTo, of: row))
    if ParcelFacts.isKnown(from), Int(from) > dayNumber { return false }
    return !ParcelFacts.isKnown(to) || Int(to) >= dayNumber
  }

  /// Areas up to this many square metres on a parcel of over a hectare are taken for shares or percentages.
  private static let largestShare = FixedDecimal<SixPlaces>(units: 100_000_000)
  private static let smallestHectare = FixedDecimal<NinePlaces>(units: 10_000_000_000_000)

  /// The areas that are held against the parcel's.
  static let areas: [ParcelAmount] = [
    .dueArea, .developedArea, .floorArea, .countedFloorArea, .footprint, .industrialFloorArea,
  ]

  /// An area of up to 100 m² on a parcel of over 1 ha, other than none; a developed area over the area due; a footprint
  /// over the parcel by more than a twentieth.
  private func isShare(_ value: FixedDecimal<SixPlaces>, _ amount: ParcelAmount, _ row: Int) -> Bool {
    guard Self.areas.contains(amount), value > .zero else { return false }
    if value <= Self.largestShare, parcels.measuredArea(of: row).squareMetres > Self.smallestHectare { return true }
    if amount == .footprint {
      let site = max(parcels.measuredArea(of: row), parcels.registeredArea(of: row) ?? .zero)
      return value.units * 20_000 > site.squareMetres.units * 21
    }
    guard amount == .developedArea, let due = parcels.amount(.dueArea, of: row).value else { return false }
    return value > due
  }
}

extension FactsOnDay {
  /// Two days of which the one should not lie after the other.
  public struct Order: Hashable, Sendable {
    public var earlier: ParcelDate
    public var later: ParcelDate
  }

  /// What lies before what, the same day allowed.
  ///
  /// Works may start before the whole of the land is handed over, and production before completion is accepted, so
  /// neither is here; that they start before the land is supplied is.
  static let orders: [Order] = [
    Order(earlier: .suppliedOn, later: .startedOn), Order(earlier: .suppliedOn, later: .startBy),
    Order(earlier: .deliveredOn, later: .startedOn), Order(earlier: .startedOn, later: .stoppedOn),
    Order(earlier: .stoppedOn, later: .resumedOn), Order(earlier: .startedOn, later: .completedOn),
    Order(earlier: .startedOn, later: .producedOn), Order(earlier: .stoppedOn, later: .completedOn),
    Order(earlier: .startBy, later: .completeBy), Order(earlier: .completeBy, later: .produceBy),
    Order(earlier: .recognisedOn, later: .disposedOn), Order(earlier: .validFrom, later: .validTo),
  ]

  /// The orders that have one of some days.
  static func orders(of dates: ParcelDate...) -> [Order] {
    orders.filter { dates.contains($0.earlier) || dates.contains($0.later) }
  }

  /// The first of some orders that the days of a parcel break.
  func broken(_ orders: [Order], of row: Int) -> Order? {
    for order in orders where parcels.isReversed(order.earlier, order.later, of: row) { return order }
    return nil
  }

  /// Says what is wrong with the facts of all parcels. O(parcels × orders that the layer has days for).
  public func report(file: String?, log: inout DiagnosticLog) {
    let orders = Self.orders.filter { parcels.has($0.earlier) && parcels.has($0.later) }
    let events = ParcelDate.allCases.filter { !$0.isAgreed && parcels.has($0) }
    let shares = Self.areas.filter { parcels.has($0) }
    func place(_ row: Int, _ property: String) -> Place {
      Place(file: file, id: parcels.id(of: row), field: "/properties/\(property)")
    }
    for row in 0..<parcels.count {
      for date in events {
        guard Int(parcels.dayNumber(date, of: row)) > lastNumber,
          let known = parcels.day(date, of: row).value
        else { continue }
        log.add(
          .dateOutOfRange, at: place(row, date.property), found: "\"\(known)\"", expected: "... \(lastRecorded)")
      }
      for order in orders {
        guard parcels.isReversed(order.earlier, order.later, of: row),
          let earlier = parcels.day(order.earlier, of: row).value, let later = parcels.day(order.later, of: row).value
        else { continue }
        log.add(
          .dateOrder, at: place(row, order.later.property), found: "\"\(later)\"",
          expected: ">= \(earlier) (\(order.earlier.property))")
      }
      for amount in shares {
        guard let value = parcels.amount(amount, of: row).value, self.amount(amount, of: row).isUnusable else {
          continue
        }
        log.add(.shareForAmount, at: place(row, amount.property), found: value.text(minimumPlaces: 0))
      }
    }
  }
}
