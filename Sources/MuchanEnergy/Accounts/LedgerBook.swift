internal import MuchanDiagnostics
internal import MuchanQuantities
internal import MuchanRecords

/// What the distinct texts of a ledger stand for, each looked up once, and which lines are of which enterprise.
///
/// A class, so that the columns are not counted by every worker's every step.
final class LedgerBook: Sendable {
  /// A carrier of the ledger.
  struct Carrier: Sendable {
    /// The name in the table of coefficients, or as it is written where it is not there.
    var name: String
    /// Nil where it has none.
    var factor: CarrierFactor?

    let isPower: Bool
    /// Whether purchases of it are power or heat, which carry the CO2 of who made them.
    let isSupply: Bool

    init(name: String, factor: CarrierFactor?) {
      (self.name, self.factor) = (name, factor)
      isPower = name == CarrierFactor.electricity
      isSupply = isPower || name == CarrierFactor.heat
    }
  }

  let lines: EnergyColumns
  /// Periods and quantities of the lines, and whether they have no other amounts.
  let amounts: (periods: [PackedPeriod], quantities: [Double])
  let hasQuantitiesAlone: Bool
  /// The carriers in the order of their names.
  let carriers: [Carrier]
  /// For each carrier of the ledger its place in `carriers`.
  let ranks: [Int]
  let origins: EnergyOrigins
  /// Origins by the text of source and supplier.
  let originRanks: [Int]
  /// By origin: the enterprise that supplies; nil where it is not of the project.
  let supplying: [Int?]
  /// Lines of enterprises that the project does not have.
  let strangers: Int
  /// By place in `carriers`: the first line that books it; nil where lines have no number.
  let firstLines: [Int?]
  /// By carrier and unit of the ledger.
  private let steps: [CarrierFactors.UnitStep?]
  private let unitCount: Int
  /// By run; empty where all are plain.
  private let runOrigins: [UInt32]
  private let runs: [UInt32]
  private let starts: [UInt32]

  /// - Complexity: O(runs).
  init(_ builder: EnergyAccountBuilder, log: inout DiagnosticLog) {
    let (lines, factors) = (builder.lines, builder.conversion.factors)
    self.lines = lines
    amounts = lines.amounts
    hasQuantitiesAlone = lines.hasQuantitiesAlone
    let given = lines.distinctCarriers.map { factors.name(of: $0) }
    let names = Set(given).sorted()
    carriers = names.map { Carrier(name: $0, factor: factors.factor($0)) }
    ranks = given.map { name in names.firstIndex(of: name) ?? 0 }
    firstLines = Self.firstLines(lines, ranks, count: names.count)
    let units = lines.distinctUnits
    unitCount = units.count
    steps = given.flatMap { carrier in units.map { factors.step(from: $0, carrier: carrier) } }
    let numbers = lines.distinctIDs.map { builder.enterprises.number(of: $0) ?? -1 }
    (runs, starts) = lines.runs(byEnterprise: numbers, count: builder.enterprises.count)
    var origins = EnergyOrigins()
    runOrigins = Self.number(&origins, lines, areOfPower: given.map { $0 == CarrierFactor.electricity })
    originRanks = origins.order()
    supplying = origins.supplyingEnterprises(builder.enterprises)
    self.origins = origins
    strangers = runs.count == lines.runCount ? 0 : Self.report(lines, numbers, file: builder.file, log: &log)
  }

  private static func firstLines(_ lines: EnergyColumns, _ ranks: [Int], count: Int) -> [Int?] {
    var firsts = [Int](repeating: .max, count: count)
    for run in 0..<lines.runCount {
      let line = lines.line(of: lines.rows(ofRun: run).lowerBound, inRun: run)
      let rank = ranks[Int(lines.series(ofRun: run).carrier)]
      if line > 0, line < firsts[rank] { firsts[rank] = line }
    }
    return firsts.map { $0 == .max ? nil : $0 }
  }

  /// Numbers the origins of all runs.
  private static func number(
    _ origins: inout EnergyOrigins, _ lines: EnergyColumns, areOfPower: [Bool]
  ) -> [UInt32] {
    let suppliers = lines.distinctSuppliers.map { origins.number(ofSupplier: $0) }
    var numbers: [UInt32] = []
    for run in 0..<lines.runCount {
      let series = lines.series(ofRun: run)
      let source = areOfPower[Int(series.carrier)] && series.source != .grid ? series.source : nil
      let supplier = series.supplierNumber
      guard source != nil || supplier != nil || !numbers.isEmpty else { continue }
      if numbers.isEmpty { numbers = [UInt32](repeating: EnergyOrigins.plain, count: run) }
      numbers.append(origins.number(of: EnergyOrigins.Origin(source: source, supplier: supplier.map { suppliers[$0] })))
    }
    return numbers
  }

  /// Says which lines are of enterprises that the project does not have.
  private static func report(
    _ lines: EnergyColumns, _ numbers: [Int], file: String?, log: inout DiagnosticLog
  ) -> Int {
    var count = 0
    for run in 0..<lines.runCount where numbers[Int(lines.series(ofRun: run).enterprise)] < 0 {
      for row in lines.rows(ofRun: run) {
        let line = lines[row]
        log.add(.energyWithoutEnterprise, at: Place(file: file, line: line), found: "\"\(line.enterpriseID)\"")
        count += 1
      }
    }
    return count
  }

  /// The runs of an enterprise, in the order of the ledger.
  func runs(of enterprise: Int) -> ArraySlice<UInt32> { runs[Int(starts[enterprise])..<Int(starts[enterprise + 1])] }

  /// The step from a run's unit to that of its carrier's coefficient.
  func step(of series: EnergyColumns.Series) -> CarrierFactors.UnitStep? {
    steps[Int(series.carrier) * unitCount + Int(series.unit)]
  }

  /// The number of a run's origin.
  func origin(ofRun run: Int) -> UInt32 { runOrigins.isEmpty ? EnergyOrigins.plain : runOrigins[run] }
}
