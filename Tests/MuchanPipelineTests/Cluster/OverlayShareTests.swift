import Foundation
import MuchanDiagnostics
import MuchanPipeline
import MuchanReport
import MuchanTestSupport
import Testing

@Suite("Overlays cut for a cluster")
struct OverlayShareTests {
  private let workload: SharedWorkload

  init() throws { workload = try SharedWorkload() }

  /// The members of the JSON result, all but the findings, whose places a cluster cannot know.
  private func document(_ overlay: Overlay, _ request: OverlayRequest) throws -> String {
    let json = overlay.document(for: request).json(in: .english)
    guard case .object(let members) = json else { throw Failure(.notJSON, at: Place()) }
    return JSONValue.object(members.filter { $0.0 != "findings" }).indented()
  }

  /// What a finding says without its place.
  private func facts(_ findings: DiagnosticLog) -> [String] {
    findings.findings.map { "\($0.code.rawValue) \($0.place.id ?? "") \($0.place.field ?? "") \($0.found)" }.sorted()
  }

  @Test("any partition and any order and grouping of merges give what one run gives")
  func partitions() async throws {
    let whole = workload.request([try workload.write(workload.lines, as: "whole.ndjson")], jobs: 2)
    let expected = try await Overlay(whole)
    #expect(expected.ledger == Ledger(stored: 304, rejected: 2))
    let allAtOnce = try await workload.state(workload.lines)
    // Seeded, so that a failure comes again.
    var random = SystemlessRandom(seed: 20_260_101)
    for count in [1, 2, 7, 64] {
      var shares: [[String]] = []
      for lines in random.partition(workload.lines, into: count) { shares.append(try await workload.state(lines)) }
      let merged = try random.mergedAsTree(shares)
      #expect(merged == allAtOnce, "\(count) shares")
      let finished = try ClusterState(lines: random.shuffled(merged)).finished()
      #expect(finished.overlay.table(for: finished.request).csv() == expected.table(for: whole).csv())
      #expect(try document(finished.overlay, finished.request) == document(expected, whole))
      #expect(facts(finished.overlay.findings) == facts(expected.findings))
    }
  }

  @Test("rejected records arrive as data, each by its id and with what was found")
  func rejected() async throws {
    let lines = try await workload.state(workload.lines)
    let log = try ClusterState(lines: lines).finished().overlay.findings
    #expect(log.count(of: .nullGeometry) == 1)
    #expect(log.findings(of: .nullGeometry).first?.place.id == "no geometry")
    #expect(log.findings(of: .notJSON).first?.found == "the record ends too early")
    #expect(log.findings(of: .repairedGeometry).first?.place.id == "bow-tie")
    #expect(log.findings(of: .notANumber).first?.place.id == "no number")
    #expect(lines.contains { $0.hasPrefix("ledger\t") && $0.contains(#""rejected":2"#) })
  }

  @Test("an empty share adds nothing, and nothing but empty shares is no feature")
  func empty() async throws {
    let nothing = try await workload.state([])
    let all = try await workload.state(workload.lines)
    #expect(try ClusterState(lines: all + nothing + nothing).lines == all)
    let finished = try ClusterState(lines: nothing).finished().overlay
    #expect(finished.rows.isEmpty && finished.ledger.read == 0)
    #expect(finished.findings.count(of: .noFeatures) == 1)
  }

  @Test("ids in two shares are found where they were asked for")
  func repeats() async throws {
    let halves = [workload.lines[..<150], workload.lines[150...]]
    var lines: [String] = []
    for half in halves { lines += try await workload.state(half, countingIDs: true) }
    let finished = try ClusterState(lines: lines).finished().overlay
    let repeated = finished.findings.findings(of: .repeatedID)
    #expect(repeated.map(\.found) == ["2 times"])
    #expect(workload.lines[10].contains(repeated.first?.place.id ?? "none"))
    #expect(finished.ledger == Ledger(stored: 304, rejected: 2))
  }

  @Test(
    "lines of another version, zone file or request are refused with what differs",
    arguments: [
      (#""muchan":"0.1.0""#, #""muchan":"9.0.0""#, "muchan is"), (#""geos":"3"#, #""geos":"2"#, "geos is"),
      (#""by":["land_use_code"]"#, #""by":["land_use"]"#, "by is"),
      (#""zone_id":null"#, #""zone_id":"x""#, "zone_id is"),
      (#""on_invalid":"repair""#, #""on_invalid":"keep""#, "on_invalid is"),
      (#""format":4"#, #""format":2"#, "format is"),
      (#""zone_digest":""#, #""zone_digest":"0"#, "zone_digest is"),
    ])
  func mixed(from: String, to: String, words: String) async throws {
    let lines = try await workload.state(workload.lines.prefix(5))
    #expect(lines[0].contains(from))
    let other = lines[0].split(separator: from, omittingEmptySubsequences: false).joined(separator: to)
    let failure = #expect(throws: Failure.self) { try ClusterState(lines: lines + [other]) }
    #expect(failure?.diagnostic.code == .mixedStates)
    #expect(failure?.diagnostic.place.line == lines.count + 1)
    #expect(failure?.diagnostic.found.hasPrefix(words) == true, "\(failure?.diagnostic.found ?? "")")
  }

  @Test("zone files that differ in one digit have different digests")
  func digests() async throws {
    let text = try String(contentsOfFile: workload.zones, encoding: .utf8)
    let digit = try #require(text.lastIndex { $0.isNumber })
    let changed = try workload.folder.write(
      text.replacingCharacters(in: digit...digit, with: text[digit] == "1" ? "2" : "1"), to: "other/zones.geojson")
    let path = try workload.write(workload.lines.prefix(3), as: "few.ndjson")
    var request = workload.request([path])
    let lines = try await ClusterState(request).lines
    request.zones = changed
    let other = try await ClusterState(request).lines
    let failure = #expect(throws: Failure.self) { try ClusterState(lines: lines + other) }
    #expect(failure?.diagnostic.found.contains("zone_digest") == true)
  }

  @Test("a line that is no state line, or a cut one, is named")
  func broken() async throws {
    let lines = try await workload.state(workload.lines)
    for line in lines {
      for cut in [line.count / 3, line.count - 1] {
        let text = String(line.prefix(cut))
        let failure = #expect(throws: Failure.self) { try ClusterState(lines: [lines[0], text]) }
        #expect(failure?.diagnostic.code == .brokenState)
        #expect(failure?.diagnostic.place.line == 2)
      }
    }
    for line in ["", "x", "row\t{}", "row 0 []\t{}", "ledger\t{\"stored\":-1,\"rejected\":0,\"skipped\":0}", "id 1\t1"]
    {
      #expect(throws: Failure.self, "\(line)") { try ClusterState(lines: [line]) }
    }
  }

  @Test("a line that got lost is noticed before anything is printed")
  func lost() async throws {
    let lines = try await workload.state(workload.lines)
    for (number, line) in lines.enumerated() where !line.hasPrefix("finding") {
      var rest = lines
      rest.remove(at: number)
      let failure = #expect(throws: Failure.self) { try ClusterState(lines: rest).finished() }
      #expect(failure?.diagnostic.code == .missingState, "\(line)")
    }
  }
}
