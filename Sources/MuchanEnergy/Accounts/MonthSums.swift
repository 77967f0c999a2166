public import MuchanQuantities
public import MuchanRecords

/// Net quantities of all enterprises by year, carrier and month, and purchases of power and heat by source.
struct MonthSums {
  /// Which quantity is added up.
  enum Kind: Hashable {
    case net
    /// What is bought; of power by source, nil for the grid.
    case purchase(EnergyLine.PowerSource?)
  }

  struct Key: Hashable {
    var year: Int
    var carrier: String
    var kind: Kind
  }

  /// Twelve months, and before them what was booked for longer periods.
  struct Slots {
    var quantities = [FixedDecimal<SixPlaces>](repeating: .zero, count: 13)
    var measured = [MeasuredHeat](repeating: .zero, count: 13)
  }

  private(set) var slots: [Key: Int] = [:]
  private(set) var sums: [Slots] = []
  private var last: (key: Key, index: Int)?

  mutating func add(
    _ key: Key, months: ClosedRange<Int>, _ quantity: FixedDecimal<SixPlaces>, _ measured: MeasuredHeat
  ) {
    let index = index(of: key)
    let slot = months.count == 1 ? months.lowerBound : 0
    sums[index].quantities[slot] += quantity
    if measured != .zero { sums[index].measured[slot] += measured }
  }

  private mutating func index(of key: Key) -> Int {
    if let last, last.key == key { return last.index }
    let index: Int
    if let known = slots[key] {
      index = known
    } else {
      index = sums.count
      sums.append(Slots())
      slots[key] = index
    }
    last = (key, index)
    return index
  }

  subscript(key: Key) -> Slots? { slots[key].map { sums[$0] } }
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
