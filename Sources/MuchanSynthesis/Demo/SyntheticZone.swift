/// A zone or park of the demonstration.
struct SyntheticZone: Sendable {
  var id: String
  var name: String
  var level: String
  var zoneType: String
  var countyCode: String
  var parentID: String?
  var approvedHectares: Int?  // 1/100 ha
  var industries: [String]
  var corridors: [String]
  var shape: Shape

  static func layer(_ zones: [SyntheticZone]) -> GeneratedFile {
    var layer = GeoJSONLayer(name: "zones 合成演示数据")
    for zone in zones {
      var members = JSONMembers()
      members.add("zone_id", text: zone.id)
      members.add("name", text: zone.name)
      members.add("level", text: zone.level)
      members.add("zone_type", text: zone.zoneType)
      members.add("city_code", text: Calibration.cityCode)
      members.add("county_code", text: zone.countyCode)
      members.add("boundary_kind", text: "administered")
      members.add("approved_area_ha", zone.approvedHectares, decimals: 2)
      members.add("parent_id", text: zone.parentID)
      members.add("leading_industries", list: zone.industries)
      members.add("corridor", list: zone.corridors)
      members.add("group", text: "Sunan")
      layer.append(members, geometry: zone.shape.geometry)
    }
    return GeneratedFile(name: "zones.geojson", text: layer.text)
  }
}
