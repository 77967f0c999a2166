internal import MuchanRecords

/// Days and periods as people and spreadsheets write them, where there is no doubt what is meant.
enum CellDate {
  /// Reads a day: `2022-03-01`, with a time of zero or without; year first with other separators; eight digits; or
  /// the day number of a spreadsheet.
  ///
  /// Day numbers count from 1899-12-30, which is right from 1900-03-01 on; workbooks of the 1904 system hold other
  /// numbers, which is why the conversion is always told. Numbers from 20000 to 80000 are taken: 1954 to 2119.
  static func day(_ text: String) -> (day: CalendarDay, form: CellForm?)? {
    if let day = CalendarDay(text) { return (day, nil) }
    let plain = withoutMidnight(text)
    if let day = CalendarDay(plain) { return (day, .day) }
    let digits = plain.utf8.allSatisfy { (0x30...0x39).contains($0) }
    if digits, plain.utf8.count == 8, let number = Int(plain) {
      return CalendarDay(year: number / 10_000, month: number / 100 % 100, day: number % 100).map { ($0, .day) }
    }
    if digits, plain.utf8.count == 5, let number = Int(plain), (20_000...80_000).contains(number) {
      return day(serial: number).map { ($0, .serialDay) }
    }
    guard let parts = numbers(plain, ends: ["日", "号"]), parts.count == 3, parts[0].isYear else { return nil }
    return CalendarDay(year: parts[0].value, month: parts[1].value, day: parts[2].value).map { ($0, .day) }
  }

  /// Reads a period: as `Period`, or `2022年`, `2022年3月`, `2022/3`, `202203`, `2022Q3`, `2022年第3季度`.
  static func period(_ text: String) -> (period: Period, form: CellForm?)? {
    if let period = Period(text) { return (period, nil) }
    let upper = text.uppercased()
    for (word, number) in [("一", "1"), ("二", "2"), ("三", "3"), ("四", "4")] {
      for quarter in ["年第\(word)季度", "年\(word)季度", "年第\(number)季度", "年\(number)季度", "Q\(number)"]
      where upper.hasSuffix(quarter) {
        return Period(String(upper.dropLast(quarter.count)) + "-Q" + number).map { ($0, .period) }
      }
    }
    let digits = text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    if digits, text.utf8.count == 6 { return Period(text.prefix(4) + "-" + text.suffix(2)).map { ($0, .period) } }
    if text.hasSuffix("年"), let period = Period(text.dropLast()), period.span == .year { return (period, .period) }
    guard let parts = numbers(text, ends: ["月", "月份"]), parts.count == 2, parts[0].isYear,
      (1...12).contains(parts[1].value)
    else { return nil }
    return (Period(year: parts[0].value, span: .month(parts[1].value)), .period)
  }

  /// The day a spreadsheet's number stands for.
  private static func day(serial: Int) -> CalendarDay? {
    // Civil from days (Howard Hinnant, "chrono-compatible low-level date algorithms"); 1899-12-30 is day -25569.
    let shifted = serial - 25_569 + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let civilMonth = month < 10 ? month + 3 : month - 9
    return CalendarDay(
      year: yearOfEra + era * 400 + (civilMonth <= 2 ? 1 : 0), month: civilMonth,
      day: dayOfYear - (153 * month + 2) / 5 + 1)
  }

  private static func withoutMidnight(_ text: String) -> String {
    for midnight in [" 00:00:00.000", " 00:00:00", "T00:00:00", " 0:00:00", " 00:00", " 0:00"]
    where text.hasSuffix(midnight) { return String(text.dropLast(midnight.count)) }
    return text
  }

  /// The numbers between the separators of a date; nil where there is anything else.
  private static func numbers(_ text: String, ends: [String]) -> [(value: Int, isYear: Bool)]? {
    var body = text[...]
    for end in ends where body.hasSuffix(end) { body = body.dropLast(end.count) }
    var numbers: [(value: Int, isYear: Bool)] = []
    for part in body.split(omittingEmptySubsequences: false, whereSeparator: { "-/.年月".contains($0) }) {
      guard (1...4).contains(part.utf8.count), part.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
        let value = Int(part)
      else { return nil }
      numbers.append((value, part.utf8.count == 4))
    }
    return numbers
  }
}
