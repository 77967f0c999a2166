import Foundation
import MuchanTestSupport

/// A GeoJSON layer written for a test, one feature a line as programs usually write it.
struct MadeLayer {
  /// The features, each as JSON on one line.
  var features: [String]
  /// Members of the collection after the features, with a leading comma.
  var tail = ""

  init(_ features: [String], tail: String = "") {
    self.features = features
    self.tail = tail
  }

  var text: String { Self.head + features.joined(separator: ",\n") + "\n]" + tail + "}\n" }

  private static let head = "{\"type\":\"FeatureCollection\",\"features\":[\n"

  /// The lines of features of a layer that was written one feature a line.
  static func features(of text: String) -> [String] {
    text.split(separator: "\n").filter { $0.hasPrefix("{\"type\":\"Feature\"") }
      .map { $0.hasSuffix(",") ? String($0.dropLast()) : String($0) }
  }

  /// A feature of one polygon.
  static func polygon(_ properties: String, _ rings: [(Double, Double)]...) -> String {
    let coordinates = rings.map { ring in
      "[" + (ring + ring.prefix(1)).map { "[\($0.0),\($0.1)]" }.joined(separator: ",") + "]"
    }
    return "{\"type\":\"Feature\",\"properties\":{\(properties)},"
      + "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[\(coordinates.joined(separator: ","))]}}"
  }

  /// A feature that is a square from its south-west corner, sides in degrees.
  static func square(_ properties: String, _ x: Double, _ y: Double, side: Double = 0.002) -> String {
    polygon(properties, corners(x, y, side: side))
  }

  /// The corners of a square, counter-clockwise.
  static func corners(_ x: Double, _ y: Double, side: Double) -> [(Double, Double)] {
    [(x, y), (x + side, y), (x + side, y + side), (x, y + side)]
  }
}

extension TemporaryFolder {
  /// Writes a layer and returns its path.
  func write(_ layer: MadeLayer, to name: String) throws -> String { try write(layer.text, to: name) }
}
