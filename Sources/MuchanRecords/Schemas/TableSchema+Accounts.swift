/// The tables that accounts read, for those who store their columns by kind; what their rows may hold is judged by the
/// readers of the tables.
extension TableSchema {
  /// The schema of a table by its key under `files:` in project.yaml; nil where the contract has none.
  public static func named(_ name: String) -> TableSchema? { (accounts + all).first { $0.name == name } }

  private static let accounts = [
    enterprises, energy, occupancy, reference, revitalisation, indicators, deflators, benchmarks, buildingYear,
  ]

  /// `enterprises.csv`: an enterprise in a period (企业).
  private static let enterprises = TableSchema(
    "enterprises",
    [
      SchemaColumn.text("enterprise_id").required,
      SchemaColumn.periods("period").required,
      SchemaColumn.choice("period_kind", "single", "cumulative"),
      SchemaColumn.text("name", "industry_code", "above_designated_size"),
      SchemaColumn.numbers("mean_staff", "output_wan_yuan"),
      SchemaColumn.signedNumbers("value_added_wan_yuan", "tax_wan_yuan"),
      SchemaColumn.numbers(
        "revenue_wan_yuan", "rd_wan_yuan", "fixed_investment_cum_wan_yuan", "renovation_wan_yuan", "cod_t", "nh3n_t",
        "so2_t", "nox_t", "voc_t"),
      SchemaColumn.text("certified_high_tech", "listed"),
      SchemaColumn.dates("produced_on"),
      SchemaColumn.text("exclusion", "key_discharger", "online_monitored"),
    ])

  /// `energy.csv`: a meter reading or ledger line (能源台账).
  private static let energy = TableSchema(
    "energy",
    [
      SchemaColumn.text("enterprise_id").required,
      SchemaColumn.text("meter_id"),
      SchemaColumn.periods("period").required,
      SchemaColumn.text("period_kind"),
      SchemaColumn.text("carrier").required,
      SchemaColumn.signedNumbers("quantity").required,
      SchemaColumn.text("unit").required,
      SchemaColumn.text("flow", "supplier_id", "power_source"),
      SchemaColumn.signedNumbers("feedstock_quantity", "ncv"),
      SchemaColumn.text("ncv_unit"),
    ])

  /// `occupancy.csv`: land held by an enterprise (用地占用).
  private static let occupancy = TableSchema(
    "occupancy",
    [
      SchemaColumn.text("parcel_id", "enterprise_id", "kind").required,
      SchemaColumn.numbers("area_mu"),
      SchemaColumn.dates("from_on", "to_on"),
    ])

  /// `reference.csv`: a total of a region (区域合计).
  private static let reference = TableSchema(
    "reference",
    [
      SchemaColumn.text("region").required,
      SchemaColumn.periods("period").required,
      SchemaColumn.text("indicator").required,
      SchemaColumn.signedNumbers("value").required,
      SchemaColumn.text("unit", "scope").required,
      SchemaColumn.text("basis", "price_base", "industry_code"),
      SchemaColumn.text("source").required,
    ])

  /// `revitalisation.csv`: a revived parcel (盘活).
  private static let revitalisation = TableSchema(
    "revitalisation",
    [
      SchemaColumn.text("parcel_id").required,
      SchemaColumn.dates("completed_on").required,
      SchemaColumn.text("route").required,
      SchemaColumn.text("object"),
      SchemaColumn.numbers("area_mu", "investment_wan_yuan"),
      SchemaColumn.text("from_use", "to_use", "enterprise_before", "enterprise_after"),
    ])

  /// `indicators.csv`: a zone's figure (指标值).
  private static let indicators = TableSchema(
    "indicators",
    [
      SchemaColumn.text("zone_id").required,
      SchemaColumn.periods("period").required,
      SchemaColumn.text("indicator").required,
      SchemaColumn.signedNumbers("value").required,
      SchemaColumn.text("unit").required,
      SchemaColumn.text("scope", "basis", "price_base", "source"),
    ])

  /// `deflators.csv`: a price index (价格指数).
  private static let deflators = TableSchema(
    "deflators",
    [
      SchemaColumn.text("region").required,
      SchemaColumn.years("year").required,
      SchemaColumn.text("industry_code"),
      SchemaColumn.numbers("index").required,
      SchemaColumn.years("base_year").required,
      SchemaColumn.text("source").required,
    ])

  /// `benchmarks.csv`: what an industry's energy per output is held against (能效标杆).
  private static let benchmarks = TableSchema(
    "benchmarks",
    [
      SchemaColumn.text("industry_code", "level").required,
      SchemaColumn.choice("denominator", "output", "value_added").required,
      SchemaColumn.choice("basis", "calorific", "coal_input").required,
      SchemaColumn.numbers("value").required,
      SchemaColumn.text("unit", "source").required,
    ])

  /// `building_year.csv`: a building's year (楼宇年度税收).
  private static let buildingYear = TableSchema(
    "building_year",
    [
      SchemaColumn.text("building_id").required,
      SchemaColumn.years("year").required,
      SchemaColumn.signedNumbers("tax_wan_yuan"),
    ])
}
