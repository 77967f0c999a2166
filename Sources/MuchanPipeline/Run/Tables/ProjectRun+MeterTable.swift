internal import MuchanDiagnostics
internal import MuchanEnergy
internal import MuchanFormats
internal import MuchanQuantities
internal import MuchanRecords
internal import MuchanReport

extension ProjectRun {
  /// The name of the table of meters: `run` writes all of it, `energy` prints the first rows.
  static let meterTableName = "energy_meters"

  /// How many rows are printed.
  static let mostMeterRows = 1_000

  private static var meterColumns: [Column] {
    [
      .text("enterprise_id", en: "enterprise", zh: "企业"), .text("meter_id", en: "meter", zh: "表计"),
      .text("carrier", en: "carrier", zh: "能源品种"), .text("flow"), .text("sign", en: "sign", zh: "现象"),
      .text("from", en: "from", zh: "起"), .text("to", en: "to", zh: "止"),
      .number("quantity", en: "quantity", zh: "数量"), .number("reference", en: "against", zh: "对照"), .text("unit"),
      .number("limit", en: "limit", zh: "界限"), .text("limit_status"),
    ]
  }

  /// What meters' monthly series show (`energy_meters`, E7): the first rows.
  var meterTable: ReportTable {
    var table = ReportTable(name: Self.meterTableName, columns: Self.meterColumns)
    for row in (accounts.energy?.details.meters.rows ?? []).prefix(Self.mostMeterRows) { table.append(meterCells(row)) }
    return table
  }

  /// All of its rows, a row at a time; nil where there is none.
  var meters: LongTable? {
    guard let rows = accounts.energy?.details.meters.rows, !rows.isEmpty else { return nil }
    return LongTable(name: Self.meterTableName, columns: Self.meterColumns) { (lines, endRow) throws(Failure) in
      for row in rows {
        for cell in meterCells(row) { lines.add(cell) }
        lines.endRow()
        try endRow(&lines)
      }
    }
  }

  private func meterCells(_ row: MeterRecord.Row) -> [Cell] {
    let finding = row.finding
    let limits = reference.meters
    let limit: Cell =
      switch finding.sign {
      case .spike, .drop: .decimal(limits.spikeTimes)
      case .flat: .integer(limits.flatMonths)
      case .yearChange: .decimal(limits.yearChange)
      case .gap, .silent, .reversed: .unknown
      }
    return [
      .text(accounts.enterprises.ids[row.enterprise]), .optional(row.meter), .text(row.carrier),
      .text(row.flow.rawValue), .text(finding.sign.rawValue), .text(monthText(finding.months.lowerBound)),
      .text(monthText(finding.months.upperBound)), .decimal(finding.quantity), .decimal(finding.reference),
      .optional(reference.factors.factor(row.carrier)?.unit), limit, .text(limits.status),
    ]
  }

  private func monthText(_ month: Int) -> String {
    "\(Period(year: month / 12, span: .month(month % 12 + 1)))"
  }
}
