/// A period in four bytes; in the order of years.
public struct PackedPeriod: Hashable, Sendable {
  /// The year times 32, and 0 for the whole of it, 1 to 12 for its months, 17 to 20 for its quarters.
  public let bits: UInt32

  /// Packs a period of a year from 0 to 9999.
  public init(_ period: Period) {
    let part: UInt32 =
      switch period.span {
      case .year: 0
      case .month(let month): UInt32(month)
      case .quarter(let quarter): 16 + UInt32(quarter)
      }
    bits = UInt32(clamping: period.year) * 32 + part
  }

  /// Reads `YYYY`, `YYYY-Qn` or `YYYY-MM`; nil for anything else.
  public init?(utf8 text: UnsafeRawBufferPointer) {
    guard let period = Self.month(text) ?? Period(utf8: text).map({ PackedPeriod($0).bits }) else { return nil }
    bits = period
  }

  /// The bits of `YYYY-MM`.
  private static func month(_ text: UnsafeRawBufferPointer) -> UInt32? {
    guard text.count == 7, text[4] == UInt8(ascii: "-") else { return nil }
    var (year, month): (UInt32, UInt32) = (0, 0)
    for place in 0..<4 {
      let digit = UInt32(text[place] &- 0x30)
      guard digit < 10 else { return nil }
      year = year * 10 + digit
    }
    for place in 5..<7 {
      let digit = UInt32(text[place] &- 0x30)
      guard digit < 10 else { return nil }
      month = month * 10 + digit
    }
    return (1...12).contains(month) ? year * 32 + month : nil
  }

  /// Whether both are years, both quarters or both months.
  @inlinable
  public func hasSpan(of other: PackedPeriod) -> Bool { spanOrder == other.spanOrder }

  @inlinable
  var spanOrder: UInt32 { bits & 31 == 0 ? 0 : bits & 16 == 0 ? 1 : 2 }

  /// The calendar year.
  @inlinable
  public var year: Int { Int(bits >> 5) }

  /// The months the period covers, 1 to 12.
  public var months: ClosedRange<Int> {
    let part = Int(bits & 31)
    if part == 0 { return 1...12 }
    return part <= 12 ? part...part : (3 * (part - 16) - 2)...(3 * (part - 16))
  }

  /// A bit for each of the months: bit 1 for January.
  @inlinable
  public var monthMask: UInt16 {
    let part = UInt16(bits & 31)
    if part == 0 { return 0x1FFE }
    return part <= 12 ? 1 << part : 0b1110 << (3 * (part - 17))
  }

  /// The month; nil for longer periods.
  @inlinable
  public var month: Int? {
    let part = Int(bits & 31)
    return (1...12).contains(part) ? part : nil
  }
}

extension Period {
  /// The period that was packed.
  public init(_ packed: PackedPeriod) {
    let part = Int(packed.bits & 31)
    self.init(year: packed.year, span: part == 0 ? .year : part <= 12 ? .month(part) : .quarter(part - 16))
  }
}
