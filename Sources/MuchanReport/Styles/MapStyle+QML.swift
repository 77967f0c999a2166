extension MapStyle {
  /// The style as QGIS keeps it (QML of version 3).
  public func qml() -> String {
    let graduated = isGraduated
    // A rule-free renderer of ranges has no place for what is not known, so it draws nothing there.
    let kept = classes.filter { item in
      if graduated, case .others = item.choice { return false }
      return true
    }
    var text = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
    text += "<qgis version=\"3.22.0\" styleCategories=\"Symbology\">\n"
    let kind =
      graduated
      ? "type=\"graduatedSymbol\" graduatedMethod=\"GraduatedColor\"" : "type=\"categorizedSymbol\""
    text += "  <renderer-v2 \(kind) attr=\"\(XMLText.escaped(column))\" symbollevels=\"0\" enableorderby=\"0\" "
    text += "forceraster=\"0\">\n"
    text += graduated ? "    <ranges>\n" : "    <categories>\n"
    for (number, item) in kept.enumerated() {
      let label = XMLText.escaped(item.label)
      switch item.choice {
      case .value(let value):
        text += "      <category value=\"\(XMLText.escaped(value))\" type=\"string\" symbol=\"\(number)\" "
        text += "label=\"\(label)\" render=\"true\"/>\n"
      case .others:
        text += "      <category value=\"\" type=\"NULL\" symbol=\"\(number)\" label=\"\(label)\" render=\"true\"/>\n"
      case .range(let low, let high):
        text += "      <range lower=\"\(low)\" upper=\"\(high)\" symbol=\"\(number)\" label=\"\(label)\" "
        text += "render=\"true\"/>\n"
      }
    }
    text += graduated ? "    </ranges>\n    <symbols>\n" : "    </categories>\n    <symbols>\n"
    for (number, item) in kept.enumerated() { text += item.symbol(number) }
    text += "    </symbols>\n"
    text += "  </renderer-v2>\n  <blendMode>0</blendMode>\n  <featureBlendMode>0</featureBlendMode>\n"
    text += "  <layerGeometryType>2</layerGeometryType>\n</qgis>\n"
    return text
  }
}

extension MapStyle.Class {
  /// A filled area, and lines across it where it is hatched.
  fileprivate func symbol(_ number: Int) -> String {
    var text = "      <symbol type=\"fill\" name=\"\(number)\" alpha=\"1\" clip_to_extent=\"1\" force_rhr=\"0\">\n"
    text += layer("solid", color: color)
    if isHatched { text += layer("b_diagonal", color: [0, 0, 0]) }
    return text + "      </symbol>\n"
  }

  private func layer(_ pattern: String, color: [UInt8]) -> String {
    let fill = color.map { String($0) }.joined(separator: ",") + ",255"
    let options = [
      ("color", fill), ("joinstyle", "bevel"), ("offset", "0,0"), ("offset_unit", "MM"),
      ("outline_color", "80,80,80,255"), ("outline_style", "solid"), ("outline_width", "0.1"),
      ("outline_width_unit", "MM"), ("style", pattern),
    ]
    var text = "        <layer class=\"SimpleFill\" enabled=\"1\" locked=\"0\" pass=\"0\">\n"
    text += "          <Option type=\"Map\">\n"
    for (name, value) in options {
      text += "            <Option type=\"QString\" name=\"\(name)\" value=\"\(value)\"/>\n"
    }
    text += "          </Option>\n"
    // Versions before 3.20 read these.
    for (name, value) in options { text += "          <prop k=\"\(name)\" v=\"\(value)\"/>\n" }
    return text + "        </layer>\n"
  }
}
