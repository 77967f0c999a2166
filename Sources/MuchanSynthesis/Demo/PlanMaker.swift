/// The spatial plan of the demonstration: what each lot is planned for (L8).
///
/// Land is planned for what it is used for, but for the industrial parcels whose planned use is another one.
enum PlanMaker {
  /// Codes of the guide of 2023 by those of GB/T 21010-2017, for parcels that name no planned use themselves.
  private static let codes = [
    "0601": "100101", "0604": "1101", "0701": "0701", "0501": "0901", "0505": "0902", "0804": "0804", "0803": "0803",
    "0809": "1301", "0810": "1401", "1201": "16", "0702": "0703", "1104": "1704",
  ]

  static func layer(_ parcels: [SyntheticParcel]) -> GeneratedFile {
    var layer = GeoJSONLayer(name: "plan 合成演示数据")
    for parcel in parcels {
      guard let code = parcel.planUse ?? codes[parcel.use] else { continue }
      var members = JSONMembers()
      members.add("plan_use_code", text: code)
      members.add("land_use_standard", text: "guide-2023")
      // A pond is planned with the lot around it.
      var shape = parcel.shape
      for index in shape.polygons.indices { shape.polygons[index].holes = [] }
      layer.append(members, geometry: shape.geometry)
    }
    return GeneratedFile(name: "plan.geojson", text: layer.text)
  }
}
