internal import MuchanLand
internal import MuchanQuantities
internal import MuchanReport
internal import MuchanYield

extension ProjectRun {
  /// Output by zone and division with location quotients (`zone_industries.csv`), and how like zones are
  /// (`zone_similarity.csv`), for the summary year.
  var industryTables: [ReportTable] {
    var industries = ReportTable(
      name: "zone_industries",
      columns: [
        .text("zone", en: "zone", zh: "园区"), .number("year", en: "year", zh: "年份"),
        .number("division", en: "division", zh: "行业大类"), .number("rank", en: "rank", zh: "位次"),
        .number("enterprises", en: "enterprises", zh: "企业数"),
        .number("output_wan_yuan", en: "output 万元", zh: "产值(万元)"),
        .number("share_percent", en: "of the zone %", zh: "占本园区%"),
        .number("location_quotient", en: "location quotient", zh: "区位商"), .number("known"), .number("of"),
      ])
    var similarity = ReportTable(
      name: "zone_similarity",
      columns: [
        .text("zone", en: "zone", zh: "园区"), .text("other", en: "other", zh: "对比园区"),
        .number("year", en: "year", zh: "年份"), .number("similarity", en: "similarity", zh: "结构相似系数"),
        .number("difference", en: "difference", zh: "结构差异度"),
      ])
    guard let year, let table = accounts.yields[year] else { return [industries, similarity] }
    let structure = IndustryStructure(table, enterprises: accounts.enterprises)
    var (zone, rank) = (ZoneHierarchy.outside, 0)
    for row in structure.rows {
      rank = row.zone == zone ? rank + 1 : 1
      zone = row.zone
      industries.append([
        .text(zoneID(row.zone)), .integer(year), .integer(row.division), .integer(rank), .integer(row.enterprises),
        .decimal(row.output), .percent(row.share), .optional(row.locationQuotient, places: 4),
        .integer(structure.coverage.known), .integer(structure.coverage.total),
      ])
    }
    for pair in structure.pairs ?? [] {
      similarity.append([
        .text(zoneID(pair.first)), .text(zoneID(pair.second)), .integer(year), .number(pair.similarity, places: 4),
        .number(pair.difference, places: 4),
      ])
    }
    return [industries, similarity]
  }
}
