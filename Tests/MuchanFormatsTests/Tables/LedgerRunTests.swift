import MuchanDiagnostics
import MuchanRecords
import Testing

@testable import MuchanFormats

/// Rows that are taken as the last one but for period and quantity, held against the fields that the test itself wrote.
@Suite("Ledgers of months")
struct LedgerRunTests {
  let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  private static let header = "enterprise_id,meter_id,period,period_kind,carrier,quantity,unit,flow,power_source"

  private func read(_ text: String) throws -> (content: TableContent<EnergyColumns>, log: DiagnosticLog) {
    var log = DiagnosticLog()
    let path = try scratch.write(text, to: "energy.csv")
    return (try EnergyTable.read(path: path, into: &log), log)
  }

  /// A line as its cells; quantities are multiples of 1/8, which text and `Double` hold alike.
  private struct Row {
    var cells: [String]
    var text: String { cells.joined(separator: ",") }
  }

  private func rows(_ count: Int, seed: UInt64) -> [Row] {
    var state = seed
    func next(_ below: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % below
    }
    var rows: [Row] = []
    while rows.count < count {
      let (enterprise, meter) = ("企\(next(20))", next(3) == 0 ? "" : "M\(rows.count)")
      let carrier = ["electricity", "diesel", "raw_coal"][next(3)]
      let isYear = next(5) == 0
      for month in 1...(isYear ? 1 : 12) {
        let quantity = "\(next(100_000)).\(["0", "125", "25", "5", "875"][next(5)])"
        let period = isYear ? "2022" : "2022-\(month < 10 ? "0" : "")\(month)"
        rows.append(
          Row(cells: [
            enterprise, meter, period, isYear ? "year" : "month", carrier, quantity, "t", "purchase",
            "",
          ]))
      }
    }
    return rows
  }

  @Test("every line is read as it stands", arguments: [1, 2, 3] as [UInt64], ["\n", "\r\n"])
  func asItStands(seed: UInt64, lineEnd: String) throws {
    let rows = rows(2_000, seed: seed)
    let text = ([Self.header] + rows.map(\.text)).joined(separator: lineEnd) + lineEnd
    let (content, _) = try read(text)
    // Lines without a meter may repeat one another; which one stays is told elsewhere.
    let lines = Dictionary(uniqueKeysWithValues: content.records.map { ($0.line, $0) })
    #expect(content.ledger.read == rows.count)
    for (index, row) in rows.enumerated() {
      guard let line = lines[index + 2] else {
        #expect(row.cells[1].isEmpty)
        continue
      }
      #expect(line.enterpriseID == row.cells[0])
      #expect(line.meterID ?? "" == row.cells[1])
      #expect(line.period.description == row.cells[2])
      #expect(line.carrier == row.cells[4])
      #expect(line.quantity == Double(row.cells[5]))
    }
  }

  @Test("a cell that is not plain among months is told with its own line, as without them")
  func oddCells() throws {
    let months = (1...12).map { "A,M1,2022-\($0 < 10 ? "0" : "")\($0),month,electricity,\($0 * 10).5,kWh,purchase," }
    var odd = months
    odd[2] = "A,M1,2022-03,month,electricity,\"1,234\",kWh,purchase,"
    odd[4] = "A,M1,2022-05,month,electricity,-5,kWh,purchase,"
    odd[6] = "A,M1,2022,month,electricity,7,kWh,purchase,"
    odd[8] = "A,M1,2022-09,month,electricity,,kWh,purchase,"
    odd[10] = "A,M1,2022-01,month,electricity,9.5,kWh,purchase,"
    let (content, log) = try read(([Self.header] + odd).joined(separator: "\n") + "\n")
    // 1,234 is converted; -5, a month that is a year and an empty quantity are rejected; January stands twice, and the
    // lesser quantity stays: 9.5 of line 12, not 10.5 of line 2.
    #expect(content.ledger == Ledger(stored: 8, rejected: 4))
    #expect(content.records.map(\.line) == [3, 4, 5, 7, 9, 11, 12, 13])
    #expect(content.records.map(\.quantity) == [20.5, 1_234, 40.5, 60.5, 80.5, 100.5, 9.5, 120.5])
    #expect(log.findings(of: .convertedCell).map(\.place.line) == [4])
    #expect(log.findings(of: .negativeValue).map(\.place.line) == [6])
    #expect(log.findings(of: .notAPeriod).map(\.place.line) == [8])
    #expect(log.findings(of: .missingValue).map(\.place.line) == [10])
    #expect(log.findings(of: .duplicateRow).map(\.place.line) == [2])
    #expect(log.findings(of: .duplicateRow).map(\.place.feature) == [0])
  }

  @Test("the last line of a file without a line end is not taken for the beginning of a longer one")
  func noLineEnd() throws {
    let text = Self.header + "\nA,M1,2022-01,month,diesel,1,t,sold,\nA,M1,2022-02,month,diesel,2,t,sold,"
    let (content, log) = try read(text)
    #expect(log.isEmpty)
    #expect(content.records.map(\.quantity) == [1, 2])
    #expect(content.records.map(\.period.description) == ["2022-01", "2022-02"])
  }

  @Test("a row like one before a converted cell keeps its own enterprise and number")
  func afterConvertedCell() throws {
    let (content, log) = try read(
      """
      enterprise_id,meter_id,period,carrier,quantity,unit
      A,M1,2022-01,diesel,1,t
      B,M2,2022-01,diesel,"1,234",t
      A,M1,2022-02,diesel,2,t
      C,M3,2022-02,diesel,x,t
      A,M1,2022-03,diesel,3,t
      A,M1,2022-03,diesel,4,t

      """)
    #expect(content.records.map(\.enterpriseID) == ["A", "B", "A", "A"])
    #expect(content.records.map(\.meterID) == ["M1", "M2", "M1", "M1"])
    // Rows are counted from 0 without the header: the repeat of 2022-03 is the sixth.
    #expect(log.findings(of: .duplicateRow).map(\.place.feature) == [5])
  }
}
