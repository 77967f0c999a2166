import Foundation
import MuchanDiagnostics
import MuchanPipeline
import MuchanSynthesis
import MuchanTestSupport

/// A small made-up workload as lines, with a few records that are wrong, and ways to cut it.
struct SharedWorkload {
  let folder: TemporaryFolder
  let zones: String
  /// One record a line.
  let lines: [String]

  init(parcels: Int = 300) throws {
    folder = try TemporaryFolder()
    try Workload.write(try WorkloadOptions(parcels: parcels, zones: 9, zoneVertices: 40), to: folder.path)
    zones = folder.path + "/zones.geojson"
    let text = try String(contentsOfFile: folder.path + "/parcels.geojson", encoding: .utf8)
    var lines = text.split(separator: "\n").filter { $0.hasPrefix(#"{"type":"Feature""#) }.map {
      String($0.hasSuffix(",") ? $0.dropLast() : $0)
    }
    lines.insert(#"{"type":"Feature","properties":{"parcel_id":"no geometry"},"geometry":null}"#, at: 40)
    lines.insert(#"{"type":"Feature","properties":{"parcel_id":"cut"#, at: 80)
    lines.insert(Self.parcel("far away", at: 100, code: "\"a\\tb\""), at: 120)
    lines.insert(Self.parcel("bow-tie", at: 118.8, code: "\"0601\"", isCrossed: true), at: 160)
    lines.insert(Self.parcel("no number", at: 118.8, code: "null", output: "\"n/a\""), at: 200)
    lines.insert(lines[10], at: 220)
    self.lines = lines
  }

  private static func parcel(
    _ id: String, at x: Double, code: String, output: String = "12.5", isCrossed: Bool = false
  ) -> String {
    let corners = isCrossed ? [(0, 0), (1, 1), (1, 0), (0, 1), (0, 0)] : [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)]
    let ring = corners.map { "[\(x + 0.001 * Double($0.0)),\(31.9 + 0.001 * Double($0.1))]" }.joined(separator: ",")
    return
      #"{"type":"Feature","properties":{"parcel_id":"\#(id)","land_use_code":\#(code),"output_wan_yuan":\#(output)},"#
      + #""geometry":{"type":"Polygon","coordinates":[[\#(ring)]]}}"#
  }

  /// Writes some lines and returns their path.
  func write(_ lines: some Sequence<String>, as name: String) throws -> String {
    try folder.write(lines.map { $0 + "\n" }.joined(), to: name)
  }

  func request(_ paths: [String], jobs: Int = 1) -> OverlayRequest {
    OverlayRequest(
      parcels: paths, zones: zones, by: ["land_use_code"], sums: ["output_wan_yuan", "energy_tce"],
      options: LayerOptions(jobs: jobs))
  }

  /// The state of some lines, as its lines.
  func state(_ lines: some Sequence<String>, countingIDs: Bool = false) async throws -> [String] {
    var request = request([try write(lines, as: "share.ndjson")])
    request.countsIDs = countingIDs
    return try await ClusterState(request).lines
  }
}

extension ClusterState {
  /// All lines, without their ends.
  var lines: [String] {
    get throws(Failure) {
      var lines: [String] = []
      try write { (line) throws(Failure) in lines.append(String(line.dropLast())) }
      return lines
    }
  }

  /// Of lines, in the order given.
  init(lines: some Sequence<String>) throws(Failure) {
    self.init()
    for (number, line) in lines.enumerated() { try add(line, at: Place(file: "lines", line: number + 1)) }
  }
}
