import Foundation
import MuchanDiagnostics
import MuchanFormats
import MuchanTestSupport
import Testing

/// Newline-delimited GeoJSON (RFC 8142 and its kin without the separator).
@Suite("Reading records")
struct RecordReadingTests {
  /// One row as a reader saw it: the name, or the code of what is wrong with it.
  private struct Row: Equatable, CustomStringConvertible {
    var byteOffset: Int
    var text: String
    var description: String { "\(byteOffset) \(text)" }
  }

  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func feature(_ name: String) -> String {
    #"{"type":"Feature","properties":{"name":"\#(name)"},"geometry":{"type":"Point","coordinates":[118.5,31.5]}}"#
  }

  private func rows(_ path: String, inOrder: Bool, layout: FeatureLayout = .automatic) throws -> [Row] {
    let file = try GeoJSONFile(path: path, layout: layout)
    var reader = BlockReader(file: file, fields: FeatureFields(["name"]))
    var rows: [Row] = []
    func take(_ block: FeatureBlock) {
      for row in 0..<block.count {
        let issues = block.issues.filter { $0.row == row }.map(\.code.rawValue)
        let name = block.string(block.value(row: row, field: 0))
        rows.append(
          Row(byteOffset: block.featureOffsets[row], text: issues.isEmpty ? name : issues.joined(separator: " ")))
      }
    }
    if inOrder {
      let cutter = SequentialCutter(file: file)
      while try reader.readNext(from: cutter) { take(reader.block) }
    } else {
      for window in 0..<(try #require(file.windowCount)) where try reader.readWindow(window) == .block {
        take(reader.block)
      }
    }
    return rows
  }

  /// Reads both ways, which must agree.
  private func rows(_ text: String, as name: String = "a.ndjson", layout: FeatureLayout = .automatic) throws -> [Row] {
    let path = try folder.write(text, to: name)
    let inOrder = try rows(path, inOrder: true, layout: layout)
    #expect(try rows(path, inOrder: false, layout: layout) == inOrder)
    return inOrder
  }

  @Test("every line is a row at its own byte, over many blocks, whatever ends the lines", arguments: ["\n", "\r\n"])
  func many(lineEnd: String) throws {
    let lines = (0..<20_000).map { feature("地块 \($0)") }
    var offset = 0
    let expected = lines.enumerated().map { index, line in
      defer { offset += line.utf8.count + lineEnd.utf8.count }
      return Row(byteOffset: offset, text: "地块 \(index)")
    }
    let text = lines.joined(separator: lineEnd)
    #expect(text.utf8.count > 2 * BlockReader.blockSize)
    #expect(try rows(text) == expected)
    #expect(try rows(text + lineEnd) == expected)
  }

  @Test("blank lines are no rows")
  func blank() throws {
    let texts = try rows("\n\n" + feature("a") + "\n \t\r\n" + feature("b") + "\n\n").map(\.text)
    #expect(texts == ["a", "b"])
    #expect(try rows("\n \n").isEmpty)
    #expect(try rows("").isEmpty)
  }

  @Test(
    "a broken line is one row with an issue, and its neighbours are read",
    arguments: [
      #"{"type":"Feature","properties":{"name":"#, "}", "[", "x", "{}}", #"{"name":"a"#, "\u{1}", "tru", "01",
      #"{"type":"Feature"},{"type":"Feature"}"#, #"{"type":"Feature"} {"type":"Feature"}"#, ",", "]", "{},",
      #"{"type":"Feature","properties":null,"geometry":null},"#,
    ])
  func broken(line: String) throws {
    let good = feature("good")
    let found = try rows([good, line, good, line, line, good].joined(separator: "\n")).map(\.text)
    #expect(found == ["good", "JSON-001", "good", "JSON-001", "JSON-001", "good"])
  }

