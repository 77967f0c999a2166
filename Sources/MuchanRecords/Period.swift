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
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard let head = parts.first, head.utf8.count == 4, head.utf8.allSatisfy(Self.isDigit), let year = Int(head)
    else { return nil }
    self.year = year
    switch parts.count {
    case 1:
      span = .year
    case 2:
      let tail = parts[1]
      guard tail.utf8.count == 2 else { return nil }
      if tail.utf8.first == UInt8(ascii: "Q") {
        guard let quarter = Int(tail.dropFirst()), (1...4).contains(quarter) else { return nil }
        span = .quarter(quarter)
      } else {
        guard tail.utf8.allSatisfy(Self.isDigit), let month = Int(tail), (1...12).contains(month)
        else { return nil }
        span = .month(month)
      }
    default:
      return nil
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
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
