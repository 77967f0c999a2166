public import MuchanQuantities
public import MuchanRecords

/// Net quantities of all enterprises by year, carrier and month, and purchases of power and heat by source.
struct MonthSums: Sendable {
  /// Which quantity is added up.
  enum Kind: Hashable, Sendable {
    case net
    /// What is bought; of power by source, nil for the grid.
    case purchase(EnergyLine.PowerSource?)
  }

  struct Key: Hashable, Sendable {
    var year: Int
    /// The place in `LedgerBook.carriers`.
    var carrier: Int
    var kind: Kind
  }

  /// Twelve months, and before them what was booked for longer periods.
  static let slotCount = 13

  private(set) var series: [Key: Int] = [:]
  /// `slotCount` for each series.
  private var quantities: [FixedDecimal<SixPlaces>] = []
  private var heats: [MeasuredHeat] = []

  /// The number of a series, which is begun where there is none.
  mutating func number(of key: Key) -> Int {
    if let known = series[key] { return known }
    let number = series.count
    series[key] = number
    quantities += [FixedDecimal<SixPlaces>](repeating: .zero, count: Self.slotCount)
    heats += [MeasuredHeat](repeating: .zero, count: Self.slotCount)
    return number
  }

  /// Adds to a slot of a series: 1 to 12 for a month, 0 for a longer period.
  mutating func add(_ quantity: FixedDecimal<SixPlaces>, to series: Int, slot: Int) {
    quantities[series * Self.slotCount + slot] += quantity
  }

  mutating func add(_ heat: MeasuredHeat, to series: Int, slot: Int) {
    if heat != .zero { heats[series * Self.slotCount + slot] += heat }
  }

  func quantity(ofSeries series: Int, slot: Int) -> FixedDecimal<SixPlaces> {
    quantities[series * Self.slotCount + slot]
  }

  func measured(ofSeries series: Int, slot: Int) -> MeasuredHeat { heats[series * Self.slotCount + slot] }

  /// Adds the sums of other enterprises.
  mutating func add(_ other: MonthSums) {
    for (key, index) in other.series {
      let own = number(of: key)
      for slot in 0..<Self.slotCount {
        add(other.quantity(ofSeries: index, slot: slot), to: own, slot: slot)
        add(other.measured(ofSeries: index, slot: slot), to: own, slot: slot)
      }
    }
  }
}

extension ClosedRange<Int> {
  /// The slot of a period among `MonthSums`.
  var slot: Int { count == 1 ? lowerBound : 0 }
}

extension EnergyAccount {
  /// One carrier of all enterprises in one month.
  public struct Month: Sendable {
    public var year: Int
    /// 1 to 12; nil for what was booked for quarters or years.
    public var month: Int?
    public var carrier: String
    /// The net quantity, in the unit of the carrier's coefficient.
    public var quantity: FixedDecimal<SixPlaces>
    public var measured: MeasuredHeat
    public var energy: EnergyOnBothBases
  }

  /// What was bought of power or heat in one month, from one source.
  public struct MonthlyPurchase: Sendable {
    public var year: Int
    /// 1 to 12; nil for what was booked for quarters or years.
    public var month: Int?
    public var carrier: String
    /// Where power comes from; nil for the grid, and for heat.
    public var source: EnergyLine.PowerSource?
    public var quantity: FixedDecimal<SixPlaces>
  }

  /// Power that is not plainly from the grid: own, directly supplied, green, or covered by certificates.
  public struct SourcedPower: Sendable {
    public var enterprise: Int
    public var year: Int
    public var flow: EnergyLine.Flow
    public var source: EnergyLine.PowerSource
    public var kilowattHours: FixedDecimal<SixPlaces>

    func isOfSource(_ other: SourcedPower) -> Bool {
      enterprise == other.enterprise && year == other.year && flow == other.flow && source == other.source
    }
  }

  /// Power or heat that an enterprise of the project bought from another one.
  public struct InternalSupply: Sendable {
    public var enterprise: Int
    public var supplier: Int
    public var year: Int
    public var carrier: String
    /// Where power comes from; nil for the grid, and for heat.
    public var source: EnergyLine.PowerSource?
    public var quantity: FixedDecimal<SixPlaces>

    func isOfSupply(_ other: InternalSupply) -> Bool {
      enterprise == other.enterprise && supplier == other.supplier && year == other.year && carrier == other.carrier
        && source == other.source
    }
  }
}
