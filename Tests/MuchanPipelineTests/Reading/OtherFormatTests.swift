import Foundation
import MuchanDiagnostics
import MuchanFormats
import MuchanGeometry
import MuchanPipeline
import MuchanQuantities
import MuchanRecords
import MuchanTestSupport
import Synchronization
import Testing

/// Rows of `area`, in the order they came.
private final class Rows: Sendable {
  private let rows = Mutex<[AreaRow]>([])
  var all: [AreaRow] { rows.withLock { $0 } }
  func add(_ row: AreaRow) { rows.withLock { $0.append(row) } }
}

/// Areas of files of any kind, by id.
private func areas(
  _ path: String, _ input: InputOptions = InputOptions(), crs: String? = nil, plane: String? = nil
) async throws -> (areas: [String?: Double], log: DiagnosticLog, ledger: Ledger) {
  let rows = Rows()
  let reference = try crs.map { try CoordinateReference($0) }
  let options = LayerOptions(reference: reference, jobs: 2, input: input)
  let method: AreaRequest.Method = try plane.map { .planar(try CoordinateReference($0)) } ?? .ellipsoid
  let measured = try await AreaMeasurement(
    AreaRequest(files: [path], method: method, idField: "parcel_id", options: options)
  ) { row in rows.add(row) }
  let pairs = rows.all.map { ($0.id, $0.area.squareMetres.doubleValue) }
  return (Dictionary(pairs) { first, _ in first }, measured.findings, measured.ledger)
}

private func failure(_ path: String, _ input: InputOptions = InputOptions(), crs: String? = nil) async -> Diagnostic? {
  do {
    _ = try await areas(path, input, crs: crs)
    return nil
  } catch {
    return (error as? Failure)?.diagnostic
  }
}

