internal import Glibc
public import MuchanQuantities

/// One cell of a result table.
public enum Cell: Hashable, Sendable {
  /// Names, ids, codes: never taken for a number.
  case text(String)
  /// A code of a closed list, the same in all files; on the terminal in Chinese the second text.
  case code(String, chinese: String)
  /// A count.
  case integer(Int)
  /// An exact number as decimal text (`1234.5`), printed digit for digit. Must be a JSON number.
  case exact(String)
  /// A measured number, printed with a fixed count of decimal places.
  case number(Double, places: Int)
  /// Yes or no.
  case flag(Bool)
  /// Not known: empty in CSV, null in JSON, a word on the terminal. It is never zero.
  case unknown
}

extension Cell {
  /// An exact number with `places` decimals, rounded half to even; unknown when there is none.
  public static func decimal<Scale>(_ value: FixedDecimal<Scale>?, places: Int) -> Cell {
    guard let value else { return .unknown }
    return .exact(value.text(places: places))
  }

  /// An exact number with all its digits, at least `minimumPlaces` decimals; unknown when there is none.
  public static func decimal<Scale>(_ value: FixedDecimal<Scale>?, minimumPlaces: Int = 0) -> Cell {
    guard let value else { return .unknown }
    return .exact(value.text(minimumPlaces: minimumPlaces))
  }

  /// Text, or unknown when there is none.
  public static func optional(_ text: String?) -> Cell { text.map { .text($0) } ?? .unknown }

  /// A count, or unknown when there is none.
  public static func optional(_ count: Int?) -> Cell { count.map { .integer($0) } ?? .unknown }

  /// A flag, or unknown when there is none.
  public static func optional(_ flag: Bool?) -> Cell { flag.map { .flag($0) } ?? .unknown }

  /// A measured number, or unknown when there is none.
  public static func optional(_ value: Double?, places: Int) -> Cell {
    value.map { .number($0, places: places) } ?? .unknown
  }

  /// The digits of a numeric cell, for use in a sentence; nil where there is no number.
  public var plainText: String? { digits }

  /// The digits of a numeric cell; nil for text, flags, unknown cells and numbers that are not finite.
  var digits: String? {
    switch self {
    case .integer(let value): String(value)
    case .exact(let text): text
    case .number(let value, let places): Self.decimalText(value, places: places)
    case .text, .code, .flag, .unknown: nil
    }
  }

  /// `value` with `places` decimals, rounded half to even on its exact binary value.
  ///
  /// The C library does the rounding; the point is fixed because the program never sets a locale.
  /// A value that rounds to zero has no sign. Nil when `value` is not finite.
  static func decimalText(_ value: Double, places: Int) -> String? {
    guard value.isFinite else { return nil }
    if let text = plainDecimalText(value, places: places) { return text }
    // 309 digits before the point is the longest a finite Double has.
    let text = String(unsafeUninitializedCapacity: 320 + places) { buffer in
      buffer.withMemoryRebound(to: CChar.self) { characters in
        Int(withVaList([Int32(places), value]) { vsnprintf(characters.baseAddress, characters.count, "%.*f", $0) })
      }
    }
    let isZero = text.utf8.allSatisfy { !(UInt8(ascii: "1")...UInt8(ascii: "9")).contains($0) }
    return isZero && text.hasPrefix("-") ? String(text.dropFirst()) : text
  }

  /// The same for numbers of usual size that do not lie near the middle between two decimals; nil for others.
  ///
  /// Up to 2^40 the product is off by at most 2^-13, so that one further than a thousandth from the middle is rounded
  /// as the exact value is.
  private static func plainDecimalText(_ value: Double, places: Int) -> String? {
    guard (0...9).contains(places) else { return nil }
    let scale = powersOfTen[places]
    let product = value * Double(scale)
    guard product.magnitude < 0x1p40 else { return nil }
    let rounded = product.rounded(.toNearestOrEven)
    guard abs((product - rounded).magnitude - 0.5) > 0.001 else { return nil }
    let units = UInt64(rounded.magnitude)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(16)
    if rounded < 0 { bytes.append(UInt8(ascii: "-")) }
    DecimalDigits.append(units / scale, to: &bytes)
    if places > 0 {
      bytes.append(UInt8(ascii: "."))
      DecimalDigits.append(units % scale, width: places, to: &bytes)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static let powersOfTen: [UInt64] = [
    1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000,
  ]
}
