public import MuchanDiagnostics
public import MuchanRecords

/// The columns of `revitalisation.csv`.
enum RevitalisationColumn: Int, TableColumn {
  case parcelID, completedOn, route, object, area, investment, fromUse, toUse, enterpriseBefore, enterpriseAfter

  var spec: ColumnSpec {
    switch self {
    case .parcelID: .required("parcel_id", "宗地编号", "宗地代码", "地块编号", "不动产单元号")
    case .completedOn: .required("completed_on", "完成日期", "盘活完成日期", "盘活日期")
    case .route: .required("route", "盘活方式", "盘活路径", "途径")
    case .object: .optional("object", "盘活对象", "对象")
    case .area: .area("area_mu", "盘活面积", "面积")
    case .investment: .money("investment_wan_yuan", "投资额", "投入资金", "投资")
    case .fromUse: .optional("from_use", "原用途")
    case .toUse: .optional("to_use", "现用途", "新用途")
    case .enterpriseBefore: .optional("enterprise_before", "原企业", "原企业编号")
    case .enterpriseAfter: .optional("enterprise_after", "现企业", "新企业", "新企业编号")
    }
  }
}

/// `revitalisation.csv`: a parcel put to use again (盘活).
public enum RevitalisationTable {
  private struct Key: Hashable {
    let parcel: String
    let day: CalendarDay
  }

  /// Reads the table. A second row of the same parcel and day is rejected, whichever comes first: `RecordOrder` says which one.
  ///
  /// - Parameters:
  ///   - columns: headers of this file to column names, from `columns:` in project.yaml.
  ///   - options: how the file is to be read.
  ///   - log: takes the findings, also when reading fails.
  /// - Throws: failures of `DelimitedReader`; `missingColumn`, `duplicateColumn`.
  public static func read(
    path: String, columns: [String: String] = [:], options: InputOptions = InputOptions(), into log: inout DiagnosticLog
  ) throws(Failure) -> TableContent<[Revitalisation]> {
    let repeats = RepeatRule<RevitalisationColumn, [Revitalisation], Key>(
      column: .parcelID, key: { Key(parcel: $0[$1].parcelID, day: $0[$1].completedOn) }, id: \.parcelID,
      shown: { "\($0.parcelID) \($0.completedOn)" })
    return try TableRows<RevitalisationColumn>.readAll(
      path: path, mapping: columns, options: options, into: &log, repeats: repeats
    ) {
      rows in
      guard let record = decode(&rows), rows.isGood else { return nil }
      return record
    }
  }

  private static func decode(_ rows: inout TableRows<RevitalisationColumn>) -> Revitalisation? {
    let parcel = rows.required(.parcelID)
    rows.id = parcel
    let day = rows.requiredDay(.completedOn)
    let route = rows.requiredChoice(.route, Revitalisation.Route.self, chinese: ChineseChoice.routes)
    let object = rows.choice(.object, Revitalisation.Object.self, chinese: ChineseChoice.revivedObjects)
    let area = rows.area(.area)
    let investment = rows.money(.investment)
    guard let parcel, let day, let route else { return nil }
    var record = Revitalisation(parcelID: parcel, completedOn: day, route: route, line: rows.line)
    record.object = object
    record.area = area
    record.investment = investment
    record.fromUse = rows.text(.fromUse)
    record.toUse = rows.text(.toUse)
    record.enterpriseBefore = rows.text(.enterpriseBefore)
    record.enterpriseAfter = rows.text(.enterpriseAfter)
    return record
  }
}