@Suite("Boundary-point text")
struct BoundaryTextTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let head = """
    [属性描述]
    格式版本号=1.01版本
    数据产生单位=自然资源局
    坐标系=2000国家大地坐标系
    几度分带=3
    投影类型=高斯克吕格
    计量单位=米
    带号=40
    精度=0.01
    转换参数=0,0,0,0,0,0,0
    [地块坐标]

    """

  /// A square of 100 m, its south-west corner given.
  private static func square(_ id: String, _ easting: Double, area: String = "1.0000", count: Int = 5) -> String {
    let corners = [(0, 0), (100, 0), (100, 100), (0, 100), (0, 0)]
    let points = corners.enumerated().map { index, corner in
      "J\(index % 4 + 1),1,\(3_533_000 + corner.0).000,\(Int(easting) + corner.1).000"
    }
    return "\(count),\(area),\(id),地块,面,,工业用地,0601,@\n" + points.joined(separator: "\n") + "\n"
  }

  private func write(_ text: String) throws -> String { try folder.write(text, to: "a.txt") }

  // By hand: squares of 100 m in the plane of their zone, one with a hole of 10 m, one in two parts.
  @Test("plane areas are those of the points, with holes and parts")
  func planeAreas() async throws {
    let hole = """
      10,0.9900,B,有孔,面,,,0601,@
      J1,1,3533000,40393200
      J2,1,3533100,40393200
      J3,1,3533100,40393300
      J4,1,3533000,40393300
      J1,1,3533000,40393200
      J5,2,3533040,40393240
      J6,2,3533050,40393240
      J7,2,3533050,40393250
      J8,2,3533040,40393250
      J5,2,3533040,40393240

      """
    let parts = """
      10,200.00,C,两部分,面,,,0601,@
      J1,1,3533000,40393400
      J2,1,3533010,40393400
      J3,1,3533010,40393410
      J4,1,3533000,40393410
      J1,1,3533000,40393400
      J5,2,3533040,40393440
      J6,2,3533050,40393440
      J7,2,3533050,40393450
      J8,2,3533040,40393450
      J5,2,3533040,40393440

      """
    let path = try write(Self.head + Self.square("A", 40_393_000) + hole + parts)
    let (plane, log, ledger) = try await areas(path, plane: "EPSG:4528")
    #expect(plane == ["A": 10_000, "B": 9_900, "C": 200])
    #expect(ledger == Ledger(stored: 3))
    #expect(log.isEmpty)
  }

  @Test("the head tells the system: areas are those of the same points as GeoJSON in EPSG:4528 and 4549")
  func system() async throws {
    let text = Self.head + Self.square("A", 40_393_000)
    let feature = """
      {"type":"Feature","properties":{"parcel_id":"A"},"geometry":{"type":"Polygon","coordinates":
      [[[40393000,3533000],[40393100,3533000],[40393100,3533100],[40393000,3533100],[40393000,3533000]]]}}
      """
    let expected = try await areas(try folder.write(feature, to: "a.geojson"), crs: "EPSG:4528").areas
    #expect(expected["A"].map { ($0 - 9997.18).magnitude < 0.01 } == true)
    #expect(try await areas(try write(text)).areas == expected)
    let withoutPrefix = text.replacingOccurrences(of: ",40393", with: ",393")
    let found = try await areas(try write(withoutPrefix)).areas["A"]
    #expect(found.map { ($0 - (expected["A"] ?? 0)).magnitude < 1e-4 } == true)
    let other = text.replacingOccurrences(of: "2000国家大地坐标系", with: "80国家大地坐标系")
    #expect(await failure(try write(other))?.code == .unknownCRS)
    #expect(try await areas(try write(other), crs: "EPSG:4528").areas == expected)
  }

  @Test("zeros before a number do not make it another")
  func leadingZeros() async throws {
    let text = Self.head + Self.square("A", 40_393_000)
    let padded = text.replacingOccurrences(of: ",3533100", with: ",003533100")
      .replacingOccurrences(of: ",40393000", with: ",0040393000")
    #expect(padded != text)
    let found = try await areas(try write(padded))
    #expect(try await found.areas == areas(try write(text)).areas)
    #expect(found.ledger == Ledger(stored: 1))
  }

  @Test("faults of the form name line and parcel")
  func faults() async throws {
    let good = Self.head + Self.square("A", 40_393_000) + Self.square("B", 40_393_200)
    let cases: [(String, String, Int)] = [
      ("带号=40", "带号=39", 8), ("几度分带=3", "几度分带=6", 8), ("计量单位=米", "计量单位=度", 7),
      ("转换参数=0,0,0,0,0,0,0", "转换参数=1,0,0,0,0,0,0", 10), ("投影类型=高斯克吕格", "投影类型=墨卡托", 6),
      ("J3,1,3533100.000,40393300.000", "J3,1,3533100.000", 21),
      ("J3,1,3533100.000,40393300.000", "J3,1,x,40393300", 21),
      ("J3,1,3533100.000,40393300.000", "J3,1,3533100.000,39393300.000", 21),
      ("J3,1,3533100.000,40393300.000", "J3,1,40393300.000,3533100.000", 21),
      ("5,1.0000,B,地块,面,,工业用地,0601,@", "5,1.0000,B,@", 18),
    ]
    for (old, new, line) in cases {
      let text = good.replacingOccurrences(of: old, with: new)
      #expect(text != good)
      let found = await failure(try write(text))
      #expect(
        found?.code == .badBoundaryText && found?.place.line == line, "\(new): \(found.map { "\($0)" } ?? "read")")
    }
  }

  @Test("counts and areas of the head that do not fit are warnings with the line of the parcel")
  func headLines() async throws {
    let text =
      Self.head + Self.square("A", 40_393_000, area: "10000") + Self.square("B", 40_393_200, area: "15")
      + Self.square("C", 40_393_400, area: "7.7") + Self.square("D", 40_393_600, count: 9)
    let log = try await areas(try write(text)).log
    #expect(log.findings(of: .boundaryArea).map(\.place.line) == [24])
    #expect(log.findings(of: .boundaryCount).map(\.place.line) == [30])
    #expect(log.countsByCode.count == 2)
  }

  @Test("findings about features name the line their block begins on")
  func places() async throws {
    let bowTie =
      "5,,E,蝶形,面,,,,@\nJ1,1,3533000,40393000\nJ2,1,3533100,40393100\nJ3,1,3533100,40393000\nJ4,1,3533000,40393100\nJ1,1,3533000,40393000\n"
    let log = try await areas(try write(Self.head + Self.square("A", 40_393_000) + bowTie)).log
    let found = try #require(log.findings(of: .repairedGeometry).first)
    #expect(found.place.line == 18 && found.place.feature == 1 && found.place.byteOffset == nil)
  }

  @Test("the template is read, in UTF-8 and in GB18030", arguments: ["utf-8", "gb18030"])
  func template(_ encoding: String) async throws {
    let path = Fixture("../../data/templates/boundary-points.\(encoding).txt").url.path
    let (measured, log, _) = try await areas(path, plane: "EPSG:4528")
    #expect(measured == ["320115001001GB00001": 10_000, "320115001001GB00002": 9_900])
    #expect(log.isEmpty)
  }
}

