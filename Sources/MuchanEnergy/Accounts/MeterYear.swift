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

    init(quantity: FixedDecimal<SixPlaces>, feedstock: FixedDecimal<SixPlaces>) {
      self.quantity = quantity
      self.feedstock = feedstock
    }

    static var zero: Amount { Amount(quantity: .zero, feedstock: .zero) }

    static func + (left: Amount, right: Amount) -> Amount {
      Amount(quantity: left.quantity + right.quantity, feedstock: left.feedstock + right.feedstock)
    }

    static func - (left: Amount, right: Amount) -> Amount {
      Amount(quantity: left.quantity - right.quantity, feedstock: left.feedstock - right.feedstock)
    }
  }

  struct Booking {
    var period: Period
    var kind: PeriodKind
    var amount: Amount
    var place: Place

    /// By period, kind and amount, so that no order of the lines matters; of equal ones the first place.
    func goesBefore(_ other: Booking) -> Bool {
      var order = RecordOrder()
      order.compare(period.months.lowerBound, other.period.months.lowerBound)
      order.compare(period.months.upperBound, other.period.months.upperBound)
      order.compare(kind, other.kind)
      order.compare(amount.quantity, other.amount.quantity)
      order.compare(amount.feedstock, other.amount.feedstock)
      order.compare(place, other.place)
      return order.result < 0
    }
  }

  var bookings: [Booking] = []

  private struct Interval: Hashable {
    var months: ClosedRange<Int>
  }

  /// What makes two lines of one meter the same reading.
  private struct Reading: Hashable {
    var period: Period
    var kind: PeriodKind
    var amount: Amount?
  }

  /// The year's figure and the months it is made of.
  ///
  /// 1. A second reading of a meter for one period is a duplicate; without a meter only a second line with the same
  ///    amount is, since two suppliers may have sold in one month. The least one is used, whatever the order.
  /// 2. Cumulative figures are differenced.
  /// 3. Longer periods win: a month inside a year or quarter that is booked too is left out.
  /// 4. What remains is added.
  func resolve(_ key: Key, log: inout DiagnosticLog) -> (amount: Amount, months: Int) {
    let parts = differenced(distinct(key, log: &log), key, log: &log)
    let longestFirst = parts.sorted {
      ($1.key.months.count, $0.key.months.lowerBound) < ($0.key.months.count, $1.key.months.lowerBound)
    }
    var taken = Set<Int>()
    var total = Amount.zero
    var dropped: [(months: ClosedRange<Int>, place: Place)] = []
    for (interval, part) in longestFirst {
      if taken.isDisjoint(with: interval.months) {
        taken.formUnion(interval.months)
        total = total + part.amount
      } else {
        dropped.append((interval.months, part.place))
      }
    }
    if let first = dropped.min(by: { $0.place < $1.place }) {
      log.add(.mixedPeriods, at: first.place, found: "\(key.title), \(key.year): \(dropped.count) left out")
    }
    return (total, taken.count)
  }

  private func distinct(_ key: Key, log: inout DiagnosticLog) -> [Booking] {
    var kept: [Booking] = []
    var seen = Set<Reading>()
    for booking in bookings.sorted(by: { $0.goesBefore($1) }) {
      let reading = Reading(
        period: booking.period, kind: booking.kind, amount: key.meter == nil ? booking.amount : nil)
      if seen.insert(reading).inserted {
        kept.append(booking)
      } else {
        log.add(.duplicateRow, at: booking.place, found: "\(key.title), \(booking.period)")
      }
    }
    return kept
  }

  /// The amounts by the months they are for, cumulative ones as differences.
  private func differenced(
    _ bookings: [Booking], _ key: Key, log: inout DiagnosticLog
  ) -> [Interval: (amount: Amount, place: Place)] {
    var parts: [Interval: (amount: Amount, place: Place)] = [:]
    var running: [Int: (amount: Amount, place: Place)] = [:]
    for booking in bookings {
      switch booking.kind {
      case .single:
        let interval = Interval(months: booking.period.months)
        parts[interval, default: (.zero, booking.place)].amount =
          booking.amount + (parts[interval]?.amount ?? .zero)
      case .cumulative:
        let last = booking.period.months.upperBound
        running[last] = (booking.amount + (running[last]?.amount ?? .zero), booking.place)
      }
    }
    let figures = running.sorted { $0.key < $1.key }.map { (lastMonth: $0.key, figure: $0.value) }
    let steps = CumulativeSteps.differences(figures) { ($0.amount - $1.amount, $0.place) }
    for step in steps {
      if step.figure.amount.quantity < .zero, key.flow != .stockChange {
        log.add(
          .negativeValue, at: step.figure.place,
          found: "a cumulative figure below the one before it, by \(-step.figure.amount.quantity)")
      }
      let interval = Interval(months: step.months)
      // A single line for the very months of a step would count twice; the cumulative series is the fuller one.
      if let single = parts[interval] {
        log.add(.mixedPeriods, at: single.place, found: "\(key.title), \(key.year): single and cumulative")
      }
      parts[interval] = step.figure
    }
    return parts
  }
}

extension MeterYear {
  /// Whether a purchase that runs all year is booked for fewer than twelve months, which is noted.
  ///
  /// Fuel is bought now and then; a meter and the power supply run all year.
  func missesMonths(_ key: Key, booked months: Int, file: String?, log: inout DiagnosticLog) -> Bool {
    guard key.meter != nil || key.carrier == CarrierFactor.electricity, months < 12 else { return false }
    log.add(
      .incompleteYear, at: bookings.map(\.place).min() ?? Place(file: file),
      found: "\(key.title), \(key.year): \(months) months")
    return true
  }
}

extension MeterYear.Amount {
  /// The amount of a line in the unit of its carrier's coefficient.
  ///
  /// - Throws: `unknownCarrier`, `unknownUnit`, `valueTooLarge`; `negativeValue` for a negative quantity that is no
  ///   change of stock, and for feedstock that is more than the quantity or not of a purchase.
  init(_ line: EnergyLine, factors: CarrierFactors, file: String?) throws(Failure) {
    let place = Place(file: file, line: line, field: "quantity")
    guard factors.factor(line.carrier) != nil else {
      throw factors.unknown(line.carrier, at: Place(file: file, line: line, field: "carrier"))
    }
    let quantity = try factors.quantity(
      line.quantity, unit: line.unit, carrier: line.carrier, at: Place(file: file, line: line, field: "unit"))
    guard quantity >= .zero || line.flow == .stockChange else {
      throw Failure(.negativeValue, at: place, found: "\(line.quantity) \(line.unit)")
    }
    guard let given = line.feedstockQuantity else {
      self.init(quantity: quantity, feedstock: .zero)
      return
    }
    let feedstock = try factors.quantity(given, unit: line.unit, carrier: line.carrier, at: place)
    guard feedstock >= .zero, feedstock <= quantity, line.flow == .purchase || feedstock == .zero else {
      throw Failure(
        .negativeValue, at: Place(file: file, line: line, field: "feedstock_quantity"),
        found: "\(given) of \(line.quantity) \(line.unit)", expected: "0 to the quantity, of a purchase")
    }
    self.init(quantity: quantity, feedstock: feedstock)
  }
}
