internal import MuchanLand
internal import MuchanQuantities
internal import MuchanReport
internal import MuchanYield

extension ProjectRun {
  private var industryStructure: IndustryStructure? {
    year.flatMap { accounts.yields[$0] }.map { IndustryStructure($0, enterprises: accounts.enterprises) }
  }

  /// Output by zone and division with location quotients in the summary year (`zone_industries.csv`).
  var zoneIndustryTable: ReportTable {
    var table = ReportTable(
      name: "zone_industries",
      columns: [
        .text("zone", en: "zone", zh: "园区"), .number("year", en: "year", zh: "年份"),
        .number("division", en: "division", zh: "行业大类"), .number("rank", en: "rank", zh: "位次"),
        .number("enterprises", en: "enterprises", zh: "企业数"),
        .number("output_wan_yuan", en: "output 万元", zh: "产值(万元)"),
        .number("share_percent", en: "of the zone %", zh: "占本园区%"),
        .number("location_quotient", en: "location quotient", zh: "区位商"), .number("known"), .number("of"),
      ])
    guard let year, let structure = industryStructure else { return table }
    var (zone, rank) = (ZoneHierarchy.outside, 0)
    for row in structure.rows {
      rank = row.zone == zone ? rank + 1 : 1
      zone = row.zone
      table.append([
        .text(zoneID(row.zone)), .integer(year), .integer(row.division), .integer(rank), .integer(row.enterprises),
        .decimal(row.output), .percent(row.share), .optional(row.locationQuotient, places: 4),
        .integer(structure.coverage.known), .integer(structure.coverage.total),
      ])
    }
    return table
  }

  /// How like the zones' industries are in the summary year (`zone_similarity.csv`).
  var similarityTable: ReportTable {
    var table = ReportTable(
      name: "zone_similarity",
      columns: [
        .text("zone", en: "zone", zh: "园区"), .text("other", en: "other", zh: "对比园区"),
        .number("year", en: "year", zh: "年份"), .number("similarity", en: "similarity", zh: "结构相似系数"),
        .number("difference", en: "difference", zh: "结构差异度"),
      ])
    guard let year, let structure = industryStructure else { return table }
    for pair in structure.pairs ?? [] {
      table.append([
        .text(zoneID(pair.first)), .text(zoneID(pair.second)), .integer(year), .number(pair.similarity, places: 4),
        .number(pair.difference, places: 4),
      ])
    }
    return table
  }
}
