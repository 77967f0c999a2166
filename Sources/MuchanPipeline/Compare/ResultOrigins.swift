/// What a result table does not depend on, so that a change of it explains nothing there.
///
/// Only what is certain is left out: a table that is not named depends on all.
enum ResultOrigins {
  /// Whether a table may have other figures for a cause.
  static func may(_ cause: ResultCause, explain table: String) -> Bool {
    guard let family = families.first(where: { family in family.tables.contains { table.hasPrefix($0) } }) else {
      return true
    }
    switch cause.kind {
    case .tool, .setting: return true
    case .input:
      let role = String(cause.name.prefix { $0 != " " })
      if let only = family.onlyInputs { return role == "project" || only.contains(role) }
      return !family.notInputs.contains(role)
    case .data:
      if let only = family.onlyData { return only.contains { cause.name.hasPrefix($0) } }
      return !family.notData.contains { cause.name.hasPrefix($0) }
    }
  }

  private struct Family {
    /// What the names of its tables begin with.
    var tables: [String]
    var onlyInputs: Set<String>?
    var notInputs: Set<String> = []
    var onlyData: [String]?
    var notData: [String] = []
  }

  private static let spatial: Set<String> = ["access", "controls", "waters", "plan"]

  private static let families = [
    Family(
      tables: ["zones", "land_by_use"], onlyInputs: ["zones", "parcels"], onlyData: ["codes/land_use.csv"]),
    Family(
      tables: ["energy", "carbon", "dual_control", "decomposition", "decoupling", "ratio", "peak"],
      notInputs: spatial.union(["revitalisation", "class_history"]),
      notData: [
        "rules/idle", "rules/low_efficiency", "rules/books", "rules/spatial", "rules/revitalisation", "rules/land_use",
        "rules/industrial_projects", "codes/td1029", "schemes", "benchmarks/",
      ]),
    Family(
      tables: ["idle", "milestones", "overdue", "supply", "land_waiting", "land_pipeline"],
      notInputs: spatial.union([
        "energy", "process", "reference", "benchmarks", "deflators", "targets", "class_history",
      ]),
      notData: [
        "factors", "schemes", "rules/books", "rules/dual_control", "rules/meters", "rules/benchmarks",
        "rules/zero_carbon_park", "rules/revitalisation", "rules/jiangning", "rules/spatial", "codes/coal",
        "rules/low_efficiency",
      ]),
    Family(
      tables: ["class"], notInputs: spatial.union(["buildings", "building_year", "revitalisation"]),
      notData: [
        "rules/idle", "rules/low_efficiency", "rules/books", "rules/spatial", "rules/revitalisation", "codes/td1029",
      ]),
    Family(
      tables: ["yield", "enterprise_base", "zone_industries", "zone_similarity"],
      notInputs: spatial.union(["class_history", "revitalisation"]),
      notData: ["rules/low_efficiency", "rules/books", "rules/spatial", "rules/revitalisation"]),
  ]
}
