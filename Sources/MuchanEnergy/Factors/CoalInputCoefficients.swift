public import MuchanDiagnostics
public import MuchanQuantities

/// The coal that generating a kilowatt-hour took in a year (等价折标系数), as the project declares it.
///
/// The coefficient falls from year to year and has no verified source, so none is shipped and none is carried over from
/// another year.
public struct CoalInputCoefficients: Sendable {
  /// A declared coefficient.
  public struct Declared: Hashable, Sendable {
    public var year: Int
    /// Kilograms of standard coal per kWh.
    public var kilogramsPerKilowattHour: FixedDecimal<NinePlaces>
    public var source: String

    /// Makes a coefficient.
    public init(year: Int, kilogramsPerKilowattHour: FixedDecimal<NinePlaces>, source: String) {
      self.year = year
      self.kilogramsPerKilowattHour = kilogramsPerKilowattHour
      self.source = source
    }
  }

  private var byYear: [Int: Declared] = [:]

  /// Makes a table; of two rows for one year the first is used.
  public init(_ declared: [Declared] = []) {
    for row in declared where byYear[row.year] == nil { byYear[row.year] = row }
  }

  /// The coefficient of a year; nil when none is declared for that very year.
  public func coefficient(in year: Int) -> Declared? { byYear[year] }

  /// The declared years, ascending.
  public var years: [Int] { byYear.keys.sorted() }

  /// The declared year nearest to another, the earlier one on a tie; nil when none is declared.
  public func nearestYear(to year: Int) -> Int? {
    years.min { abs($0 - year) < abs($1 - year) }
  }

  /// The finding that a year has no coefficient; it names the nearest year that has.
  public func missing(in year: Int, at place: Place = Place()) -> Diagnostic {
    let nearest = nearestYear(to: year)
    return Diagnostic(
      .missingFactor, at: place, found: "coal-input coefficient of electricity, \(year)",
      expected: nearest.map { "the nearest declared year is \($0)" })
  }
}