  @Test("two broken lines that make one good value with a comma between them stay two")
  func joined() throws {
    let lines = [#"{"type":"Feature","properties":{"name":["a""#, #""b"]},"geometry":null}"#, feature("c")]
    #expect(try rows(lines.joined(separator: "\n")).map(\.text) == ["JSON-001", "JSON-001", "c"])
    let split = [#"{"type":"Feature","properties":{"name":"a"#, #"b"},"geometry":null}"#, feature("c")]
    #expect(try rows(split.joined(separator: "\n")).map(\.text) == ["JSON-001", "JSON-001", "c"])
  }

  @Test("JSON that is not a Feature is a row with GEO-003")
  func notFeatures() throws {
    let lines = ["1", "null", #"{"type":"Point","coordinates":[1,2]}"#, "[1,2]", feature("a")]
    #expect(try rows(lines.joined(separator: "\n")).map(\.text) == ["GEO-003", "GEO-003", "GEO-003", "GEO-003", "a"])
  }

  @Test("bytes that are not UTF-8 spoil their own line only")
  func encoding() throws {
    var bytes = Array((feature("a") + "\n" + feature("x") + "\n" + feature("c")).utf8)
    let place = try #require(bytes.firstIndex(of: UInt8(ascii: "x")))
    bytes[place] = 0xD5
    let path = folder.path + "/gbk.ndjson"
    try Data(bytes).write(to: URL(filePath: path))
    #expect(try rows(path, inOrder: false).map(\.text) == ["a", "FILE-006", "c"])
    #expect(try rows(path, inOrder: true).map(\.text) == ["a", "FILE-006", "c"])
  }

  @Test("after the byte 0x1E a record may span lines, as RFC 8142 has it")
  func sequence() throws {
    let pretty = feature("b").split(separator: ",").joined(separator: ",\n  ")
    let text = ["", feature("a") + "\n", pretty + "\n", "{\n", feature("c") + "\n"].joined(separator: "\u{1E}")
    #expect(try rows(text, as: "a.geojsons").map(\.text) == ["a", "b", "JSON-001", "c"])
    #expect(try rows(text, as: "a.json").map(\.text) == ["a", "b", "JSON-001", "c"])
  }

  @Test("what a file is shows in its name, then in its first line")
  func detection() throws {
    let two = feature("a") + "\n" + feature("b") + "\n"
    for name in ["a.ndjson", "a.GeoJSONL", "a.geojsons", "a.jsonl", "a.txt", "a"] {
      #expect(try rows(two, as: name).count == 2, "\(name)")
    }
    let single = try GeoJSONFile(path: folder.write(feature("a") + "\n\n", to: "single"))
    #expect(single.windowCount == nil)
    let failure = #expect(throws: Failure.self) { try GeoJSONFile(path: folder.write(two, to: "a.geojson")) }
    #expect(failure?.diagnostic.code == .trailingContent)
    #expect(try rows(two, as: "a.geojson", layout: .lines).count == 2)
  }

  @Test("a share of lines may begin with a broken one, and a collection is still known as one")
  func shares() throws {
    let broken = "{\"type\":\n" + feature("a")
    #expect(try rows(broken, as: "share", layout: .linesByDefault).map(\.text) == ["JSON-001", "a"])
    let collection = #"{"type":"FeatureCollection","features":[\#(feature("a")),\#(feature("b"))]}"#
    let path = try folder.write(collection, to: "share")
    #expect(try rows(path, inOrder: true, layout: .linesByDefault).map(\.text) == ["a", "b"])
  }

  @Test("a line over the limit is refused with its place, however the file is cut")
  func limit() throws {
    let text = feature("a") + "\n" + feature(String(repeating: "x", count: 5_000)) + "\n" + feature("b")
    let path = try folder.write(text, to: "long.ndjson")
    for inOrder in [true, false] {
      let failure = #expect(throws: Failure.self) {
        let file = try GeoJSONFile(path: path, maxFeatureBytes: 4_096)
        var reader = BlockReader(file: file, fields: FeatureFields([]))
        if inOrder {
          _ = try reader.readNext(from: SequentialCutter(file: file))
        } else {
          _ = try reader.readWindow(0)
        }
      }
      #expect(failure?.diagnostic.code == .featureTooLarge)
      #expect(failure?.diagnostic.place.byteOffset == feature("a").utf8.count + 1)
    }
  }

  @Test("a line longer than any window is read whole")
  func long() throws {
    let large = feature(String(repeating: "长", count: 3 * BlockReader.blockSize))
    let path = try folder.write([feature("a"), large, feature("b")].joined(separator: "\n"), to: "long.ndjson")
    #expect(try rows(path, inOrder: true).map(\.text.count) == [1, 3 * BlockReader.blockSize, 1])
  }
}
