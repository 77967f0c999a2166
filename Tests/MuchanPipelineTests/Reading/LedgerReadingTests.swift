import Foundation
import MuchanDiagnostics
import MuchanFormats
import MuchanRecords
import MuchanTestSupport
import Testing

@testable import MuchanPipeline

/// A ledger read by several workers, held against one reading from beginning to end.
struct LedgerReadingTests {
  @Test("Any number of workers and any size of window give the same lines and findings", arguments: [1, 2, 7])
  func workers(jobs: Int) async throws {
    var text = "enterprise_id,meter_id,period,carrier,quantity,unit,power_source\r\n"
    for enterprise in 0..<400 {
      for month in 1...12 {
        let quantity = enterprise % 50 == 7 ? "\"1,00\(month % 10)\"" : "\(enterprise * month).5"
        let meter = enterprise % 9 == 0 ? "\"a\r\nb, \"\"c\"\"\"" : "M\(enterprise % 3)"
        text +=
          "E\(enterprise % 300),\(meter),2022-\(month < 10 ? "0" : "")\(month),electricity,\(quantity),\(month == 5 ? "" : "kWh"),\r\n"
      }
    }
    let folder = try TemporaryFolder()
    let path = folder.url.appending(path: "energy.csv").path
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    var log = DiagnosticLog()
    let whole = try EnergyTable.read(path: path, into: &log)
    #expect(whole.ledger.rejected > 400 && log.count(of: .duplicateRow) > 0)
    for windowSize in [900, 20_000] {
      var own = DiagnosticLog()
      let read = try await LedgerReading<EnergyColumns>(path: path, jobs: jobs, windowSize: windowSize).run(into: &own)
      #expect(read.records.map { "\($0)" } == whole.records.map { "\($0)" })
      #expect(read.ledger == whole.ledger && read.rejections == whole.rejections)
      #expect(own.findings == log.findings)
    }
  }
}

/// Stated figures read by several workers, held against one reading from beginning to end.
struct FigureReadingTests {
  @Test("Any number of workers and any size of window give the same figures and findings", arguments: [1, 2, 7])
  func workers(jobs: Int) async throws {
    var text = "zone_id,period,indicator,value,unit,source\r\n"
    for zone in 0..<900 {
      for indicator in ["energy_total", "tax_per_mu", "residents"] {
        let value = zone % 50 == 7 ? "\"1,00\(zone % 10)\"" : "\(zone).5"
        let source = zone % 9 == 0 ? "\"a\r\nb, \"\"c\"\"\"" : "年报"
        text += "Z\(zone % 700),2022,\(indicator),\(value),\(zone % 31 == 0 ? "" : "tce"),\(source)\r\n"
      }
    }
    let folder = try TemporaryFolder()
    let path = folder.url.appending(path: "indicators.csv").path
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    var log = DiagnosticLog()
    let whole = try IndicatorTable.read(path: path, into: &log)
    #expect(whole.ledger.rejected > 400 && log.count(of: .duplicateRow) > 0)
    for windowSize in [900, 20_000] {
      var own = DiagnosticLog()
      let read = try await LedgerReading<IndicatorColumns>(path: path, jobs: jobs, windowSize: windowSize).run(
        into: &own)
      #expect(read.records.map { "\($0)" } == whole.records.map { "\($0)" })
      #expect(read.ledger == whole.ledger && read.rejections == whole.rejections)
      #expect(own.findings == log.findings)
    }
  }
}
