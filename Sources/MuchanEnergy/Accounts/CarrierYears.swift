public import MuchanQuantities
public import MuchanRecords

extension EnergyAccount {
  /// The rows of `CarrierYear` in columns: some 60 bytes a row. A row is made anew at each access.
  public struct CarrierYears: RandomAccessCollection, Sendable {
    /// The carriers, in the order of their names.
    public let names: [String]
    private var enterprises: [UInt32] = []
    private var years: [Int32] = []
    private var carriers: [UInt32] = []
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
    /// For each year where its sums begin, one for each carrier.
    private var firstSums: [Int: Int] = [:]
    private var yearSums: [Sum] = []
    /// The year asked for last, and where its sums begin.
    private var lastFirst = (year: Int.min, sum: 0)

    /// One carrier of all enterprises in one year.
    public struct Sum: Sendable {
      public var year: Int
      public var carrier: String
      /// The place of the carrier among `names`.
      public var number: Int
      /// How many enterprises have a row.
      public var enterprises = 0
      public var quantity = FixedDecimal<SixPlaces>.zero
      public var energy = EnergyOnBothBases.zero
      public var feedstock = EnergyOnBothBases.zero
      /// The part of `quantity` whose heat value was measured.
      public var measured = FixedDecimal<SixPlaces>.zero
      /// How many rows have such a part.
      public var measuredRows = 0
      private var flows = [FixedDecimal<SixPlaces>?](repeating: nil, count: EnergyLine.Flow.allCases.count)

      init(year: Int, carrier: String, number: Int) {
        self.year = year
        self.carrier = carrier
        self.number = number
      }

      /// Adds the same carrier and year of other enterprises.
      mutating func add(_ other: Sum) {
        enterprises += other.enterprises
        quantity += other.quantity
        energy += other.energy
        feedstock += other.feedstock
        measured += other.measured
        measuredRows += other.measuredRows
        for (flow, quantity) in other.flows.enumerated() {
          if let quantity { flows[flow] = (flows[flow] ?? .zero) + quantity }
        }
      }

      /// What was booked of a flow; nil where nothing was.
      public func quantity(of flow: EnergyLine.Flow) -> FixedDecimal<SixPlaces>? { flows[flow.order] }

      mutating func add(
        _ row: CarrierYear, booked: [(flow: EnergyLine.Flow, quantity: FixedDecimal<SixPlaces>)]
      ) {
        enterprises += 1
        quantity += row.quantity
        energy += row.energy
        feedstock += row.feedstock
        measured += row.measured.quantity
        if row.measured != .zero { measuredRows += 1 }
        for (flow, quantity) in booked { flows[flow.order] = (flows[flow.order] ?? .zero) + quantity }
      }
    }

    /// No rows.
    ///
    /// - Parameter carriers: In the order of their names.
    public init(carriers: [String] = []) { names = carriers }

    public var startIndex: Int { 0 }
    public var endIndex: Int { years.count }

    /// The sums of all rows, by year and carrier.
    public var sums: [Sum] {
      firstSums.sorted { $0.key < $1.key }.flatMap { first in
        yearSums[first.value..<first.value + names.count].filter { $0.enterprises > 0 }
      }
    }

    /// Where the sums of a year begin.
    private mutating func firstSum(of year: Int) -> Int {
      if lastFirst.year == year { return lastFirst.sum }
      if let first = firstSums[year] {
        lastFirst = (year, first)
        return first
      }
      firstSums[year] = yearSums.count
      for (number, name) in names.enumerated() { yearSums.append(Sum(year: year, carrier: name, number: number)) }
      return yearSums.count - names.count
    }

    /// Makes room, so that the columns need not grow.
    mutating func reserve(_ rows: Int) {
      enterprises.reserveCapacity(rows)
      years.reserveCapacity(rows)
      carriers.reserveCapacity(rows)
      quantities.reserve(rows)
      calorific.reserve(rows)
      coalInput.reserve(rows)
      flowEnds.reserveCapacity(rows)
      flows.reserveCapacity(rows)
      flowQuantities.reserve(rows)
    }

    /// Adds a row.
    ///
    /// - Parameters:
    ///   - carrier: The place of its carrier among `names`.
    ///   - booked: The quantity of each flow that was booked.
    mutating func append(
      _ row: CarrierYear, carrier: Int, booked: [(flow: EnergyLine.Flow, quantity: FixedDecimal<SixPlaces>)]
    ) {
      let index = years.count
      enterprises.append(UInt32(row.enterprise))
      years.append(Int32(row.year))
      carriers.append(UInt32(carrier))
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
      yearSums[firstSum(of: row.year) + carrier].add(row, booked: booked)
    }

    /// Adds rows of the same carriers that come later.
    mutating func append(contentsOf next: CarrierYears) {
      let (rows, flowCount) = (years.count, UInt32(flows.count))
      enterprises += next.enterprises
      years += next.years
      carriers += next.carriers
      quantities.append(contentsOf: next.quantities)
      calorific.append(contentsOf: next.calorific)
      coalInput.append(contentsOf: next.coalInput)
      for (row, energy) in next.feedstock { feedstock[row + rows] = energy }
      for (row, energy) in next.ownGeneration { ownGeneration[row + rows] = energy }
      for (row, heat) in next.measured { measured[row + rows] = heat }
      flows += next.flows
      flowQuantities.append(contentsOf: next.flowQuantities)
      flowEnds += next.flowEnds.map { $0 + flowCount }
      for (year, first) in next.firstSums {
        let own = firstSum(of: year)
        for carrier in names.indices { yearSums[own + carrier].add(next.yearSums[first + carrier]) }
      }
    }

    public subscript(row: Int) -> CarrierYear {
      CarrierYear(
        enterprise: Int(enterprises[row]), year: Int(years[row]), carrier: names[Int(carriers[row])],
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

    /// The rows of a carrier in a year, ascending.
    public func rows(of carrier: String, in year: Int) -> some Sequence<Int> {
      let number = names.firstIndex(of: carrier).map { UInt32($0) }
      return indices.lazy.filter { carriers[$0] == number && years[$0] == Int32(year) }
    }

    /// The place of a row's carrier among `names`.
    public func carrierNumber(ofRow row: Int) -> Int { Int(carriers[row]) }

    /// The net quantity of a row, in the unit of its carrier's coefficient.
    public func quantity(ofRow row: Int) -> FixedDecimal<SixPlaces> { quantities[row] ?? .zero }

    /// The energy of a row that is used as feedstock.
    public func feedstock(ofRow row: Int) -> EnergyOnBothBases { feedstock[row] ?? .zero }

    /// The standard coal of a row, electricity at calorific value, in t.
    public func calorificTonnes(ofRow row: Int) -> FixedDecimal<SixPlaces> { calorific[row] ?? .zero }

    /// The standard coal of a row, electricity at coal input, in t; nil where the year has no coefficient.
    public func coalInputTonnes(ofRow row: Int) -> FixedDecimal<SixPlaces>? { coalInput[row] }

    /// The quantity of a flow in a row; nil where none was booked.
    public func quantity(of flow: EnergyLine.Flow, inRow row: Int) -> FixedDecimal<SixPlaces>? {
      let first = row == 0 ? 0 : Int(flowEnds[row - 1])
      return (first..<Int(flowEnds[row])).first { flows[$0] == flow }.flatMap { flowQuantities[$0] }
    }
  }
}
