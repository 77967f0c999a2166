import Foundation
import MuchanDiagnostics
import MuchanGeometry
import MuchanPipeline
import MuchanQuantities
import MuchanTestSupport
import Synchronization
import Testing

/// Rows of `area`, in the order they came.
private final class Rows: Sendable {
  private let rows = Mutex<[AreaRow]>([])
  var all: [AreaRow] { rows.withLock { $0 } }
  func add(_ row: AreaRow) { rows.withLock { $0.append(row) } }
}

@Suite("Area: rows as they come")
struct AreaStreamTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func measure(_ request: AreaRequest) async throws -> (rows: [AreaRow], AreaMeasurement) {
    let rows = Rows()
    let measurement = try await AreaMeasurement(request) { row in rows.add(row) }
    return (rows.all, measurement)
  }

  /// Squares with a long note each, so that few features make many blocks of 1 MiB; every seventh has no geometry.
  private func longLayer(_ count: Int) -> MadeLayer {
    let note = String(repeating: "n", count: 4000)
    return MadeLayer(
      (0..<count).map { number in
        let properties = "\"parcel_id\":\"p\(number)\",\"note\":\"\(note)\""
        return number % 7 == 3
          ? "{\"type\":\"Feature\",\"properties\":{\(properties)},\"geometry\":null}"
          : MadeLayer.square(properties, 118.8 + Double(number) * 1e-4, 31.9, side: 1e-4)
      })
  }

  @Test("eight workers over several blocks give the rows in file order, numbered through the file")
  func order() async throws {
    let file = try folder.write(longLayer(900), to: "long.geojson")
    let (rows, measurement) = try await measure(AreaRequest(files: [file], options: LayerOptions(jobs: 8)))
    let expected = (0..<900).filter { $0 % 7 != 3 }
    #expect(rows.map(\.feature) == expected)
    #expect(rows.map(\.id) == expected.map { "p\($0)" })
    #expect(measurement.ledger == Ledger(stored: expected.count, rejected: 900 - expected.count))
    let features = measurement.findings.findings.compactMap(\.place.feature)
    #expect(features == (0..<900).filter { $0 % 7 == 3 })
    // The head takes one line, and each feature one.
    #expect(measurement.findings.findings.compactMap(\.place.line) == features.map { $0 + 2 })
  }

  @Test("the layout of the file makes no difference: one line, pretty-printed, CRLF, a byte-order mark")
  func layouts() async throws {
    let features = (0..<300).map { number in
      MadeLayer.square("\"parcel_id\":\"p\(number)\",\"note\":\"[{,}] \\\"\"", 118.8 + Double(number) * 1e-3, 31.9)
    }
    let usual = MadeLayer(features).text
    let texts = [
      "usual": usual, "oneLine": usual.replacing("\n", with: ""), "crlf": usual.replacing("\n", with: "\r\n"),
      "bom": "\u{FEFF}" + usual,
      "pretty": usual.replacing(",\"", with: ",\n  \"").replacing("],[", with: "],\n    [").replacing(
        "{\"", with: "{\n  \""),
    ]
    let (expected, _) = try await measure(AreaRequest(files: [try folder.write(usual, to: "expected.geojson")]))
    #expect(expected.count == 300)
    for (name, text) in texts {
      let file = try folder.write(text, to: name + ".geojson")
      for jobs in [1, 4] {
        let (rows, measurement) = try await measure(AreaRequest(files: [file], options: LayerOptions(jobs: jobs)))
        #expect(rows.map(\.area) == expected.map(\.area), "\(name)")
        #expect(rows.map(\.feature) == expected.map(\.feature), "\(name)")
        #expect(rows.map(\.id) == expected.map(\.id), "\(name)")
        #expect(measurement.findings.isEmpty, "\(name)")
      }
    }
  }

  @Test("a single feature of several megabytes is read, and refused above the limit")
  func longFeature() async throws {
    // A circle-like ring: 60,000 vertices on the upper and lower half of a parabola's arcs.
    let half = 30_000
    let lower = (0..<half).map { index -> (Double, Double) in
      let t = Double(index) / Double(half) * 2 - 1
      return (118.85 + 0.05 * t, 31.9 + 0.02 * (t * t - 1))
    }
    let upper = (0..<half).map { index -> (Double, Double) in
      let t = 1 - Double(index) / Double(half) * 2
      return (118.85 + 0.05 * t, 31.9 - 0.02 * (t * t - 1))
    }
    let feature = MadeLayer.polygon("\"parcel_id\":\"long\"", lower + upper)
    let file = try folder.write(MadeLayer([feature, feature]), to: "long.geojson")
    #expect(try Data(contentsOf: URL(filePath: file)).count > 4 << 20)
    let (rows, _) = try await measure(AreaRequest(files: [file], options: LayerOptions(jobs: 2)))
    #expect(rows.count == 2)
    #expect(rows.first?.area == rows.last?.area)
    // Between the two parabolas lie 2 × 0.02 × 4/3 × 0.05 square degrees; a degree is some 94.6 by 110.9 km here.
    let squareDegrees = 2 * 0.02 * 4 / 3 * 0.05
    let area = try #require(rows.first?.area.squareMetres.doubleValue)
    #expect(area.isClose(to: squareDegrees * 94_600 * 110_900, relative: 2e-3))

    await #expect {
      try await measure(AreaRequest(files: [file], options: LayerOptions(maxFeatureBytes: 1 << 20)))
    } throws: { ($0 as? Failure)?.diagnostic.code == .featureTooLarge }
  }

  /// A plot of 100 m by 100 m in the 3-degree zone of central meridian 120° (EPSG:4549).
  private static let plot = MadeLayer.square("\"parcel_id\":\"k\"", 654_000, 3_530_000, side: 100)
  private static let crs = #","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4549"}}"#

  @Test("a crs member after the features is honoured, as geopandas writes it", arguments: [1, 3])
  func crsAfterFeatures(jobs: Int) async throws {
    let file = try folder.write(
      MadeLayer([Self.plot], tail: Self.crs + #","bbox":[654000,3530000,654100,3530100]"#), to: "after.geojson")
    let options = LayerOptions(jobs: jobs)
    let (rows, measurement) = try await measure(AreaRequest(files: [file], options: options))
    let plain = try folder.write(MadeLayer([Self.plot]), to: "plain.geojson")
    var named = options
    named.reference = .epsg(4549)
    let (expected, _) = try await measure(AreaRequest(files: [plain], options: named))
    #expect(rows.map(\.area) == expected.map(\.area))
    #expect(rows.count == 1)
    #expect(measurement.findings.count(of: .foreignCRSMember) == 1)
  }

  @Test("a crs member that comes too late to be honoured is refused, not ignored")
  func crsFarBehind() async throws {
    let padding = ",\"note\":\"" + String(repeating: "n", count: 200_000) + "\""
    let file = try folder.write(MadeLayer([Self.plot], tail: Self.crs + padding), to: "late.geojson")
    await #expect {
      try await measure(AreaRequest(files: [file]))
    } throws: { ($0 as? Failure)?.diagnostic.code == .unknownCRS }
  }

  @Test("the word crs in the last feature is no crs member")
  func crsAsProperty() async throws {
    let feature = MadeLayer.square("\"parcel_id\":\"a\",\"crs\":{\"name\":\"EPSG:4549\"}", 118.85, 31.9)
    let (rows, measurement) = try await measure(
      AreaRequest(files: [try folder.write(MadeLayer([feature]), to: "property.geojson")]))
    #expect(rows.count == 1)
    #expect(measurement.findings.isEmpty)
  }

  @Test("the plane of EPSG:4549 gives the registered 10,000 m² of a plot of 100 m by 100 m")
  func plane() async throws {
    let file = try folder.write(MadeLayer([Self.plot]), to: "plane.geojson")
    let (rows, _) = try await measure(AreaRequest(files: [file], method: .planar(.epsg(4549))))
    #expect(rows.map(\.area.squareMetres.description) == ["10000"])
  }

  @Test("a name written with escapes is the same name, and its repetition has its place")
  func escapedName() async throws {
    let plain = MadeLayer.square("\"parcel_id\":\"a\"", 118.85, 31.9)
    let twice = MadeLayer.square(#""parcel_id":"b","note":1,"parcel\u005fid":"c""#, 118.86, 31.9)
    let file = try folder.write(MadeLayer([plain, plain, twice]), to: "escaped.geojson")
    let (rows, measurement) = try await measure(AreaRequest(files: [file]))
    #expect(rows.map(\.id) == ["a", "a", "b"], "the first was used")
    let finding = try #require(measurement.findings.findings.first)
    #expect(finding.code == .duplicateMember)
    #expect(finding.place.line == 4)
    #expect(finding.place.feature == 2)
  }

  @Test("what the output refuses ends the measurement with the same failure")
  func refusedOutput() async throws {
    let file = try folder.write(longLayer(900), to: "long.geojson")
    await #expect(throws: Failure(.outputFailed, at: Place(file: "full"))) {
      _ = try await AreaMeasurement(AreaRequest(files: [file], options: LayerOptions(jobs: 4))) {
        (_) throws(Failure) in throw Failure(.outputFailed, at: Place(file: "full"))
      }
    }
  }
}
