/// A calendar period: a year, a quarter or a month.
///
/// Written `2022`, `2022-Q3` or `2022-07`.
public struct Period: Hashable, Sendable {
  /// The part of the year a period covers.
  public enum Span: Hashable, Sendable {
    case year
    /// 1 to 4.
    case quarter(Int)
    /// 1 to 12.
    case month(Int)
  }

  /// The calendar year.
  public var year: Int
  /// The part of it.
  public var span: Span

  /// Makes a period from its parts, which must be in range.
  public init(year: Int, span: Span = .year) {
    self.year = year
    self.span = span
  }

  /// Reads `YYYY`, `YYYY-Qn` or `YYYY-MM`; nil for anything else.
  @inlinable
  public init?(_ text: some StringProtocol) { self.init(utf8: text.utf8) }

  /// Reads the same from UTF-8.
  @inlinable
  public init?(utf8 text: some Collection<UInt8>) {
    guard text.count == 4 || text.count == 7 else { return nil }
    var year = 0
    var value = 0
    var isQuarter = false
    for (position, byte) in text.enumerated() {
      switch position {
      case 4:
        guard byte == UInt8(ascii: "-") else { return nil }
      case 5 where byte == UInt8(ascii: "Q"):
        isQuarter = true
      default:
        guard Self.isDigit(byte) else { return nil }
        let digit = Int(byte - UInt8(ascii: "0"))
        if position < 4 { year = year * 10 + digit } else { value = value * 10 + digit }
      }
    }
    self.year = year
    if text.count == 4 {
      span = .year
    } else if isQuarter {
      guard (1...4).contains(value) else { return nil }
      span = .quarter(value)
    } else {
      guard (1...12).contains(value) else { return nil }
      span = .month(value)
    }
  }

  @inlinable
  static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}

extension Period: CustomStringConvertible {
  public var description: String {
    switch span {
    case .year: "\(year)"
    case .quarter(let quarter): "\(year)-Q\(quarter)"
    case .month(let month): "\(year)-\(month < 10 ? "0" : "")\(month)"
    }
  }
}

/// Whether a figure belongs to its period alone or runs up from the start of the year.
public enum PeriodKind: String, Sendable, CaseIterable {
  case single
  case cumulative
}
