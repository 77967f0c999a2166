internal import MuchanDiagnostics
internal import MuchanQuantities
internal import MuchanRecords

/// The lines of one meter, carrier and flow in one year, and the step from them to the figure of the year.
struct MeterYear {
  struct Key: Hashable {
    var enterprise: Int
    /// The meter; nil gathers the lines of the enterprise that name none.
    var meter: String?
    var carrier: String
    var flow: EnergyLine.Flow
    var year: Int

    /// Carrier and meter, for messages.
    var title: String { carrier + (meter.map { ", meter \($0)" } ?? "") }
  }

  /// A quantity and the part of it that is feedstock, in the unit of the carrier's coefficient.
  struct Amount: Hashable {
    var quantity: FixedDecimal<SixPlaces>
    var feedstock: FixedDecimal<SixPlaces>
    /// The part of `quantity` with a measured heat value, and that of `feedstock`.
    var measured = MeasuredHeat.zero
    var measuredFeedstock = MeasuredHeat.zero

    init(quantity: FixedDecimal<SixPlaces>, feedstock: FixedDecimal<SixPlaces>) {
      self.quantity = quantity
      self.feedstock = feedstock
    }

    static var zero: Amount { Amount(quantity: .zero, feedstock: .zero) }

    static func + (left: Amount, right: Amount) -> Amount {
      var sum = Amount(quantity: left.quantity + right.quantity, feedstock: left.feedstock + right.feedstock)
      sum.measured = left.measured + right.measured
      sum.measuredFeedstock = left.measuredFeedstock + right.measuredFeedstock
      return sum
    }

    static func - (left: Amount, right: Amount) -> Amount {
      var difference = Amount(quantity: left.quantity - right.quantity, feedstock: left.feedstock - right.feedstock)
      difference.measured = left.measured - right.measured
      difference.measuredFeedstock = left.measuredFeedstock - right.measuredFeedstock
      return difference
    }

    /// The same amount with a measured heat value; nil where the heat does not fit.
    func measured(at megajoulesPerUnit: FixedDecimal<NinePlaces>) -> Amount? {
      guard let heat = quantity.times(megajoulesPerUnit, as: SixPlaces.self),
        let feedstockHeat = feedstock.times(megajoulesPerUnit, as: SixPlaces.self)
      else { return nil }
      var amount = self
      amount.measured = MeasuredHeat(quantity: quantity, megajoules: heat)
      amount.measuredFeedstock = MeasuredHeat(quantity: feedstock, megajoules: feedstockHeat)
      return amount
    }
  }

  struct Booking {
    var period: Period
    var kind: PeriodKind
    /// The number of the line's power source and supplier.
    var origin: UInt32
    var amount: Amount
    var place: Place

    /// By period, kind, origin and amount, so that no order of the lines matters; of equal ones the first place.
    func goesBefore(_ other: Booking) -> Bool {
      var order = RecordOrder()
      order.compare(period.months.lowerBound, other.period.months.lowerBound)
      order.compare(period.months.upperBound, other.period.months.upperBound)
      order.compare(kind, other.kind)
      order.compare(amount.quantity, other.amount.quantity)
      order.compare(amount.feedstock, other.amount.feedstock)
      order.compare(amount.measured.megajoules, other.amount.measured.megajoules)
      order.compare(place, other.place)
      return order.result < 0
    }
  }

  /// What remains of the lines: an amount for some months from one origin.
  struct Part {
    var months: ClosedRange<Int>
    var origin: UInt32
    var amount: Amount
  }

  var bookings: [Booking] = []

  private struct Interval: Hashable {
    var months: ClosedRange<Int>
    var origin: UInt32
  }

  /// What makes two lines of one meter the same reading.
  private struct Reading: Hashable {
    var period: Period
    var kind: PeriodKind
    var origin: UInt32
    var amount: Amount?
  }

  /// The parts that the year's figure is made of, in the order of their months.
  ///
  /// 1. A second reading of a meter for one period and origin is a duplicate; without a meter only a second line with
  ///    the same amount is, since two suppliers may have sold in one month. The least one is used, whatever the order.
  /// 2. Cumulative figures are differenced.
  /// 3. Longer periods win: a month inside a year or quarter that is booked too is left out. Parts of different origin
  ///    for the same months stand beside each other.
  func resolve(_ key: Key, log: inout DiagnosticLog) -> [Part] {
    let parts = differenced(distinct(key, log: &log), key, log: &log)
    let longestFirst = parts.sorted { left, right in
      let (one, other) = (left.key, right.key)
      if one.months.count != other.months.count { return one.months.count > other.months.count }
      if one.months.lowerBound != other.months.lowerBound { return one.months.lowerBound < other.months.lowerBound }
      return one.origin < other.origin
    }
    var owners: [Int: ClosedRange<Int>] = [:]
    var kept: [Part] = []
    var dropped: [Place] = []
    for (interval, part) in longestFirst {
      if interval.months.allSatisfy({ (owners[$0] ?? interval.months) == interval.months }) {
        for month in interval.months { owners[month] = interval.months }
        kept.append(Part(months: interval.months, origin: interval.origin, amount: part.amount))
      } else {
        dropped.append(part.place)
      }
    }
    if let first = dropped.min() {
      log.add(.mixedPeriods, at: first, found: "\(key.title), \(key.year): \(dropped.count) left out")
    }
    return kept
  }

