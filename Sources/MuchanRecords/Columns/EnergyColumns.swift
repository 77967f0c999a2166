/// The rows of `energy.csv` in columns: some 50 bytes a row, where a record takes 250.
public struct EnergyColumns: RecordColumns, Sendable {
  private var ids = TextColumn()
  private var meters = TextColumn()
  private var periods: [Period] = []
  private var kinds: [PeriodKind] = []
  private var carriers = TextColumn()
  private var quantities: [Double] = []
  private var units = TextColumn()
  private var flows: [EnergyLine.Flow] = []
  private var feedstock = SparseColumn<Double>()
  private var suppliers = TextColumn()
  private var sources = SparseColumn<EnergyLine.PowerSource>()
  private var calorificValues = SparseColumn<Double>()
  private var calorificUnits = TextColumn()
  private var lines: [UInt32] = []

  /// No rows.
  public init() {}

  public var endIndex: Int { lines.count }

  /// The number of the row's enterprise among the distinct ids, in the order they were added.
  public func idNumber(of row: Int) -> Int { ids.number(of: row) ?? 0 }

  /// The distinct enterprise ids, by number.
  public var distinctIDs: [String] { ids.distinctTexts }

  /// The number of the row's meter among the distinct ones; nil where it names none.
  public func meterNumber(of row: Int) -> Int? { meters.number(of: row) }

  /// The number of the row's carrier among the distinct ones.
  public func carrierNumber(of row: Int) -> Int { carriers.number(of: row) ?? 0 }

  /// The distinct carriers, by number.
  public var distinctCarriers: [String] { carriers.distinctTexts }

  /// The number of the row's unit among the distinct ones.
  public func unitNumber(of row: Int) -> Int { units.number(of: row) ?? 0 }

  public func period(of row: Int) -> Period { periods[row] }
  public func periodKind(of row: Int) -> PeriodKind { kinds[row] }
  public func quantity(of row: Int) -> Double { quantities[row] }
  public func flow(of row: Int) -> EnergyLine.Flow { flows[row] }
  public func feedstockQuantity(of row: Int) -> Double? { feedstock[row] }
  public func line(of row: Int) -> Int { Int(lines[row]) }

  /// The number of the row's supplier among the distinct ones; nil where it names none.
  public func supplierNumber(of row: Int) -> Int? { suppliers.number(of: row) }

  /// The distinct suppliers, by number.
  public var distinctSuppliers: [String] { suppliers.distinctTexts }

  public func powerSource(of row: Int) -> EnergyLine.PowerSource? { sources[row] }

  /// The measured net calorific value of a row.
  public func netCalorificValue(of row: Int) -> Double? { calorificValues[row] }

  public mutating func append(_ row: EnergyLine) {
    ids.append(row.enterpriseID)
    meters.append(row.meterID)
    periods.append(row.period)
    kinds.append(row.periodKind)
    carriers.append(row.carrier)
    quantities.append(row.quantity)
    units.append(row.unit)
    flows.append(row.flow)
    feedstock.append(row.feedstockQuantity)
    suppliers.append(row.supplierID)
    sources.append(row.powerSource)
    calorificValues.append(row.netCalorificValue)
    calorificUnits.append(row.netCalorificUnit)
    lines.append(UInt32(clamping: row.line))
  }

  public subscript(row: Int) -> EnergyLine {
    var record = EnergyLine(
      enterpriseID: ids[row] ?? "", period: periods[row], carrier: carriers[row] ?? "", quantity: quantities[row],
      unit: units[row] ?? "", flow: flows[row], periodKind: kinds[row], line: Int(lines[row]))
    record.meterID = meters[row]
    record.feedstockQuantity = feedstock[row]
    record.supplierID = suppliers[row]
    record.powerSource = sources[row]
    record.netCalorificValue = calorificValues[row]
    record.netCalorificUnit = calorificUnits[row]
    return record
  }
}
