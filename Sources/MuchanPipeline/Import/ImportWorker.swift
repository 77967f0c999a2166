internal import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanGeometry
internal import MuchanRecords
internal import MuchanReport
internal import MuchanStore

/// Makes the features of blocks ready to be stored.
struct ImportWorker: BlockWorker, ~Copyable {
  struct Partial: Sendable {
    var log: DiagnosticLog
    var ledger: Ledger
    var properties: PropertyFindings
  }

  /// What a block became.
  struct Content: Sendable {
    var rows: RowBlock
    var rejections: [Rejection] = []
    /// Where the block ends, roughly: of its last feature.
    var byteOffset = 0

    init(columns: [StoreColumn]) { rows = RowBlock(columns: columns) }
  }

  private let columns: LayerColumns
  private let spatialReference: Int
  private let sink: OrderedBlocks<Content>
  private let idPointer: String
  private var judge: FeatureJudge
  private var properties = PropertyFindings()
  /// Members for `muchan_others` of the feature at hand.
  private var others: [UInt8] = []

  init(
    columns: LayerColumns, spatialReference: Int, idName: String?, judge: consuming FeatureJudge,
    sink: OrderedBlocks<Content>
  ) {
    self.columns = columns
    self.spatialReference = spatialReference
    self.sink = sink
    idPointer = (idName ?? columns.schema?.mark).map { pointer(to: $0) } ?? "/id"
    self.judge = judge
  }

  mutating func process(_ block: FeatureBlock) throws(Failure) {
    var content = Content(columns: columns.stored)
    content.rows.reserve(rows: block.count, vertices: block.polygons.x.count)
    content.byteOffset = block.featureOffsets.last ?? block.byteOffset
    for row in 0..<block.count { add(row, of: block, to: &content) }
    try sink.add(content, ofBlock: block.index, features: block.count)
  }

  mutating func skip(block: Int) throws(Failure) { try sink.skip(block: block) }

  consuming func finish() -> Partial { Partial(log: judge.log, ledger: judge.ledger, properties: properties) }

  private mutating func add(_ row: Int, of block: FeatureBlock, to content: inout Content) {
    let idValue = idValue(of: row, block)
    let id = idValue.flatMap { block.identifier($0) }
    let verdict = judge.judge(row, of: block, id: id, acceptsLines: columns.schema?.allowsLines ?? false)
    if columns.needsID, id == nil, judge.rejection == nil {
      judge.reject(Diagnostic(.missingID, at: judge.place(row, of: block, id: nil, field: idPointer)))
    }
    guard judge.rejection == nil, let shape = StoredShape(block.shapes[row], of: row, block, verdict, judge) else {
      if let reason = judge.rejection {
        content.rejections.append(
          Rejection(
            feature: row, byteOffset: block.featureOffsets[row], reason: reason, position: position(row, of: block)))
      }
      return
    }
    if let layer = columns.layer {
      properties.check(row, of: block, as: layer, at: judge.place(row, of: block, id: id))
    }
    if case .asRepaired = verdict {
      content.rows.add(shape, row: 0, of: judge.repaired, spatialReference: spatialReference)
    } else {
      content.rows.add(shape, row: row, of: block.polygons, spatialReference: spatialReference)
    }
    addCells(row, of: block, to: &content.rows)
    let idText = idValue.flatMap { id == nil ? nil : block.text[$0.text] }
    content.rows.endRow(id: idText, feature: row, byteOffset: block.featureOffsets[row])
  }

  private func idValue(of row: Int, _ block: FeatureBlock) -> PropertyValue? {
    guard let field = columns.idField else { return block.ids[row] }
    let value = block.value(row: row, field: field)
    return value.isGiven || columns.schema == nil ? value : block.ids[row]
  }

  private func position(_ row: Int, of block: FeatureBlock) -> (x: Double, y: Double)? {
    if let fault = judge.faultPosition { return fault }
    guard let first = block.polygons.vertices(ofRow: row).first else { return nil }
    return (block.polygons.x[first], block.polygons.y[first])
  }

  // MARK: Cells

