/// The members of a JSON object in the order given; a nil value leaves the member out.
struct JSONMembers {
  private(set) var text = ""

  mutating func add(_ name: String, text value: String?) {
    guard let value else { return }
    add(name, raw: "\"" + value + "\"")
  }

  mutating func add(_ name: String, _ scaled: Int?, decimals: Int) {
    guard let scaled else { return }
    add(name, raw: NumberText.trimmed(scaled, decimals: decimals))
  }

  mutating func add(_ name: String, list values: [String]?) {
    guard let values else { return }
    add(name, raw: "[" + values.map { "\"" + $0 + "\"" }.joined(separator: ", ") + "]")
  }

  /// The texts of the generator hold no quote, backslash or control character, so nothing is escaped.
  private mutating func add(_ name: String, raw value: String) {
    text += (text.isEmpty ? "" : ", ") + "\"" + name + "\": " + value
  }
}

/// A GeoJSON layer, one feature per line.
struct GeoJSONLayer {
  private var lines: [String] = []
  private let name: String

  init(name: String) {
    self.name = name
  }

  mutating func append(_ properties: JSONMembers, geometry: String) {
    lines.append("{ \"type\": \"Feature\", \"properties\": { \(properties.text) }, \"geometry\": \(geometry) }")
  }

  var text: String {
    """
    {
    "type": "FeatureCollection",
    "name": "\(name)",
    "note": "\(Calibration.label)",
    "features": [
    \(lines.joined(separator: ",\n"))
    ]
    }

    """
  }
}
