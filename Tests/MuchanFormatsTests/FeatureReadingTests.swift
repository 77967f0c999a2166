import Foundation
import MuchanDiagnostics
import MuchanFormats
import MuchanGeometry
import MuchanTestSupport
import Testing

/// A feature as the slow, obvious reader sees it.
private struct PlainFeature: Equatable {
  var type: String?
  var coordinates: [[Double]]
  var name: String?

  /// Reads with Foundation's JSON, which shares no code with muchan's scanner.
  static func read(_ text: String) throws -> [PlainFeature] {
    try JSONDecoder().decode(PlainCollection.self, from: Data(text.utf8)).features.map { feature in
      PlainFeature(
        type: feature.geometry?.type, coordinates: feature.geometry?.coordinates.positions ?? [],
        name: feature.properties?.name)
    }
  }
}

private struct PlainCollection: Decodable {
  struct Feature: Decodable {
    var geometry: Geometry?
    var properties: Properties?
  }

  struct Geometry: Decodable {
    var type: String
    var coordinates: Nested
  }

  struct Properties: Decodable {
    var name: String?
  }

  /// Numbers in lists of any depth.
  indirect enum Nested: Decodable {
    case number(Double)
    case list([Nested])

    init(from decoder: any Decoder) throws {
      let value = try decoder.singleValueContainer()
      if let number = try? value.decode(Double.self) {
        self = .number(number)
      } else {
        self = .list(try value.decode([Nested].self))
      }
    }

    /// The lists that begin with two numbers.
    var positions: [[Double]] {
      guard case .list(let children) = self else { return [] }
      if case .number(let x)? = children.first, case .number(let y)? = children.dropFirst().first { return [[x, y]] }
      return children.flatMap(\.positions)
    }
  }

  var features: [Feature]
}

