internal import MuchanDiagnostics
internal import MuchanEnergy
internal import MuchanLand
internal import MuchanQuantities
internal import MuchanRecords

extension CarrierFactors {
  /// Reads the coefficients and units that are shipped.
  init(_ data: DataFolder) throws(Failure) {
    let units = try UnitTable(dataRows: try data.rows("factors/units.csv"))
    var rows: [CarrierFactor] = []
    for row in try data.rows("factors/standard_coal.csv") { rows.append(try CarrierFactor(row)) }
    try self.init(rows: rows, units: units)
  }
}

extension LandUseCodes {
  /// Reads the code tables that are shipped.
  init(_ data: DataFolder) throws(Failure) {
    var rows: [LandUseCode] = []
    for row in try data.rows("codes/land_use.csv") { rows.append(try LandUseCode(row)) }
    self.init(rows: rows)
  }
}
