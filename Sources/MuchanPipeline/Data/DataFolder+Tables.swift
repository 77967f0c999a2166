internal import MuchanDiagnostics
internal import MuchanEnergy
internal import MuchanLand
internal import MuchanPolicy
internal import MuchanQuantities
internal import MuchanRecords
internal import MuchanYield

extension CarrierFactors {
  /// Units, then coefficients.
  static let files = ["factors/units.csv", "factors/standard_coal.csv"]

  /// Reads the coefficients and units that are shipped.
  init(_ data: DataFolder) throws(Failure) {
    let units = try UnitTable(dataRows: try data.rows(Self.files[0]))
    var rows: [CarrierFactor] = []
    for row in try data.rows(Self.files[1]) { rows.append(try CarrierFactor(row)) }
    try self.init(rows: rows, units: units)
  }
}

extension CarbonFactors {
  /// Fuels, grid, heat, and the rule of zero-carbon parks.
  static let files = [
    "factors/fuel_co2.csv", "factors/grid.csv", "factors/heat_co2.csv", "rules/zero_carbon_park.yaml",
  ]

  /// Reads the factors that are shipped.
  init(_ data: DataFolder) throws(Failure) {
    var fuels: [FuelFactor] = []
    for row in try data.rows(Self.files[0]) { fuels.append(try FuelFactor(row)) }
    var grid: [GridFactors.Factor] = []
    for row in try data.rows(Self.files[1]) { grid.append(try GridFactors.Factor(row)) }
    guard let heat = try data.rows(Self.files[2]).first else {
      throw Failure(.fileEmpty, at: Place(file: data.path + "/" + Self.files[2]))
    }
    let park = try ZeroCarbonParkRule(yaml: try data.text(Self.files[3]), file: data.path + "/" + Self.files[3])
    self.init(fuels: fuels, grid: try GridFactors(rows: grid), heat: try HeatFactor(heat), park: park)
  }
}

extension LandUseCodes {
  static let files = ["codes/land_use.csv"]

  /// Reads the code tables that are shipped.
  init(_ data: DataFolder) throws(Failure) {
    var rows: [LandUseCode] = []
    for row in try data.rows(Self.files[0]) { rows.append(try LandUseCode(row)) }
    self.init(rows: rows)
  }
}

extension IndustrySet {
  static let file = "codes/industry_sets.csv"

  /// Reads the lists of industries that are shipped.
  static func all(_ data: DataFolder) throws(Failure) -> [IndustrySet] { try all(try data.rows(file)) }
}

extension IndustrySections {
  static let file = "codes/industry_sections.csv"

  /// Reads the divisions that are shipped.
  init(_ data: DataFolder) throws(Failure) { try self.init(try data.rows(Self.file)) }
}

extension LandUseAccount.Standards {
  static let files = [
    "codes/td1029.csv", "benchmarks/zone_land_use.csv", "rules/land_use.csv", "rules/industrial_projects.csv",
  ]

  /// Reads classes of land, published means and limits.
  init(_ data: DataFolder) throws(Failure) {
    var classes: [LandClass] = []
    for row in try data.rows(Self.files[0]) { classes.append(try LandClass(row)) }
    var benchmarks: [LandBenchmark] = []
    for row in try data.rows(Self.files[1]) { benchmarks.append(try LandBenchmark(row)) }
    var rules: [[LandRule]] = []
    for file in Self.files[2...] {
      var own: [LandRule] = []
      for row in try data.rows(file) { own.append(try LandRule(row)) }
      rules.append(own)
    }
    guard let industry = try IndustrySet.all(data).first(where: { $0.name == IndustrySet.industry }) else {
      throw Failure(
        .missingValue, at: Place(file: data.path + "/" + IndustrySet.file, field: "set"), found: "",
        expected: IndustrySet.industry)
    }
    self.init(
      classes: LandClasses(classes), benchmarks: benchmarks, zoneRules: rules[0], projectRules: rules[1],
      industry: industry)
  }
}
