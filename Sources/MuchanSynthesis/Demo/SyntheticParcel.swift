/// A parcel of the demonstration. Areas are in 1/100 m², money in 1/100 万元.
struct SyntheticParcel: Sendable {
  var id: String
  var use: String
  var shape: Shape
  /// The frame's rectangle the parcel was cut from, to put buildings in.
  var lot: Lot
  var zone: ZoneKind
  /// Number of the park in the zone, from 1; 0 in the chemical zone.
  var park: Int
  var registered: Int
  var supplyMode: String?
  var approved: Day?
  var supplied: Day?
  var delivered: Day?
  var startBy: Day?
  var started: Day?
  var stopped: Day?
  var completeBy: Day?
  var completed: Day?
  var produceBy: Day?
  var produced: Day?
  var termUntil: Day?
  var dueArea: Int?
  var developedArea: Int?
  var totalInvestment: Int?
  var invested: Int?
  var price: Int?
  var idleCause: String?
  var idleStatus: String?
  var recognised: Day?
  var disposed: Day?
  var remedy: String?
  var floorArea: Int?
  var countedFloorArea: Int?
  var footprint: Int?
  var yard: Int?
  var industrialFloorArea: Int?
  var landClass: String?
  var planUse: String?

  enum ZoneKind: Sendable {
    case economic
    case chemical
  }

  init(id: String, use: String, shape: Shape, lot: Lot, zone: ZoneKind, park: Int, registered: Int) {
    self.id = id
    self.use = use
    self.shape = shape
    self.lot = lot
    self.zone = zone
    self.park = park
    self.registered = registered
  }

  /// Registered area in 1/100 mu, rounded down: what an enterprise can hold of it.
  var hundredthMu: Int { registered * 3 / 2000 }

  var isIndustrial: Bool { use == "0601" }

  static func layer(_ parcels: [SyntheticParcel]) -> GeneratedFile {
    var layer = GeoJSONLayer(name: "parcels 合成演示数据")
    for parcel in parcels {
      layer.append(parcel.members, geometry: parcel.shape.geometry)
    }
    return GeneratedFile(name: "parcels.geojson", text: layer.text)
  }

  private var members: JSONMembers {
    var members = JSONMembers()
    members.add("parcel_id", text: id)
    members.add("land_use_code", text: use)
    members.add("land_use_standard", text: "GB/T 21010-2017")
    members.add("registered_area_m2", registered, decimals: 2)
    members.add("registered_crs", text: "EPSG:4549")
    members.add("supply_mode", text: supplyMode)
    let days: [(String, Day?)] = [
      ("approved_on", approved), ("supplied_on", supplied), ("delivered_on", delivered), ("start_by", startBy),
      ("started_on", started), ("stopped_on", stopped), ("complete_by", completeBy), ("completed_on", completed),
      ("produce_by", produceBy), ("produced_on", produced), ("term_until", termUntil),
    ]
    for (name, day) in days { members.add(name, text: day?.text) }
    members.add("due_area_m2", dueArea, decimals: 2)
    members.add("developed_area_m2", developedArea, decimals: 2)
    members.add("total_investment_wan_yuan", totalInvestment, decimals: 2)
    members.add("invested_wan_yuan", invested, decimals: 2)
    members.add("price_total_wan_yuan", price, decimals: 2)
    members.add("idle_cause", text: idleCause)
    members.add("idle_status", text: idleStatus)
    members.add("recognised_on", text: recognised?.text)
    members.add("disposed_on", text: disposed?.text)
    members.add("remedy", text: remedy)
    members.add("floor_area_m2", floorArea, decimals: 2)
    members.add("far_area_m2", countedFloorArea, decimals: 2)
    members.add("footprint_m2", footprint, decimals: 2)
    members.add("yard_m2", yard, decimals: 2)
    members.add("industrial_floor_area_m2", industrialFloorArea, decimals: 2)
    members.add("td1029_class", text: landClass)
    members.add("plan_use_code", text: planUse)
    return members
  }
}
