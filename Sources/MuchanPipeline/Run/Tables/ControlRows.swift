internal import MuchanLand
internal import MuchanPolicy
internal import MuchanQuantities
internal import MuchanRecords
internal import MuchanReport
internal import MuchanYield

/// Parcels in control units with the answer of the access list (`policy_controls.csv`), a row for each parcel and unit.
struct ControlRows: StreamedTable {
  private let run: ProjectRun
  /// Nil where the spatial rules are not asked for.
  private let source: PolicySource?

  init(_ run: ProjectRun) {
    self.run = run
    source = run.policy.map { policy in
      PolicySource(
        parcels: run.land.parcels, codes: run.reference.codes, units: policy.layers.units ?? [],
        industries: policy.industries, access: policy.access, sliver: policy.terms.sliver)
    }
  }

  var name: String { "policy_controls" }

  var columns: [Column] {
    [
      .text("parcel_id", en: "parcel", zh: "宗地"), .text("control_id", en: "unit", zh: "管控单元"),
      .text("kind", en: "kind", zh: "类型"), .text("item", en: "item", zh: "事项"),
      .number("area_m2"), .number("area_mu", en: "area mu", zh: "面积(亩)"),
      .number("share_percent", en: "share %", zh: "占宗地%"), .text("sliver"),
      .text("access", en: "access", zh: "准入"), .text("enterprise_id", en: "enterprise", zh: "企业"),
      .text("industry_code"), .text("missing", en: "missing", zh: "缺少"), .text("document"), .text("article"),
    ]
  }

  var isEmpty: Bool { source?.units.isEmpty ?? true }

  func write<Sink: RowSink, Failed: Error>(
    to sink: inout Sink, afterRow: (inout Sink) throws(Failed) -> Void
  ) throws(Failed) {
    guard let source else { return }
    let parcels = source.parcels
    for row in parcels.rowsByID {
      let pieces = parcels.surroundings(of: row).controls
      guard !pieces.isEmpty else { continue }
      let id = parcels.id(of: row)
      let whole = parcels.measuredArea(of: row)
      let subject = source.subject(of: row)
      for piece in pieces {
        let unit = source.units[piece.number]
        let isSliver = piece.area <= source.sliver
        sink.add(id)
        sink.add(unit.id)
        sink.add(unit.kind.rawValue)
        sink.add(unit.item)
        sink.add(piece.area.squareMetres, minimumPlaces: 4)
        sink.add(piece.area.mu, minimumPlaces: 4)
        sink.add(Ratio(piece.area.squareMetres, of: whole.squareMetres).map { $0.doubleValue * 100 }, places: 4)
        sink.add(isSliver ? "true" : "false")
        add(isSliver ? nil : source.access?.verdict(on: subject, in: unit), to: &sink)
        sink.endRow()
        try afterRow(&sink)
      }
    }
  }

  private func add<Sink: RowSink>(_ verdict: AccessList.Verdict?, to sink: inout Sink) {
    sink.add(verdict?.name)
    switch verdict {
    case .entry(let entry, let enterprise)?:
      let occupant = enterprise.flatMap { source?.industries?.id(of: $0) }
      sink.add(occupant)
      sink.add(entry.industryPrefix ?? entry.activity)
      sink.add(nil as String?)
      sink.add(entry.document)
      sink.add(entry.article)
    case .unknown(let missing)?:
      sink.add(nil as String?)
      sink.add(nil as String?)
      sink.add(missing)
      sink.add(nil as String?)
      sink.add(nil as String?)
    case .unlisted?, nil:
      for _ in 0..<5 { sink.add(nil as String?) }
    }
  }
}
