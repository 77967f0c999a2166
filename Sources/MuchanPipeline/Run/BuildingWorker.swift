internal import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanLand
internal import MuchanQuantities
internal import MuchanRecords

/// Reads what features say of buildings, and hands it on in file order.
struct BuildingWorker: BlockWorker, ~Copyable {
  struct Partial: Sendable {
    var log: DiagnosticLog
    var ledger: Ledger
  }

  /// The properties that are read, in the order of `process`.
  static let columns = ["building_id", "parcel_id", "kind", "status", "completed_on", "floor_area_m2"]

  private let path: String
  private let sink: OrderedBlocks<[Building]>
  private var log = DiagnosticLog()
  private var ledger = Ledger()

  init(path: String, sink: OrderedBlocks<[Building]>) {
    self.path = path
    self.sink = sink
  }

  mutating func process(_ block: FeatureBlock) throws(Failure) {
    var rows: [Building] = []
    for row in 0..<block.count {
      guard let id = block.identifier(block.value(row: row, field: 0)) else {
        log.add(.missingID, at: place(row, of: block, id: nil, field: 0))
        ledger.rejected += 1
        continue
      }
      ledger.stored += 1
      var building = Building(id: id)
      building.parcelID = block.identifier(block.value(row: row, field: 1))
      building.kind = choice(row, 2, of: block, id)
      building.status = choice(row, 3, of: block, id)
      if let text = block.identifier(block.value(row: row, field: 4)) {
        building.completedOn = CalendarDay(text)
        if building.completedOn == nil {
          log.add(.notADate, at: place(row, of: block, id: id, field: 4), found: "\"\(text)\"")
        }
      }
      building.floorArea = area(row, 5, of: block, id)
      rows.append(building)
    }
    try sink.add(rows, ofBlock: block.index, features: block.count)
  }

  mutating func skip(block: Int) throws(Failure) { try sink.skip(block: block) }

  consuming func finish() -> Partial { Partial(log: log, ledger: ledger) }

  private mutating func choice<Choice: RawRepresentable & CaseIterable>(
    _ row: Int, _ field: Int, of block: FeatureBlock, _ id: String
  ) -> Choice? where Choice.RawValue == String {
    guard let text = block.identifier(block.value(row: row, field: field)) else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    log.add(
      .notAChoice, at: place(row, of: block, id: id, field: field), found: "\"\(text)\"",
      expected: Choice.allCases.map(\.rawValue).joined(separator: ", "))
    return nil
  }

  private mutating func area(
    _ row: Int, _ field: Int, of block: FeatureBlock, _ id: String
  ) -> FixedDecimal<SixPlaces>? {
    let value = block.value(row: row, field: field)
    guard value.kind != .missing, value.kind != .null else { return nil }
    let number = value.kind == .number ? FixedDecimal<SixPlaces>(rounding: value.number) : nil
    if let number, number >= .zero { return number }
    log.add(
      number == nil ? .notANumber : .negativeValue, at: place(row, of: block, id: id, field: field),
      found: "\"\(block.string(value))\"")
    return nil
  }

  private func place(_ row: Int, of block: FeatureBlock, id: String?, field: Int) -> Place {
    Place(
      file: path, byteOffset: block.featureOffsets[row], feature: row, id: id,
      field: "/properties/\(Self.columns[field])")
  }
}
