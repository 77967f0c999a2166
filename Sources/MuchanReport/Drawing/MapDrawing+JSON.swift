extension MapDrawing {
  /// The form of `map.json`; another one is not read.
  static let format = 1

  /// The text of `map.json`, a line for each outline.
  public var text: String {
    var text = "{\"format\":\(Self.format),\"sheets\":["
    for (index, sheet) in sheets.enumerated() {
      if index > 0 { text += "," }
      text += "\n{\"id\":\(JSONValue.string(sheet.id).compact()),\"west\":\(sheet.west),\"north\":\(sheet.north)"
      text += ",\"units_per_degree_east\":\(sheet.unitsPerDegreeEast)"
      text += ",\"units_per_degree_south\":\(sheet.unitsPerDegreeSouth)"
      text += ",\"width\":\(sheet.width),\"height\":\(sheet.height)"
      Self.append("zones", sheet.zones, to: &text)
      Self.append("controls", sheet.controls, to: &text)
      Self.append("waters", sheet.waters, to: &text)
      Self.append("parcels", sheet.parcels, to: &text)
      text += "}"
    }
    return text + "\n]}\n"
  }

  private static func append(_ name: String, _ outlines: [Outline], to text: inout String) {
    text += ",\n\"\(name)\":["
    for (index, outline) in outlines.enumerated() {
      text += index > 0 ? ",\n[" : "\n["
      JSONValue.string(outline.id).append(to: &text)
      text += ","
      JSONValue.string(outline.kind).append(to: &text)
      text += ",\"\(outline.path)\"]"
    }
    text += "]"
  }

  /// As `text` wrote it; nil for anything else.
  public init?(reading text: String) {
    guard let json = JSONValue(reading: text), json["format"]?.integer(as: Int.self) == Self.format,
      let list = json["sheets"]?.list
    else { return nil }
    var sheets: [Sheet] = []
    for value in list {
      guard let sheet = Sheet(value) else { return nil }
      sheets.append(sheet)
    }
    self.init(sheets: sheets)
  }
}

extension MapDrawing.Sheet {
  fileprivate init?(_ json: JSONValue) {
    func number(_ name: String) -> Double? {
      guard let value = json[name]?.double, value.isFinite else { return nil }
      return value
    }
    guard let id = json["id"]?.text, let west = number("west"), let north = number("north"),
      let east = number("units_per_degree_east"), let south = number("units_per_degree_south"), east > 0, south > 0,
      let width = json["width"]?.integer(as: Int.self), let height = json["height"]?.integer(as: Int.self),
      (1...1_000_000).contains(width), (1...1_000_000).contains(height),
      let zones = Self.outlines(json["zones"]), let controls = Self.outlines(json["controls"]),
      let waters = Self.outlines(json["waters"]), let parcels = Self.outlines(json["parcels"])
    else { return nil }
    self.init(
      id: id, west: west, north: north, unitsPerDegreeEast: east, unitsPerDegreeSouth: south, width: width,
      height: height)
    (self.zones, self.controls, self.waters, self.parcels) = (zones, controls, waters, parcels)
  }

  /// Paths are put into pages as they are, so only what a path is made of is taken.
  private static func outlines(_ json: JSONValue?) -> [MapDrawing.Outline]? {
    guard let list = json?.list else { return nil }
    var outlines: [MapDrawing.Outline] = []
    outlines.reserveCapacity(list.count)
    for value in list {
      guard let parts = value.list, parts.count == 3, let id = parts[0].text, let kind = parts[1].text,
        let path = parts[2].text, path.utf8.allSatisfy({ pathBytes.contains($0) })
      else { return nil }
      outlines.append(MapDrawing.Outline(id: id, kind: kind, path: path))
    }
    return outlines
  }

  private static let pathBytes = Set("Mlhvz 0123456789-".utf8)
}