@Suite("Reading features")
struct FeatureReadingTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Reads a file both ways it can be cut; nil for windows that were not proven.
  private func read(_ path: String, inOrder: Bool, blockNames: [String] = ["name"]) throws -> [PlainFeature]? {
    let file = try GeoJSONFile(path: path)
    var reader = BlockReader(file: file, fields: FeatureFields(blockNames))
    var features: [PlainFeature] = []
    func take(_ block: FeatureBlock) {
      for row in 0..<block.count {
        let shapes: [FeatureShape: String] = [
          .polygon: "Polygon", .multiPolygon: "MultiPolygon", .point: "Point", .line: "LineString",
        ]
        let vertices = block.polygons.vertices(ofRow: row)
        let name = block.value(row: row, field: 0)
        features.append(
          PlainFeature(
            type: shapes[block.shapes[row]],
            coordinates: vertices.map { [block.polygons.x[$0], block.polygons.y[$0]] },
            name: name.kind == .text ? block.string(name) : nil))
      }
    }
    if inOrder {
      let cutter = SequentialCutter(file: file)
      while try reader.readNext(from: cutter) { take(reader.block) }
    } else {
      for window in 0..<(file.windowCount ?? 0) {
        switch try reader.readWindow(window) {
        case .block: take(reader.block)
        case .empty: continue
        case .unproven: return nil
        }
      }
    }
    return features
  }

  private func text(_ count: Int, separator: String, seed: UInt64 = 1) -> String {
    var state = seed
    func number() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 40) / 1e5
    }
    let features = (0..<count).map { index in
      let ring = (0..<(4 + index % 5)).map { _ in "[\(number()),\(number())]" }.joined(separator: ",")
      let geometry = #"{"type":"Polygon","coordinates":[[\#(ring)]]}"#
      let properties = #"{"name":"地块 \#(index) \"a\" \n","n":\#(number())}"#
      return index % 3 == 0
        ? #"{"type":"Feature","properties":\#(properties),"geometry":\#(geometry)}"#
        : #"{"geometry":\#(geometry),"type":"Feature","properties":\#(properties)}"#
    }
    return #"{"type":"FeatureCollection","features":["# + separator + features.joined(separator: "," + separator)
      + separator + "]}"
  }

  @Test("both ways of cutting agree with a plain reader, over many blocks", arguments: [3, 6_000])
  func plain(count: Int) throws {
    let text = text(count, separator: "\n")
    let path = try folder.write(text, to: "lines.geojson")
    let expected = try PlainFeature.read(text)
    #expect(expected.count == count)
    #expect(try read(path, inOrder: false) == expected)
    #expect(try read(path, inOrder: true) == expected)
  }

  @Test("a file without line ends is not proven by windows and read in order")
  func oneLine() throws {
    let text = text(24_000, separator: "")
    let path = try folder.write(text, to: "one-line.geojson")
    #expect(try read(path, inOrder: false) == nil)
    #expect(try read(path, inOrder: true) == PlainFeature.read(text))
  }

  @Test("line ends inside features do not mislead")
  func pretty() throws {
    let text = text(6_000, separator: "\n").replacingOccurrences(of: #","type""#, with: ",\n  \"type\"")
    let path = try folder.write(text, to: "pretty.geojson")
    let windows = try read(path, inOrder: false)
    #expect(try windows == nil || windows == PlainFeature.read(text))
    #expect(try read(path, inOrder: true) == PlainFeature.read(text))
  }

  @Test("a feature that spans several blocks is read whole")
  func large() throws {
    let ring = (0..<100_000).map { "[118.\($0 % 1000),31.\($0)]" }.joined(separator: ",")
    let text =
      #"{"type":"FeatureCollection","features":["# + "\n"
      + #"{"type":"Feature","properties":{"name":"large"},"geometry":{"type":"Polygon","coordinates":[[\#(ring)]]}},"#
      + "\n" + #"{"type":"Feature","properties":{"name":"small"},"geometry":{"type":"Point","coordinates":[1,2]}}"#
      + "\n]}"
    let path = try folder.write(text, to: "large.geojson")
    let expected = try PlainFeature.read(text)
    #expect(try read(path, inOrder: false) == expected)
    #expect(try read(path, inOrder: true) == expected)
  }

  @Test("a small file cut at any byte is never taken for whole")
  func truncation() throws {
    let bytes = Array(text(4, separator: "\n").utf8)
    for length in 0..<bytes.count {
      let path = try folder.write(String(decoding: bytes[..<length], as: UTF8.self), to: "cut.geojson")
      do throws(Failure) {
        let file = try GeoJSONFile(path: path)
        var reader = BlockReader(file: file, fields: FeatureFields([]))
        let cutter = SequentialCutter(file: file)
        while try reader.readNext(from: cutter) {}
        Issue.record("the first \(length) bytes passed for a whole file")
      } catch {
        #expect(error.diagnostic.severity == .error)
      }
    }
  }

  @Test(
    "what On-Demand lets pass in members that nobody asks for is an error here",
    arguments: ["tru", "01", "[1 2 3]", #""\x""#, "nul", "[1,]", #"{"a":1,}"#, "--1", "+1", ".5", "1."])
  func skipped(value: String) throws {
    let text =
      #"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"other":\#(value)},"geometry":null}]}"#
    let path = try folder.write(text, to: "skipped.geojson")
    #expect(throws: Failure.self) { try read(path, inOrder: true) }
    #expect(try read(path, inOrder: false) == nil)
  }

  @Test("numbers that no double holds are JSON", arguments: ["1e9999", "-1e9999", String(repeating: "9", count: 400)])
  func tooLarge(value: String) throws {
    let text =
      #"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"other":\#(value)},"geometry":null}]}"#
    let path = try folder.write(text, to: "large.geojson")
    #expect(try read(path, inOrder: true) != nil)
    #expect(try read(path, inOrder: false) != nil)
  }

  @Test(
    "a position that is not JSON is an error of the file, not of the feature",
    arguments: ["[1 2]", "[1,2 3]", "[1,]", "[1,2,]", "[,1]", "[1,2,3,]", "[1,tru]", "[1,2,nul]", "[1,01]", "[1,-]"])
  func brokenPosition(position: String) throws {
    let ring = "[[0,0],[1,0],\(position),[0,0]]"
    let geometry = #"{"type":"Polygon","coordinates":[\#(ring)]}"#
    let text =
      #"{"type":"FeatureCollection","features":[{"type":"Feature","properties":null,"geometry":\#(geometry)}]}"#
    let path = try folder.write(text, to: "broken.geojson")
    #expect(throws: Failure.self) { try read(path, inOrder: true) }
    #expect(try read(path, inOrder: false) == nil)
  }

  @Test("a property is read by any of its names, the first one where a feature has two")
  func otherNames() throws {
    let text = #"""
      {"type":"FeatureCollection","features":[
      {"type":"Feature","properties":{"宗地编号":"a"},"geometry":null},
      {"type":"Feature","properties":{"parcel_id":"b","宗地编号":"c"},"geometry":null}]}
      """#
    let file = try GeoJSONFile(path: try folder.write(text, to: "names.geojson"))
    let fields = FeatureFields(["parcel_id"], others: ["parcel_id": ["宗地编号"]])
    var reader = BlockReader(file: file, fields: fields)
    #expect(try reader.readWindow(0) == .block)
    let block = reader.block
    #expect((0..<2).map { block.string(block.value(row: $0, field: 0)) } == ["a", "b"])
    #expect(block.issues.map(\.code) == [.duplicateMember])
  }
}
