internal import MuchanLand
internal import MuchanQuantities
internal import MuchanRecords
internal import MuchanReport
internal import MuchanYield

/// All parcels with what the accounts say of each (`parcels.csv`): the ledger that maps and lists are linked to.
///
/// Yields and classes are of the run's year. A parcel that several enterprises hold has their yield together, and their
/// classes in the order of the letters.
struct ParcelRows: StreamedTable {
  let name = "parcels"
  private let run: ProjectRun

  init(_ run: ProjectRun) { self.run = run }

  var isEmpty: Bool { run.land.parcels.count == 0 }

  var columns: [Column] {
    [
      .text("parcel_id", en: "parcel", zh: "宗地"), .text("zones", en: "zones", zh: "园区"),
      .text("land_use", en: "use", zh: "用途"), .text("land_use_standard"),
      .text("land_use_code", en: "code", zh: "用地代码"), .number("area_mu", en: "area mu", zh: "面积(亩)"),
      .number("registered_area_mu"), .text("idle_status", en: "idle", zh: "闲置"),
      .number("year", en: "year", zh: "年份"), .number("enterprises", en: "enterprises", zh: "企业数"),
      .text("enterprise_ids"), .text("classes", en: "class", zh: "等级"),
      .number("held_mu"), .number("output_wan_yuan_per_mu", en: "output 万元/mu", zh: "产值 万元/亩"),
      .number("tax_wan_yuan_per_mu", en: "tax 万元/mu", zh: "税收 万元/亩"),
    ]
  }

  func write<Sink: RowSink, Failed: Error>(
    to sink: inout Sink, afterRow: (inout Sink) throws(Failed) -> Void
  ) throws(Failed) {
    let parcels = run.land.parcels
    let idle = Dictionary(
      (run.landAccounts.idle?.parcels ?? []).map { ($0.parcel, $0.status.rawValue) },
      uniquingKeysWith: { first, _ in first })
    let isIdleJudged = run.landAccounts.idle != nil
    let uses = parcels.landUseKeys.map { run.reference.codes.row(for: $0)?.use.rawValue }
    let zoneIDs = run.hierarchy.zones.indices.map(run.zoneID)
    let ids = run.accounts.enterprises.ids
    let table = run.year.flatMap { run.accounts.yields[$0] }
    let classes = run.classes?.years.first { $0.year == run.year }
    let split = table.map { ParcelYields($0, parcels: parcels) }
    // The rows of the split, by parcel.
    var places = [Int32](repeating: -1, count: parcels.count)
    if let split {
      for index in split.parcels.indices { places[split[index].parcel] = Int32(index) }
    }
    for row in parcels.rowsByID {
      let zones = parcels.parts(of: row).map(\.zone).filter { $0 != ZoneHierarchy.outside }.sorted()
      let use = parcels.landUse(of: row)
      sink.add(parcels.id(of: row))
      sink.add(zones.map { zoneIDs[$0] }.joined(separator: " "))
      sink.add(uses[parcels.landUseNumber(of: row)])
      sink.add(use.standard)
      sink.add(use.code)
      sink.add(parcels.measuredArea(of: row).mu, minimumPlaces: 4)
      sink.add(parcels.registeredArea(of: row)?.mu, minimumPlaces: 4)
      sink.add(idle[row] ?? (isIdleJudged ? "not_idle" : nil))
      sink.add(optional: run.year)
      if let split, places[row] >= 0 {
        let held = split[Int(places[row])]
        sink.add(held.sums.enterprises)
        sink.add(held.holders.map { ids[$0] }.joined(separator: " "))
        let names = Set(held.holders.compactMap { classes?.className(of: $0) })
        sink.add(names.sorted().joined(separator: " "))
        sink.add(held.sums.land.mu, minimumPlaces: 4)
        sink.add(held.sums[.output].value, places: 4)
        sink.add(held.sums[.tax].value, places: 4)
      } else {
        for _ in 0..<6 { sink.add(nil as String?) }
      }
      sink.endRow()
      try afterRow(&sink)
    }
  }
}
