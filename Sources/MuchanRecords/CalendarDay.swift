/// A day of the Gregorian calendar, without time or time zone.
public struct CalendarDay: Hashable, Comparable, Sendable {
  public var year: Int
  public var month: Int
  public var day: Int

  /// Makes a day; nil when there is no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.days(inMonth: month, of: year)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Reads `YYYY-MM-DD`; nil for anything else.
  public init?(_ text: some StringProtocol) {
    self.init(utf8: Array(text.utf8)[...])
  }

  /// Reads `YYYY-MM-DD` in UTF-8; nil for anything else.
  public init?(utf8 bytes: ArraySlice<UInt8>) {
    let start = bytes.startIndex
    guard bytes.count == 10, bytes[start + 4] == UInt8(ascii: "-"), bytes[start + 7] == UInt8(ascii: "-") else {
      return nil
    }
    func number(_ first: Int, _ end: Int) -> Int? {
      var value = 0
      for index in start + first..<start + end {
        let byte = bytes[index]
        guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
        value = value * 10 + Int(byte - UInt8(ascii: "0"))
      }
      return value
    }
    guard let year = number(0, 4), let month = number(5, 7), let day = number(8, 10) else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// Whether the next day is in another month.
  public var isLastOfMonth: Bool { day == Self.days(inMonth: month, of: year) }

  private static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    default: 31
    }
  }

  public static func < (left: CalendarDay, right: CalendarDay) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }
}

extension CalendarDay: CustomStringConvertible {
  public var description: String {
    guard (0...9999).contains(year), (0...99).contains(month), (0...99).contains(day) else {
      return "\(year)-\(month)-\(day)"
    }
    // Ten bytes are held without an allocation, and tables of many parcels have several days a row.
    return String(unsafeUninitializedCapacity: 10) { bytes in
      var (date, index) = (year * 10_000 + month * 100 + day, 10)
      while index > 0 {
        index -= 1
        if index == 4 || index == 7 {
          bytes[index] = UInt8(ascii: "-")
        } else {
          bytes[index] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: date % 10)
          date /= 10
        }
      }
      return 10
    }
  }
}
