import Foundation
import MuchanReport
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Styles as QGIS and other programs read them.
@Suite("Styles of map layers")
struct MapStyleTests {
  /// Collects the attributes of elements; fails on what is not well-formed.
  private final class Reader: NSObject, XMLParserDelegate {
    var elements: [(name: String, attributes: [String: String])] = []
    func parser(
      _: XMLParser, didStartElement name: String, namespaceURI _: String?, qualifiedName _: String?,
      attributes: [String: String]
    ) { elements.append((name, attributes)) }
  }

  private func elements(_ text: String) throws -> [(name: String, attributes: [String: String])] {
    let reader = Reader()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = reader
    #expect(parser.parse(), "\(String(describing: parser.parserError))")
    return reader.elements
  }

  private let hostile = "<&>\"'\u{1}|\n]]>"

  @Test func classesHaveSymbolsAndHatchingIsASecondLayer() throws {
    let style = MapStyle(
      name: hostile, column: "class",
      classes: [
        .init(.value("A"), label: hostile, color: [0, 114, 178]),
        .init(.value(hostile), label: "D", color: [213, 94, 0], isHatched: true),
        .init(.others, label: "unknown", color: MapStyle.unknownColor),
      ])
    let found = try elements(style.qml())
    #expect(found.filter { $0.name == "category" }.map { $0.attributes["symbol"] } == ["0", "1", "2"])
    #expect(found.filter { $0.name == "symbol" }.map { $0.attributes["name"] } == ["0", "1", "2"])
    #expect(found.filter { $0.name == "layer" }.count == 4)
    #expect(found.first { $0.name == "renderer-v2" }?.attributes["attr"] == "class")
    #expect(found.filter { $0.name == "category" }[1].attributes["value"]?.hasPrefix("<&>\"'") == true)
    let described = try elements(style.sld(layer: "map_parcels"))
    #expect(described.filter { $0.name == "Rule" }.count == 3)
    #expect(described.filter { $0.name == "ElseFilter" }.count == 1)
  }

  @Test func rangesMeetAndTheLastHasItsEnd() throws {
    let style = MapStyle(
      name: "yield", column: "output",
      classes: [
        .init(.range(0, 10), label: "0–10", color: [253, 231, 37]),
        .init(.range(10, 20.5), label: "10–20.5", color: [68, 1, 84]),
        .init(.others, label: "unknown", color: MapStyle.unknownColor),
      ])
    let ranges = try elements(style.qml()).filter { $0.name == "range" }
    #expect(ranges.map { $0.attributes["lower"] } == ["0.0", "10.0"])
    #expect(ranges.map { $0.attributes["upper"] } == ["10.0", "20.5"])
    let described = try elements(style.sld(layer: "map_parcels")).map(\.name)
    #expect(described.filter { $0 == "ogc:PropertyIsLessThan" }.count == 1)
    #expect(described.filter { $0 == "ogc:PropertyIsLessThanOrEqualTo" }.count == 1)
  }
}