/// Whether GDAL's programs are there; without them these formats are refused by name, which a test of its own tells.
private let hasConverter = ["/usr/bin", "/usr/local/bin"].contains {
  FileManager.default.isExecutableFile(atPath: $0 + "/ogr2ogr")
}

@Suite("Formats of other programs", .enabled(if: hasConverter, "ogr2ogr is not installed"))
struct OtherFormatTests {
  private func path(_ name: String) -> String { Fixture("formats/\(name)").url.path }

  @Test("layers of other formats have the areas of the GeoJSON they were made from")
  func layers() async throws {
    let expected = try await areas(path("parcels.geojson")).areas
    #expect(expected.count == 3)
    for name in ["gbk.shp", "parcels.kml", "parcels.fgb"] {
      let (found, log, ledger) = try await areas(path(name))
      #expect(ledger == Ledger(stored: 3), "\(name)")
      #expect(log.count(of: .converted) == 1)
      for (id, area) in expected {
        #expect(found[id].map { ($0 - area).magnitude <= 1e-5 } == true, "\(name): \(id ?? "")")
      }
    }
    // DXF has no properties, and its features no ids.
    #expect(try await areas(path("parcels.dxf")).ledger == Ledger(stored: 3))
  }

  @Test("of several layers one must be named")
  func severalLayers() async throws {
    let found = await failure(path("two-layers.gpkg"))
    #expect(found?.code == .severalLayers && found?.expected == "first, second")
    #expect(try await areas(path("two-layers.gpkg"), InputOptions(layer: "second")).areas.count == 1)
    #expect(await failure(path("two-layers.gpkg"), InputOptions(layer: "third"))?.code == .severalLayers)
  }

  @Test("a shapefile whose encoding nothing names is refused, and read with the encoding named")
  func unnamedEncoding() async throws {
    #expect(await failure(path("unnamed.shp"))?.code == .notUTF8)
    let expected = try await areas(path("parcels.geojson")).areas
    let found = try await areas(path("unnamed.shp"), InputOptions(encoding: .gb18030)).areas
    for (id, area) in expected { #expect(found[id].map { ($0 - area).magnitude <= 1e-4 } == true) }
  }

  @Test("coordinates in a system that is named come as they are in the file")
  func namedSystem() async throws {
    let input = InputOptions(encoding: .gb18030)
    let own = try await areas(path("unnamed.shp"), input).areas
    let named = try await areas(path("unnamed.shp"), input, crs: "EPSG:4528").areas
    for (id, area) in own { #expect(named[id].map { ($0 - area).magnitude <= 1e-5 } == true) }
  }

  @Test("a damaged file is refused whole")
  func damaged() async throws {
    let folder = try TemporaryFolder()
    let whole = try Data(contentsOf: Fixture("formats/two-layers.gpkg").url)
    let cut = folder.url.appending(path: "cut.gpkg")
    try whole.prefix(3000).write(to: cut)
    #expect(await failure(cut.path)?.code == .conversionFailed)
  }

  @Test("workbooks are read as tables, ids as texts", arguments: ["enterprises.xlsx", "enterprises.ods"])
  func workbooks(_ name: String) throws {
    var log = DiagnosticLog()
    #expect(try TableCheck.role(ofFile: path(name)) == .enterprises)
    let content = try EnterpriseTable.read(path: path(name), into: &log)
    #expect(content.records.map(\.id) == ["000123", "000124"])
    #expect(content.records.map { $0.output?.wanYuan.description } == ["1234.5", "1000"])
    #expect(content.records.map { $0.producedOn?.description } == ["2015-02-28", "2016-03-01"])
  }
}
