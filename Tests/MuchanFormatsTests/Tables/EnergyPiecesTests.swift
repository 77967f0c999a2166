import MuchanDiagnostics
import MuchanRecords
import Testing

@testable import MuchanFormats

/// Ledgers read in pieces, held against the same file read from beginning to end.
@Suite("Ledgers in pieces")
struct EnergyPiecesTests {
  let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  private struct Outcome {
    var records: [String] = []
    var runs: [String] = []
    var ledger = Ledger()
    var missing: [String] = []
    var rejections: [TableRejection] = []
    var findings: [Diagnostic] = []
    var counts: [String] = []
    var failure: Diagnostic?

    /// The first thing that differs.
    func difference(from other: Outcome) -> String? {
      func first<Element: Equatable>(_ name: String, _ own: [Element], _ others: [Element]) -> String? {
        if own == others { return nil }
        let place =
          zip(own, others).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? min(own.count, others.count)
        return
          "\(name) \(place): \(own.dropFirst(place).prefix(1)) and not \(others.dropFirst(place).prefix(1)), of \(own.count) and \(others.count)"
      }
      if ledger != other.ledger { return "\(ledger) and not \(other.ledger)" }
      if failure != other.failure {
        return "\(String(describing: failure)) and not \(String(describing: other.failure))"
      }
      return first("record", records, other.records) ?? first("run", runs, other.runs)
        ?? first("missing", missing, other.missing) ?? first("rejection", rejections, other.rejections)
        ?? first("finding", findings, other.findings) ?? first("count", counts, other.counts)
    }

    init(_ read: (inout DiagnosticLog) throws(Failure) -> TableContent<EnergyColumns>) {
      var log = DiagnosticLog()
      do throws(Failure) {
        let content = try read(&log)
        records = content.records.map { "\($0)" }
        runs = (0..<content.records.runCount).map {
          "\(content.records.series(ofRun: $0)) \(content.records.rows(ofRun: $0))"
        }
        ledger = content.ledger
        missing = content.missingColumns
        rejections = content.rejections
      } catch {
        failure = error.diagnostic
      }
      findings = log.findings
      counts = log.countsByCode.map { "\($0.code) \($0.count)" }
    }
  }

  private struct Random: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  /// Rows with everything that makes a line feed something else than the end of a row, or a row something else than its line.
  private func text(_ rows: Int, seed: UInt64, lineEnd: String) -> String {
    var random = Random(state: seed)
    var text = "enterprise_id,meter_id,period,carrier,quantity,unit,flow,note\(lineEnd)"
    var enterprise = 0
    for _ in 0..<rows {
      if Int.random(in: 0..<4, using: &random) == 0 { enterprise += 1 }
      let meter = ["M1", "\"M\(lineEnd)2\"", "\"a \"\"b\"\" c\"", "5\" pipe", ""].randomElement(using: &random) ?? ""
      for month in 1...Int.random(in: 1...4, using: &random) {
        let quantity = ["12.5", "7", "\"1,234\"", "abc", "-3", "１２"][
          Int.random(in: 0..<10, using: &random) < 7
            ? Int.random(in: 0..<2, using: &random) : Int.random(in: 0..<6, using: &random)]
        let note =
          Int.random(in: 0..<12, using: &random) == 0
          ? "\"" + String(repeating: "注\(lineEnd),\"\"x\"\"", count: Int.random(in: 1..<40, using: &random)) + "\"" : ""
        text += "E\(enterprise),\(meter),2022-0\(month),electricity,\(quantity),kWh,purchase,\(note)"
        if Int.random(in: 0..<30, using: &random) == 0 { text += ",extra" }
        text += lineEnd
        if Int.random(in: 0..<25, using: &random) == 0 { text += lineEnd }
        if Int.random(in: 0..<40, using: &random) == 0 { text += ",,,,,,,\(lineEnd)" }
      }
    }
    return text
  }

  private func check(_ text: String, windows: [Int], seed: UInt64) throws {
    let path = try scratch.write(text, to: "energy.csv")
    let whole = Outcome { (log) throws(Failure) in try EnergyTable.read(path: path, into: &log) }
    var random = Random(state: seed)
    for windowSize in windows {
      guard let pieces = try EnergyTable.pieces(path: path, windowSize: windowSize) else { continue }
      let reader = try pieces.makeReader()
      var read: [Int: TablePieces<EnergyColumns>.Piece] = [:]
      for window in (0..<pieces.windowCount).shuffled(using: &random) { read[window] = reader.read(window) }
      let joined = Outcome { (log) throws(Failure) in
        var joined = TablePieces<EnergyColumns>.Joined(pieces)
        for window in 0..<pieces.windowCount {
          guard let piece = read[window] else { continue }
          joined.add(piece, ofWindow: window) { (start) throws(Failure) in reader.read(window, from: start) }
        }
        return try joined.finish(into: &log)
      }
      #expect(joined.difference(from: whole) == nil, "windows of \(windowSize) bytes")
    }
  }

  @Test(
    "pieces of any size give what one reading gives", arguments: [1, 2, 3, 4] as [UInt64], ["\n", "\r\n", "\r"])
  func anySize(seed: UInt64, lineEnd: String) throws {
    let text = text(30, seed: seed, lineEnd: lineEnd)
    let windows = [11, 64, 333, 1_000]
    try check(text, windows: windows, seed: seed)
    try check("\u{FEFF}" + text.dropLast(lineEnd.count), windows: windows, seed: seed)
  }

  @Test("a failure is the one of a reading from the beginning, with its line")
  func failures() throws {
    let text = text(20, seed: 9, lineEnd: "\n")
    let broken = text + "E9,\"never closed,2022-01,electricity,1,kWh,purchase,\n" + text.dropFirst(60)
    try check(broken, windows: [50, 500], seed: 1)
    try check(text + "E9,M\0,2022-01,electricity,1,kWh,purchase,\n" + text, windows: [50, 500], seed: 2)
  }

  @Test("a file that is not read as it lies there is not cut")
  func notCut() throws {
    let path = try scratch.write(
      "enterprise_id,period,carrier,quantity,unit\n" + String(repeating: "E,2022,diesel,1,t\n", count: 40),
      to: "energy.csv")
    #expect(try EnergyTable.pieces(path: path, options: InputOptions(encoding: .gb18030), windowSize: 100) == nil)
    #expect(try EnergyTable.pieces(path: path) == nil)
  }
}
