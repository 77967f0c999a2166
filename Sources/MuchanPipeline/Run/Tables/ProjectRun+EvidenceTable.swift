internal import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanLand
internal import MuchanQuantities
internal import MuchanRecords
internal import MuchanReport

extension ProjectRun {
  /// What outlines say, by row of the parcel.
  var evidenceByParcel: [Int: BuiltEvidence.Row] {
    Dictionary((evidence?.rows ?? []).map { ($0.parcel, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Parcels against the outlines of buildings (`idle_evidence.csv`).
  var builtEvidenceTable: ReportTable {
    var table = ReportTable(
      name: "idle_evidence",
      columns: [
        .text("parcel_id", en: "parcel", zh: "宗地"), .text("zones", en: "zones", zh: "园区"),
        .number("area_mu", en: "area mu", zh: "面积(亩)"), .text("idle_status", en: "idle", zh: "闲置状态"),
        .text("td1029_class"), .number("buildings", en: "buildings", zh: "建筑数"), .text("building_ids"),
        .number("without_outline"), .number("built_m2", en: "drawn m²", zh: "轮廓(平方米)"),
        .number("under_construction_m2"), .number("declared_footprint_m2", en: "declared m²", zh: "申报基底(平方米)"),
        .number("built_percent", en: "drawn %", zh: "轮廓占比%"),
        .number("declared_percent", en: "declared %", zh: "申报占比%"),
        .number("difference_points", en: "difference", zh: "相差(百分点)"),
        .text("agreement", en: "agreement", zh: "比对"), .text("flags", en: "flags", zh: "疑点"),
        .text("limits"), .text("limit_certainty"),
      ])
    guard let evidence else { return table }
    let status = Dictionary(
      (landAccounts.idle?.parcels ?? []).map { ($0.parcel, $0.status) }, uniquingKeysWith: { first, _ in first })
    let buildings = layers.buildings?.buildings ?? []
    let parcels = land.parcels
    for row in evidence.rows {
      let rules = row.flags.compactMap { flag in
        evidence.rules.compactMap(\.self).first { $0.name == flag.ruleName }
      }
      table.append([
        .text(parcels.id(of: row.parcel)), zoneIDs(ofParcel: row.parcel),
        .decimal(parcels.measuredArea(of: row.parcel).mu, places: 4), .text(status[row.parcel]?.rawValue ?? ""),
        .optional(parcels.word(.landClass, of: row.parcel).value), .integer(row.buildings.count + row.withoutOutline),
        .text(row.buildings.filter(buildings.indices.contains).map { buildings[$0].id }.joined(separator: " ")),
        .integer(row.withoutOutline), .decimal(row.built.squareMetres, places: 4),
        .decimal(row.underConstruction.squareMetres, places: 4), .decimal(row.declared),
        .percent(row.builtShare), .percent(row.declaredShare), .percent(row.difference),
        .text(row.agreement.rawValue), .text(row.flags.map(\.rawValue).joined(separator: " ")),
        .text(
          rules.map { "\($0.name) \($0.threshold.comparison.rawValue) \($0.limit.text(minimumPlaces: 0)) \($0.unit)" }
            .joined(separator: "; ")),
        .text(Set(rules.map(\.certainty.rawValue)).sorted().joined(separator: " ")),
      ])
    }
    return table
  }

  /// What the outlines can tell, a line each.
  func evidenceNotes(in language: Language) -> [String] {
    let isChinese = language == .chinese
    guard let evidence else {
      return layers.buildings == nil
        ? [isChinese ? "未知  建筑佐证：缺少 files.buildings" : "unknown  evidence of buildings: no files.buildings"] : []
    }
    let counts = BuiltEvidence.Flag.allCases.map { "\($0.rawValue) \(evidence.count($0))" }.joined(separator: ", ")
    var line =
      isChinese
      ? "建筑轮廓：\(evidence.rows.count) 宗有建筑；\(counts)"
      : "outlines of buildings: on \(evidence.rows.count) parcels; \(counts)"
    if !evidence.isComplete {
      line +=
        isChinese
        ? "；图层未声明齐全（idle.all_buildings），无建筑不作疑点"
        : "; the layer is not said to have all buildings (idle.all_buildings), so that none is no evidence"
    }
    return [line]
  }
}
