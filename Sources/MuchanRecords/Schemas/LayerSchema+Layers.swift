/// The layers of the input contract.
///
/// Where a file has the marks of two layers, the one that stands first here is meant: a building names its parcel,
/// a parcel may name its zone.
extension LayerSchema {
  /// All layers.
  public static let all = [buildings, parcels, zones, controls, waters, plan]

  /// `buildings.geojson`: a building (建筑).
  public static let buildings = LayerSchema(
    "buildings", mark: "building_id",
    columns: [
      SchemaColumn.text("building_id").required,
      SchemaColumn.text("parcel_id"),
      SchemaColumn.choice("kind", "office", "innovation_premises", "standard_plant", "other"),
      SchemaColumn.choice("status", "built", "under_construction"),
      SchemaColumn.dates("completed_on"),
      SchemaColumn.numbers("floor_area_m2", "floors", "height_m"),
    ], words: ChineseWord.buildings)

  /// `parcels.geojson`: a parcel (宗地).
  public static let parcels = LayerSchema(
    "parcels", mark: "parcel_id",
    columns: [
      SchemaColumn.text("parcel_id", "land_use_code").required,
      SchemaColumn.choice("land_use_standard", "GB/T 21010-2017", "guide-2023", "GB 50137-2011").required,
      SchemaColumn.numbers("registered_area_m2"),
      SchemaColumn.text("registered_crs"),
      SchemaColumn.choice(
        "supply_mode", "allocation", "assignment", "long_lease", "lease_then_assign", "lease_and_assign",
        "flexible_term"),
      SchemaColumn.dates(
        "approved_on", "supplied_on", "delivered_on", "start_by", "started_on", "stopped_on", "resumed_on",
        "complete_by", "completed_on", "produce_by", "produced_on", "term_until"),
      SchemaColumn.numbers(
        "due_area_m2", "developed_area_m2", "total_investment_wan_yuan", "invested_wan_yuan", "price_total_wan_yuan"),
      SchemaColumn.choice("idle_cause", "owner", "government", "force_majeure"),
      SchemaColumn.choice("idle_status", "suspected", "recognised", "disposed"),
      SchemaColumn.dates("recognised_on", "disposed_on"),
      SchemaColumn.text("remedy"),
      SchemaColumn.numbers("floor_area_m2", "far_area_m2", "footprint_m2", "yard_m2", "industrial_floor_area_m2"),
      SchemaColumn.text("td1029_class", "plan_use_code"),
      SchemaColumn.dates("valid_from", "valid_to"),
    ],
    aliases: [
      "parcel_id": ["宗地编号", "宗地代码", "宗地号", "地块编号", "不动产单元号"],
      "land_use_code": ["用地代码", "用地编码", "地类编码", "地类代码", "土地用途代码"],
      "land_use_standard": ["用地分类标准", "分类标准"],
      "registered_area_m2": ["登记面积(平方米)", "登记面积（平方米）", "宗地面积(平方米)", "宗地面积（平方米）"],
      "approved_on": ["批准日期"], "supplied_on": ["供应日期", "供地日期"], "delivered_on": ["交地日期", "实际交地日期"],
      "start_by": ["约定开工日期", "约定动工日期"], "started_on": ["开工日期", "实际开工日期", "动工日期"],
      "stopped_on": ["停工日期"], "resumed_on": ["复工日期"], "complete_by": ["约定竣工日期"],
      "completed_on": ["竣工日期", "实际竣工日期"], "produce_by": ["约定投产日期"], "produced_on": ["投产日期", "实际投产日期"],
      "term_until": ["使用权终止日期"], "recognised_on": ["闲置认定日期"], "disposed_on": ["闲置处置日期"],
      "due_area_m2": ["应动工面积(平方米)", "应动工面积（平方米）"],
      "developed_area_m2": ["已动工面积(平方米)", "已动工面积（平方米）"],
      "total_investment_wan_yuan": ["总投资(万元)", "总投资（万元）"],
      "invested_wan_yuan": ["已投资(万元)", "已投资（万元）"],
      "price_total_wan_yuan": ["出让价款(万元)", "出让价款（万元）"],
      "supply_mode": ["供应方式", "供地方式"], "idle_cause": ["闲置原因"], "idle_status": ["闲置状态"], "remedy": ["处置方式"],
      "footprint_m2": ["建筑基底面积(平方米)", "建筑基底面积（平方米）"],
      "floor_area_m2": ["建筑面积(平方米)", "建筑面积（平方米）"],
      "far_area_m2": ["计容建筑面积(平方米)", "计容建筑面积（平方米）"],
    ], words: ChineseWord.parcels)

  /// `zones.geojson`: the boundary of a zone or park (开发区边界).
  public static let zones = LayerSchema(
    "zones", mark: "zone_id", joinsParts: true,
    columns: [
      SchemaColumn.text("zone_id").required,
      SchemaColumn.text("name"),
      SchemaColumn.choice("level", "national", "provincial", "sub_provincial", "functional_park"),
      SchemaColumn.choice("zone_type", "economic", "high_tech", "bonded", "other"),
      SchemaColumn.text("city_code").required,
      SchemaColumn.text("county_code"),
      SchemaColumn.choice("boundary_kind", "approved", "administered", "proposed"),
      SchemaColumn.numbers("approved_area_ha"),
      SchemaColumn.text("parent_id", "leading_industries", "corridor"),
      SchemaColumn.choice("group", "Sunan", "Suzhong", "Subei"),
    ],
    aliases: [
      "zone_id": ["园区编号", "园区代码", "开发区编号", "开发区代码", "分区编号"],
      "name": ["名称", "园区名称", "开发区名称"],
      "parent_id": ["上级编号", "所属开发区编号"],
      "city_code": ["城市代码", "市代码"],
    ], words: ChineseWord.zones)

  /// `controls.geojson`: a control unit (管控单元).
  public static let controls = LayerSchema(
    "controls", mark: "control_id", joinsParts: true,
    columns: [
      SchemaColumn.text("control_id").required,
      SchemaColumn.choice(
        "kind", "red_line", "eco_control_area", "priority", "key", "general", "industrial_red_line",
        "drinking_water", "basic_farmland", "urban_boundary", "taihu_first_class", "dense_population",
        "regional_assessment"
      ).required,
      SchemaColumn.text("item"),
      SchemaColumn.dates("approved_on", "valid_until"),
    ], words: ChineseWord.controls)

  /// `waters.geojson`: a water or its bank (水域岸线).
  public static let waters = LayerSchema(
    "waters", mark: "water_code", marksID: false, allowsLines: true,
    columns: [
      SchemaColumn.text("name"),
      SchemaColumn.choice(
        "water_code", "yangtze_main", "yangtze_tributary", "grand_canal", "tongyu", "taihu", "other"
      ).required,
      SchemaColumn.choice("geometry_role", "shoreline", "water_area", "centre_line").required,
      SchemaColumn.choice("port_use", "hazardous", "other", "none"),
      SchemaColumn.choice("shoreline_use", "production", "living", "ecological"),
      SchemaColumn.choice("flows_into", "taihu"),
    ], words: ChineseWord.waters)

  /// `plan.geojson`: planned use (规划用途).
  public static let plan = LayerSchema(
    "plan", mark: "plan_use_code", marksID: false,
    columns: [
      SchemaColumn.text("plan_use_code").required,
      SchemaColumn.choice("land_use_standard", "GB/T 21010-2017", "guide-2023", "GB 50137-2011").required,
    ])
}
