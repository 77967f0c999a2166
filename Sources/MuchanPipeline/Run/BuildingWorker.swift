internal import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanGeometry
internal import MuchanLand
internal import MuchanQuantities
internal import MuchanRecords

/// Reads what features say of buildings, and their outlines, and hands both on in file order.
struct BuildingWorker: BlockWorker, ~Copyable {
  /// The buildings of one block.
  struct Content: Sendable {
    var buildings: [Building] = []
    /// Of those that have an outline.
    var outlines = PolygonColumns()
    /// For each building the row of its outline; nil for points and for buildings without geometry.
    var rows: [Int?] = []
  }

  struct Partial: Sendable {
    var log: DiagnosticLog
    var ledger: Ledger
  }

  /// The properties that are read, in the order of `process`.
  static let columns = ["building_id", "parcel_id", "kind", "status", "completed_on", "floor_area_m2"]

  private let sink: OrderedBlocks<Content>
  private var judge: FeatureJudge

  init(judge: consuming FeatureJudge, sink: OrderedBlocks<Content>) {
    self.judge = judge
    self.sink = sink
  }

  mutating func process(_ block: FeatureBlock) throws(Failure) {
    var content = Content()
    for row in 0..<block.count {
      let id = block.identifier(block.value(row: row, field: 0))
      let verdict = judge.judge(row, of: block, id: id, needsPolygon: false)
      if case .rejected = verdict { continue }
      guard let id else {
        judge.reject(Diagnostic(.missingID, at: place(row, of: block, id: nil, field: 0)))
        continue
      }
      var building = Building(id: id)
      building.parcelID = block.identifier(block.value(row: row, field: 1))
      building.kind = choice(row, 2, of: block, id)
      building.status = choice(row, 3, of: block, id)
      if let text = block.identifier(block.value(row: row, field: 4)) {
        building.completedOn = CalendarDay(text)
        if building.completedOn == nil {
          judge.note(
            Diagnostic(.notADate, at: place(row, of: block, id: id, field: 4), found: "\"\(text)\""))
        }
      }
      building.floorArea = area(row, 5, of: block, id)
      building.hasOutline = block.shapes[row].isPolygonal
      content.buildings.append(building)
      guard building.hasOutline else {
        content.rows.append(nil)
        continue
      }
      content.rows.append(content.outlines.count)
      if case .asRepaired = verdict {
        content.outlines.appendRow(0, of: judge.repaired)
      } else {
        content.outlines.appendRow(row, of: block.polygons)
      }
    }
    try sink.add(content, ofBlock: block.index, features: block.count)
  }

  mutating func skip(block: Int) throws(Failure) { try sink.skip(block: block) }

  consuming func finish() -> Partial { Partial(log: judge.log, ledger: judge.ledger) }

  private mutating func choice<Choice: RawRepresentable & CaseIterable>(
    _ row: Int, _ field: Int, of block: FeatureBlock, _ id: String
  ) -> Choice? where Choice.RawValue == String {
    guard let text = block.identifier(block.value(row: row, field: field)) else { return nil }
    if let choice = Choice(rawValue: LayerSchema.buildings.word(text, in: Self.columns[field])) { return choice }
    judge.note(
      Diagnostic(
        .notAChoice, at: place(row, of: block, id: id, field: field), found: "\"\(text)\"",
        expected: Choice.allCases.map(\.rawValue).joined(separator: ", ")))
    return nil
  }

  private mutating func area(
    _ row: Int, _ field: Int, of block: FeatureBlock, _ id: String
  ) -> FixedDecimal<SixPlaces>? {
    let value = block.value(row: row, field: field)
    guard value.kind != .missing, value.kind != .null else { return nil }
    let number = value.kind == .number ? FixedDecimal<SixPlaces>(rounding: value.number) : nil
    if let number, number >= .zero { return number }
    judge.note(
      Diagnostic(
        number == nil ? .notANumber : .negativeValue, at: place(row, of: block, id: id, field: field),
        found: "\"\(block.string(value))\""))
    return nil
  }

  private func place(_ row: Int, of block: FeatureBlock, id: String?, field: Int) -> Place {
    judge.place(row, of: block, id: id, field: "/properties/\(Self.columns[field])")
  }
}
