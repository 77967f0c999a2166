public import MuchanDiagnostics
public import MuchanRecords

/// The columns of `building_year.csv`.
enum BuildingYearColumn: Int, TableColumn {
  case buildingID, year, tax

  var spec: ColumnSpec {
    switch self {
    case .buildingID: .required("building_id", "楼宇编号", "建筑编号")
    case .year: .required("year", "年份", "年度")
    case .tax: .money("tax_wan_yuan", "税收", "楼宇税收", "入库税收")
    }
  }
}

/// `building_year.csv`: the tax of a building in a year (楼宇年度税收).
public enum BuildingYearTable {
  private struct Key: Hashable {
    let building: String
    let year: Int
  }

  /// Reads the table. A second row of the same building and year is rejected.
  ///
  /// - Parameters:
  ///   - columns: headers of this file to column names, from `columns:` in project.yaml.
  ///   - options: how the file is to be read.
  ///   - log: takes the findings, also when reading fails.
  /// - Throws: failures of `DelimitedReader`; `missingColumn`, `duplicateColumn`.
  public static func read(
    path: String, columns: [String: String] = [:], options: InputOptions = InputOptions(), into log: inout DiagnosticLog
  ) throws(Failure) -> TableContent<[BuildingYear]> {
    let repeats = RepeatRule<BuildingYearColumn, [BuildingYear], Key>(
      column: .buildingID, key: { Key(building: $0[$1].buildingID, year: $0[$1].year) }, id: \.buildingID,
      shown: { "\($0.buildingID) \($0.year)" })
    return try TableRows<BuildingYearColumn>.readAll(
      path: path, mapping: columns, options: options, into: &log, repeats: repeats
    ) { rows in
      let building = rows.required(.buildingID)
      rows.id = building
      let year = rows.year(.year)
      let tax = rows.money(.tax, .any)
      guard let building, let year, rows.isGood else { return nil }
      return BuildingYear(buildingID: building, year: year, tax: tax, line: rows.line)
    }
  }
}
