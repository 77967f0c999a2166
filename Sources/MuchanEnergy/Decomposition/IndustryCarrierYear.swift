public import MuchanQuantities

/// What a change is decomposed over: value added by industry, and energy, with its CO2 where that is known, by industry and
/// carrier, of one year.
public struct IndustryCarrierYear: Sendable {
  /// One carrier of one industry.
  public struct Cell: Hashable, Sendable {
    /// Standard coal in t, on the basis of the table.
    public var energy: FixedDecimal<SixPlaces>
    /// CO2 in t; nil where it is not known.
    public var carbon: FixedDecimal<SixPlaces>?

    /// Makes a cell.
    public init(energy: FixedDecimal<SixPlaces>, carbon: FixedDecimal<SixPlaces>? = nil) {
      self.energy = energy
      self.carbon = carbon
    }
  }

  /// One industry.
  public struct Industry: Sendable {
    /// In 万元, at the prices of the table.
    public var valueAdded: FixedDecimal<SixPlaces> = .zero
    public var carriers: [String: Cell] = [:]

    /// An industry without figures.
    public init() {}

    /// Energy of all carriers.
    public var energy: FixedDecimal<SixPlaces> { carriers.values.reduce(.zero) { $0 + $1.energy } }
  }

  public var year: Int
  /// By industry code.
  public var industries: [String: Industry] = [:]

  /// A year without figures.
  public init(year: Int) { self.year = year }

  /// Adds value added to an industry.
  public mutating func add(valueAdded: FixedDecimal<SixPlaces>, to industry: String) {
    industries[industry, default: Industry()].valueAdded += valueAdded
  }

  /// Adds a carrier to an industry; CO2 that is unknown in one part is unknown in the sum.
  public mutating func add(_ cell: Cell, carrier: String, to industry: String) {
    guard var sum = industries[industry, default: Industry()].carriers[carrier] else {
      industries[industry, default: Industry()].carriers[carrier] = cell
      return
    }
    sum.energy += cell.energy
    if let one = sum.carbon, let other = cell.carbon { sum.carbon = one + other } else { sum.carbon = nil }
    industries[industry]?.carriers[carrier] = sum
  }

  /// Value added of all industries.
  public var valueAdded: FixedDecimal<SixPlaces> { industries.values.reduce(.zero) { $0 + $1.valueAdded } }

  /// Energy of all industries.
  public var energy: FixedDecimal<SixPlaces> { industries.values.reduce(.zero) { $0 + $1.energy } }

  /// CO2 of all industries; nil where some of it is not known.
  public var carbon: FixedDecimal<SixPlaces>? {
    var sum = FixedDecimal<SixPlaces>.zero
    for industry in industries.values {
      for cell in industry.carriers.values {
        guard let carbon = cell.carbon else { return nil }
        sum += carbon
      }
    }
    return sum
  }
}
