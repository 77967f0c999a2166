import Foundation
import MuchanDiagnostics
import MuchanRecords
import MuchanTestSupport
import Testing

@testable import MuchanFormats

/// Rows of a ledger that follow rows of their series, held against each row alone behind the header, where nothing is known.
struct KnownSeriesTests {
  private static let header =
    "meter_id,enterprise_id,period,period_kind,carrier,quantity,unit,flow,supplier_id,power_source,feedstock_quantity,"
    + "ncv,ncv_unit,remark\n"

  /// Rows in all ways that ids, periods and quantities are written in, of a few series, in an order that a seed decides.
  private static func rows(seed: UInt64) -> [String] {
    var state = seed
    func chosen(_ list: [String]) -> String {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return list[Int(state >> 33) % list.count]
    }
    let ids = [
      "E1", "E1", "E2", "e-3_x", "91329999DEM000014B", "320115000000000000", "3.2E+17", "'=1", " E1", "\"E1\"", "-", "",
      "企业1", "\"E\"\"1\"", "无",
    ]
    let meters = ["M1", "M1", "", "-", "\"M1\"", "表1", "M 1", "123456789012345000"]
    let periods = ["2022-01", "2022-02", "2022", "2022-Q1", "2022/3", "202204", "2022-13", "", "2022年"]
    let kinds = ["", "month", "year", "single", "cumulative", "月"]
    let quantities = ["1", "1.5", "0.000001", "1,000", "\"1,000\"", "-2", "+3", "1e3", "", "1.", "９", "99999999999999"]
    let tails = [
      ",electricity,Q,kWh,purchase,,grid,,,,", ",electricity,Q,kWh,,,,,,,x", ",raw_coal,Q,t,purchase,,,,,,",
      ",raw_coal,Q,t,stock_change,,,,,,", ",natural_gas,Q,m3,purchase,E1,,1,,,", ",raw_coal,Q,t,,,,,20000,kJ/kg,",
      ",\"electricity\",Q,kWh,购入,,电网,,,,", ",heat,Q,,purchase,,,,,,", ",heat,Q,GJ,-,,,,,,",
    ]
    return (0..<400).map { _ in
      "\(chosen(meters)),\(chosen(ids)),\(chosen(periods)),\(chosen(kinds))"
        + chosen(tails).replacingOccurrences(of: "Q", with: chosen(quantities)) + "\n"
    }
  }

  @Test("A row means the same whatever rows stand before it", arguments: [1, 2, 3, 4, 5] as [UInt64])
  func alone(seed: UInt64) throws {
    let rows = Self.rows(seed: seed)
    let folder = try TemporaryFolder()
    func read(_ text: String) throws -> (records: [String], rejected: Int, findings: [String]) {
      let path = folder.url.appending(path: "energy.csv").path
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
      var rows = try TableRows<EnergyColumn>(path: path, mapping: [:], options: InputOptions())
      var content = TableContent<EnergyColumns>()
      var (features, memos) = (RowNumbers(), EnergyTable.Memos())
      try rows.readOn(likeLast: EnergyTable.months, into: &content, &features) {
        EnergyTable.take(&$0, into: &$1, &memos)
      }
      let records = content.records.map { line in
        var line = line
        line.line = 0
        return "\(line)"
      }
      let findings = rows.log.findings.filter { $0.code != .unknownColumn }.map { "\($0.code) \($0.found)" }
      return (records, content.ledger.rejected, findings)
    }
    let whole = try read(Self.header + rows.joined())
    var parts: (records: [String], rejected: Int, findings: [String]) = ([], 0, [])
    for row in rows {
      let part = try read(Self.header + row)
      parts.records += part.records
      parts.rejected += part.rejected
      parts.findings += part.findings
    }
    #expect(whole.records == parts.records && whole.records.count > 20)
    #expect(whole.rejected == parts.rejected)
    #expect(whole.findings.sorted() == parts.findings.sorted())
  }
}
