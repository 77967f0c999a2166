internal import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanLand
internal import MuchanQuantities
internal import MuchanRecords
internal import MuchanReport
internal import MuchanYield

/// Land and figures per mu by enterprise and year (`yield_enterprises.csv`). An enterprise whose land is not known, or is
/// none, has a row that says why and nothing per mu.
struct EnterpriseYieldRows: StreamedTable {
  let name = "yield_enterprises"
  private let yields: [YieldTable]
  private let enterprises: EnterpriseYears
  private let zoneIDs: [String]

  init(_ run: ProjectRun) {
    yields = run.yields
    enterprises = run.accounts.enterprises
    zoneIDs = run.hierarchy.zones.indices.map(run.zoneID)
  }

  var isEmpty: Bool { yields.allSatisfy(\.enterprises.isEmpty) }

  var columns: [Column] {
    [
      .text("enterprise_id", en: "enterprise", zh: "企业"), .text("name", en: "name", zh: "名称"),
      .number("year", en: "year", zh: "年份"), .text("zones"), .text("industry_code"), .number("own_mu"),
      .number("rented_in_mu"), .number("rented_out_mu"), .number("land_mu", en: "land mu", zh: "占地(亩)"),
      .text("land_gap", en: "land unknown", zh: "用地不明原因"),
    ] + YieldFigure.amountColumns
  }

  func write<Sink: RowSink, Failed: Error>(
    to sink: inout Sink, afterRow: (inout Sink) throws(Failed) -> Void
  ) throws(Failed) {
    let (ids, rows) = (enterprises.ids, enterprises.rows)
    for table in yields {
      for row in table.enterprises {
        let enterprise = row.enterprise
        let record = enterprises.index(of: enterprise, in: table.year)
        sink.add(ids[enterprise])
        sink.add(record.flatMap(rows.name(of:)))
        sink.add(table.year)
        sink.add(
          table.land.zonesHeld(by: enterprise).filter { $0 != ZoneHierarchy.outside }.map { zoneIDs[$0] }
            .joined(separator: " "))
        sink.add(record.flatMap(rows.industryCode(of:)))
        for kind in Occupancy.Kind.allCases { sink.add(table.land.area(kind, of: enterprise).mu, minimumPlaces: 4) }
        sink.add(row.land?.mu, minimumPlaces: 4)
        sink.add(row.gap?.rawValue)
        for figure in YieldFigure.allCases {
          sink.add(table.figures[figure, enterprise])
          sink.add(table.perMu(figure, of: enterprise), places: 4)
        }
        sink.endRow()
        try afterRow(&sink)
      }
    }
  }
}

/// Figures per mu by parcel and year, the figures of an enterprise split by the area it holds (`yield_parcels.csv`).
struct ParcelYieldRows: StreamedTable {
  let name = "yield_parcels"
  private let yields: [YieldTable]
  private let parcels: ParcelLedger
  private let ids: [String]
  private let zoneIDs: [String]

  init(_ run: ProjectRun) {
    yields = run.yields
    parcels = run.land.parcels
    ids = run.accounts.enterprises.ids
    zoneIDs = run.hierarchy.zones.indices.map(run.zoneID)
  }

  var isEmpty: Bool { yields.isEmpty }

  var columns: [Column] {
    [
      .text("parcel_id", en: "parcel", zh: "宗地"), .number("year", en: "year", zh: "年份"), .text("zones"),
      .text("land_use_code", en: "code", zh: "用地代码"), .text("land_use_standard"),
      .number("parcel_mu", en: "parcel mu", zh: "宗地面积(亩)"),
      .number("enterprises", en: "enterprises", zh: "企业数"), .text("enterprise_ids"),
      .number("held_mu", en: "held mu", zh: "占用(亩)"),
    ] + YieldFigure.amountColumns + [.number("output_known"), .number("output_of")]
  }

  func write<Sink: RowSink, Failed: Error>(
    to sink: inout Sink, afterRow: (inout Sink) throws(Failed) -> Void
  ) throws(Failed) {
    for table in yields {
      let split = ParcelYields(table, parcels: parcels)
      for index in split.parcels.indices {
        let row = split[index]
        let use = parcels.landUse(of: row.parcel)
        let zones = parcels.parts(of: row.parcel).map(\.zone).filter { $0 != ZoneHierarchy.outside }.sorted()
        sink.add(parcels.id(of: row.parcel))
        sink.add(table.year)
        sink.add(zones.map { zoneIDs[$0] }.joined(separator: " "))
        sink.add(use.code)
        sink.add(use.standard)
        sink.add(parcels.measuredArea(of: row.parcel).mu, minimumPlaces: 4)
        sink.add(row.sums.enterprises)
        sink.add(row.holders.map { ids[$0] }.joined(separator: " "))
        sink.add(row.sums.land.mu, minimumPlaces: 4)
        for figure in YieldFigure.allCases {
          let sum = row.sums[figure]
          sink.add(sum.coverage.known > 0 ? sum.amount : nil)
          sink.add(sum.value, places: 4)
        }
        sink.add(row.sums[.output].coverage.known)
        sink.add(row.sums[.output].coverage.total)
        sink.endRow()
        try afterRow(&sink)
      }
    }
  }
}
