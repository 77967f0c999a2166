public import MuchanDiagnostics
internal import MuchanEnergy
internal import MuchanQuantities
public import MuchanReport
internal import MuchanYield

extension ProjectRun {
  /// The zone's shares of the region by year (`ratio.csv`); empty where they could not be worked out.
  var ratioTable: ReportTable {
    var table = ReportTable(
      name: "ratio",
      columns: [
        .number("year", en: "year", zh: "年份"), .text("zone"), .text("region"),
        .number("energy_tce"), .number("region_energy_tce"),
        .number("energy_share_percent", en: "energy %", zh: "能耗占比%"),
        .number("energy_tce_coal_input"), .number("region_energy_tce_coal_input"),
        .number("energy_share_coal_input_percent", en: "energy % (coal input)", zh: "能耗占比%(等价)"),
        .number("output_wan_yuan"), .number("region_output_wan_yuan"),
        .number("output_share_percent", en: "output %", zh: "产值占比%"),
        .number("value_added_wan_yuan"), .number("region_value_added_wan_yuan"),
        .number("value_added_share_percent", en: "value added %", zh: "增加值占比%"),
        .number("co2_t_location"), .number("region_co2_t_location"),
        .number("co2_share_percent", en: "CO2 %", zh: "二氧化碳占比%"),
        .number("index", en: "index", zh: "产能比"), .number("carbon_index", en: "CO2 index", zh: "产碳比"),
        .number("energy_headroom_tce", en: "headroom tce", zh: "能耗余量(吨标准煤)"),
        .number("output_needed_wan_yuan", en: "output needed 万元", zh: "尚需产值(万元)"),
        .text("standing", en: "standing", zh: "结论"), .text("reasons", en: "reasons", zh: "原因"), .number("enterprises"),
        .number("energy_known"), .number("output_known"), .number("co2_known"),
      ]
        + [CarbonBasis.residual, .park].flatMap { basis -> [Column] in
          [
            .number("co2_t_\(basis.name)"), .number("region_co2_t_\(basis.name)"),
            .number("co2_share_\(basis.name)_percent"),
          ]
        })
    guard let shares = accounts.shares else { return table }
    for row in shares.rows {
      table.append([
        .integer(row.year), .text(zoneID(shares.zone)), .text(shares.region), .decimal(row.energy.zone?.tonnes),
        .decimal(row.energy.total?.tonnes), .percent(row.energy.ratio),
        .decimal(row.energyAtCoalInput.zone?.tonnes), .decimal(row.energyAtCoalInput.total?.tonnes),
        .percent(row.energyAtCoalInput.ratio), .decimal(row.output.zone?.wanYuan),
        .decimal(row.output.total?.wanYuan), .percent(row.output.ratio), .decimal(row.valueAdded.zone?.wanYuan),
        .decimal(row.valueAdded.total?.wanYuan), .percent(row.valueAdded.ratio), .decimal(row.carbon.zone?.tonnes),
        .decimal(row.carbon.total?.tonnes), .percent(row.carbon.ratio), .optional(row.index, places: 4),
        .optional(row.carbonIndex, places: 4),
        .decimal(row.energyHeadroom?.tonnes), .decimal(row.outputNeeded?.wanYuan), .word(row.standing.rawValue),
        .text(row.reasons.joined(separator: "; ")), .integer(row.enterprises), .integer(row.energy.coverage.known),
        .integer(row.output.coverage.known), .integer(row.carbon.coverage.known),
        .decimal(row.carbonAtResidual.zone?.tonnes), .decimal(row.carbonAtResidual.total?.tonnes),
        .percent(row.carbonAtResidual.ratio), .decimal(row.carbonOfPark.zone?.tonnes),
        .decimal(row.carbonOfPark.total?.tonnes), .percent(row.carbonOfPark.ratio),
      ])
    }
    return table
  }

  /// What `ratio` prints.
  ///
  /// - Parameter asked: A table that may have very many rows and is made only when it is asked for.
  public func ratioReport(in language: Language, asked: String? = nil) -> AccountReport {
    AccountReport(verb: "ratio", ratioTable, shareOutlookTable, notes: shareNotes(in: language))
      .adding([ShareRows(self, quadrants: false), ShareRows(self, quadrants: true)], asked: asked)
  }

  /// The same with what a change would do as the first table.
  ///
  /// - Throws: `badOption` for a parcel that is not there, or where the year has no shares.
  public func ratioReport(
    _ changes: WhatIf, in language: Language, asked: String? = nil
  ) throws(Failure) -> AccountReport {
    var report = ratioReport(in: language, asked: asked)
    let (table, notes) = try whatIf(changes, in: language)
    report.lead(with: table)
    report.notes += notes
    return report
  }

  /// What the shares take for granted, and why there are none, a line each.
  private func shareNotes(in language: Language) -> [String] {
    let label = language == .chinese ? "假定" : "assumes"
    let unknown = language == .chinese ? "未知" : "unknown"
    var lines = assumptions.map { "\(label)  \($0.text(in: language))" }
    if accounts.shares?.rows.contains(where: { $0.carbon.ratio != nil }) == true {
      lines.append(
        language == .chinese
          ? "\(label)  二氧化碳占比：燃料、过程和外购电力、热力（省级平均因子），园区内互供扣除一次；没有公布的界限，无余量"
          : "\(label)  CO2 share: fuel, processes, bought power and heat at the provincial average, supplies within the zone taken "
            + "off once; no limit is reported, so there is no headroom")
    }
    if let shares = accounts.shares {
      for basis in CarbonBasis.allCases {
        guard let known = shares.rows.last(where: { $0.carbonOfZone(basis) != nil }), known.carbonShare(basis) == nil
        else { continue }
        lines.append("\(unknown)  co2_share: reference.co2_t, \(shares.region), \(basis.name)")
      }
    }
    for absence in absent { lines.append("\(unknown)  \(absence.account): \(absence.missing)") }
    return lines
  }
}
