internal import MuchanLand
internal import MuchanQuantities
internal import MuchanRecords
internal import MuchanReport

/// Every supplied parcel with its mode, milestones and term (`supply_parcels.csv`, L5).
struct SupplyParcelRows: StreamedTable {
  static let tableName = "supply_parcels"
  let name = Self.tableName
  private let modes: SupplyModes?
  private let facts: FactsOnDay?
  private let zoneIDs: [String]

  init(_ run: ProjectRun) {
    modes = run.landAccounts.supplyModes
    facts = run.landAccounts.milestones?.facts
    zoneIDs = run.hierarchy.zones.indices.map(run.zoneID)
  }

  var isEmpty: Bool { modes?.parcels.isEmpty ?? true }

  private static let dates: [(ParcelDate, String)] = [
    (.suppliedOn, "supplied_on"), (.startBy, "start_by"), (.startedOn, "started_on"), (.completeBy, "complete_by"),
    (.completedOn, "completed_on"), (.produceBy, "produce_by"), (.producedOn, "produced_on"),
    (.termUntil, "term_until"),
  ]

  var columns: [Column] {
    [
      .text("parcel_id", en: "parcel", zh: "宗地"), .text("zones", en: "zones", zh: "园区"),
      .number("area_mu", en: "area mu", zh: "面积(亩)"), .text("supply_mode", en: "supply mode", zh: "供应方式"),
    ] + Self.dates.map { .text($0.1) } + [.number("days_of_term_left", en: "days of term left", zh: "剩余年期(天)")]
  }

  func write<Sink: RowSink, Failed: Error>(
    to sink: inout Sink, afterRow: (inout Sink) throws(Failed) -> Void
  ) throws(Failed) {
    guard let modes, let facts else { return }
    let parcels = facts.parcels
    for row in modes.parcels {
      let zones = parcels.parts(of: row).map(\.zone).filter { $0 != ZoneHierarchy.outside }.sorted()
      sink.add(parcels.id(of: row))
      sink.add(zones.map { zoneIDs[$0] }.joined(separator: " "))
      sink.add(parcels.measuredArea(of: row).mu, minimumPlaces: 4)
      sink.add(parcels.word(.supplyMode, of: row).value)
      for (date, _) in Self.dates { sink.add(facts.date(date, of: row).value?.description) }
      sink.add(optional: facts.date(.termUntil, of: row).value.map { $0.number - facts.day.number })
      sink.endRow()
      try afterRow(&sink)
    }
  }
}
