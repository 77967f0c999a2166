extension MapStyle {
  /// The style in the words of OGC Styled Layer Descriptor 1.0, which other programs read.
  ///
  /// Hatching is left out: version 1.0 has no word for it.
  public func sld(layer: String) -> String {
    var text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <StyledLayerDescriptor version="1.0.0" xmlns="http://www.opengis.net/sld" xmlns:ogc="http://www.opengis.net/ogc">
        <NamedLayer>
          <Name>\(XMLText.escaped(layer))</Name>
          <UserStyle>
            <Name>\(XMLText.escaped(name))</Name>
            <FeatureTypeStyle>

      """
    for item in classes { text += rule(item) }
    text += "      </FeatureTypeStyle>\n    </UserStyle>\n  </NamedLayer>\n</StyledLayerDescriptor>\n"
    return text
  }

  private func rule(_ item: Class) -> String {
    let hex = item.color.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    var text = "        <Rule>\n          <Name>\(XMLText.escaped(item.label))</Name>\n"
    let property = "<ogc:PropertyName>\(XMLText.escaped(column))</ogc:PropertyName>"
    func literal(_ value: String) -> String { "<ogc:Literal>\(XMLText.escaped(value))</ogc:Literal>" }
    switch item.choice {
    case .value(let value):
      text += "          <ogc:Filter><ogc:PropertyIsEqualTo>\(property)\(literal(value))"
      text += "</ogc:PropertyIsEqualTo></ogc:Filter>\n"
    case .range(let low, let high):
      let isLast = item == classes.last { if case .range = $0.choice { true } else { false } }
      let upper = isLast ? "PropertyIsLessThanOrEqualTo" : "PropertyIsLessThan"
      text += "          <ogc:Filter><ogc:And><ogc:PropertyIsGreaterThanOrEqualTo>\(property)\(literal("\(low)"))"
      text += "</ogc:PropertyIsGreaterThanOrEqualTo><ogc:\(upper)>\(property)\(literal("\(high)"))</ogc:\(upper)>"
      text += "</ogc:And></ogc:Filter>\n"
    case .others: text += "          <ElseFilter/>\n"
    }
    text +=
      "          <PolygonSymbolizer>\n            <Fill><CssParameter name=\"fill\">#\(hex)</CssParameter></Fill>\n"
    text += "            <Stroke><CssParameter name=\"stroke\">#505050</CssParameter>"
    text += "<CssParameter name=\"stroke-width\">0.3</CssParameter></Stroke>\n          </PolygonSymbolizer>\n"
    return text + "        </Rule>\n"
  }
}
