import MuchanDiagnostics
import MuchanRecords
import MuchanTestSupport
import Testing

@testable import MuchanFormats

/// indicators.csv in columns and in pieces, held against each row alone and against the file read from beginning to end.
@Suite("Stated figures in pieces")
struct IndicatorPiecesTests {
  let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  private static let header = "zone_id,period,indicator,value,unit,scope,basis,price_base,source,remark"

  /// Rows in all ways that ids, periods and values are written in, in an order that a seed decides.
  private static func rows(_ count: Int, seed: UInt64, lineEnd: String = "\n") -> [String] {
    var generator = SeededGenerator(state: seed)
    func chosen(_ list: [String]) -> String { list.randomElement(using: &generator) ?? "" }
    let zones = ["JN", "JN", "JN", "XW-1", "320115000000000000", "3.2E+17", " JN", "\"JN\"", "'=1", "新吴", "-", ""]
    // The last two are one text in Unicode's eyes.
    let indicators = ["energy_total", "tax_per_mu", "\"tax_per_mu\"", "caf\u{E9}", "cafe\u{301}"]
    let values = ["1", "2", "2.50", "-3", "-0", "0.000001", "+4", "\"1,000\"", "", "x", "９", "1e3", "99999999999999"]
    let tails = [
      "tce,,calorific,,年报,", "tce,zone,coal_input,,,", "万元,,,2020,\"合成 \"\"x\"\"\",", "万元,,,2020,,",
      "\"万元\",,,2020,,", "-,,,,,", "万元,,-,,,", "万元,,,,\"两\(lineEnd)行, 注\",",
    ]
    return (0..<count).map { _ in
      let row =
        "\(chosen(zones)),\(chosen(["2022", "2023", "2022", "2022年", "2022-Q1", "2022-13"])),\(chosen(indicators)),"
        + "\(chosen(values)),\(chosen(tails))"
      return chosen(["", "", "", "", "", "", "", ",,,,,,,,,\(lineEnd)", lineEnd]) + row
        + chosen(["", "", "", "", "", "", "", ",extra"]) + lineEnd
    }
  }

  private struct Outcome: Equatable {
    var records: [String] = []
    var ledger = Ledger()
    var missing: [String] = []
    var rejections: [TableRejection] = []
    var findings: [Diagnostic] = []
    var counts: [String] = []
    var failure: Diagnostic?

    init(_ read: (inout DiagnosticLog) throws(Failure) -> TableContent<IndicatorColumns>) {
      var log = DiagnosticLog()
      do throws(Failure) {
        let content = try read(&log)
        records = content.records.map { "\($0)" }
        (ledger, missing, rejections) = (content.ledger, content.missingColumns, content.rejections)
      } catch {
        failure = error.diagnostic
      }
      findings = log.findings
      counts = log.countsByCode.map { "\($0.code) \($0.count)" }
    }
  }

  @Test("pieces of any size give what one reading gives", arguments: [1, 2, 3] as [UInt64], ["\n", "\r\n", "\r"])
  func anySize(seed: UInt64, lineEnd: String) throws {
    let text = Self.header + lineEnd + Self.rows(120, seed: seed, lineEnd: lineEnd).joined()
    let path = try scratch.write(text, to: "indicators.csv")
    let whole = Outcome { (log) throws(Failure) in try IndicatorTable.read(path: path, into: &log) }
    #expect(whole.records.count > 10 && whole.rejections.count > 10)
    var generator = SeededGenerator(state: seed)
    for windowSize in [11, 64, 333, 2_000] {
      let pieces = try #require(try IndicatorTable.pieces(path: path, windowSize: windowSize))
      let reader = try pieces.makeReader()
      var read: [Int: TablePieces<IndicatorColumns>.Piece] = [:]
      for window in (0..<pieces.windowCount).shuffled(using: &generator) { read[window] = reader.read(window) }
      let joined = Outcome { (log) throws(Failure) in
        var joined = TablePieces<IndicatorColumns>.Joined(pieces)
        for window in 0..<pieces.windowCount {
          guard let piece = read[window] else { continue }
          joined.add(piece, ofWindow: window) { (start) throws(Failure) in reader.read(window, from: start) }
        }
        return try joined.finish(into: &log)
      }
      #expect(joined == whole, "windows of \(windowSize) bytes")
    }
  }

  @Test("a row means the same whatever rows stand before it", arguments: [1, 2, 3, 4] as [UInt64])
  func alone(seed: UInt64) throws {
    let rows = Self.rows(400, seed: seed)
    func read(_ text: String) throws -> (records: [String], rejected: Int, findings: [String]) {
      let path = try scratch.write(Self.header + "\n" + text, to: "indicators.csv")
      var rows = try TableRows<IndicatorColumn>(path: path, mapping: [:], options: InputOptions())
      var content = TableContent<IndicatorColumns>()
      var (features, known) = (RowNumbers(), KnownFigures())
      try rows.readOn(likeLast: nil, into: &content, &features) { IndicatorTable.take(&$0, into: &$1, &known) }
      let records = content.records.map { figure in
        var figure = figure
        figure.line = 0
        return "\(figure)"
      }
      let findings = rows.log.findings.filter { $0.code != .unknownColumn }.map { "\($0.code) \($0.found)" }
      return (records, content.ledger.rejected, findings)
    }
    let whole = try read(rows.joined())
    var parts: (records: [String], rejected: Int, findings: [String]) = ([], 0, [])
    for row in rows {
      let part = try read(row)
      parts.records += part.records
      parts.rejected += part.rejected
      parts.findings += part.findings
    }
    #expect(whole.records == parts.records && whole.records.count > 20)
    #expect(whole.rejected == parts.rejected)
    #expect(whole.findings.sorted() == parts.findings.sorted())
  }

  /// What the keys of rows and a dictionary of texts say.
  @Test("of the rows of one figure one is left, the one that the order of records puts first")
  func repeats() throws {
    let path = try scratch.write(Self.header + "\n" + Self.rows(600, seed: 5).joined(), to: "indicators.csv")
    var rows = try TableRows<IndicatorColumn>(path: path, mapping: [:], options: InputOptions())
    var content = TableContent<IndicatorColumns>()
    var (features, known) = (RowNumbers(), KnownFigures())
    try rows.readOn(likeLast: nil, into: &content, &features) { IndicatorTable.take(&$0, into: &$1, &known) }
    var kept: [[String?]: ZoneFigure] = [:]
    for figure in content.records {
      let key = [
        figure.zoneID, "\(figure.period)", figure.indicator, figure.scope, figure.basis, figure.priceBase,
      ]
      if let other = kept[key], !figure.precedes(other) { continue }
      kept[key] = figure
    }
    var log = DiagnosticLog()
    let read = try IndicatorTable.read(path: path, into: &log)
    #expect(read.records.map { "\($0)" } == kept.values.sorted { $0.line < $1.line }.map { "\($0)" })
    #expect(log.count(of: .duplicateRow) == content.records.count - kept.count && kept.count < content.records.count)
  }
}