  private mutating func addCells(_ row: Int, of block: FeatureBlock, to rows: inout RowBlock) {
    others.removeAll(keepingCapacity: true)
    others.append(contentsOf: block.rest(ofRow: row))
    for source in columns.sources {
      addCell(block.value(row: row, field: source.field), source, block, to: &rows)
    }
    for (field, name) in columns.absent {
      let value = block.value(row: row, field: field)
      if value.kind != .missing, value.kind != .null, value.kind != .structure { keep(value, named: name, block) }
    }
    // The feature's own id, as JSON tells 1 from "1".
    let own = block.ids[row]
    if own.kind == .missing || own.kind == .null {
      rows.addNull()
    } else {
      rows.add(Self.json(own, block)[...])
    }
    if others.isEmpty {
      rows.addNull()
    } else {
      others[others.count - 1] = UInt8(ascii: "}")
      others.insert(UInt8(ascii: "{"), at: 0)
      rows.add(others[...])
    }
  }

  /// Stores a value in its column where that keeps it exactly, and beside the columns otherwise.
  private mutating func addCell(
    _ value: PropertyValue, _ source: LayerColumns.Source, _ block: FeatureBlock, to rows: inout RowBlock
  ) {
    switch (value.kind, source.column.kind) {
    case (.missing, _), (.null, _):
      rows.addNull()
    case (.text, .text):
      rows.add(block.text[value.text])
    case (.text, .date) where CalendarDay(block.string(value)) != nil:
      rows.add(block.text[value.text])
    case (.number, .number) where Self.isExact(value, block):
      rows.add(value.number)
    case (.flag, .flag):
      rows.add(block.text[value.text.lowerBound] == UInt8(ascii: "t"))
    case (.number, .text):
      // An id or code that was written as a number: to be found by, and kept as it is.
      rows.add(block.text[value.text])
      keep(value, named: source.name, block)
    case (.structure, _):
      // It stands among the others already.
      rows.addNull()
    default:
      rows.addNull()
      keep(value, named: source.name, block)
    }
  }

  /// Whether SQLite gives the same number back: whole numbers past 2^53 lose digits, and it has no negative zero.
  private static func isExact(_ value: PropertyValue, _ block: FeatureBlock) -> Bool {
    let magnitude = value.number.magnitude
    if magnitude < 9_007_199_254_740_992 { return magnitude != 0 || value.number.sign == .plus }
    // Infinite stands for a number that no double holds.
    guard magnitude.isFinite else { return false }
    return !block.text[value.text].allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-") }
  }

  private mutating func keep(_ value: PropertyValue, named name: String, _ block: FeatureBlock) {
    others.append(contentsOf: JSONValue.string(name).compact().utf8)
    others.append(UInt8(ascii: ":"))
    others.append(contentsOf: Self.json(value, block))
    others.append(UInt8(ascii: ","))
  }

  private static func json(_ value: PropertyValue, _ block: FeatureBlock) -> [UInt8] {
    value.kind == .text ? Array(JSONValue.string(block.string(value)).compact().utf8) : Array(block.text[value.text])
  }
}

extension StoredShape {
  /// The shape that a feature is stored as; nil where it has none that is stored.
  fileprivate init?(
    _ shape: FeatureShape, of row: Int, _ block: FeatureBlock, _ verdict: FeatureJudge.Verdict,
    _ judge: borrowing FeatureJudge
  ) {
    switch (verdict, shape) {
    case (.rejected, _): return nil
    case (.asRepaired, _): self = judge.repaired.parts(ofRow: 0).count > 1 ? .multiPolygon : Self(shape) ?? .polygon
    case (.asRead, _):
      guard let stored = Self(shape) else { return nil }
      self = stored
    }
  }

  private init?(_ shape: FeatureShape) {
    switch shape {
    case .polygon: self = .polygon
    case .multiPolygon: self = .multiPolygon
    case .line: self = .line
    case .multiLine: self = .multiLine
    case .missing, .null, .point, .multiPoint, .collection, .unknown: return nil
    }
  }
}
