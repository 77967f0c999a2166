extension CalendarDay {
  /// Days since 1970-01-01, which is day 0.
  ///
  /// Howard Hinnant, "chrono-compatible low-level date algorithms": days_from_civil.
  public var number: Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = shiftedYear / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The day with a number; nil before the year 1 and after 9999.
  public init?(number: Int) {
    let shifted = number + 719_468
    guard shifted >= 0 else { return nil }
    let era = shifted / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let civilMonth = month < 10 ? month + 3 : month - 9
    self.init(
      year: yearOfEra + era * 400 + (civilMonth <= 2 ? 1 : 0), month: civilMonth,
      day: dayOfYear - (153 * month + 2) / 5 + 1)
  }

  /// The day on which a period of some months ends that begins after this day (按月计算的期间).
  ///
  /// The corresponding day of the last month, and where the month has none, its last day: one year after 29 February
  /// ends on 28 February, one month after 31 January on 28 or 29 February. That is believed to be the rule of the
  /// Civil Code, Art. 202 (to be verified). Nil past the year 9999.
  public func adding(months: Int) -> CalendarDay? {
    let total = year * 12 + month - 1 + months
    guard total >= 12 else { return nil }
    for candidate in stride(from: day, through: 28, by: -1) {
      if let end = CalendarDay(year: total / 12, month: total % 12 + 1, day: candidate) { return end }
    }
    return CalendarDay(year: total / 12, month: total % 12 + 1, day: day)
  }

  /// The day before or after; nil past the ends of the calendar.
  public func adding(days: Int) -> CalendarDay? { CalendarDay(number: number + days) }
}
