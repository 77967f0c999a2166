/// What a finished run left in its folder, as far as a report shows it.
public struct RunResults: Sendable {
  /// `summary.json`.
  public var summary: JSONValue
  /// The tables that are there, by name.
  public let tables: [String: WrittenTable]
  /// `map.json`; nil where no zone has a boundary.
  public var drawing: MapDrawing?
  /// What codes are called.
  public var words: Words
  /// What maps show of parcels; nil where there is no `parcels.csv`.
  let parcels: ParcelFigures?

  /// Puts together what was read.
  public init(summary: JSONValue, tables: [String: WrittenTable], drawing: MapDrawing?, words: Words) {
    (self.summary, self.tables, self.drawing, self.words) = (summary, tables, drawing, words)
    parcels = tables["parcels"].flatMap(ParcelFigures.init)
  }

  /// The tables that a report is made of. Others are not read.
  public static let tableNames = [
    "assumptions", "carbon_factors", "class_structure", "decomposition", "decoupling", "dual_control",
    "dual_control_forecast", "dual_control_path", "energy_meters", "energy_months", "findings", "idle", "idle_rates",
    "parcels", "peak", "policy", "policy_setback", "policy_units", "ratio", "ratio_outlook", "ratio_quadrants",
    "revitalisation_reported", "revitalisation_series", "rules", "yield_zones", "zones",
  ]

  /// The rows of a table; none where it is not there.
  func rows(_ table: String) -> [WrittenTable.Row] { tables[table]?.rows ?? [] }

  /// The rows of a table's last year.
  func latest(_ table: String) -> [WrittenTable.Row] {
    guard let year = tables[table]?.lastYear else { return rows(table) }
    return rows(table).filter { $0["year"] == year }
  }

  /// The zone that the project is about: the one whose shares are looked at, else the largest.
  var home: String? {
    if let zone = rows("ratio").last?["zone"], !zone.isEmpty { return zone }
    return rows("zones").filter { $0["zone"] != Self.outside }
      .max { ($0.double("area_mu") ?? 0) < ($1.double("area_mu") ?? 0) }?["zone"]
  }

  /// What land in no zone is called in the tables.
  static let outside = "(outside)"

  /// The name of a zone, its id where it has none.
  func zoneName(_ id: String) -> String {
    let name = rows("zones").first { $0["zone"] == id }?["name"] ?? ""
    return name.isEmpty ? id : name
  }
}
