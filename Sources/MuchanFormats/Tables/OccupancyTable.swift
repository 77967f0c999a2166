public import MuchanDiagnostics
internal import MuchanQuantities
public import MuchanRecords

/// The columns of `occupancy.csv`.
enum OccupancyColumn: Int, TableColumn {
  case parcelID, enterpriseID, kind, area, fromDay, toDay

  var spec: ColumnSpec {
    switch self {
    case .parcelID: .required("parcel_id", "宗地编号", "宗地代码", "地块编号", "不动产单元号")
    case .enterpriseID: .required("enterprise_id", "企业编号", "企业代码", "统一社会信用代码", "社会信用代码", "信用代码")
    case .kind: .required("kind", "占用方式", "用地方式", "占用类型")
    case .area: .area("area_mu", "占用面积", "用地面积", "占地面积", "面积")
    case .fromDay: .optional("from_on", "起始日期", "开始日期")
    case .toDay: .optional("to_on", "终止日期", "结束日期")
    }
  }
}

/// `occupancy.csv`: land held by an enterprise (用地占用).
public enum OccupancyTable {
  private struct Key: Hashable {
    let parcel: Int
    let enterprise: Int
    let kind: Occupancy.Kind
    let area: Area?
    let from: CalendarDay?
    let to: CalendarDay?
  }

  /// Reads the table. A row that says exactly what an earlier one says is rejected.
  ///
  /// - Parameters:
  ///   - columns: headers of this file to column names, from `columns:` in project.yaml.
  ///   - options: how the file is to be read.
  ///   - log: takes the findings, also when reading fails.
  /// - Throws: failures of `DelimitedReader`; `missingColumn`, `duplicateColumn`.
  public static func read(
    path: String, columns: [String: String] = [:], options: InputOptions = InputOptions(), into log: inout DiagnosticLog
  ) throws(Failure) -> TableContent<OccupancyColumns> {
    let repeats = RepeatRule<OccupancyColumn, OccupancyColumns, Key>(
      column: .parcelID,
      key: { rows, row in
        Key(
          parcel: rows.parcelNumber(of: row), enterprise: rows.enterpriseNumber(of: row), kind: rows.kind(of: row),
          area: rows.area(of: row), from: rows.from(of: row), to: rows.to(of: row))
      }, candidates: \.rowsOfSharedParcels, id: \.parcelID,
      shown: { "\($0.parcelID) \($0.enterpriseID) \($0.kind.rawValue)" })
    return try TableRows<OccupancyColumn>.readAll(
      path: path, mapping: columns, options: options, into: &log, repeats: repeats
    ) { rows in
      guard let occupancy = decode(&rows), rows.isGood else { return nil }
      return occupancy
    }
  }

  private static func decode(_ rows: inout TableRows<OccupancyColumn>) -> Occupancy? {
    let parcel = rows.required(.parcelID)
    rows.id = parcel
    let enterprise = rows.required(.enterpriseID)
    let kind = rows.requiredChoice(.kind, Occupancy.Kind.self, chinese: ChineseChoice.occupancyKinds)
    let area = rows.area(.area)
    let from = rows.day(.fromDay)
    let to = rows.day(.toDay)
    if let from, let to, to < from {
      rows.refuse(.notADate, .toDay, found: "\"\(to)\"", expected: ">= \(from)")
    }
    guard let parcel, let enterprise, let kind else { return nil }
    var occupancy = Occupancy(parcelID: parcel, enterpriseID: enterprise, kind: kind, area: area, line: rows.line)
    occupancy.from = from
    occupancy.to = to
    return occupancy
  }
}
