public import MuchanQuantities
public import MuchanRecords

extension EnergyAccount {
  /// The rows of `CarrierYear` in columns: some 60 bytes a row. A row is made anew at each access.
  public struct CarrierYears: RandomAccessCollection, Sendable {
    private var enterprises: [UInt32] = []
    private var years: [Int32] = []
    private var carriers = TextColumn()
    private var quantities = DecimalColumn<SixPlaces>()
    private var calorific = DecimalColumn<SixPlaces>()
    private var coalInput = DecimalColumn<SixPlaces>()
    /// The energy that few rows have; by row.
    private var feedstock: [Int: EnergyOnBothBases] = [:]
    private var ownGeneration: [Int: EnergyOnBothBases] = [:]
    private var measured: [Int: MeasuredHeat] = [:]
    private var flowEnds: [UInt32] = []
    private var flows: [EnergyLine.Flow] = []
    private var flowQuantities = DecimalColumn<SixPlaces>()

    /// No rows.
    public init() {}

    public var startIndex: Int { 0 }
    public var endIndex: Int { years.count }

    /// Adds a row.
    ///
    /// - Parameter booked: The quantity of each flow that was booked.
    mutating func append(
      _ row: CarrierYear, booked: some Sequence<(flow: EnergyLine.Flow, quantity: FixedDecimal<SixPlaces>)>
    ) {
      let index = years.count
      enterprises.append(UInt32(row.enterprise))
      years.append(Int32(row.year))
      carriers.append(row.carrier)
      quantities.append(row.quantity)
      calorific.append(row.energy.calorific.tonnes)
      coalInput.append(row.energy.coalInput?.tonnes)
      if row.feedstock != .zero { feedstock[index] = row.feedstock }
      if row.ownGeneration != .zero { ownGeneration[index] = row.ownGeneration }
      if row.measured != .zero { measured[index] = row.measured }
      for (flow, quantity) in booked {
        flows.append(flow)
        flowQuantities.append(quantity)
      }
      flowEnds.append(UInt32(flows.count))
    }

    public subscript(row: Int) -> CarrierYear {
      CarrierYear(
        enterprise: Int(enterprises[row]), year: Int(years[row]), carrier: carriers[row] ?? "",
        quantity: quantities[row] ?? .zero,
        energy: EnergyOnBothBases(
          calorific: StandardCoal(tonnes: calorific[row] ?? .zero),
          coalInput: coalInput[row].map(StandardCoal.init(tonnes:))),
        feedstock: feedstock[row] ?? .zero, ownGeneration: ownGeneration[row] ?? .zero,
        measured: measured[row] ?? .zero)
    }

    /// The enterprise of a row.
    public func enterprise(ofRow row: Int) -> Int { Int(enterprises[row]) }

    /// The year of a row.
    public func year(ofRow row: Int) -> Int { Int(years[row]) }

    /// The number of a row's carrier among `distinctCarriers`.
    public func carrierNumber(ofRow row: Int) -> Int { carriers.number(of: row) ?? 0 }

    /// The carriers there are, each once.
    public var distinctCarriers: [String] { carriers.distinctTexts }

    /// The standard coal of a row, electricity at calorific value, in t.
    public func calorificTonnes(ofRow row: Int) -> FixedDecimal<SixPlaces> { calorific[row] ?? .zero }

    /// The quantity of a flow in a row; nil where none was booked.
    public func quantity(of flow: EnergyLine.Flow, inRow row: Int) -> FixedDecimal<SixPlaces>? {
      let first = row == 0 ? 0 : Int(flowEnds[row - 1])
      return (first..<Int(flowEnds[row])).first { flows[$0] == flow }.flatMap { flowQuantities[$0] }
    }
  }
}
