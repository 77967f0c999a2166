import Foundation
import MuchanDiagnostics
import MuchanPipeline
import MuchanReport
import MuchanTestSupport
import Testing

/// Differences of two results. Expected rows are worked out by hand.
@Suite("Comparing results")
struct ResultComparisonTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// A folder of results as `run` leaves it.
  ///
  /// - Parameter origin: the member `reproduction`; nil leaves it out, as older versions do.
  @discardableResult
  private func results(
    _ name: String, tables: [String: String], origin: String? = Self.origin(), listed: [String]? = nil
  ) throws -> String {
    let names = (listed ?? Array(tables.keys)).sorted().map { "\"\($0)\"" }.joined(separator: ",")
    let member = origin.map { ",\"reproduction\":\($0)" } ?? ""
    try folder.write(
      "{\"verb\":\"run\",\"version\":\"0.1.0\",\"rows\":[]\(member),\"tables\":[\(names)]}", to: "\(name)/summary.json")
    for (table, text) in tables { try folder.write(text, to: "\(name)/\(table).csv") }
    return folder.url.appending(path: name).path
  }

  private static func origin(
    energy: String = "aa", grid: String = "bb", version: String = "0.1.0", asOf: String = "2022-12-31"
  ) -> String {
    """
    {"tool":{"muchan":"\(version)"},"as_of":"\(asOf)","year":2022,"settings":{"lang":"en"},
    "inputs":[{"role":"energy","year":null,"file":"energy.csv","sha256":"\(energy)","records":{"read":7}}],
    "data":[{"file":"factors/grid.csv","sha256":"\(grid)"},{"file":"codes/land_use.csv","sha256":"cc"}]}
    """
  }

  /// The rows as CSV, without the header.
  private func rows(_ comparison: ResultComparison) -> [String] {
    comparison.changeTable().csv().split(separator: "\n").dropFirst().map(String.init)
  }

  private static let before = """
    zone,year,enterprises,tce_calorific
    JN,2021,10,100.5
    JN,2022,11,90
    HX,2022,3,
    OLD,2022,1,1

    """
  private static let after = """
    zone,year,enterprises,tce_calorific
    NEW,2022,2,2
    HX,2022,3,7
    JN,2022,12,99.000001
    JN,2021,10,100.5

    """

  @Test func rowsAreMatchedByTheirKeysWhateverTheirOrder() throws {
    let comparison = try ResultComparison(
      results("a", tables: ["energy_zones": Self.before]),
      results("b", tables: ["energy_zones": Self.after], origin: Self.origin(energy: "dd")))
    // 99.000001 - 90 = 9.000001, of 90 that is 10.0000 %; 12 - 11 = 1, of 11 that is 9.0909 %.
    #expect(
      rows(comparison) == [
        "energy_zones,changed,zone=HX year=2022,tce_calorific,,7,,,input energy.csv",
        "energy_zones,changed,zone=JN year=2022,enterprises,11,12,1,9.0909,input energy.csv",
        "energy_zones,changed,zone=JN year=2022,tce_calorific,90,99.000001,9.000001,10.0000,input energy.csv",
        "energy_zones,added,zone=NEW year=2022,,,,,,input energy.csv",
        "energy_zones,removed,zone=OLD year=2022,,,,,,input energy.csv",
      ])
    #expect(
      comparison.countTable().csv().split(separator: "\n").last == "energy_zones,4,4,1,1,2,3,input energy.csv")
    #expect(!comparison.isSame)
  }

  @Test func aResultDoesNotDifferFromItself() async throws {
    let demo = try await ProjectResult(Fixture("../../data/demo").url.standardizedFileURL.path)
    let path = demo.folder.url.appending(path: "results").path
    let comparison = try ResultComparison(path, path + "/summary.json")
    #expect(comparison.isSame && rows(comparison).isEmpty && comparison.causeTable().rows.isEmpty)
    #expect(comparison.findings.findings.isEmpty)

    // Every row of every table in another order, one figure of each changed: no row is taken for another's.
    let other = try TemporaryFolder()
    var edited: [String] = []
    for (name, bytes) in demo.files where name.hasSuffix(".csv") {
      var lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
      guard
        !lines.contains(where: { $0.contains("\"") && !$0.hasSuffix("\"") && $0.filter { $0 == "\"" }.count % 2 == 1 })
      else { continue }
      let last = lines.count - 1
      lines[last] = lines[last] + "9"
      edited.append(String(name.dropLast(4)))
      try other.write(([lines[0]] + lines[1...].reversed()).joined(separator: "\n") + "\n", to: "r/\(name)")
    }
    try other.write(String(decoding: demo.files["summary.json"] ?? [], as: UTF8.self), to: "r/summary.json")
    let shuffled = try ResultComparison(path, other.url.appending(path: "r").path, only: edited)
    let changed = shuffled.countTable().rows
    #expect(edited.count > 80)
    // The last column of some is a part of the key: there one row goes and another comes.
    for row in changed {
      let counts = row[3...5]
      #expect(
        counts.elementsEqual([.integer(0), .integer(0), .integer(1)])
          || counts.elementsEqual([.integer(1), .integer(1), .integer(0)]), "\(row)")
    }
    #expect(changed.count > 80)
  }

  @Test func theOtherWayRoundIsTheMirrorImage() throws {
    var random = SystemlessRandom(seed: 11)
    for round in 0..<40 {
      func table() -> String {
        var lines = ["zone,year,value,note"]
        for zone in 0..<6 where random.next() % 4 > 0 {
          for _ in 0...(random.next() % 3 == 0 ? 1 : 0) {
            let value = random.next() % 5 == 0 ? "" : "\(Int(random.next() % 50)).\(random.next() % 10)"
            lines.append("Z\(zone),2022,\(value),\"n,\(random.next() % 3)\"")
          }
        }
        return lines.joined(separator: "\n") + "\n"
      }
      let (a, b) = (
        try results("a\(round)", tables: ["zones": table(), "made_up": table()]),
        try results("b\(round)", tables: ["zones": table()])
      )
      let there = try ResultComparison(a, b).changeTable().rows
      let back = try ResultComparison(b, a).changeTable().rows
      let mirrored = there.map { row -> [Cell] in
        var row = row
        row.swapAt(4, 5)
        if row[1] == .code("added", chinese: "新增行") {
          row[1] = .code("removed", chinese: "减少行")
        } else if row[1] == .code("removed", chinese: "减少行") {
          row[1] = .code("added", chinese: "新增行")
        }
        if case .exact(let digits) = row[6] {
          row[6] = .exact(digits.hasPrefix("-") ? String(digits.dropFirst()) : digits == "0" ? "0" : "-" + digits)
        }
        row[7] = .unknown
        return row
      }
      #expect(
        mirrored.map(\.description).sorted()
          == back.map { row in
            var row = row
            row[7] = .unknown
            return row.description
          }.sorted(), "round \(round)")
    }
  }

  @Test func causesAreThoseThatTheTableDependsOn() throws {
    let tables = ["energy_zones": Self.before, "zones": "zone,area_mu\nJN,1\n"]
    let others = ["energy_zones": Self.after, "zones": "zone,area_mu\nJN,2\n"]
    let a = try results("a", tables: tables)
    let b = try results(
      "b", tables: others, origin: Self.origin(energy: "dd", grid: "ee", version: "0.2.0", asOf: "2023-03-31"))
    let comparison = try ResultComparison(a, b)
    #expect(
      comparison.causeTable().csv() == """
        kind,name,file,before,after
        tool,muchan,,0.1.0,0.2.0
        setting,as_of,,2022-12-31,2023-03-31
        input,energy.csv,energy.csv,aa (7),dd (7)
        data,factors/grid.csv,,bb,ee

        """)
    let explained = comparison.countTable().rows.map { $0[7] }
    #expect(
      explained == [
        .text("tool muchan; setting as_of; input energy.csv; data factors/grid.csv"),
        // Areas have nothing to do with energy or the grid.
        .text("tool muchan; setting as_of"),
      ])
    let same = try ResultComparison(a, results("c", tables: others))
    #expect(same.countTable().rows[0][7] == .text("none of what is known differs"))
  }

  @Test func numbersWithinTheToleranceAreTheSame() throws {
    let a = try results("a", tables: ["zones": "zone,area_mu,parcel_id\nJN,1000,1\nHX,,2\n"])
    let b = try results("b", tables: ["zones": "zone,area_mu,parcel_id\nJN,1000.5,2\nHX,0,2\n"])
    func changed(_ tolerance: NumberTolerance) throws -> [Cell] {
      try ResultComparison(a, b, tolerance: tolerance).changeTable().rows.map { $0[3] }
    }
    let all: [Cell] = [.text("area_mu"), .text("area_mu"), .text("parcel_id")]
    #expect(try changed(NumberTolerance()) == all)
    #expect(try changed(NumberTolerance(absolute: 0.4)) == all)
    // An id has no nearness, and what was unknown is not nearly zero.
    #expect(try changed(NumberTolerance(absolute: 5)) == [.text("area_mu"), .text("parcel_id")])
    #expect(try changed(NumberTolerance(percent: 0.05)) == [.text("area_mu"), .text("parcel_id")])
  }

  @Test func aTableOrColumnOfOneRunAloneIsNamed() throws {
    let a = try results("a", tables: ["zones": "zone,old\nJN,1\n"])
    let b = try results(
      "b", tables: ["zones": "zone,new\nJN,1\n", "peak": "scope,indicator,basis,score\nJN,tce,c,1\n"])
    let found = rows(try ResultComparison(a, b)).map { $0.split(separator: ",").prefix(4).joined(separator: ",") }
    let cause = "none of what is known differs"
    #expect(
      found.sorted() == [
        "peak,added,scope=JN indicator=tce basis=c,\(cause)", "zones,column_added,new,\(cause)",
        "zones,column_removed,old,\(cause)",
      ])
  }

  @Test func whatIsNoResultIsRefusedWithItsPlace() throws {
    let good = try results("good", tables: ["zones": "zone,area_mu\nJN,1\n"])
    func failure(_ path: String, only: [String] = []) -> Diagnostic? {
      do throws(Failure) {
        _ = try ResultComparison(good, path, only: only)
        return nil
      } catch { return error.diagnostic }
    }
    let nowhere = folder.url.appending(path: "nowhere").path
    #expect(failure(nowhere)?.code == .fileMissing)
    try folder.write("x", to: "plain/readme.txt")
    #expect(failure(folder.url.appending(path: "plain").path)?.code == .notAResult)
    try folder.write("{\"verb\":\"area\",\"rows\":[]}", to: "area/summary.json")
    let other = failure(folder.url.appending(path: "area").path)
    #expect(other?.code == .notAResult && other?.found == "verb \"area\"")
    try folder.write("{", to: "cut/summary.json")
    #expect(failure(folder.url.appending(path: "cut").path)?.code == .notAResult)
    let gone = failure(try results("gone", tables: [:], listed: ["zones"]))
    #expect(gone?.code == .missingResult && gone?.place.file?.hasSuffix("gone/zones.csv") == true)
    let ragged = failure(try results("ragged", tables: ["zones": "zone,area_mu\nJN,1\nHX,2,3\n"]))
    #expect(ragged?.code == .raggedRow && ragged?.place.line == 3)
    let unclosed = failure(try results("unclosed", tables: ["zones": "zone,area_mu\nJN,\"1\n"]))
    #expect(unclosed?.code == .unclosedQuote)
    let named = failure(good, only: ["zone"])
    #expect(named?.code == .badOption && named?.expected == "did you mean zones?")
  }

  @Test func aRunThatDoesNotSayWhatItWasMadeOfLeavesCausesUnknown() throws {
    let a = try results("a", tables: ["zones": "zone,area_mu\nJN,1\n"], origin: nil)
    let b = try results("b", tables: ["zones": "zone,area_mu\nJN,2\n"])
    let comparison = try ResultComparison(a, b)
    #expect(comparison.countTable().rows[0][7] == .unknown)
    #expect(comparison.findings.count(of: .resultWithoutOrigin) == 1)
    #expect(comparison.text(in: .english, limit: 3).contains("causes are unknown"))
  }
}