  private func distinct(_ key: Key, log: inout DiagnosticLog) -> [Booking] {
    var kept: [Booking] = []
    var seen = Set<Reading>()
    for booking in bookings.sorted(by: { $0.goesBefore($1) }) {
      let reading = Reading(
        period: booking.period, kind: booking.kind, origin: booking.origin,
        amount: key.meter == nil ? booking.amount : nil)
      if seen.insert(reading).inserted {
        kept.append(booking)
      } else {
        log.add(.duplicateRow, at: booking.place, found: "\(key.title), \(booking.period)")
      }
    }
    return kept
  }

  /// The amounts by the months and origin they are for, cumulative ones as differences.
  private func differenced(
    _ bookings: [Booking], _ key: Key, log: inout DiagnosticLog
  ) -> [Interval: (amount: Amount, place: Place)] {
    var parts: [Interval: (amount: Amount, place: Place)] = [:]
    var running: [UInt32: [Int: (amount: Amount, place: Place)]] = [:]
    for booking in bookings {
      switch booking.kind {
      case .single:
        let interval = Interval(months: booking.period.months, origin: booking.origin)
        parts[interval, default: (.zero, booking.place)].amount =
          booking.amount + (parts[interval]?.amount ?? .zero)
      case .cumulative:
        let last = booking.period.months.upperBound
        let sum = booking.amount + (running[booking.origin]?[last]?.amount ?? .zero)
        running[booking.origin, default: [:]][last] = (sum, booking.place)
      }
    }
    for (origin, series) in running.sorted(by: { $0.key < $1.key }) {
      let figures = series.sorted { $0.key < $1.key }.map { (lastMonth: $0.key, figure: $0.value) }
      let steps = CumulativeSteps.differences(figures) { ($0.amount - $1.amount, $0.place) }
      for step in steps {
        if step.figure.amount.quantity < .zero, key.flow != .stockChange {
          log.add(
            .negativeValue, at: step.figure.place,
            found: "a cumulative figure below the one before it, by \(-step.figure.amount.quantity)")
        }
        let interval = Interval(months: step.months, origin: origin)
        // A single line for the very months of a step would count twice; the cumulative series is the fuller one.
        if let single = parts[interval] {
          log.add(.mixedPeriods, at: single.place, found: "\(key.title), \(key.year): single and cumulative")
        }
        parts[interval] = step.figure
      }
    }
    return parts
  }
}

extension Sequence<MeterYear.Part> {
  /// A bit for each month that some part is for.
  var monthMask: UInt16 { reduce(0) { $0 | $1.months.mask } }
}

extension ClosedRange<Int> {
  /// A bit for each month.
  var mask: UInt16 { (UInt16(1) << UInt16(count) - 1) << UInt16(lowerBound) }
}

extension MeterYear {
  /// Whether a purchase that runs all year is booked for fewer than twelve months, which is noted.
  ///
  /// Fuel is bought now and then; a meter and the power supply run all year.
  static func missesMonths(_ key: Key, booked mask: UInt16, at place: Place, log: inout DiagnosticLog) -> Bool {
    let months = mask.nonzeroBitCount
    guard key.meter != nil || key.carrier == CarrierFactor.electricity, months < 12 else { return false }
    log.add(.incompleteYear, at: place, found: "\(key.title), \(key.year): \(months) months")
    return true
  }
}

extension MeterYear.Amount {
  /// The amount of a line in the unit of its carrier's coefficient.
  ///
  /// - Throws: `unknownCarrier`, `unknownUnit`, `valueTooLarge`; `negativeValue` for a negative quantity that is no
  ///   change of stock, and for feedstock that is more than the quantity or not of a purchase.
  ///
  /// `measuredHeat` says what else is thrown for a measured heat value.
  init(_ line: EnergyLine, factors: CarrierFactors, file: String?) throws(Failure) {
    let amount = try Self.plain(line, factors: factors, file: file)
    let place = Place(file: file, line: line, field: "ncv")
    guard let heat = try factors.measuredHeat(of: line, at: place) else {
      self = amount
      return
    }
    guard let measured = amount.measured(at: heat) else {
      throw Failure(.valueTooLarge, at: place, found: "\(line.quantity) \(line.unit)")
    }
    self = measured
  }

  private static func plain(
    _ line: EnergyLine, factors: CarrierFactors, file: String?
  ) throws(Failure) -> MeterYear.Amount {
    let place = Place(file: file, line: line, field: "quantity")
    guard factors.factor(line.carrier) != nil else {
      throw factors.unknown(line.carrier, at: Place(file: file, line: line, field: "carrier"))
    }
    let quantity = try factors.quantity(
      line.quantity, unit: line.unit, carrier: line.carrier, at: Place(file: file, line: line, field: "unit"))
    guard quantity >= .zero || line.flow == .stockChange else {
      throw Failure(.negativeValue, at: place, found: "\(line.quantity) \(line.unit)")
    }
    guard let given = line.feedstockQuantity else { return Self(quantity: quantity, feedstock: .zero) }
    let feedstock = try factors.quantity(given, unit: line.unit, carrier: line.carrier, at: place)
    guard feedstock >= .zero, feedstock <= quantity, line.flow == .purchase || feedstock == .zero else {
      throw Failure(
        .negativeValue, at: Place(file: file, line: line, field: "feedstock_quantity"),
        found: "\(given) of \(line.quantity) \(line.unit)", expected: "0 to the quantity, of a purchase")
    }
    return Self(quantity: quantity, feedstock: feedstock)
  }
}
