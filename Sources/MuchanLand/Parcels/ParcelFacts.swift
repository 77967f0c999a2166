public import MuchanQuantities
public import MuchanRecords

/// What one record of a parcel says beside id, land-use code and areas: days, amounts, words (宗地属性).
///
/// Days are held in two bytes from 1986-01-01, the first day of the land law of that year, to 2165-06-04; amounts in
/// eight bytes, exact to 1e-6 of the unit.
public struct ParcelFacts: Sendable {
  /// By `ParcelDate`: 0 where nothing is said, else days since 1985-12-31, or `unusableDay`.
  var days = InlineArray<16, UInt16>(repeating: 0)
  /// By `ParcelAmount`: in 1e-6 of the unit, `noAmount` where nothing is said, `unusableAmount`.
  var amounts = InlineArray<10, Int64>(repeating: ParcelFacts.noAmount)
  /// By `ParcelWord`: nil where nothing is said, empty where it cannot be used.
  var words = InlineArray<6, String?>(repeating: nil)

  static let unusableDay: UInt16 = .max
  static let noAmount: Int64 = .min
  static let unusableAmount: Int64 = .min + 1
  /// 1985-12-31.
  static let dayBeforeFirst = 5_843

  /// The first and last day that are taken.
  public static let firstDay = "1986-01-01"
  public static let lastDay = "2165-06-04"

  /// Nothing is said.
  public init() {}

  /// Whether nothing is said at all.
  public var isEmpty: Bool { self == ParcelFacts() }

  /// A day of the parcel.
  public subscript(_ date: ParcelDate) -> Fact<CalendarDay> {
    get { Self.day(days[date.rawValue]) }
    set {
      days[date.rawValue] =
        switch newValue {
        case .absent: 0
        case .unusable: Self.unusableDay
        case .known(let day): Self.number(of: day) ?? Self.unusableDay
        }
    }
  }

  /// An area in m² or an amount in 万元.
  public subscript(_ amount: ParcelAmount) -> Fact<FixedDecimal<SixPlaces>> {
    get { Self.amount(amounts[amount.rawValue]) }
    set {
      amounts[amount.rawValue] =
        switch newValue {
        case .absent: Self.noAmount
        case .unusable: Self.unusableAmount
        case .known(let value): Int64(exactly: value.units).map { max($0, Self.unusableAmount) } ?? Self.unusableAmount
        }
    }
  }

  /// A word or code.
  public subscript(_ word: ParcelWord) -> Fact<String> {
    get { Self.word(words[word.rawValue]) }
    set {
      words[word.rawValue] =
        switch newValue {
        case .absent: nil
        case .unusable: ""
        case .known(let text): text
        }
    }
  }

  /// Whether a day is one that can be held.
  public static func holds(_ day: CalendarDay) -> Bool { number(of: day) != nil }

  static func day(_ number: UInt16) -> Fact<CalendarDay> {
    switch number {
    case 0: .absent
    case unusableDay: .unusable
    default: CalendarDay(number: Int(number) + dayBeforeFirst).map { .known($0) } ?? .unusable
    }
  }

  /// Whether a number is a day.
  @inline(__always)
  static func isKnown(_ day: UInt16) -> Bool { day != 0 && day != unusableDay }

  /// The year of a day that is known.
  @inline(__always)
  static func year(of day: UInt16) -> Int { Int(years[Int(day)]) }

  /// By number of the day; 0 for those that are none.
  private static let years: [UInt16] = (0...unusableDay).map { UInt16(Self.day($0).value?.year ?? 0) }

  /// Whether two numbers are days and the second lies before the first.
  @inline(__always)
  static func isReversed(_ earlier: UInt16, _ later: UInt16) -> Bool {
    later < earlier && later != 0 && earlier != unusableDay
  }

  static func number(of day: CalendarDay) -> UInt16? {
    let number = day.number - dayBeforeFirst
    return (1..<Int(unusableDay)).contains(number) ? UInt16(number) : nil
  }

  static func amount(_ units: Int64) -> Fact<FixedDecimal<SixPlaces>> {
    switch units {
    case noAmount: .absent
    case unusableAmount: .unusable
    default: .known(FixedDecimal(units: Int128(units)))
    }
  }

  static func word(_ text: String?) -> Fact<String> {
    guard let text else { return .absent }
    return text.isEmpty ? .unusable : .known(text)
  }
}

extension ParcelFacts: Hashable, Comparable {
  public static func == (left: ParcelFacts, right: ParcelFacts) -> Bool {
    for index in left.days.indices where left.days[index] != right.days[index] { return false }
    for index in left.amounts.indices where left.amounts[index] != right.amounts[index] { return false }
    for index in left.words.indices where left.words[index] != right.words[index] { return false }
    return true
  }

  public func hash(into hasher: inout Hasher) {
    for index in days.indices { hasher.combine(days[index]) }
    for index in amounts.indices { hasher.combine(amounts[index]) }
    for index in words.indices { hasher.combine(words[index]) }
  }

  /// An order that depends on what is said alone: by the first day, amount or word that differs, less before more.
  public static func < (left: ParcelFacts, right: ParcelFacts) -> Bool {
    for index in left.days.indices where left.days[index] != right.days[index] {
      return left.days[index] < right.days[index]
    }
    for index in left.amounts.indices where left.amounts[index] != right.amounts[index] {
      return left.amounts[index] < right.amounts[index]
    }
    for index in left.words.indices where left.words[index] != right.words[index] {
      guard let word = left.words[index] else { return true }
      return right.words[index].map { word.utf8.lexicographicallyPrecedes($0.utf8) } ?? false
    }
    return false
  }
}

extension ParcelFacts {
  /// What is said as numbers and texts by turns with their places, to be written and read again.
  public struct Plain: Equatable, Sendable {
    public var days: [(place: Int, number: Int)] = []
    public var amounts: [(place: Int, units: Int64)] = []
    public var words: [(place: Int, text: String)] = []

    /// Nothing.
    public init() {}

    public static func == (left: Plain, right: Plain) -> Bool {
      left.days.elementsEqual(right.days, by: ==) && left.amounts.elementsEqual(right.amounts, by: ==)
        && left.words.elementsEqual(right.words, by: ==)
    }
  }

  /// Only what is said, in the order of the places.
  public var plain: Plain {
    var plain = Plain()
    for index in days.indices where days[index] != 0 { plain.days.append((index, Int(days[index]))) }
    for index in amounts.indices where amounts[index] != Self.noAmount { plain.amounts.append((index, amounts[index])) }
    for index in words.indices {
      if let word = words[index] { plain.words.append((index, word)) }
    }
    return plain
  }

  /// As `plain` has it; nil for a place or number that there is not.
  public init?(_ plain: Plain) {
    self.init()
    for (place, number) in plain.days {
      guard days.indices.contains(place), let day = UInt16(exactly: number), day > 0 else { return nil }
      days[place] = day
    }
    for (place, units) in plain.amounts {
      guard amounts.indices.contains(place), units >= 0 || units == Self.unusableAmount else { return nil }
      amounts[place] = units
    }
    for (place, text) in plain.words {
      guard words.indices.contains(place) else { return nil }
      words[place] = text
    }
  }
}
